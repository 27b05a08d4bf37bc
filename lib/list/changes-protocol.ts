import type { ChangeHeadings, ChangePage, ChangeQuery } from './change-table.ts';
import type { ChangeCounts } from './changes.ts';
import type { ListVersion } from './state.ts';

/** How a comparison of the two stored versions ended. `listed`: how many changes the table has, when not all. */
export type CompareAnswer =
  | { readonly ok: true; readonly before: ListVersion; readonly after: ListVersion; readonly counts: ChangeCounts; readonly listed: number }
  | { readonly ok: false; readonly reason: 'no-two-versions' | 'changed-meanwhile' | 'storage-broken' };

/** What the page may call in the worker that compares. `kept`: the value beside the database, which knows its name. */
export type ChangesWorkerSide = {
  compare(request: { readonly listId: string; readonly kept: unknown }): Promise<CompareAnswer>;
  page(query: ChangeQuery): ChangePage;
  csv(headings: ChangeHeadings): Blob;
};
/** What the worker may call in the page. */
export type ChangesPageSide = {
  progress(step: { readonly done: number; readonly total: number }): void;
};
