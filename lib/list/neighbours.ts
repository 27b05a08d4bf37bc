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

/**
 * Cores under which a name is asked for: its own, and, when a region may be misspelt or unknown to us, that of what
 * follows the first word for a division near its start.
 */
export function coresAsked(name: string): string[] {
  const tail = /^.{1,8}?(?:自治[区州县旗]|[省市区县盟旗])(?=.{2})/u.exec(name);
  return [...new Set([name, tail === null ? name : name.slice(tail[0].length)].map(coreOf))].filter((core) => core !== '');
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

/** 0 or 1 edits (change, removal, addition, swap of neighbours) between two texts; undefined when it takes more. */
export function editsBetween(a: string, b: string): 0 | 1 | undefined {
  if (a === b) return 0;
  const [short, long] = [[...a], [...b]].sort((one, other) => one.length - other.length) as [string[], string[]];
  if (long.length - short.length > 1) return undefined;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let back = 0;
  while (back < short.length - from && short.at(-1 - back) === long.at(-1 - back)) back += 1;
  const [left, right] = [short.slice(from, short.length - back), long.slice(from, long.length - back)];
  if (left.length <= 1 && right.length === 1) return 1;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0] ? 1 : undefined;
}
