/** The worker that draws up the annex table, as the options page sees it. */
import type { AnnexAnswer, AnnexFigures, AnnexPageSide, AnnexQuery, AnnexRecords, AnnexRequest, AnnexWorkerSide, OfficeChoice } from '../stats/index.ts';
import { connect } from '../shared/calls.ts';

export interface AnnexSession {
  /** Walks over the lists; told of the progress in steps. Undefined when it was closed before the end. */
  walk(request: AnnexRequest, onProgress: (done: number, total: number) => void): Promise<AnnexAnswer | undefined>;
  /** After `walk`. */
  figures(offices: OfficeChoice): Promise<AnnexFigures>;
  records(query: AnnexQuery & { readonly offset: number; readonly limit: number }): Promise<AnnexRecords>;
  /** Ends the walk, wherever it is, and lets what was found go. */
  close(): void;
}

/** @param readKept reads the value beside the list database, which knows its name */
export function openAnnex(readKept: () => Promise<unknown>): AnnexSession {
  const worker = new Worker(new URL('../stats/annex.worker.ts', import.meta.url), { type: 'module' });
  let progress: (done: number, total: number) => void = () => undefined;
  const calls = connect<AnnexPageSide, AnnexWorkerSide>(worker, { progress: ({ done, total }) => progress(done, total) });
  let close: () => void = () => undefined;
  const closed = new Promise<undefined>((resolve) => void (close = () => resolve(undefined)));
  // A worker that cannot be loaded or fails has no answer to give.
  const failed = new Promise<AnnexAnswer>((resolve) => worker.addEventListener('error', () => resolve({ ok: false, reason: 'storage-broken' })));
  return {
    async walk(request, onProgress) {
      progress = onProgress;
      const kept = await readKept();
      return Promise.race([calls.walk({ ...request, kept }), failed, closed]);
    },
    figures: (offices) => calls.figures(offices),
    records: (query) => calls.records(query),
    close() {
      worker.terminate();
      close();
    },
  };
}
