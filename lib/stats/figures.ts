/**
 * What is counted. `check`: applicants checked on pages and by manual look-up; `stopped`: a closed choice or its submission
 * that the page tried all the same; the others are words of entries and of outcomes.
 */
export const FIGURES = ['check', 'prompt', 'block', 'stopped', 'confirm', 'override', 'not-found', 'cannot-check'] as const;
export type Figure = (typeof FIGURES)[number];

const OUTCOMES = ['listed', 'suspected', 'related', 'different-entity', 'not-found', 'cannot-check'] as const;
const checksThatEnd = (outcomes: readonly string[]): readonly string[] => outcomes.flatMap((outcome) => [`check/${outcome}`, `manual-lookup/${outcome}`]);

/** Entries of which cells make up a figure. */
export const FIGURE_WHATS: Readonly<Record<Figure, readonly string[]>> = {
  check: checksThatEnd(OUTCOMES),
  prompt: ['prompt'],
  block: ['block'],
  stopped: ['choice-stopped', 'submit-stopped'],
  confirm: ['confirm'],
  override: ['override'],
  'not-found': checksThatEnd(['not-found']),
  'cannot-check': checksThatEnd(['cannot-check']),
};

/** What figures are broken down by. */
export const DIMENSIONS = ['day', 'month', 'line', 'site', 'field'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Figures and what else leads to records: time past a list's limit to syncs and imports, decisions to overrides and confirmations. */
export const LINK_FIGURES = [...FIGURES, 'stale', 'decisions'] as const;
export type LinkFigure = (typeof LINK_FIGURES)[number];
