/** A comparison of the two stored versions of a list, as the options page sees it. */
import type { ChangeHeadings, ChangePage, ChangeQuery, ChangesPageSide, ChangesWorkerSide, CompareAnswer } from '../list/index.ts';
import { connect } from '../shared/calls.ts';

export interface ChangesSession {
  /** Compares; told of the progress in steps. Undefined when it was closed before the end. */
  compare(onProgress: (done: number, total: number) => void): Promise<CompareAnswer | undefined>;
  /** After `compare`: a part of what was found. */
  page(query: ChangeQuery): Promise<ChangePage>;
  csv(headings: ChangeHeadings): Promise<Blob>;
  /** Ends the comparison, wherever it is, and lets its result go. */
  close(): void;
}

/** @param readKept reads the value beside the list database, which knows its name */
export function openChanges(listId: string, readKept: () => Promise<unknown>): ChangesSession {
  const worker = new Worker(new URL('../list/changes.worker.ts', import.meta.url), { type: 'module' });
  let progress: (done: number, total: number) => void = () => undefined;
  const calls = connect<ChangesPageSide, ChangesWorkerSide>(worker, { progress: ({ done, total }) => progress(done, total) });
  let close: () => void = () => undefined;
  const closed = new Promise<undefined>((resolve) => void (close = () => resolve(undefined)));
  // A worker that cannot be loaded or fails has no answer to give.
  const failed = new Promise<CompareAnswer>((resolve) => worker.addEventListener('error', () => resolve({ ok: false, reason: 'storage-broken' })));
  return {
    async compare(onProgress) {
      progress = onProgress;
      const kept = await readKept();
      return Promise.race([calls.compare({ listId, kept }), failed, closed]);
    },
    page: (query) => calls.page(query),
    csv: (headings) => calls.csv(headings),
    close() {
      worker.terminate();
      close();
    },
  };
}
