import type { Match } from './types.ts';
import type { MatchStep } from './steps.ts';

/** What an officer can look at to know who it is. A closed set: each word has a text in the locale files. */
export const SETTLES = ['code-on-licence', 'name-on-licence', 'region-on-licence', 'former-name-dates', 'registration-extract', 'head-office', 'operator-id', 'person-id'] as const;
export type Settle = (typeof SETTLES)[number];

const BY_STEP: Readonly<Partial<Record<MatchStep, readonly Settle[]>>> = {
  traditional: ['name-on-licence'],
  numerals: ['name-on-licence'],
  'bracketed-words': ['name-on-licence'],
  'word-order': ['name-on-licence'],
  'region-suffix': ['name-on-licence'],
  'region-chain': ['name-on-licence'],
  'org-form': ['registration-extract'],
  'form-missing': ['name-on-licence'],
  'former-name': ['former-name-dates'],
  'other-character': ['name-on-licence'],
  'bare-name': ['region-on-licence'],
  'region-missing': ['region-on-licence'],
  'branch-of-listed': ['head-office'],
  'parent-of-listed': ['head-office'],
  'reg-no': ['registration-extract'],
  'org-code': ['registration-extract'],
  'trader-name': ['operator-id'],
  'trader-name-alone': ['operator-id'],
  sound: ['name-on-licence'],
  shape: ['name-on-licence'],
  'one-edit': ['name-on-licence'],
  'short-name': ['name-on-licence'],
};

/** What would settle a match, the surest first; empty where the codes have settled it. */
export function settlesOf({ grade, steps, flags }: Pick<Match, 'grade' | 'steps' | 'flags'>): Settle[] {
  if (grade === 'G1x') return [];
  const asked: Settle[] = grade === 'G1' ? [] : ['code-on-licence'];
  if (flags.includes('name-differs') || flags.includes('former-name-lapsed')) asked.push('registration-extract');
  for (const step of steps) asked.push(...(BY_STEP[step] ?? []));
  return SETTLES.filter((word) => asked.includes(word));
}
