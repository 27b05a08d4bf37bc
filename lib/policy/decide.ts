import type { AppliedEffect, CheckContext, CheckReason, ListFacts, Outcome } from '../check/index.ts';
import type { Match } from '../match/index.ts';
import type { PolicyInForce } from './in-force.ts';
import { boundEffect, isConfirmed, type Bounded, type Confirmed } from './invariants.ts';
import type { Rule, RulePack } from './rule-pack.ts';
import type { EffectName, LegalBasis } from './types.ts';

/** What follows from the matches alone; `undefined` outcome: nothing agrees, the caller knows what that is worth. */
export interface Decided {
  readonly outcome: Exclude<Outcome, 'not-found' | 'cannot-check'> | undefined;
  readonly effects: readonly AppliedEffect[];
  readonly reasons: readonly CheckReason[];
}

/**
 * Asks the rule pack which effects apply, then holds the answer to the rules that no pack can change.
 * In: matches in order of weight, facts of their lists, who is asking, the policy in force, and which listings an
 * officer has confirmed to be this applicant. Removed and not yet valid listings are not looked at.
 */
export function decideEffects(
  matches: readonly Match[],
  lists: readonly ListFacts[],
  context: CheckContext,
  policy: Pick<PolicyInForce, 'pack' | 'rules'>,
  confirmed: readonly Confirmed[] = [],
): Decided {
  const live = matches.filter(isShown);
  const asked = live.flatMap((match) => {
    const facts = lists.find((list) => list.id === match.listId);
    const circumstances = { match, facts, context, rules: policy.rules, confirmed: isConfirmed(match, confirmed) };
    return policy.pack.rules
      .filter((rule) => applies(rule, match, context))
      .flatMap((rule) => rule.effects.map((effect) => ({ ...boundEffect(effect, circumstances), basis: basesOf(rule, policy.pack) })));
  });
  return { outcome: outcomeOf(live), effects: merge(asked), reasons: reasonsOf(live, lists, context) };
}

/** Removed or repaired parties are not to be shown at all (NDRC Order 36: stop using); not yet valid ones are not listed. */
export function isShown(match: Match): boolean {
  return match.standing === 'in-force' || match.standing === 'term-elapsed';
}

/** A name that is only alike, or a person's name alone, is no outcome; nor is it one that it was judged to be somebody else's. */
export function isOutcome({ grade }: Pick<Match, 'grade'>): boolean {
  return grade !== 'G5' && grade !== 'P3';
}

function applies(rule: Rule, match: Match, context: CheckContext): boolean {
  if (rule.groundCodes !== undefined && !rule.groundCodes.includes(match.listing.groundCode)) return false;
  return rule.listKinds.includes(match.listKind) && rule.grades.includes(match.grade) && rule.standings.includes(match.standing) && rule.pageKinds.includes(context.pageKind);
}

function basesOf(rule: Rule, pack: RulePack): LegalBasis[] {
  return pack.bases.filter((basis) => rule.basis.includes(basis.id));
}

/** `listed` and `suspected` are said of the severe list only: other lists have no such word in law. A name that is only alike is no outcome. */
function outcomeOf(live: readonly Match[]): Decided['outcome'] {
  // That somebody was punished often is a status of its own (`lib/repeat`).
  const own = live.filter((match) => match.listKind !== 'repeat' && match.grade !== 'G1x' && isOutcome(match));
  const binding = own.filter((match) => match.listKind === 'severe' && !match.flags.includes('through-legal-rep') && match.standing === 'in-force');
  if (binding.some(({ grade }) => grade === 'G1' || grade === 'P1')) return 'listed';
  if (binding.some(({ grade }) => grade === 'G2' || grade === 'G3')) return 'suspected';
  if (own.length > 0) return 'related';
  // Somebody of the same name is no answer to who the applicant is.
  return live.some((match) => match.grade === 'G1x') ? 'different-entity' : undefined;
}

/** One entry an effect, bases united. A question that a block has made needless is left out. */
function merge(asked: readonly (Bounded & { readonly basis: readonly LegalBasis[] })[]): AppliedEffect[] {
  const merged = new Map<EffectName, AppliedEffect>();
  for (const { effect, loweredBy, basis } of asked) {
    if (effect === undefined) continue;
    const before = merged.get(effect);
    const bases = [...(before?.basis ?? []), ...basis].filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i);
    const reason = before === undefined ? loweredBy : before.loweredBy;
    merged.set(effect, { effect, basis: bases, ...(reason === undefined ? {} : { loweredBy: reason }) });
  }
  if (merged.has('block-commitment')) merged.delete('confirm');
  return [...merged.values()];
}

function reasonsOf(live: readonly Match[], lists: readonly ListFacts[], context: CheckContext): CheckReason[] {
  const reasons: CheckReason[] = [];
  if (!context.applicantField && context.reading !== 'manual') reasons.push(context.remembered === true ? 'applicant-remembered' : 'several-applicants');
  if (context.reading === 'generic') reasons.push('generic-reading');
  if (live.some((match) => match.trust === 'local') || lists.some((list) => list.trust === 'local' && list.kind === 'severe')) reasons.push('list-unsigned');
  return reasons;
}
