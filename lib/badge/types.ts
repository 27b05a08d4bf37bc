/** The party of one row, as the page writes it. Nothing else of a row leaves the page. */
export interface RowSubject {
  readonly name?: string;
  readonly code?: string;
  readonly regNo?: string;
  readonly legalRep?: string;
}

/**
 * What a row's badge says.
 * - `listed`: the severe list has an equal, valid code
 * - `facts`: name and legal representative agree; no code was compared
 * - `unsure`: the name alone, or a code that fails its check
 * - `local`: as `listed`, by a list without signature
 * - `repeat`, `repeat-unsure`: not on the severe list; a repeat offender by code, or by name alone
 * - `class`: none of these; its credit-risk class is C or D
 * - `caution`: said of a whole table: the lists cannot be relied on
 */
export const BADGE_WORDS = ['listed', 'facts', 'unsure', 'local', 'repeat', 'repeat-unsure', 'class', 'caution'] as const;
export type BadgeWord = (typeof BADGE_WORDS)[number];

/** One badge, in words that are ready to be shown. */
export interface BadgeMark {
  readonly word: BadgeWord;
  readonly text: string;
  /** That it is a repeat offender, and its credit-risk class: each in a frame of its own beside the text. */
  readonly repeat?: string;
  readonly risk?: string;
  /** The badge in one sentence, for those who do not see it. */
  readonly label: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly note?: string;
}

/** Answer to the parties of some rows, in their order; null: nothing to be shown. `off`: nothing is to be read here. */
export type BadgeAnswer =
  | { readonly state: 'off' }
  | {
      readonly state: 'on';
      readonly marks: readonly (BadgeMark | null)[];
      /** Name of all badges together. */
      readonly title: string;
      /** The lists cannot be relied on: said at the head of the table, since a row without a badge means nothing then. */
      readonly caution?: BadgeMark;
    };

/** Parties that are asked for in one message. */
export const ROWS_ASKED = 200;
