import { idCheck, regNoCheck, usccCheck } from './checksum.ts';
import { normaliseCode } from './code.ts';
import { oldPersonIdShape, personIdShape } from './person-id.ts';

const DIGIT = '[0-9\uff10-\uff19]';
/** 15 or 18 places, also full width or with spaces or hyphens between them, that are not part of a longer number. */
const CANDIDATE = new RegExp(`(?<!${DIGIT})${DIGIT}(?:[\\s-]?${DIGIT}){14}(?:(?:[\\s-]?${DIGIT}){2}[\\s-]?(?:${DIGIT}|[Xx\uff38\uff58]))?(?!${DIGIT})`, 'gu');

/**
 * The text with every number of a person in it struck out but for its division code. A wrong check digit does not
 * save a number that has the shape of one; codes of parties that pass their own check stay.
 */
export function maskPersonIds(text: string): string;
export function maskPersonIds(text: string | undefined): string | undefined;
export function maskPersonIds(text: string | undefined): string | undefined {
  return text?.replace(CANDIDATE, (run) => (isPersonal(normaliseCode(run)) ? `${normaliseCode(run).slice(0, 6)}${'*'.repeat(normaliseCode(run).length - 6)}` : run));
}

function isPersonal(code: string): boolean {
  if (code.length === 15) return oldPersonIdShape(code) && !regNoCheck(code);
  if (personIdShape(code) === undefined) return false;
  return idCheck(code) || !(usccCheck(code) || code.startsWith('9'));
}
