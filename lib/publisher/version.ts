import type { Day } from '../shared/index.ts';

/** Seconds of a version's lower part: nine digits hold 31 years after the list's day. */
const PER_DAY = 1_000_000_000;

/**
 * Version of a list built at `nowMs` for the state of the register on `asOf`: the day first, so that a later
 * state always wins, then the time of building since that day began in China, so that a rebuild for the same day rises.
 */
export function defaultVersion(asOf: Day, nowMs: number, before: number | undefined): number {
  const day = Number(asOf.replaceAll('-', '').slice(2));
  const seconds = Math.min(PER_DAY - 1, Math.max(0, Math.floor((nowMs - Date.parse(`${asOf}T00:00:00+08:00`)) / 1000)));
  return Math.max(day * PER_DAY + seconds, (before ?? 0) + 1);
}
