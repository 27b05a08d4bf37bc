/** A comparison of the two stored versions of a list, as the options page sees it. */
import type { ChangeHeadings, ChangePage, ChangeQuery, CompareAnswer, FromWorker, ToWorker } from '../list/index.ts';

export interface ChangesSession {
  /** Compares; told of the progress in steps. Undefined when it was closed before the end. */
  compare(onProgress: (done: number, total: number) => void): Promise<CompareAnswer | undefined>;
  /** After `compare`: a part of what was found. */
  page(query: ChangeQuery): Promise<ChangePage>;
  csv(headings: ChangeHeadings): Promise<Blob>;
  /** Ends the comparison, wherever it is, and lets its result go. */
  close(): void;
}

export function openChanges(listId: string): ChangesSession {
  const worker = new Worker(new URL('../list/changes.worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  let compared: (answer: CompareAnswer | undefined) => void = () => undefined;
  let progress: (done: number, total: number) => void = () => undefined;
  const pages = new Map<number, (page: ChangePage) => void>();
  const files = new Map<number, (file: Blob) => void>();
  const send = (message: ToWorker): void => worker.postMessage(message, {});

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'progress') progress(data.done, data.total);
    else if (data.type === 'compared') compared(data.answer);
    else if (data.type === 'page') taken(pages, data.turn)?.(data.page);
    else taken(files, data.turn)?.(data.file);
  });
  // A worker that cannot be loaded or fails has no answer to give.
  worker.addEventListener('error', () => compared({ ok: false, reason: 'storage-broken' }));

  return {
    compare(onProgress) {
      progress = onProgress;
      send({ type: 'compare', listId });
      return new Promise((resolve) => {
        compared = resolve;
      });
    },
    page(query) {
      const mine = (turn += 1);
      send({ type: 'page', turn: mine, query });
      return new Promise((resolve) => pages.set(mine, resolve));
    },
    csv(headings) {
      const mine = (turn += 1);
      send({ type: 'csv', turn: mine, headings });
      return new Promise((resolve) => files.set(mine, resolve));
    },
    close() {
      worker.terminate();
      compared(undefined);
    },
  };
}

function taken<T>(waiting: Map<number, T>, turn: number): T | undefined {
  const resolve = waiting.get(turn);
  waiting.delete(turn);
  return resolve;
}
