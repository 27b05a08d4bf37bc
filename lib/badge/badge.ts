import type { Finding, Verdict } from '../check/index.ts';
import type { BadgeWord } from './types.ts';

/** What a row's badge says, and the listing that it rests on; undefined: the row gets none. */
export interface BadgeSaid {
  readonly word: BadgeWord;
  readonly finding?: Finding;
}

/**
 * The badge of a verdict on one row. Only the severe list makes one, in force and about the party itself. An equal valid
 * code lists; name and legal representative together nearly do; a name alone never does. Where the list says nothing, a
 * risk class of C or D that is sure is told for itself.
 */
export function badgeFor({ findings, risk }: Pick<Verdict, 'findings' | 'risk'>): BadgeSaid | undefined {
  const own = findings.filter(({ listKind, standing, flags, grade }) => listKind === 'severe' && standing === 'in-force' && !flags.includes('through-legal-rep') && ['G1', 'P1', 'G2', 'G3'].includes(grade));
  const sure = own.find(({ grade }) => grade === 'G1' || grade === 'P1');
  if (sure !== undefined) return { word: sure.trust === 'local' ? 'local' : 'listed', finding: sure };
  const facts = own.find(({ grade, flags, trust }) => grade === 'G2' && trust === 'signed' && flags.includes('legal-rep-agrees') && !flags.includes('code-unusable') && !flags.includes('code-checksum-invalid'));
  if (facts !== undefined) return { word: 'facts', finding: facts };
  const [finding] = own;
  if (finding !== undefined) return { word: 'unsure', finding };
  return risk?.sure === true && (risk.riskClass === 'C' || risk.riskClass === 'D') ? { word: 'class' } : undefined;
}
