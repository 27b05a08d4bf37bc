import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditEntry } from '../record/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';

/** Digits and letters of the unified code (GB 32100): none of them can be taken for another. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BASE = BigInt(LETTERS.length);
const LENGTH = 12;

export function hashOf(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/**
 * Short code of a check and of what belonged to it when the sheet was issued, `XXXX-XXXX-XXXX-C`: 59 bits of a hash over
 * the hashes of the entries, and a check letter. It can be computed anew from the audit trail alone, so that a sheet on
 * paper is enough to find its entries.
 */
export function codeOf(entries: readonly Pick<AuditEntry, 'hash'>[]): string {
  const digest = hashOf(['creditgate-code', ...entries.map(({ hash }) => hash)]);
  let number = BigInt(`0x${digest.slice(0, 16)}`) % BASE ** BigInt(LENGTH);
  let letters = '';
  for (let i = 0; i < LENGTH; i += 1) {
    letters = `${LETTERS[Number(number % BASE)]}${letters}`;
    number /= BASE;
  }
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}-${checkLetter(letters)}`;
}

/** Finds every single wrong letter and every swap of neighbours: the weights 3^i are all different modulo the prime 31. */
function checkLetter(letters: string): string {
  let [sum, weight] = [0, 1];
  for (const letter of letters) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % LETTERS.length;
  }
  return LETTERS.charAt((LETTERS.length - (sum % LETTERS.length)) % LETTERS.length);
}

/** A code as it was typed, in the form in which codes are compared; undefined when it is none. */
export function readCode(typed: string): string | undefined {
  // Letters that the alphabet leaves out are what a hurried hand makes of those it has.
  const letters = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s\-—–]/g, '').replaceAll('O', '0').replaceAll('I', '1').replaceAll('S', '5').replaceAll('Z', '2');
  if (letters.length !== LENGTH + 1 || [...letters].some((letter) => !LETTERS.includes(letter))) return undefined;
  const body = letters.slice(0, LENGTH);
  return checkLetter(body) === letters.slice(LENGTH) ? `${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}-${letters.slice(LENGTH)}` : undefined;
}
