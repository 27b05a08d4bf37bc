import type { JudgementFact } from '../judgement/index.ts';
import type { ListKind, SyncReason } from '../list/index.ts';
import type { AlignedSegment, Grade, MatchFlag, MatchStep, Settle, Standing } from '../match/index.ts';
import type { EffectName, LegalBasis, PageKind } from '../policy/index.ts';
import type { RepeatFact } from '../repeat/index.ts';
import type { RiskFact } from '../risk/index.ts';
import type { CodeKind } from '../subject/index.ts';

/**
 * Outcome of a check. `different-entity`: a listed party bears the same name but has a different code.
 * `not-found` is worded 未在本地名单快照（截至 …）中检索到, never 未列入.
 */
export const OUTCOMES = ['listed', 'suspected', 'related', 'different-entity', 'not-found', 'cannot-check'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why an outcome is what it is, beyond the match itself. Closed set; each word has a text in the locale files. */
export const CHECK_REASONS = [
  'code-masked',
  'code-invalid',
  'code-missing',
  'name-missing',
  'no-identity',
  'several-applicants',
  'applicant-remembered',
  'list-never-synced',
  'list-aging',
  'list-stale',
  'list-expired',
  'list-broken',
  'list-unsigned',
  'clock-behind',
  'no-list-configured',
  'generic-reading',
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

/** How far a list may be relied on. Only `fresh` and `aging` lists may block. */
export const FRESHNESS = ['fresh', 'aging', 'stale', 'expired', 'clock-behind', 'never-synced', 'broken'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** What a verdict says of each list it was drawn from. */
export interface ListFacts {
  readonly id: string;
  readonly kind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly freshness: Freshness;
  readonly version?: number;
  readonly asOf?: string;
  /** Hash over all records of that version. */
  readonly setHash?: string;
  readonly ageDays?: number;
  readonly ageWorkingDays?: number;
  readonly lastVerifiedAt?: string;
  readonly lastOutcome?: SyncReason;
}

/** The part of a match that an officer is shown. No identity numbers of persons. */
export interface Finding {
  readonly listId: string;
  readonly listKind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly recordId: string;
  /** SHA-256 of the record's row, base64url: what judgements and evidence are bound to. */
  readonly recordHash?: string;
  readonly grade: Grade;
  readonly standing: Standing;
  readonly by: 'uscc' | 'regNo' | 'orgCode' | 'name' | 'formerName' | 'personId' | 'personName';
  readonly steps: readonly MatchStep[];
  readonly flags: readonly MatchFlag[];
  readonly pageValue: string;
  readonly listValue: string;
  /** Both side by side where a name was matched; empty for codes that differ. */
  readonly aligned: readonly AlignedSegment[];
  readonly settles: readonly Settle[];
  readonly listedName: string;
  readonly listedUscc?: string;
  readonly ground: string;
  readonly groundCode: string;
  readonly groundArticle?: string;
  readonly listingAuthority: string;
  readonly listingDocNo?: string;
  readonly listedOn: string;
  /** Day on which the three-year term (or a longer statutory one) ends; absent for a restriction without end. */
  readonly termEndsOn?: string;
  /** Of a restriction on a person: the enterprise that it arose from. */
  readonly relatedName?: string;
}

/** An effect that applies, and the law that it rests on. */
export interface AppliedEffect {
  readonly effect: EffectName;
  readonly basis: readonly LegalBasis[];
  /** Set when an invariant lowered a pack's block: which condition was not met. */
  readonly loweredBy?: 'stale-list' | 'unsigned-list' | 'grade' | 'standing' | 'not-applicant-field';
}

/** The applicant as it was read; what the officer can compare with the page. */
export interface ApplicantAsRead {
  readonly name?: string;
  readonly code?: string;
  readonly codeKind?: CodeKind;
  readonly codeChecksum?: 'valid' | 'invalid' | 'none';
  readonly codeSuggestion?: string;
  readonly legalRep?: string;
}

/** The answer to the one question: given what the page says, which effects apply, and why. */
export interface Verdict {
  /** Same for the same applicant, list versions and rules: decisions of officers are bound to it. */
  readonly key: string;
  readonly outcome: Outcome;
  readonly grade?: Grade;
  readonly applicant: ApplicantAsRead;
  readonly reasons: readonly CheckReason[];
  readonly findings: readonly Finding[];
  /** Findings judged by an officer to be about somebody else: without effect, counted, shown folded. */
  readonly suppressed?: readonly Finding[];
  /** The applicant would be known again in another case: judgements can be carried over. */
  readonly recognisable?: boolean;
  /** Judgements about findings of this applicant, in force or lapsed. */
  readonly judgements?: readonly JudgementFact[];
  /** Credit-risk class, beside the outcome and without any part in it. */
  readonly risk?: RiskFact;
  /** That the party is a repeat offender, as a list says or as its penalties come to: beside the outcome, without any part in it. */
  readonly repeat?: readonly RepeatFact[];
  readonly effects: readonly AppliedEffect[];
  readonly lists: readonly ListFacts[];
  readonly rules: { readonly id: string; readonly version: string };
  readonly pageKind: PageKind;
  readonly checkedAt: string;
  /** Number of the audit entry that holds this check, once it is on disk. */
  readonly record?: number;
  /** Only of a look-up by hand: listed names like the one asked for. They decide nothing. */
  readonly near?: readonly NearName[];
}

/** A listed name that is one character or a region away. */
export interface NearName {
  readonly name: string;
  readonly code?: string;
  readonly authority: string;
  readonly listedOn: string;
  /** The listing is over. */
  readonly removed: boolean;
}

/** Who is asking: the kind of page, and whether the identity comes from the applicant's own field. */
export interface CheckContext {
  readonly pageKind: PageKind;
  /** False for text an officer typed or that detection is unsure of: such identities never block. */
  readonly applicantField: boolean;
  readonly reading: 'profile' | 'generic' | 'manual';
  /** The applicant was read in an earlier step and is not on the page now. */
  readonly remembered?: boolean;
}
