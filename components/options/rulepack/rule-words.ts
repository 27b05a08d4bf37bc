import { i18n } from '#i18n';
import type { Rule, RulePack } from '../../../lib/policy/index.ts';
import { effectText, gradeText, groundText, listKindText, pageKindText, standingText } from '../../../lib/ui/index.ts';
import { citation } from '../../../lib/ui/unverified.ts';

/** A rule as a sentence: whom it meets, where, and what follows. */
export function ruleSentence({ listKinds, grades, standings, groundCodes, pageKinds, effects }: Rule): string {
  const grounds = groundCodes === undefined ? '' : i18n.t('pack.onGrounds', [join(groundCodes.map(groundText))]);
  return i18n.t('pack.sentence', [join(listKinds.map(listKindText)), join(standings.map(standingText)), grounds, join(grades.map(gradeText)), join(pageKinds.map(pageKindText)), join(effects.map(effectText))]);
}

/** The strongest thing that a rule asks for. */
export function strengthOf({ effects }: Pick<Rule, 'effects'>): 'close' | 'hold' | 'say' | 'count' {
  if (effects.includes('block-commitment') || effects.includes('block-simplified-deregistration')) return 'close';
  if (effects.includes('confirm')) return 'hold';
  return effects.some((effect) => effect !== 'count') ? 'say' : 'count';
}

/** A provision as it is cited; its id where the pack has none of that id. */
export function basisText(pack: Pick<RulePack, 'bases'>, id: string): string {
  const basis = pack.bases.find((candidate) => candidate.id === id);
  return basis === undefined ? id : citation(basis);
}

function join(words: readonly string[]): string {
  return words.join(i18n.t('common.comma'));
}
