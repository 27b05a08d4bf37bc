import type { ChangeHeadings, ChangePage, ChangeQuery } from './change-table.ts';
import type { ChangeCounts } from './changes.ts';
import type { ListVersion } from './state.ts';

/** How a comparison of the two stored versions ended. `listed`: how many changes the table has, when not all. */
export type CompareAnswer =
  | { readonly ok: true; readonly before: ListVersion; readonly after: ListVersion; readonly counts: ChangeCounts; readonly listed: number }
  | { readonly ok: false; readonly reason: 'no-two-versions' | 'changed-meanwhile' | 'storage-broken' };

/** What a page asks its worker, and what comes back. `turn` tells answers apart. */
export type ToWorker =
  | { readonly type: 'compare'; readonly listId: string }
  | { readonly type: 'page'; readonly turn: number; readonly query: ChangeQuery }
  | { readonly type: 'csv'; readonly turn: number; readonly headings: ChangeHeadings };
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'compared'; readonly answer: CompareAnswer }
  | { readonly type: 'page'; readonly turn: number; readonly page: ChangePage }
  | { readonly type: 'csv'; readonly turn: number; readonly file: Blob };
