import { coreOf } from '../subject/index.ts';
import { hashKey, namesOf, type KeyHash } from './keys.ts';
import { MAX_NEAR_CORE, MIN_NEAR_CORE } from './limits.ts';
import type { Listing } from './schema.ts';

/**
 * Keys of a core's neighbourhood: itself, and each text that one character less makes of it. Two cores that are one
 * edit apart (a character changed, missing, added, or two neighbours swapped) share at least one.
 */
export function nearKeys(core: string): string[] {
  const letters = [...core].slice(0, MAX_NEAR_CORE);
  if (letters.length < MIN_NEAR_CORE) return [core];
  const text = letters.join('');
  const keys = new Set([text]);
  let at = 0;
  for (const letter of letters) {
    keys.add(text.slice(0, at) + text.slice(at + letter.length));
    at += letter.length;
  }
  return [...keys];
}

/** Cores of all names of a record. */
export function coresOf(listing: Listing): string[] {
  return [...new Set(namesOf(listing).map(coreOf))].filter((core) => core !== '');
}

export function nearHash(key: string): KeyHash {
  return hashKey({ kind: 'near', value: key });
}

/**
 * The region in a byte: 0 when unknown. From the code's places 3 to 6 or the record's own region. It orders candidates
 * before anything is read, and decides nothing.
 */
export function regionTag(region: string | undefined): number {
  const digits = /^\d{4}/.exec(region ?? '')?.[0];
  return digits === undefined ? 0 : 1 + (Number(digits) % 255);
}

export function regionOfListing({ uscc, region }: Pick<Listing, 'uscc' | 'region'>): string | undefined {
  return /^..(\d{4})/.exec(uscc ?? '')?.[1] ?? region?.slice(0, 4);
}
