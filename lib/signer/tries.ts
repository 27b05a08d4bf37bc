/** Failed tries after which a signer has to wait. */
export const MAX_TRIES = 5;
export const WINDOW_MS = 15 * 60_000;

/** Whether one more try is allowed. `failed`: instants of failed tries, epoch milliseconds. */
export function mayTry(failed: readonly number[], now: number): boolean {
  return recent(failed, now).length < MAX_TRIES;
}

/** The failed tries to remember after one more: the latest by the clock, so that putting it back forgets none. */
export function withFailure(failed: readonly number[], now: number): number[] {
  return [...failed, now].sort((a, b) => a - b).slice(-MAX_TRIES);
}

/** A clock that was put back makes no try older: those that lie ahead count as just made. */
function recent(failed: readonly number[], now: number): number[] {
  return failed.filter((at) => now - at < WINDOW_MS);
}
