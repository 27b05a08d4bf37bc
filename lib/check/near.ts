import type { NearAnswer } from '../list/index.ts';
import type { NearName, Verdict } from './types.ts';

/** More would not be read. */
const SHOWN = 5;

/**
 * Listed names like the one that was looked up, nearest first: for a person who may have mistyped. Lists that policy does
 * not name give none, nor does what the verdict has found anyway. Never a ground for anything (`docs/matching.md` G5).
 */
export function nearNames(answers: readonly NearAnswer[], verdict: Pick<Verdict, 'findings' | 'lists'>): NearName[] {
  const found = new Set(verdict.findings.map(({ listId, recordId }) => `${listId}/${recordId}`));
  const lists = new Set(verdict.lists.map(({ id }) => id));
  return answers
    .filter(({ listId, listing }) => lists.has(listId) && !found.has(`${listId}/${listing.id}`))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SHOWN)
    .map(({ name, listing }) => ({ name, code: listing.uscc, authority: listing.listingAuthority, listedOn: listing.listedOn, removed: listing.removedOn !== undefined }));
}
