import { coreOf, normaliseCode, normaliseName, orgCodeOf } from '../subject/index.ts';
import { murmur3 } from './murmur.ts';
import type { Listing } from './schema.ts';
import type { KeyKind, LookupKey } from './state.ts';

/** `bucket` is drawn from 32 bits, `remainder` from 24 others: together they narrow, the record decides. */
export interface KeyHash {
  readonly high: number;
  readonly remainder: number;
}

const encoder = new TextEncoder();
let buffer = new Uint8Array(1024);
const SECOND_SEED = 0x9747b28c;

/** Hash of a look-up key, or of a key of the fuzzy index: murmur3 with two seeds over UTF-8 of kind, U+0000, value. */
export function hashKey(key: { readonly kind: LookupKey['kind'] | 'near'; readonly value: string }): KeyHash {
  const text = `${key.kind}\u0000${key.value}`;
  // Three bytes a code unit at most; a buffer of its own for each key would take half of the time.
  if (text.length * 3 > buffer.length) buffer = new Uint8Array(text.length * 6);
  const bytes = buffer.subarray(0, encode(text));
  return { high: murmur3(bytes, 0), remainder: murmur3(bytes, SECOND_SEED) >>> 8 };
}

/** UTF-8 into the buffer. A dozen characters at a time are quicker by hand than by `encodeInto`. */
function encode(text: string): number {
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) buffer[at++] = code;
    else if (code < 0x800) {
      buffer[at++] = 0xc0 | (code >> 6);
      buffer[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      buffer[at++] = 0xe0 | (code >> 12);
      buffer[at++] = 0x80 | ((code >> 6) & 0x3f);
      buffer[at++] = 0x80 | (code & 0x3f);
    } else return encoder.encodeInto(text, buffer).written;
  }
  return at;
}

/** The top `bits` bits of a 32-bit hash; 0 bits have the one bucket 0. */
export function bucketOf(high: number, bits: number): number {
  return bits === 0 ? 0 : high >>> (32 - bits);
}

/** Tombstones are bucketed by their record's id. */
export function tombstoneBucket(id: string, bits: number): number {
  return bucketOf(murmur3(encoder.encode(id), 0), bits);
}

/** The name and every former one. */
export const namesOf = (listing: Listing): string[] => [listing.name, ...(listing.formerNames ?? []).map((former) => former.name)];
const whole = (code: string | undefined): string[] => (code === undefined ? [] : [normaliseCode(code)]);

/** Values of each kind that a record bears. */
const valuesOf: Readonly<Record<KeyKind, (listing: Listing) => string[]>> = {
  name: ({ name }) => [normaliseName(name).normal],
  uscc: ({ uscc }) => whole(uscc),
  regNo: ({ regNo }) => whole(regNo),
  orgCode: ({ orgCode, uscc }) => [...whole(orgCode), ...whole(uscc).flatMap((code) => orgCodeOf(code) ?? [])],
  formerName: ({ formerNames }) => (formerNames ?? []).map((former) => normaliseName(former.name).normal),
  core: (listing) => namesOf(listing).map(coreOf),
  personId: ({ legalRepIdHash }) => (legalRepIdHash === undefined ? [] : [legalRepIdHash]),
};
const KINDS = Object.keys(valuesOf) as KeyKind[];

/**
 * Every key under which a record is found. Publisher and reader share this function: what it yields for a
 * record is both what the index holds and what a candidate is compared with, in full.
 */
export function keysOf(listing: Listing): LookupKey[] {
  return KINDS.flatMap((kind) => [...new Set(valuesOf[kind](listing))].filter((value) => value !== '').map((value) => ({ kind, value })));
}

/** True when the record's own string equals the key's in full. */
export function bears(listing: Listing, { kind, value }: LookupKey): boolean {
  return value !== '' && valuesOf[kind](listing).includes(value);
}
