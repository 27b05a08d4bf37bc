import type { Outcome, Verdict } from './types.ts';

/** What an officer must hear of first. */
const ORDER: readonly Outcome[] = ['listed', 'suspected', 'related', 'cannot-check', 'different-entity', 'not-found'];

/** The verdict that counts for a page with several applicants: one listed party among them is not covered up by the others. */
export function gravest(verdicts: readonly Verdict[]): Verdict | undefined {
  return [...verdicts].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))[0];
}
