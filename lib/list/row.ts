import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../shared/index.ts';
import { isListing } from './listing-shape.ts';
import { GROUND_CODES, RISK_CLASSES, type FormerName, type Listing } from './schema.ts';

/** Column order of format version 1. New columns come at the end: an older reader ignores them. */
export const COLUMNS = [
  'id',
  'name',
  'uscc',
  'regNo',
  'orgCode',
  'legalRep',
  'legalRepIdHash',
  'ground',
  'groundCode',
  'groundArticle',
  'listingAuthority',
  'listingDocNo',
  'listedOn',
  'endsOn',
  'removedOn',
  'removalReason',
  'measuresLiftedAt',
  'formerNames',
  'region',
  'relatedName',
  'relatedUscc',
  'riskClass',
  'penaltyKinds',
  'penaltyAmount',
  'penaltyProcedure',
  'publishedOn',
  'penaltyCount',
  'firstPenaltyOn',
  'lastPenaltyOn',
  'windowFrom',
  'windowTo',
  'countingRule',
  'penaltyDocNos',
] as const satisfies readonly (keyof Listing)[];

export type Cell = string | null | readonly (readonly (string | null)[])[];
export type Row = readonly Cell[];

/** A record as a positional row: absent members are null, nulls at the end are left out. */
export function toRow(listing: Listing): Row {
  const cells: Cell[] = COLUMNS.map((column) =>
    column === 'formerNames' ? (listing.formerNames ?? []).length === 0 ? null : listing.formerNames!.map(formerCell) : (listing[column] ?? null),
  );
  while (cells.at(-1) === null) cells.pop();
  return cells;
}

function formerCell(former: FormerName): (string | null)[] {
  if (former.to !== undefined) return [former.name, former.from ?? null, former.to];
  return former.from === undefined ? [former.name] : [former.name, former.from];
}

/**
 * A row as a record, checked against the schema. A ground code that this reader does not know becomes
 * `UNKNOWN`: the listing stays in force whatever its field. A risk class that it does not know is none.
 */
export function fromRow(row: unknown): Result<Listing, 'row-malformed'> {
  if (!Array.isArray(row)) return err('row-malformed');
  const members: Record<string, unknown> = {};
  for (const [index, column] of COLUMNS.entries()) {
    const cell: unknown = row[index];
    if (cell === null || cell === undefined) continue;
    members[column] = column === 'formerNames' && Array.isArray(cell) ? cell.map(formerName) : cell;
  }
  if (!(GROUND_CODES as readonly unknown[]).includes(members['groundCode'])) members['groundCode'] = 'UNKNOWN';
  if (!(RISK_CLASSES as readonly unknown[]).includes(members['riskClass'])) delete members['riskClass'];
  return isListing(members) ? ok(members) : err('row-malformed');
}

function formerName(cell: unknown): unknown {
  if (!Array.isArray(cell)) return cell;
  const [name, from, to] = cell as unknown[];
  return { name, ...(from == null ? {} : { from }), ...(to == null ? {} : { to }) };
}

const PLACE_OF = new Map<keyof Listing, number>(COLUMNS.map((column, index) => [column, index]));

/** One member of a row, without reading the others; undefined where it is absent or no text. */
export function rowText(row: Row, column: Exclude<keyof Listing, 'formerNames'>): string | undefined {
  const cell = row[PLACE_OF.get(column) ?? -1];
  return typeof cell === 'string' ? cell : undefined;
}

const encoder = new TextEncoder();
const MODULUS = 1n << 256n;

/** Number of a row in the set hash: SHA-256 over its JSON without white space, columns unknown to us included. */
export function rowNumber(row: Row): bigint {
  return BigInt(`0x${bytesToHex(sha256(encoder.encode(JSON.stringify(row))))}`);
}

/** The same as a tombstone holds it: base64url. */
export function rowDigest(row: Row): string {
  return btoa(String.fromCharCode(...sha256(encoder.encode(JSON.stringify(row))))).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}

/** Takes a row from the set by the digest in its tombstone. */
export function takeDigest(sum: bigint, digest: string): bigint {
  const bytes = Uint8Array.from(atob(digest.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  return (sum - BigInt(`0x${bytesToHex(bytes)}`) + MODULUS) % MODULUS;
}

/** The set hash as a number that rows are added to and taken from; order does not matter. */
export function addToSet(sum: bigint, row: Row): bigint {
  return (sum + rowNumber(row)) % MODULUS;
}

/** Hash of a whole set. `sha256`: of a text in UTF-8, in hex; the publisher brings Node's, which is quicker than ours. */
export function setHashOf(listings: Iterable<Listing>, sha256Of: (text: string) => string = (text) => bytesToHex(sha256(encoder.encode(text)))): string {
  let sum = 0n;
  for (const listing of listings) sum += BigInt(`0x${sha256Of(JSON.stringify(toRow(listing)))}`);
  return setHashText(sum % MODULUS);
}

/** 64 lower-case hex digits. */
export function setHashText(sum: bigint): string {
  return sum.toString(16).padStart(64, '0');
}
