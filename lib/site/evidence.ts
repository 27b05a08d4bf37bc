/**
 * Why a part of a page is taken for a field, or is not: a closed set of words, each with a text for officers and
 * admins in the locale files. Weights add up; what stays below `ENOUGH` does not count as found.
 */
export const EVIDENCE = [
  // for
  'label-party',
  'label-weak',
  'label-plain',
  'label-code',
  'label-legal-rep',
  'label-attribute',
  'id-type',
  'heading',
  'clicked-row',
  'value-name',
  'value-code',
  'code-check',
  'own-section',
  'beside-code',
  'route-label',
  'yes-no-label',
  'tick-sentence',
  'commitment-option',
  'ordinary-option',
  'submit-word',
  'kind-title',
  'kind-labels',
  'kind-route',
  'kind-table',
  // against
  'other-party',
  'search-form',
  'value-person',
  'value-office',
  'value-project',
  'not-a-choice',
  'person-id-type',
  'internal-form',
  'repeated',
] as const;
export type EvidenceWord = (typeof EVIDENCE)[number];

export interface Evidence {
  readonly word: EvidenceWord;
  /** Above zero speaks for, below zero against. */
  readonly weight: number;
}

/** A candidate needs this much to count as found. */
export const ENOUGH = 30;

export function scoreOf(reasons: readonly Evidence[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0);
}
