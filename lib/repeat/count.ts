import type { Day } from '../shared/index.ts';
import type { Decision } from './decisions.ts';
import { windowOf, type RepeatRule, type Window } from './rule.ts';

export interface RepeatCount extends Window {
  /** Decisions or acts, as the rule says. */
  readonly count: number;
  readonly reached: boolean;
  /** Days, by the rule's choice of day, of the first and the latest counted penalty; absent when none counts. */
  readonly firstOn?: Day;
  readonly lastOn?: Day;
  /** Numbers of the counted decisions, newest first; decisions without a number are left out. */
  readonly docNos: readonly string[];
}

/**
 * How often a party was punished in the window that ends as the rule says, seen on `today` (a Chinese day). What was repaired
 * or quashed by today is out, even where the window ends earlier: nothing of it may be used any more.
 */
export function countPenalties(decisions: Iterable<Decision>, rule: RepeatRule, today: Day, window: Window = windowOf(rule, today)): RepeatCount {
  const counted: (readonly [day: Day, decision: Decision])[] = [];
  let count = 0;
  for (const decision of decisions) {
    const day = rule.by === 'decision' ? decision.decidedOn : decision.publishedOn;
    if (day === undefined || day < window.from || day > window.to) continue;
    if (decision.removedOn !== undefined && decision.removedOn <= today) continue;
    if ((decision.warningOnly && !rule.warnings) || (decision.simple && !rule.simple)) continue;
    counted.push([day, decision]);
    count += rule.unit === 'decision' ? 1 : decision.acts;
  }
  counted.sort(([a, one], [b, other]) => (a === b ? ((one.docNo ?? '') < (other.docNo ?? '') ? -1 : 1) : a > b ? -1 : 1));
  const [last, first] = [counted[0]?.[0], counted.at(-1)?.[0]];
  return {
    ...window,
    count,
    reached: count >= rule.threshold,
    ...(first === undefined ? {} : { firstOn: first }),
    ...(last === undefined ? {} : { lastOn: last }),
    docNos: counted.flatMap(([, { docNo }]) => docNo ?? []),
  };
}
