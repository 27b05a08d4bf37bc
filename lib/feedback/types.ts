/**
 * Measures that are reported back: 自动提示 of a listed party, 限制告知承诺 that took effect, and 限制 that an officer lifted with
 * a reason.
 */
export const MEASURES = ['prompted', 'closed', 'opened'] as const;
export type Measure = (typeof MEASURES)[number];

/** One measure: to whom, what, on which basis, when, by which system and officer. No number of a person, no person's name beside the officers'. */
export interface FeedbackRow {
  /** Number of the entry in this desk's records: where a question about the row is answered. */
  readonly entry: number;
  /** ISO instant, UTC. */
  readonly at: string;
  /** Chinese day. */
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
