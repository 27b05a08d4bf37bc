import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url, toBase64url } from '../shared/base64url.ts';
import { isDay } from '../shared/index.ts';
import { idCheckDigit } from './checksum.ts';
import { normaliseCode } from './code.ts';
import { oldPersonIdShape } from './person-id.ts';

/**
 * Secret under which numbers of persons are hashed: the publisher and the desks of an office share it. `id` (1 to 16
 * letters, digits, hyphens) stands in every hash, so that keys can be changed; `key`: 32 bytes, base64url.
 */
export interface PersonKey {
  readonly id: string;
  readonly key: string;
}

export const PERSON_KEY_ID = /^[A-Za-z0-9-]{1,16}$/;
export const PERSON_KEY = /^[A-Za-z0-9_-]{43}$/;

const DOMAIN = 'creditgate-person-number-1';

/**
 * Keyed hash of the number of a person (GB 11643, 15 or 18 places; residence permit), as lists hold it:
 * `<key id>.<HMAC-SHA-256, base64url>`. Both lengths of one number have one hash. Undefined when the text has not the shape
 * of such a number. Without the key nobody can tell whose hash it is; with it anyone can try all numbers, so the key is as
 * confidential as the numbers themselves.
 */
export function personHash(text: string, { id, key }: PersonKey): string | undefined {
  const number = wholeNumber(normaliseCode(text));
  const secret = fromBase64url(key);
  if (number === undefined || secret === undefined) return undefined;
  return `${id}.${toBase64url(hmac(sha256, secret, utf8ToBytes(`${DOMAIN}\u0000${number}`)))}`;
}

/** Id of the key that a hash was made with. */
export function personKeyIdOf(hash: string): string {
  return hash.slice(0, Math.max(0, hash.indexOf('.')));
}

/** 18 places: an old number gets its century and its check digit (GB 11643-1999). */
function wholeNumber(code: string): string | undefined {
  // Any division code: numbers of this field are persons' numbers wherever they were issued.
  if (/^\d{17}[\dX]$/.test(code) && isDay(`${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`)) return code;
  if (!oldPersonIdShape(code)) return undefined;
  const seventeen = `${code.slice(0, 6)}19${code.slice(6)}`;
  return `${seventeen}${idCheckDigit(seventeen)}`;
}
