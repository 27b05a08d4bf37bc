/** What an identity text turned out to be, by shape. `masked`: characters were replaced by * or similar. */
export const CODE_KINDS = ['uscc', 'regNo', 'orgCode', 'residentId', 'residencePermit', 'masked', 'unknown'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** A code as read from a page, a file or a person's typing. A failed checksum never makes it unusable. */
export interface CodeReading {
  readonly raw: string;
  readonly kind: CodeKind;
  /** Normalised for look-up: half width, upper case, no spaces, hyphens or zero-width characters. */
  readonly value: string;
  /** `none`: the kind has no check digit (13-digit 注册号, 15-digit ID) or the kind is masked or unknown. */
  readonly checksum: 'valid' | 'invalid' | 'none';
  /** The same code with O/0, I/1, S/5, Z/2 put right, when that alone makes the checksum valid. Offered, never applied. */
  readonly suggestion?: string;
}

/** Lossless normalisation steps of names, in order (NFKC and white space; bracket forms; Latin case). */
export const NAME_STEPS = ['nfkc-space', 'brackets', 'latin-case'] as const;
export type NameStep = (typeof NAME_STEPS)[number];

export interface NameReading {
  readonly raw: string;
  /** Equal for two names if and only if they differ by the lossless steps alone. */
  readonly normal: string;
  /** Steps that changed something. */
  readonly steps: readonly NameStep[];
}

/** What a page or a person says about an applicant, as text. Empty and blank texts count as absent. */
export interface SubjectText {
  readonly name?: string;
  /** Any of USCC, 注册号, 组织机构代码 or an ID number: real labels join them. */
  readonly code?: string;
  readonly regNo?: string;
  readonly orgCode?: string;
  readonly legalRep?: string;
  readonly personId?: string;
}

/** A parsed applicant. Absent members were not on the page (or were blank). */
export interface Subject {
  readonly name?: NameReading;
  readonly codes: readonly CodeReading[];
  readonly legalRep?: NameReading;
  /** Keyed hashes of the identity numbers that the page shows, one for each key; absent where the office has no key. */
  readonly personHashes?: readonly string[];
}
