/** The worker that counts the penalties of all parties, as the options page sees it. */
import type { GroupAnswer, GroupPageSide, GroupRequest, GroupWorkerSide } from '../repeat/index.ts';
import { connect } from '../shared/calls.ts';

export interface GroupSession {
  readonly answer: Promise<GroupAnswer | undefined>;
  /** Ends the count, wherever it is: there is no answer then. */
  close(): void;
}

/** @param readKept reads the value beside the list database, which knows its name */
export function countGroup(request: GroupRequest, readKept: () => Promise<unknown>, onProgress: (done: number, total: number) => void): GroupSession {
  const worker = new Worker(new URL('../repeat/group.worker.ts', import.meta.url), { type: 'module' });
  const calls = connect<GroupPageSide, GroupWorkerSide>(worker, { progress: ({ done, total }) => onProgress(done, total) });
  let close: () => void = () => undefined;
  const closed = new Promise<undefined>((resolve) => void (close = () => resolve(undefined)));
  // A worker that cannot be loaded or fails has no answer to give.
  const failed = new Promise<GroupAnswer>((resolve) => worker.addEventListener('error', () => resolve({ ok: false, reason: 'storage-broken' })));
  const end = () => {
    worker.terminate();
    close();
  };
  return { answer: Promise.race([readKept().then((kept) => calls.count({ ...request, kept })), failed, closed]), close: end };
}
