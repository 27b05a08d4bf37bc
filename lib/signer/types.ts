import type { Day } from '../shared/index.ts';

/** Somebody who may sign an override beside the officer. Public data: policy may carry it. */
export interface Signer {
  readonly id: string;
  readonly name: string;
  /** Public half of the signer's key (ES256); absent for one who signs with codes only. */
  readonly publicKey?: JsonWebKey;
  /** Last Chinese day on which the signer may sign. */
  readonly until?: Day;
}

export const SIGN_METHODS = ['key', 'code'] as const;
export type SignMethod = (typeof SIGN_METHODS)[number];

/** Why an override was not signed. Closed set; each word has a text in the locale files. */
export const SIGN_REFUSALS = [
  'officer-unknown',
  'no-signer',
  'same-person',
  'signer-unknown',
  'signer-expired',
  'no-key-here',
  'no-code-here',
  'wrong-passphrase',
  'wrong-key',
  'wrong-code',
  'code-replayed',
  'clock-skew',
  'too-many-tries',
  'request-over',
  'declined',
  'not-recorded',
] as const;
export type SignRefusal = (typeof SIGN_REFUSALS)[number];

/** What a second signer puts their name to. Its canonical JSON is what is signed. */
export interface OverrideContent {
  readonly what: 'creditgate-override';
  readonly request: string;
  readonly verdictKey: string;
  /** Audit entry of the check, where there is one. */
  readonly check?: number;
  readonly name?: string;
  readonly code?: string;
  readonly records: readonly string[];
  readonly reason: string;
  readonly officer: string;
  readonly requestedAt: string;
  readonly signer: string;
  readonly method: SignMethod;
  readonly signedAt: string;
}

/** A request that nobody has answered in this time is over: what was true when it was asked may have changed. */
export const SIGNING_MS = 10 * 60_000;
