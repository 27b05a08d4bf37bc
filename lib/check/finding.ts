import { rowDigest, toRow } from '../list/index.ts';
import { termEndsOn, termYearsOf, type Match } from '../match/index.ts';
import { maskPersonIds } from '../subject/index.ts';
import type { Finding } from './types.ts';

/** What an officer is shown of a match. The hash of a person's number and removal data stay behind. */
export function findingOf(match: Match, termYears: number): Finding {
  const { listing } = match;
  return {
    listId: match.listId,
    listKind: match.listKind,
    trust: match.trust,
    recordId: listing.id,
    recordHash: recordHashOf(match),
    grade: match.grade,
    standing: match.standing,
    by: match.by,
    steps: match.steps,
    flags: match.flags,
    pageValue: maskPersonIds(match.pageValue),
    listValue: match.listValue,
    // A text with a person's number in it is shown masked, and then not laid out character by character.
    aligned: maskPersonIds(match.pageValue) === match.pageValue ? match.aligned : [],
    settles: match.settles,
    listedName: listing.name,
    listedUscc: listing.uscc,
    ground: listing.ground,
    groundCode: listing.groundCode,
    groundArticle: listing.groundArticle,
    listingAuthority: listing.listingAuthority,
    listingDocNo: listing.listingDocNo,
    listedOn: listing.listedOn,
    termEndsOn: termEndsOn(listing, termYearsOf(match.listKind, termYears)),
    relatedName: listing.relatedName,
  };
}

/** SHA-256 of a match's record as it stands in the list. */
export function recordHashOf({ listing }: Match): string {
  return rowDigest(toRow(listing));
}
