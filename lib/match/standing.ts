import type { Listing, ListKind } from '../list/index.ts';
import { addYears, type Day } from '../shared/index.ts';
import type { Standing } from './types.ts';

/**
 * Last day of a listing's term: so many years from the listing, or the end of a statutory measure that runs longer. A
 * restriction on a person (no `termYears`) runs to its own last day, or without end.
 */
export function termEndsOn(listing: Pick<Listing, 'listedOn' | 'endsOn'>, termYears: number): Day;
export function termEndsOn(listing: Pick<Listing, 'listedOn' | 'endsOn'>, termYears: number | undefined): Day | undefined;
export function termEndsOn(listing: Pick<Listing, 'listedOn' | 'endsOn'>, termYears: number | undefined): Day | undefined {
  if (termYears === undefined) return listing.endsOn;
  const end = addYears(listing.listedOn, termYears);
  return listing.endsOn !== undefined && listing.endsOn > end ? listing.endsOn : end;
}

const OWN_END: readonly ListKind[] = ['person', 'risk', 'penalty', 'repeat'];

/** Years after which records of such a list are over by themselves; undefined where they run to their own last day, or without end. */
export function termYearsOf(kind: ListKind, termYears: number): number | undefined {
  return OWN_END.includes(kind) ? undefined : termYears;
}

/** The days of a listing. */
export type ListingDays = Pick<Listing, 'listedOn' | 'endsOn' | 'removedOn' | 'measuresLiftedAt'>;

/** Whether a listing binds on `today` (a Chinese day). Removal and lifted measures come before everything else. */
export function standingOf(listing: ListingDays, today: Day, termYears: number | undefined): Standing {
  const lifted = [listing.removedOn, listing.measuresLiftedAt].some((day) => day !== undefined && day <= today);
  if (lifted) return 'removed';
  if (listing.listedOn > today) return 'not-yet';
  const end = termEndsOn(listing, termYears);
  return end !== undefined && end < today ? 'term-elapsed' : 'in-force';
}
