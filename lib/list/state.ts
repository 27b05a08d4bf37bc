import type { Listing, ListKind } from './schema.ts';
import type { NearHit } from './near.ts';
import type { Suite } from './signature.ts';

/** How the last attempt to sync a list ended. A closed set: each word has a text in the locale files. */
export const SYNC_REASONS = [
  'updated-base',
  'updated-delta',
  'up-to-date',
  // by hand, unsigned
  'imported',
  // the server
  'offline',
  'http-error',
  'redirected',
  'timed-out',
  'too-large',
  'host-not-permitted',
  // a policy's word
  'host-not-in-policy',
  // the head
  'head-malformed',
  'head-unknown-format',
  'reader-too-old',
  'bad-signature',
  'not-enough-signatures',
  'revoked-key',
  'keys-malformed',
  'keys-refused',
  'keys-expired',
  'wrong-list',
  'older-than-local',
  'same-version-other-content',
  'expired',
  'shrunk-too-much',
  // an admin's word
  'pinned',
  // the files
  'pack-wrong-hash',
  'pack-wrong-length',
  'pack-malformed',
  'set-hash-mismatch',
  // removable media
  'file-missing',
  'media-unreadable',
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
  /** Folder of the published list, or its `head.json`; http(s). Absent: the list comes on removable media only. */
  readonly url?: string;
  /** Public JWKs (EC P-256, or SM2) whose signatures count, until a key set that they lead to says otherwise. */
  readonly keys: readonly JsonWebKey[];
  /** How many different keys must have signed; 1 unless said otherwise. */
  readonly threshold: number;
  /** Which suite must have signed; keys of either count towards one threshold unless said otherwise. */
  readonly suite?: Suite;
}

/** A stage of a running sync, for the progress bar; `done` and `total` are bytes while files come in. */
export interface SyncProgress {
  readonly stage: 'head' | 'download' | 'store' | 'switch';
  readonly done: number;
  readonly total: number;
  /** Instant at which the files began to come in; absent before. */
  readonly startedAt?: string;
  /** Bytes of `done` that an earlier, interrupted import had left and that need not come again. */
  readonly kept?: number;
  /** How long the files still take at the pace so far; absent while there is no pace to tell. */
  readonly remainingMs?: number;
}

/**
 * How long the files still take at the pace so far, in milliseconds; undefined as long as there is no pace to tell.
 *
 * @param now epoch milliseconds
 */
export function remainingMs({ done, total, startedAt, kept = 0 }: SyncProgress, now: number): number | undefined {
  if (startedAt === undefined) return undefined;
  const [elapsed, come] = [now - Date.parse(startedAt), done - kept];
  if (!(elapsed > 0) || come <= 0 || done > total) return undefined;
  return Math.round((elapsed / come) * (total - done));
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
  /** The verified generation before the current one, while it is kept: what a rollback goes back to. */
  readonly previous?: ListVersion;
  /** Set by an admin, with a rollback or without: the list stays at `current` until it is unpinned. */
  readonly pinned?: { readonly at: string; readonly reason: string };
  /** The signed key set in force; absent while the keys of the source itself count. */
  readonly keySet?: KeySetFacts;
  /** The last attempts, newest first. */
  readonly history?: readonly SyncAttempt[];
}

/** What people need to know of a key set. */
export interface KeySetFacts {
  readonly version: number;
  readonly threshold: number;
  /** Number of keys whose signatures count, and of those that never count again. */
  readonly keys: number;
  readonly revoked: number;
  readonly expiresAt?: string;
  /** Names the configured keys that the chain of key sets began with. */
  readonly roots: string;
}

/** Attempts that followed one another and ended alike are one: `since` is the first of them, `at` the last. */
export interface SyncAttempt {
  readonly at: string;
  readonly outcome: SyncReason;
  readonly detail?: string;
  readonly since: string;
  readonly times: number;
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
export const KEY_KINDS = ['uscc', 'regNo', 'orgCode', 'name', 'formerName', 'core', 'personId'] as const;
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

/** A record of a list whose name is near to the one that was asked for: a hint for a person, never a ground. */
export interface NearAnswer extends NearHit {
  readonly listId: string;
}

/** One consistent reading of all lists: states and hits come from the same transaction. */
export type LookupAnswer =
  | { readonly ok: true; readonly states: readonly ListState[]; readonly hits: readonly LookupHit[]; readonly near?: readonly NearAnswer[] }
  | { readonly ok: false; readonly reason: 'storage-broken'; readonly detail?: string };

/** The same for many applicants: `hits[i]` answers the i-th of them. */
export type LookupAnswers =
  | { readonly ok: true; readonly states: readonly ListState[]; readonly hits: readonly (readonly LookupHit[])[]; readonly near?: readonly NearAnswer[] }
  | Extract<LookupAnswer, { ok: false }>;
