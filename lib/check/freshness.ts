import type { ListState } from '../list/index.ts';
import type { PolicyInForce } from '../policy/index.ts';
import { chinaDay, daysBetween, isDay, workingDaysAfter } from '../shared/index.ts';
import type { Freshness, ListFacts } from './types.ts';

/** A clock may be off by a day without harm: zones, a machine that slept. More means that ages cannot be told. */
const CLOCK_TOLERANCE_MS = 86_400_000;

/**
 * How far a list may be relied on at `now` (epoch ms). The age counts from the day that the list shows (`asOf`), in
 * Chinese days; the hard limit counts working days by the pack's calendar. A failed sync does not matter while the last
 * good version is young enough.
 */
export function freshnessOf(state: ListState, policy: Pick<PolicyInForce, 'pack' | 'rules'>, now: number): ListFacts {
  const { current } = state;
  const base = { id: state.listId, kind: state.kind, trust: state.trust, lastVerifiedAt: state.lastVerifiedAt, lastOutcome: state.lastOutcome };
  if (current === undefined) return { ...base, freshness: state.lastOutcome === 'storage-broken' ? 'broken' : 'never-synced' };
  const published = Date.parse(current.publishedAt);
  const expires = Date.parse(current.expiresAt);
  // Dates are checked before a list is stored: unreadable ones mean that the store is not what it was.
  if (!isDay(current.asOf) || Number.isNaN(published) || Number.isNaN(expires)) return { ...base, freshness: 'broken', version: current.version };
  const today = chinaDay(now);
  const ageDays = daysBetween(current.asOf, today);
  const ageWorkingDays = workingDaysAfter(current.asOf, today, policy.pack.calendar);
  const freshness = grade();
  return { ...base, freshness, version: current.version, asOf: current.asOf, setHash: current.setHash, ageDays, ageWorkingDays };

  function grade(): Freshness {
    if (now < published - CLOCK_TOLERANCE_MS || ageDays < -1) return 'clock-behind';
    if (now > expires) return 'expired';
    if (ageWorkingDays > policy.rules.hardLimitWorkingDays) return 'stale';
    return ageDays > policy.rules.agingAfterDays ? 'aging' : 'fresh';
  }
}

/** Facts of every list that counts: those of the store, and those that policy names but that never came. */
export function factsOf(states: readonly ListState[], policy: PolicyInForce, now: number): ListFacts[] {
  const missing = policy.lists
    .filter(({ id }) => !states.some((state) => state.listId === id))
    // What a list is about is known from its head; until then the gravest kind is assumed, so that its absence is said.
    .map(({ id }): ListFacts => ({ id, kind: 'severe', trust: 'signed', freshness: 'never-synced' }));
  return [...states.map((state) => freshnessOf(state, policy, now)), ...missing];
}
