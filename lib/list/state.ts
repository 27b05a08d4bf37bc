import type { Listing, ListKind } from './schema.ts';

/** How the last attempt to sync a list ended. A closed set: each word has a text in the locale files. */
export const SYNC_REASONS = [
  'updated-base',
  'updated-delta',
  'up-to-date',
  // the server
  'offline',
  'http-error',
  'redirected',
  'timed-out',
  'too-large',
  'host-not-permitted',
  // the head
  'head-malformed',
  'head-unknown-format',
  'reader-too-old',
  'bad-signature',
  'not-enough-signatures',
  'wrong-list',
  'older-than-local',
  'same-version-other-content',
  'expired',
  'shrunk-too-much',
  // the files
  'pack-wrong-hash',
  'pack-wrong-length',
  'pack-malformed',
  'set-hash-mismatch',
  // this machine
  'storage-full',
  'storage-broken',
  'clock-behind',
  'aborted',
  'no-keys',
  'bad-url',
] as const;
export type SyncReason = (typeof SYNC_REASONS)[number];

/** Where a list comes from and whose signatures count. Comes from policy or from the options page. */
export interface ListSource {
  readonly id: string;
  /** Folder of the published list, or its `head.json`; http(s). */
  readonly url: string;
  /** Public JWKs (EC P-256) whose signatures count. */
  readonly keys: readonly JsonWebKey[];
  /** How many different keys must have signed; 1 unless said otherwise. */
  readonly threshold: number;
}

/** A stage of a running sync, for the progress bar; bytes and blocks count up to their totals. */
export interface SyncProgress {
  readonly stage: 'head' | 'download' | 'store' | 'switch';
  readonly done: number;
  readonly total: number;
}

/** What the store knows of one list: the three clocks are attempt, verified content, and the list's own expiry. */
export interface ListState {
  readonly listId: string;
  readonly kind: ListKind;
  /** `local`: imported by hand, unsigned; said so wherever it is shown. */
  readonly trust: 'signed' | 'local';
  /** Absent until a first version has been verified and stored. */
  readonly current?: ListVersion;
  readonly lastAttemptAt?: string;
  /** Last time the head was fetched, verified and found to be the newest, even if nothing had changed. */
  readonly lastVerifiedAt?: string;
  readonly lastOutcome?: SyncReason;
  readonly lastDetail?: string;
  /** Highest version ever accepted; survives clearing the list, so that a rollback stays refused. */
  readonly versionFloor: number;
  readonly progress?: SyncProgress;
}

export interface ListVersion {
  readonly version: number;
  /** The day whose state of the register the list shows. */
  readonly asOf: string;
  readonly publishedAt: string;
  readonly expiresAt: string;
  readonly count: number;
  readonly setHash: string;
  readonly storedAt: string;
}

/** What a look-up may ask for. Values are normalised by `lib/subject` before they come here. */
export const KEY_KINDS = ['uscc', 'regNo', 'orgCode', 'name', 'formerName', 'personId'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export interface LookupKey {
  readonly kind: KeyKind;
  readonly value: string;
}

/** A record whose stored string equals the key in full: hashes only ever narrow, they never decide. */
export interface LookupHit {
  readonly listId: string;
  readonly key: LookupKey;
  readonly listing: Listing;
}

/** One consistent reading of all lists: states and hits come from the same transaction. */
export type LookupAnswer =
  | { readonly ok: true; readonly states: readonly ListState[]; readonly hits: readonly LookupHit[] }
  | { readonly ok: false; readonly reason: 'storage-broken'; readonly detail?: string };
