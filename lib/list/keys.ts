import { normaliseCode, normaliseName, orgCodeOf } from '../subject/index.ts';
import { murmur3 } from './murmur.ts';
import type { Listing } from './schema.ts';
import type { LookupKey } from './state.ts';

/** `bucket` is drawn from 32 bits, `remainder` from 24 others: together they narrow, the record decides. */
export interface KeyHash {
  readonly high: number;
  readonly remainder: number;
}

const encoder = new TextEncoder();
const SECOND_SEED = 0x9747b28c;

/** Hash of a look-up key: murmur3 with two seeds over UTF-8 of kind, U+0000, value. */
export function hashKey(key: LookupKey): KeyHash {
  const bytes = encoder.encode(`${key.kind}\u0000${key.value}`);
  return { high: murmur3(bytes, 0), remainder: murmur3(bytes, SECOND_SEED) >>> 8 };
}

/** The top `bits` bits of a 32-bit hash; 0 bits have the one bucket 0. */
export function bucketOf(high: number, bits: number): number {
  return bits === 0 ? 0 : high >>> (32 - bits);
}

/** Tombstones are bucketed by their record's id. */
export function tombstoneBucket(id: string, bits: number): number {
  return bucketOf(murmur3(encoder.encode(id), 0), bits);
}

/**
 * Every key under which a record is found. Publisher and reader share this function: what it yields for a
 * record is both what the index holds and what a candidate is compared with, in full.
 */
export function keysOf(listing: Listing): LookupKey[] {
  const keys: LookupKey[] = [{ kind: 'name', value: normaliseName(listing.name).normal }];
  const uscc = listing.uscc === undefined ? undefined : normaliseCode(listing.uscc);
  if (uscc !== undefined) keys.push({ kind: 'uscc', value: uscc });
  if (listing.regNo !== undefined) keys.push({ kind: 'regNo', value: normaliseCode(listing.regNo) });
  const orgCodes = new Set<string>();
  if (listing.orgCode !== undefined) orgCodes.add(normaliseCode(listing.orgCode));
  const embedded = uscc === undefined ? undefined : orgCodeOf(uscc);
  if (embedded !== undefined) orgCodes.add(embedded);
  for (const value of orgCodes) keys.push({ kind: 'orgCode', value });
  const formers = new Set((listing.formerNames ?? []).map((former) => normaliseName(former.name).normal));
  for (const value of formers) keys.push({ kind: 'formerName', value });
  if (listing.legalRepIdHash !== undefined) keys.push({ kind: 'personId', value: listing.legalRepIdHash });
  return keys.filter((key) => key.value !== '');
}

/** True when the record's own string equals the key's in full. */
export function bears(listing: Listing, key: LookupKey): boolean {
  return keysOf(listing).some((own) => own.kind === key.kind && own.value === key.value);
}
