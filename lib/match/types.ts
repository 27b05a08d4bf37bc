import type { Listing, ListKind } from '../list/index.ts';
import type { AlignedSegment } from './align.ts';
import type { Settle } from './settles.ts';
import type { MatchStep } from './steps.ts';

/** Grades of `docs/matching.md`. */
export const GRADES = ['G1', 'G1x', 'G2', 'G3', 'G4', 'G5', 'P1', 'P2', 'P3'] as const;
export type Grade = (typeof GRADES)[number];

/** Weightiest first; a different entity of the same name comes last, since it is about somebody else. */
export const RANK: Readonly<Record<Grade, number>> = { G1: 0, P1: 1, G2: 2, G3: 3, P2: 4, G4: 5, G5: 6, P3: 7, G1x: 8 };

/** Whether a listing binds on a given day. */
export const STANDINGS = ['in-force', 'term-elapsed', 'removed', 'not-yet'] as const;
export type Standing = (typeof STANDINGS)[number];

export const MATCH_FLAGS = [
  /** Codes are equal, names are not: renamed, or a mistyped code. */
  'name-differs',
  /** Codes are equal but fail their check digit. */
  'code-checksum-invalid',
  /** The page's code is unusable (masked, invalid); only the name was compared. */
  'code-unusable',
  /** Two facts agree (code or name, and legal representative). */
  'legal-rep-agrees',
  /** The person is the legal representative of the listed party; nothing is said of the applicant itself. */
  'through-legal-rep',
  /** The listed party gave the former name up more than a year ago: others may bear it now. */
  'former-name-lapsed',
] as const;
export type MatchFlag = (typeof MATCH_FLAGS)[number];

/** One applicant against one listing: the grade, on which identity, and both strings. */
export interface Match {
  readonly listId: string;
  readonly listKind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly grade: Grade;
  readonly standing: Standing;
  readonly by: 'uscc' | 'regNo' | 'orgCode' | 'name' | 'formerName' | 'personId' | 'personName';
  /** What had to be set aside for both to agree; empty when they were equal as written. */
  readonly steps: readonly MatchStep[];
  readonly flags: readonly MatchFlag[];
  readonly pageValue: string;
  readonly listValue: string;
  /** Both names side by side; empty for codes that differ. */
  readonly aligned: readonly AlignedSegment[];
  /** What would settle it, the surest first. */
  readonly settles: readonly Settle[];
  readonly listing: Listing;
}
