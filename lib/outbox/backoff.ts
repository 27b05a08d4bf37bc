const FIRST_MINUTES = 1;
/** A store that has been away for a day is asked about once an hour; it costs nothing, and the chain keeps. */
const MOST_MINUTES = 60;

/** Milliseconds to wait after the n-th failure in a row, n from 1: doubled each time, give or take half of it by chance, so that ten thousand desks that failed together do not come back together. */
export function retryMs(failures: number, random: () => number): number {
  const minutes = Math.min(MOST_MINUTES, FIRST_MINUTES * 2 ** Math.min(failures - 1, 10));
  return Math.round(minutes * 60_000 * (0.5 + random()));
}

/** Milliseconds to the next sending after a good one: the interval, less up to a fifth of it. */
export function intervalMs(minutes: number, random: () => number): number {
  return Math.round(minutes * 60_000 * (1 - random() / 5));
}

/** Longest wait that either may give: a due time farther off was set by a clock that has been put back since. */
export function longestMs(minutes: number): number {
  return Math.max(minutes, MOST_MINUTES * 1.5) * 60_000;
}
