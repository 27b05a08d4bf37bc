/**
 * Token bucket a sender: a runaway or hostile page may make our script send without end, and every message
 * wakes the worker. 40 at once and 10 a second is several times what a guard sends on the busiest page measured.
 */
const BURST = 40;
const PER_SECOND = 10;

export interface RateLimiter {
  /** True when the sender may send now; counts the message. `nowMs`: any monotonic milliseconds. */
  allow(sender: string, nowMs: number): boolean;
}

export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    allow(sender, nowMs) {
      const bucket = buckets.get(sender) ?? { tokens: BURST, at: nowMs };
      const tokens = Math.min(BURST, bucket.tokens + ((nowMs - bucket.at) / 1000) * PER_SECOND);
      const allowed = tokens >= 1;
      buckets.set(sender, { tokens: allowed ? tokens - 1 : tokens, at: nowMs });
      // Senders come and go with tabs: full buckets hold no information and are forgotten.
      if (buckets.size > 500) {
        for (const [key, value] of buckets) if ((nowMs - value.at) * PER_SECOND > BURST * 1000) buckets.delete(key);
      }
      return allowed;
    },
  };
}
