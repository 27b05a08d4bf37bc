import { stripInvisible } from './invisible.ts';
import { NAME_STEPS, type NameReading, type NameStep } from './types.ts';

const OPENING = /[([{（［｛〔【﹝﹙〖｟「『]/gu;
const CLOSING = /[)\]}）］｝〕】﹞﹚〗｠」』]/gu;
/** · • ‧ ∙ ⋅ ・ ･: written for one another in names of persons and shops. */
const MIDDLE_DOT = /[\u00b7\u0387\u2022\u2027\u2219\u22c5\u30fb\uff65]/gu;

const APPLY: Record<NameStep, (text: string) => string> = {
  'nfkc-space': (text) => stripInvisible(stripInvisible(text).normalize('NFKC')),
  brackets: (text) => text.replace(OPENING, '(').replace(CLOSING, ')').replace(MIDDLE_DOT, '\u00b7'),
  'latin-case': (text) => text.replace(/\p{Script=Latin}/gu, upperAlone),
};

/** ß and the like would become two letters: that loses information, so they stay as they are. */
function upperAlone(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}

/** Most names of a list are of nothing but these, and no step changes them: a third of the time of laying out a list. */
const NORMAL = /^[\u4e00-\u9fff0-9A-Z()]*$/;

/** One round may leave work for another (a removed space brings a letter and an accent together); three were never needed. */
const MAX_ROUNDS = 8;

function apply(text: string, steps: readonly NameStep[]): string {
  let before = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = steps.reduce((value, step) => APPLY[step](value), before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

/**
 * Lossless steps 1-3 of name comparison. In: any text. Out: the form under which names are looked up; two names
 * have the same form if and only if they differ in width, white space, bracket style, middle dots or Latin case.
 */
export function normaliseName(text: string): NameReading {
  if (NORMAL.test(text)) return { raw: text, normal: text, steps: [] };
  const normal = apply(text, NAME_STEPS);
  return { raw: text, normal, steps: normal === text ? [] : stepsBetween(text, normal) };
}

/**
 * The steps without which two texts of one normal form would differ: what an officer is told was set aside.
 * Empty when they are equal as written. Brackets are named before width, since a full-width bracket is both.
 */
export function stepsBetween(a: string, b: string): NameStep[] {
  if (a === b) return [];
  const needed = new Set<NameStep>(NAME_STEPS);
  for (const step of ['nfkc-space', 'latin-case', 'brackets'] as const) {
    const others = NAME_STEPS.filter((other) => needed.has(other) && other !== step);
    if (apply(a, others) === apply(b, others)) needed.delete(step);
  }
  return NAME_STEPS.filter((step) => needed.has(step));
}
