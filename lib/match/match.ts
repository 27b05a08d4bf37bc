import type { Listing, ListKind, ListState, LookupHit } from '../list/index.ts';
import type { Day } from '../shared/index.ts';
import type { Subject } from '../subject/index.ts';
import { gradeOf, type Graded } from './grade.ts';
import { gradePerson } from './person.ts';
import { standingOf, termYearsOf } from './standing.ts';
import { RANK, STANDINGS, type Match } from './types.ts';

/**
 * One applicant against the hits of a look-up. Out: one match for each listing that agrees in something, those in
 * force first, then by grade, then the latest listing. `today`: Chinese day; `pack.termYears`: years a listing runs.
 * Throws when a hit belongs to a list of which no state is given: both come from one transaction.
 */
export function matchSubject(subject: Subject, hits: readonly Pick<LookupHit, 'listId' | 'listing'>[], states: readonly ListState[], today: Day, pack: { readonly termYears: number }): Match[] {
  const matches = new Map<string, Match>();
  for (const { listId, listing } of hits) {
    const key = JSON.stringify([listId, listing.id]);
    if (matches.has(key)) continue;
    const state = states.find((candidate) => candidate.listId === listId);
    if (state === undefined) throw new Error(`hit in list ${listId}, which has no state`);
    const graded = gradedBy(subject, listing, state.kind, today);
    if (graded === undefined) continue;
    matches.set(key, { ...graded, listId, listKind: state.kind, trust: state.trust, standing: standingOf(listing, today, termYearsOf(state.kind, pack.termYears)), listing });
  }
  return [...matches.values()].sort(byWeight);
}

/** A natural person who is listed is met by number before name; through a legal representative only when nothing else agrees. */
function gradedBy(subject: Subject, listing: Listing, kind: ListKind, today: Day): Graded | undefined {
  const person = gradePerson(subject, listing, kind);
  if (kind === 'person') return person;
  return person?.flags.includes('through-legal-rep') === true ? (gradeOf(subject, listing, today) ?? person) : (person ?? gradeOf(subject, listing, today));
}

function byWeight(a: Match, b: Match): number {
  return (
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    RANK[a.grade] - RANK[b.grade] ||
    compare(b.listing.listedOn, a.listing.listedOn) ||
    compare(a.listId, b.listId) ||
    compare(a.listing.id, b.listing.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
