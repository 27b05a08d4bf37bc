/** How a sync waits between tries; given from outside, so that tests neither wait nor throw dice. */
export interface Patience {
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const FIRST_WAIT_MS = 1000;

/** How long to wait after the n-th failure in a row, n from 1: doubled each time, less up to half of it by chance, so that those that failed together do not come back together. */
export function backoffMs(failures: number, random: () => number): number {
  return Math.round(FIRST_WAIT_MS * 2 ** (failures - 1) * (1 - random() / 2));
}

export const patience: Patience = {
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      if (signal?.aborted) done();
      else signal?.addEventListener('abort', done, { once: true });
    }),
};
