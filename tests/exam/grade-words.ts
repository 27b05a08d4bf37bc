import type { Grade } from '../../lib/match/index.ts';

/** The grade words of a pairs file, weakest first. `G1x`: a different party, and known to be one. */
export const GRADE_WORDS = ['none', 'G1x', 'G5', 'G4', 'G3', 'G2', 'G1'] as const;
export type GradeWord = (typeof GRADE_WORDS)[number];

/** A limit of a pairs file: what a pair may be graded at most and at least. */
export interface Limits {
  readonly max?: GradeWord;
  readonly min?: GradeWord;
}

/** Grades of persons, by what may follow from them: a pairs file has companies' words only. */
const PERSONS: Readonly<Record<Extract<Grade, 'P1' | 'P2' | 'P3'>, GradeWord>> = { P1: 'G1', P2: 'G4', P3: 'G5' };

export function wordOf(grade: Grade | 'none'): GradeWord {
  return grade === 'P1' || grade === 'P2' || grade === 'P3' ? PERSONS[grade] : grade;
}

export function strengthOf(word: GradeWord): number {
  return GRADE_WORDS.indexOf(word);
}

/** `G1x` stops nobody: where nothing is allowed it is allowed too, and where it is the most that is allowed, so is nothing. */
export function isAbove(word: GradeWord, max: GradeWord | undefined): boolean {
  return max !== undefined && strengthOf(word) > Math.max(strengthOf('G1x'), strengthOf(max));
}

/** A least of `G1x` asks that the namesake be told apart: finding nothing is too little. */
export function isBelow(word: GradeWord, min: GradeWord | undefined): boolean {
  return min !== undefined && strengthOf(word) < strengthOf(min);
}

/** Neither stops nor shows a party as the one that is listed. */
export function findsNothing(word: GradeWord): boolean {
  return word === 'none' || word === 'G1x';
}
