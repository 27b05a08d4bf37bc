import { inRegions } from '../inspection/index.ts';
import type { Listing, ListKind, RowGlance } from '../list/index.ts';
import type { Match } from '../match/index.ts';
import type { Day } from '../shared/index.ts';
import { maskPersonIds, normaliseName, regionOf } from '../subject/index.ts';
import type { ListedOn, WorkParty } from './types.ts';

/** The identity of a listed party: one party has one line, however often it is listed. */
export function partyId({ uscc, regNo, orgCode, name }: Pick<Listing, 'uscc' | 'regNo' | 'orgCode' | 'name'>): string {
  if (uscc !== undefined) return `uscc:${uscc}`;
  if (regNo !== undefined) return `regNo:${regNo}`;
  if (orgCode !== undefined) return `orgCode:${orgCode}`;
  return `name:${normaliseName(name).normal}`;
}

/** Where a listed party is: by the list, else by the division in its code (GB 32100, places 3 to 8). */
export function regionOfParty({ region, uscc }: RowGlance): Pick<WorkParty, 'region' | 'regionBy'> {
  if (region !== undefined) return { region, regionBy: 'list' };
  const division = regionOf(uscc ?? '');
  return division === undefined ? {} : { region: division, regionBy: 'code' };
}

/** Whether a row of a list is of a party of the office's regions. */
export function isOfOffice(row: RowGlance, regions: readonly string[]): boolean {
  return inRegions(regionOfParty(row).region, regions);
}

/** What is kept of a listing. Texts are cut: the list itself has the whole. */
export function listedOnOf(listing: Listing, { listId, kind, trust, pass }: { readonly listId: string; readonly kind: ListKind; readonly trust: 'signed' | 'local'; readonly pass: number }): ListedOn {
  const { listedOn, endsOn, removedOn, measuresLiftedAt, groundCode, ground, listingAuthority, listingDocNo } = listing;
  return {
    key: `${listId}/${listing.id}`,
    kind,
    trust,
    pass,
    listedOn,
    groundCode,
    ground: ground.slice(0, 300),
    authority: listingAuthority,
    ...(endsOn === undefined ? {} : { endsOn }),
    ...(removedOn === undefined ? {} : { removedOn }),
    ...(measuresLiftedAt === undefined ? {} : { measuresLiftedAt }),
    ...(listingDocNo === undefined ? {} : { docNo: listingDocNo }),
  };
}

/** The party of a listing with nothing known but that. */
export function partyOfListing(listing: Listing, day: Day): WorkParty {
  return {
    id: partyId(listing),
    name: maskPersonIds(listing.name) ?? listing.name,
    ...(listing.uscc === undefined ? {} : { code: listing.uscc }),
    ...(listing.regNo === undefined ? {} : { regNo: listing.regNo }),
    ...regionOfParty({ region: listing.region, uscc: listing.uscc }),
    listings: [],
    keys: [],
    firstOn: day,
  };
}

/** A party with other listings; gone on `day` when none is left, back when there is one again. */
export function withListings<Party extends WorkParty>(party: Party, listings: readonly ListedOn[], day: Day): Party {
  const next = { ...party, listings, keys: listings.map(({ key }) => key), goneOn: party.goneOn ?? day };
  if (listings.length > 0) Reflect.deleteProperty(next, 'goneOn');
  return next;
}

/** Whether a listing is of a natural person: nobody who is inspected. */
export function isPerson({ uscc, regNo, orgCode, legalRepIdHash }: Listing): boolean {
  return uscc === undefined && regNo === undefined && orgCode === undefined && legalRepIdHash !== undefined;
}

/** Records of the very party that was read on a page or in a file, surely so: a name alone is nobody's listing. */
export function sureMatches(matches: readonly Match[]): Match[] {
  return matches.filter(({ grade, flags, listing }) => (grade === 'G1' || grade === 'P1') && !flags.includes('through-legal-rep') && !isPerson(listing));
}
