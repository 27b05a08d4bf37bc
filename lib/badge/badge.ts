import type { Finding, Verdict } from '../check/index.ts';
import type { RepeatFact } from '../repeat/index.ts';
import type { BadgeWord } from './types.ts';

/** What a row's badge says, and the listing that it rests on; undefined: the row gets none. */
export interface BadgeSaid {
  readonly word: BadgeWord;
  readonly finding?: Finding;
  /** Of a repeat offender: what that rests on. */
  readonly repeat?: RepeatFact;
}

/**
 * The badge of a verdict on one row. An equal valid code lists; name and legal representative together nearly do; a name
 * alone never does: by the severe list, in force and about the party itself. Beside it, and for itself where that list says
 * nothing, stand that the party is a repeat offender, and a risk class of C or D that is sure.
 */
export function badgeFor({ findings, risk, repeat }: Pick<Verdict, 'findings' | 'risk' | 'repeat'>): BadgeSaid | undefined {
  const fact = repeat?.[0];
  const severe = severeSaid(findings);
  // Two questions about who it is would be one too many for a row.
  if (severe !== undefined) return fact?.sure === true ? { ...severe, repeat: fact } : severe;
  if (fact !== undefined) return { word: fact.sure ? 'repeat' : 'repeat-unsure', repeat: fact };
  return risk?.sure === true && (risk.riskClass === 'C' || risk.riskClass === 'D') ? { word: 'class' } : undefined;
}

function severeSaid(findings: Verdict['findings']): BadgeSaid | undefined {
  const own = findings.filter(({ listKind, standing, flags, grade }) => listKind === 'severe' && standing === 'in-force' && !flags.includes('through-legal-rep') && ['G1', 'P1', 'G2', 'G3'].includes(grade));
  const sure = own.find(({ grade }) => grade === 'G1' || grade === 'P1');
  if (sure !== undefined) return { word: sure.trust === 'local' ? 'local' : 'listed', finding: sure };
  const facts = own.find(({ grade, flags, trust }) => grade === 'G2' && trust === 'signed' && flags.includes('legal-rep-agrees') && !flags.includes('code-unusable') && !flags.includes('code-checksum-invalid'));
  if (facts !== undefined) return { word: 'facts', finding: facts };
  const [finding] = own;
  return finding === undefined ? undefined : { word: 'unsure', finding };
}
