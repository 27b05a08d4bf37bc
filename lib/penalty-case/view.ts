import type { PenaltyCases } from '../policy/index.ts';
import type { WorkCalendar } from '../shared/index.ts';
import { deadlinesOf } from './deadlines.ts';
import type { Advice, ListingView, TabPenalty } from './types.ts';

/** What was read that leads to the advice, as words that compare: a decision holds while no new one comes. */
export function triggersOf({ triggers }: Pick<Advice, 'triggers'>): string[] {
  return triggers.flatMap((one) => (one.why === 'heavier-kind' ? one.kinds.map((kind) => `kind:${kind}`) : [one.why])).sort();
}

/**
 * Whether the page itself shall say something: a listing is to be considered, and nobody has decided on it. A decision
 * taken here stays in sight; one taken before is not shown again, and the question is not asked twice.
 */
export function asksAboutListing(penalty: TabPenalty | undefined): boolean {
  if (penalty === undefined || penalty.assessed.advice.level !== 'consider') return false;
  return penalty.decision === undefined || penalty.here === true || penalty.more === true || penalty.decision.kind === 'undecided';
}

/** The case as it is shown; undefined while there is nothing to advise and nothing was decided. */
export function listingView(penalty: TabPenalty | undefined, section: PenaltyCases, calendar: WorkCalendar, minNote: number): ListingView | undefined {
  if (penalty === undefined || (penalty.assessed.advice.level === 'none' && penalty.decision === undefined)) return undefined;
  const { key, decision, here, more, assessed } = penalty;
  return {
    key,
    advice: assessed.advice,
    facts: assessed.facts,
    ...(decision === undefined ? {} : { decision }),
    ...(here === true ? { here } : {}),
    ...(more === true ? { more } : {}),
    reasons: section.reasons,
    articles: section.articles.map(({ code, article, field }) => ({ code, article, field })),
    ahead: deadlinesOf('list', assessed.facts, section, calendar),
    minNote,
  };
}
