/**
 * A token bucket for questions: a few at once, then so many a second. It keeps well below what the background admits of
 * a frame, whose reader and guard must never be turned away because a table scrolls.
 */
const AT_ONCE = 14;
const PER_SECOND = 4;

export interface Pace {
  /** Milliseconds until the next question may be sent; 0: now, and it is counted. */
  take(nowMs: number): number;
}

export function createPace(): Pace {
  let tokens = AT_ONCE;
  let at = 0;
  return {
    take(nowMs) {
      tokens = Math.min(AT_ONCE, tokens + (Math.max(0, nowMs - at) / 1000) * PER_SECOND);
      at = nowMs;
      if (tokens < 1) return Math.ceil(((1 - tokens) / PER_SECOND) * 1000);
      tokens -= 1;
      return 0;
    },
  };
}
