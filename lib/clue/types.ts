import type { Day } from '../shared/index.ts';
import type { RegField } from '../shared/reg-fields.ts';

/**
 * Where a clue (线索) stands:
 * - `registered`: lies with this office, or lies with it again
 * - `transferred`: sent to another body, which has not answered yet
 * - `accepted`, `returned`: what that body answered
 * - `concluded`: something came of it; `closed`: it ended without action
 */
export const CLUE_STATES = ['registered', 'transferred', 'accepted', 'returned', 'concluded', 'closed'] as const;
export type ClueState = (typeof CLUE_STATES)[number];

/** What came of a concluded clue. */
export const CLUE_OUTCOMES = ['case-filed', 'penalised', 'listed', 'corrected', 'prosecuted', 'unfounded', 'other'] as const;
export type ClueOutcome = (typeof CLUE_OUTCOMES)[number];

/** Where the officer met it. No query string and no path: they hold what is nobody's business here. */
export interface ClueSource {
  readonly host: string;
  readonly title?: string;
}

/** What may be corrected later; source and picked text stay as they were met. */
export interface ClueFacts {
  readonly name?: string;
  readonly code?: string;
  readonly field: RegField;
  readonly note?: string;
}

/** What is known when a clue is about to be registered: from the page, and from the case of its tab. */
export interface ClueDraft {
  readonly source?: ClueSource;
  readonly name?: string;
  readonly code?: string;
  readonly text?: string;
  /** Proposed from the words of text and title; the officer sees and changes it. */
  readonly field?: RegField;
}

/** One step of a clue from where it stood; `on`: Chinese day on which it happened, as the officer says. */
export interface ClueMove {
  readonly to: ClueState;
  readonly on: Day;
  readonly reason: string;
  /** Body that it was sent to; with `transferred` only. */
  readonly body?: string;
  readonly letterNo?: string;
  /** With `concluded` only. */
  readonly outcome?: ClueOutcome;
}

export const CORRECTABLE = ['name', 'code', 'field', 'note', 'due', 'letterNo'] as const;
/** New values; an empty text takes a value away. */
export type CluePatch = Readonly<Partial<Record<(typeof CORRECTABLE)[number], string>>>;

/** A line of a clue's history; `seq` and `at`: its entry in the audit chain. */
export type ClueEvent = { readonly seq: number; readonly at: string; readonly by?: string; readonly byName?: string } & (
  | { readonly kind: 'registered'; readonly on: Day; readonly due: Day }
  | ({ readonly kind: 'moved'; readonly from: ClueState; readonly due?: Day } & ClueMove)
  | { readonly kind: 'corrected'; readonly reason: string; readonly before: CluePatch; readonly after: CluePatch }
);

/** A clue as its entries have made it. */
export interface Clue extends ClueFacts {
  readonly id: string;
  /** Number of its first entry in the chain; officers call it by that. */
  readonly no: number;
  readonly source?: ClueSource;
  /** Text picked from the page. */
  readonly text?: string;
  /** The officer shortened or changed the picked text before saving. */
  readonly textEdited?: true;
  readonly state: ClueState;
  readonly registeredOn: Day;
  /** Day of the present state. */
  readonly since: Day;
  /** Day by which the next step is due; none once it is over. */
  readonly due?: Day;
  /** Body that it was sent to last. */
  readonly body?: string;
  readonly letterNo?: string;
  readonly outcome?: ClueOutcome;
  /** Oldest first. */
  readonly events: readonly ClueEvent[];
}

/** Why nothing was recorded. */
export const CLUE_REFUSALS = [
  'party-missing',
  'unknown-clue',
  'changed-meanwhile',
  'step-impossible',
  'date-wrong',
  'reason-missing',
  'body-missing',
  'outcome-missing',
  'nothing-changed',
  'not-recorded',
  'storage-broken',
] as const;
export type ClueRefusal = (typeof CLUE_REFUSALS)[number];

/** Caps, in characters: a clue names a finding, it does not hold a file. */
export const CLUE_MAX = { name: 200, code: 40, title: 200, host: 255, text: 2_000, note: 1_000, reason: 1_000, body: 100, letterNo: 100 } as const;
