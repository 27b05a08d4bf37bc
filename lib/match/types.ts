import type { Listing, ListKind } from '../list/index.ts';
import type { NameStep } from '../subject/index.ts';

/** Grades of `docs/matching.md`; issued so far: G1, G1x, G2, G4 (equal 注册号 or 组织机构代码 only). */
export const GRADES = ['G1', 'G1x', 'G2', 'G3', 'G4', 'G5', 'P1', 'P2', 'P3'] as const;
export type Grade = (typeof GRADES)[number];

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
] as const;
export type MatchFlag = (typeof MATCH_FLAGS)[number];

/** What had to be set aside for two texts to agree. */
export type MatchStep = NameStep;

/** One applicant against one listing: the grade, on which identity, and both strings. */
export interface Match {
  readonly listId: string;
  readonly listKind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly grade: Grade;
  readonly standing: Standing;
  readonly by: 'uscc' | 'regNo' | 'orgCode' | 'name' | 'formerName' | 'personId' | 'personName';
  /** Name steps that were needed to make the names equal; empty when they were equal as written. */
  readonly steps: readonly MatchStep[];
  readonly flags: readonly MatchFlag[];
  readonly pageValue: string;
  readonly listValue: string;
  readonly listing: Listing;
}
