/** What an officer may conclude about one finding. */
export const JUDGEMENT_VERDICTS = ['same', 'different', 'undecided'] as const;
export type JudgementVerdict = (typeof JUDGEMENT_VERDICTS)[number];

/** On what a judgement rests. Closed sets, so that judgements can be counted and compared; `other` needs a note. */
export const JUDGEMENT_REASONS = {
  same: ['licence-agrees', 'renamed', 'party-agrees', 'other'],
  different: ['code-differs', 'registration-differs', 'authority-says-different', 'branch-or-affiliate', 'other'],
  undecided: ['awaiting-papers', 'awaiting-authority', 'records-unclear', 'other'],
} as const satisfies Readonly<Record<JudgementVerdict, readonly string[]>>;
export type JudgementReason = (typeof JUDGEMENT_REASONS)[JudgementVerdict][number];

/** Longest note, in characters. */
export const MAX_NOTE = 300;
/** No policy can let a judgement live longer. */
export const MAX_JUDGEMENT_DAYS = 180;

/**
 * Why a judgement does not count any more. `subject-changed`: it was made of an applicant of the same name whose other
 * particulars differ. `clock-behind` and `not-allowed` pass; the others are final.
 */
export const LAPSE_REASONS = ['expired', 'record-changed', 'rules-changed', 'subject-changed', 'clock-behind', 'not-allowed'] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** One conclusion about one applicant and one list record, with everything that it is bound to. */
export interface Judgement {
  readonly id: string;
  /** Keyed hash of the applicant's particulars; see `subject-key.ts`. */
  readonly subject: string;
  /** Keyed hash of the name alone: finds judgements of a namesake, to say that they do not apply. */
  readonly name?: string;
  readonly listId: string;
  readonly recordId: string;
  /** SHA-256 of the record's row, base64url. */
  readonly recordHash: string;
  /** Rule pack and its version, and the grade that they gave. */
  readonly rulesVersion: string;
  readonly grade: string;
  readonly verdict: JudgementVerdict;
  readonly reasonCode: JudgementReason;
  readonly note?: string;
  /** Officer's id and name; empty where none is set. */
  readonly by: string;
  readonly byName?: string;
  /** ISO instants, UTC. */
  readonly at: string;
  readonly expiresAt: string;
  /** `case`: counts only in the tab in which it was made. */
  readonly scope: 'carried' | 'case';
  readonly lapsed?: { readonly at: string; readonly because: LapseReason };
}

/** What a verdict says of a judgement. */
export interface JudgementFact extends Pick<Judgement, 'id' | 'listId' | 'recordId' | 'verdict' | 'reasonCode' | 'note' | 'by' | 'byName' | 'at' | 'expiresAt' | 'scope'> {
  readonly state: 'in-force' | 'lapsed';
  readonly because?: LapseReason;
}

/** Who a judgement is about, without saying who. */
export interface SubjectKeys {
  readonly subject: string;
  readonly name?: string;
  /** False when the particulars could be those of a namesake: then a judgement counts for the present case only. */
  readonly carries: boolean;
}
