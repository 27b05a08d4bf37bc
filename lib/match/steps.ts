import { NAME_STEPS } from '../subject/index.ts';
import type { Grade } from './types.ts';

/**
 * Everything that may have to be set aside before two parties agree, and the best grade that is left then
 * (`docs/matching.md` §2). A grade is never better than its weakest step.
 */
const GRADE_OF_STEP = {
  // nothing is lost
  'nfkc-space': 'G2',
  brackets: 'G2',
  'latin-case': 'G2',
  // another way to write the same name
  traditional: 'G3',
  numerals: 'G3',
  'region-suffix': 'G3',
  'word-order': 'G3',
  'bracketed-words': 'G3',
  'org-form': 'G3',
  'former-name': 'G3',
  // one says less than the other, or is part of it
  'other-character': 'G4',
  'region-chain': 'G4',
  'region-missing': 'G4',
  'form-missing': 'G4',
  'branch-of-listed': 'G4',
  'parent-of-listed': 'G4',
  'reg-no': 'G4',
  'org-code': 'G4',
  'code-misread': 'G4',
  'bare-name': 'G4',
  'trader-name': 'G4',
  // alike, and no more
  'trader-name-alone': 'G5',
  sound: 'G5',
  shape: 'G5',
  'one-edit': 'G5',
  'short-name': 'G5',
} as const;

export type MatchStep = keyof typeof GRADE_OF_STEP;
export const MATCH_STEPS = Object.keys(GRADE_OF_STEP) as readonly MatchStep[];

type NameGrade = 'G2' | 'G3' | 'G4' | 'G5';
const ORDER: readonly NameGrade[] = ['G2', 'G3', 'G4', 'G5'];

/** The grade of names that agree through these steps: that of the weakest; G2 without any. */
export function gradeOfSteps(steps: readonly MatchStep[]): NameGrade {
  return ORDER[Math.max(0, ...steps.map((step) => ORDER.indexOf(GRADE_OF_STEP[step])))] ?? 'G5';
}

/** In the order of the table above, each once. */
export function ordered(steps: Iterable<MatchStep>): MatchStep[] {
  const needed = new Set(steps);
  return MATCH_STEPS.filter((step) => needed.has(step));
}

export function isLossless(step: MatchStep): boolean {
  return (NAME_STEPS as readonly string[]).includes(step);
}

/** Whether names that agree through these steps are the same name, only written otherwise. */
export function isSameName(grade: Grade): boolean {
  return grade === 'G2' || grade === 'G3';
}
