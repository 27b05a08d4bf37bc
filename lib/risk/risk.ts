import type { ListState } from '../list/index.ts';
import type { Match } from '../match/index.ts';
import type { RiskFact } from './types.ts';

/** What a risk list says is kept apart from all other matches, before anything is concluded from them. */
export function isRisk({ listKind }: Pick<Match, 'listKind'>): boolean {
  return listKind === 'risk';
}

/**
 * The risk class of a party, from matches as `matchSubject` gives them. An equal code comes before an equal name, and of
 * several records the latest counts, since classes are given anew every month. Names that are only alike, older codes
 * and persons say nothing; nor does a record that is withdrawn, over or of a later day. Undefined: no class is known.
 */
export function riskOf(matches: readonly Match[], states: readonly ListState[]): RiskFact | undefined {
  const own = matches.filter((match) => isRisk(match) && match.standing === 'in-force' && match.listing.riskClass !== undefined && (match.grade === 'G1' || match.grade === 'G2'));
  const [match] = [...own].sort((a, b) => (a.grade < b.grade ? -1 : a.grade > b.grade ? 1 : a.listing.listedOn < b.listing.listedOn ? 1 : -1));
  if (match?.listing.riskClass === undefined) return undefined;
  const { listing, listId, trust, grade } = match;
  const asOf = states.find((state) => state.listId === listId)?.current?.asOf;
  return { riskClass: match.listing.riskClass, sure: grade === 'G1', classifiedOn: listing.listedOn, authority: listing.listingAuthority, listId, trust, ...(asOf === undefined ? {} : { asOf }) };
}
