import { labelKey } from '../page/index.ts';
import { FORM_WORDS, JOINTS } from './lexicon.ts';
import { isPartyName, numbers, syntheticHan, syntheticRun } from './shape.ts';

export interface AnonymiserOptions {
  /** Random, new for every saved page and kept nowhere: without it nobody can try out names until one fits. */
  readonly salt: string;
  /** Texts that stay as they are: the profile's own and the reader's vocabulary, in any form of `labelKey`. */
  readonly keep: Iterable<string>;
  /** Values of the page: none of their parts stays, also where it is made of common words. */
  readonly hide: Iterable<string>;
}

export interface Anonymiser {
  /** The text with every part that may speak of somebody replaced by one of the same shape. Equal parts stay equal. */
  text(raw: string): string;
  /** Whether a text may stay as it is. */
  isKept(raw: string): boolean;
}

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
/** Letters, digits and masks stand together in codes; Han beside them does not. */
const PARTS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

/**
 * Replaces part by part, so that what the reader does with a text (blanks, brackets, states behind a name) gives the
 * same for the replaced text as for the original. Pure: the same options give the same replacement in every frame.
 */
export function createAnonymiser({ salt, keep, hide }: AnonymiserOptions): Anonymiser {
  const kept = new Set<string>();
  const words = new Set<string>(FORM_WORDS);
  for (const text of keep) {
    const key = labelKey(text);
    kept.add(key);
    for (const run of key.match(/\p{Script=Han}+/gu) ?? []) {
      kept.add(run);
      if (run.length > 1) words.add(run);
    }
    for (const run of key.match(/[\p{L}\p{N}]+/gu) ?? []) kept.add(run);
  }
  const hidden = new Set<string>();
  for (const value of hide) for (const run of value.match(RUNS) ?? []) for (const part of run.match(PARTS) ?? []) hidden.add(part);
  const longest = Math.max(...[...words].map((word) => word.length));

  /** Wholly made of known words, at least one of them longer than a joint. */
  const covered = (han: string): boolean => {
    const reach: boolean[] = [true];
    for (let end = 1; end <= han.length; end += 1) {
      reach[end] = JOINTS.has(han[end - 1] ?? '') && reach[end - 1] === true;
      for (let size = 1; size <= Math.min(longest, end) && reach[end] !== true; size += 1) reach[end] = reach[end - size] === true && words.has(han.slice(end - size, end));
    }
    return reach[han.length] === true && [...han].some((one) => !JOINTS.has(one));
  };
  const staysHan = (han: string): boolean => kept.has(han) || (!hidden.has(han) && !isPartyName(han) && han.length > 1 && covered(han)) || (han.length === 1 && JOINTS.has(han) && !hidden.has(han));

  const part = (text: string): string => {
    const han = /^\p{Script=Han}/u.test(text);
    if (han ? staysHan(text) : kept.has(text)) return text;
    const make = han ? syntheticHan : syntheticRun;
    for (let round = 0; round < 8; round += 1) {
      const made = make(text, numbers(`${salt} ${round} ${text}`));
      if (made !== text) return made;
    }
    return '*'.repeat([...text].length);
  };
  const text = (raw: string): string => {
    if (kept.has(labelKey(raw))) return raw;
    return raw.replace(RUNS, (run) => run.replace(PARTS, part));
  };
  return { text, isKept: (raw) => text(raw) === raw };
}
