import type { CaseDecisionKind } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';
import type { PageProfile } from '../site/index.ts';
import type { Fen } from './amount.ts';

/** What is read of a penalty-case page. The closed set of its fields. */
export const CASE_FIELDS = ['docNo', 'caseNo', 'title', 'act', 'facts', 'basis', 'content', 'kinds', 'fine', 'confiscated', 'goodsValue', 'range', 'rangeMin', 'rangeMax', 'discretion', 'party', 'partyCode', 'partyType', 'authority', 'noticed', 'decided'] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** One text of a page under the field that its label names. `wan`: the label says that figures are in 万元. */
export interface CaseText {
  readonly field: CaseField;
  readonly text: string;
  readonly wan?: boolean;
}
/** Caps of what one frame may say. */
export const MAX_CASE_TEXTS = 60;
export const MAX_CASE_TEXT = 2_000;

/** A law that the page cites. `rule`: a departmental or local rule, which is no ground for a listing under Arts 5-10. */
export interface Statute {
  readonly name: string;
  readonly level: 'law' | 'regulation' | 'rule';
}

/** Why a listing is to be considered; each is one read fact. */
export type Trigger =
  | { readonly why: 'heavier-kind'; readonly kinds: readonly string[] }
  | { readonly why: 'aggravated'; readonly word: string; readonly fine?: Fen }
  | { readonly why: 'top-of-range'; readonly fine: Fen; readonly min: Fen; readonly max: Fen; readonly from: Fen }
  | { readonly why: 'refusal'; readonly word: string };

/** What only asks for a second look: no heavier penalty by itself. */
export type Sign = { readonly why: 'grave-words'; readonly word: string } | { readonly why: 'large-fine'; readonly fine: Fen; readonly from: Fen };

/** What speaks against a listing, as far as the page says so. */
export type Counter = { readonly why: 'lighter-stated'; readonly word: string } | { readonly why: 'no-intent'; readonly word: string } | { readonly why: 'rule-only'; readonly rules: readonly string[] };

export interface ArticleAdvice {
  readonly code: string;
  readonly article: string;
  readonly field: string;
  readonly summary: string;
  /** Words and laws of the page that point to it. */
  readonly because: readonly string[];
  /** The pack's wording was not compared with the official text. */
  readonly unverified?: true;
}

/** A factor to weigh, with what the page says to it. */
export interface Factor {
  readonly id: string;
  readonly title: string;
  readonly read: readonly string[];
}

/** What could not be read and would say more. */
export const UNREAD = ['kinds', 'range', 'discretion', 'basis', 'decided'] as const;
export type Unread = (typeof UNREAD)[number];

/**
 * Advice on one case. `consider`: a heavier penalty was read; `look`: a person has to say whether it is one; `none`.
 * Holds no party and no free text of the page beyond short words of the rule pack's own vocabulary.
 */
export interface Advice {
  readonly level: 'consider' | 'look' | 'none';
  readonly triggers: readonly Trigger[];
  readonly signs: readonly Sign[];
  readonly counters: readonly Counter[];
  readonly articles: readonly ArticleAdvice[];
  readonly factors: readonly Factor[];
  readonly unread: readonly Unread[];
  /** Parts of the pack that led here and were not compared with the official text. */
  readonly unverified?: readonly string[];
}

/** Reads of the case that are kept: numbers of papers, days, office. Never a natural person's name. */
export interface CaseFacts {
  readonly docNo?: string;
  readonly caseNo?: string;
  readonly authority?: string;
  /** An organisation's name; absent for a natural person, or when it cannot be told. */
  readonly organisation?: string;
  readonly natural?: boolean;
  readonly kinds: readonly string[];
  readonly fine?: Fen;
  readonly confiscated?: Fen;
  readonly noticed?: Day;
  readonly decided?: Day;
}

export interface AssessedCase {
  readonly facts: CaseFacts;
  readonly advice: Advice;
  /** Plain texts by which the same case is known again; hashed with the desk's key before they are kept. */
  readonly keys: CaseKeys;
}

/** By which the same case is known again: the strongest that both have decides. */
export interface CaseKeys {
  readonly doc?: string;
  readonly number?: string;
  readonly act?: string;
}

/** Something to be done after a decision, and its last day. `dueOn` is absent while the page does not show the day it counts from. */
export interface Deadline {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly note?: string;
  readonly unverified?: true;
  readonly from: 'noticed' | 'decided';
  readonly dueOn?: Day;
  readonly doneOn?: Day;
}

/** A handler's decision on one case, as it is kept on the desk. */
export interface CaseDecision {
  readonly id: string;
  readonly kind: CaseDecisionKind;
  readonly reasonCode?: string;
  readonly note?: string;
  /** Code of the article that the handler chose. */
  readonly article?: string;
  /** Which triggers were on the page: when more come, the question is asked again. */
  readonly triggers: readonly string[];
  readonly by: string;
  readonly byName?: string;
  readonly at: string;
  readonly facts: CaseFacts;
  readonly deadlines: readonly Deadline[];
}

/** How a frame's case page is described: locators by field, and what limits the reading. All absent: by labels. */
export interface CaseReaderStart {
  readonly described?: PageProfile['penaltyCase'];
  readonly scope?: PageProfile['scope'];
  readonly exclude?: PageProfile['exclude'];
}

/** What is known of the case in front of a tab. */
export interface TabPenalty {
  readonly frameId: number;
  /** Same for the same case and triggers: a decision is bound to it. */
  readonly key: string;
  readonly assessed: AssessedCase;
  /** The decision that counts: taken here, or before on the same case. */
  readonly decision?: CaseDecision;
  /** Taken on this page, not remembered. */
  readonly here?: boolean;
  /** Decided before, on fewer facts than the page shows now. */
  readonly more?: boolean;
  /** What was last recorded as advised on this page: the same is recorded once. */
  readonly noted?: string;
}

/** What the overlay and the side panel show of it. */
export interface ListingView {
  readonly key: string;
  readonly advice: Advice;
  readonly facts: CaseFacts;
  readonly decision?: Pick<CaseDecision, 'kind' | 'reasonCode' | 'note' | 'article' | 'at' | 'by' | 'byName' | 'deadlines'>;
  readonly here?: boolean;
  readonly more?: boolean;
  /** Choices of the pack. */
  readonly reasons: readonly { readonly id: string; readonly title: string; readonly note?: boolean }[];
  readonly articles: readonly { readonly code: string; readonly article: string; readonly field: string }[];
  /** What a listing would leave to be done. */
  readonly ahead: readonly Deadline[];
  readonly minNote: number;
}
