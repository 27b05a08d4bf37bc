/** What there is to judge in a verdict, and what was judged. Pure. */
import type { AppliedEffect, Finding, Verdict } from '../../lib/check/index.ts';
import { isJudgeable, type JudgementFact, type JudgementVerdict } from '../../lib/judgement/index.ts';
import type { OverlayState } from '../../lib/messaging/index.ts';

export interface RecordRef {
  readonly listId: string;
  readonly recordId: string;
}

/** The finding that the officer is asked about: the first that no "same" has settled. */
export function openFinding({ findings, judgements = [] }: Verdict): Finding | undefined {
  return findings.find((finding) => isJudgeable(finding) && finding.standing === 'in-force' && !judgements.some((fact) => sameRecord(fact, finding) && fact.state === 'in-force' && fact.verdict === 'same'));
}

/** All findings about the party of this one: an entity listed twice is judged once. */
export function recordsOfParty({ findings, suppressed = [] }: Verdict, of: Finding): RecordRef[] {
  return [...findings, ...suppressed]
    .filter((one) => isJudgeable(one) && one.listId === of.listId && one.listedName === of.listedName && one.listedUscc === of.listedUscc)
    .map(({ listId, recordId }) => ({ listId, recordId }));
}

export function sameRecord(a: RecordRef, b: RecordRef): boolean {
  return a.listId === b.listId && a.recordId === b.recordId;
}

/** What a choice would do, as the last part of a key in the locale files. */
export type Consequence = 'again' | 'closes' | 'staysHeld' | 'opensCarried' | 'opensCase' | 'undecided' | 'noEffect';

export function consequenceOf(word: JudgementVerdict, finding: Finding, { verdict, judgement, route }: Pick<OverlayState, 'verdict' | 'judgement' | 'route'>): Consequence {
  // Judged away before: any other word brings back what the list says.
  if (word !== 'different' && (verdict.suppressed ?? []).some((one) => sameRecord(one, finding))) return 'again';
  if (word === 'undecided') return route.state === 'confirm' ? 'undecided' : 'noEffect';
  if (word === 'different') return judgement?.scope === 'carried' ? 'opensCarried' : 'opensCase';
  if (route.state === 'open') return 'noEffect';
  const why: AppliedEffect['loweredBy'] = verdict.effects.find(({ effect }) => effect === 'confirm')?.loweredBy;
  return finding.grade === 'G2' && why === 'grade' ? 'closes' : 'staysHeld';
}

/** Facts worth a line of their own: lapsed ones, and those in force that are not told by the folded list. */
export function toldFacts({ judgements = [] }: Verdict): JudgementFact[] {
  const told = judgements.filter(({ state, verdict }) => state === 'lapsed' || verdict !== 'different');
  // One line for an entity that was judged in all its records at once.
  return told.filter((fact, i) => told.findIndex((other) => other.at === fact.at && other.verdict === fact.verdict && other.because === fact.because) === i);
}

export function factOf({ judgements = [] }: Verdict, finding: RecordRef): JudgementFact | undefined {
  return judgements.find((fact) => sameRecord(fact, finding));
}
