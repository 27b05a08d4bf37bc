/**
 * Measures that are reported back: 自动提示 of a listed party, 限制告知承诺 that took effect, 限制 that an officer lifted with
 * a reason, and inspections that an inspector marked in the work list and has not taken back.
 */
export const MEASURES = ['prompted', 'closed', 'opened', 'inspected'] as const;
export type Measure = (typeof MEASURES)[number];

/** One measure: to whom, what, on which basis, when, by which system and officer. No number of a person, no person's name beside the officers'. */
export interface FeedbackRow {
  /** Number of the entry in this desk's records: where a question about the row is answered. */
  readonly entry: number;
  /** ISO instant, UTC. */
  readonly at: string;
  /** Chinese day of the measure: of an inspection the day on which it was made, which may lie before the entry. */
  readonly day: string;
  readonly measure: Measure;
  readonly name: string;
  readonly code: string;
  readonly grade: string;
  /** The listing that it rests on. */
  readonly list: string;
  readonly ground: string;
  readonly authority: string;
  readonly docNo: string;
  readonly listedOn: string;
  /** Provisions, as the rules in force cited them. */
  readonly basis: readonly string[];
  /** Business system, by its host. */
  readonly system: string;
  readonly pageKind: string;
  readonly officer: string;
  /** Of a measure that was lifted. */
  readonly reason: string;
  readonly signer: string;
}

/** Feedback of a period. `hash`: SHA-256 (hex) over the canonical JSON of all other members. */
export interface Feedback {
  readonly format: 'creditgate-feedback';
  readonly schema: 1;
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly office: string;
  /** Name of this desk's chain of records. */
  readonly chain: string;
  readonly rows: readonly FeedbackRow[];
  readonly hash: string;
}

/** Why a file is not taken for what was sealed. */
export const FEEDBACK_FAULTS = ['not-feedback', 'changed'] as const;
export type FeedbackFault = (typeof FEEDBACK_FAULTS)[number];

/** What is told of a sealed file; the rows themselves are for whoever reads it. */
export type FeedbackHead = Pick<Feedback, 'from' | 'to' | 'madeAt' | 'chain' | 'hash'> & { readonly count: number };
