import type { Result } from '../shared/index.ts';
import type { ASIDES } from './database.bg.ts';
import type { StorageFault } from './holder.bg.ts';
import type { TrustedKeys } from './key-set.ts';
import type { Attempt, Generation, ListMeta, Pin } from './meta.ts';
import type { NearQuery } from './near.ts';
import type { Pack } from './pack.ts';
import type { ListKind } from './schema.ts';
import type { BlockSource } from './search.ts';
import type { FetchedSegment } from './transfer.bg.ts';
import type { ListState, LookupAnswer, LookupAnswers, LookupKey } from './state.ts';

/** The last good head and keys.json with their ETags; the beginning of a pack. */
export type Aside = (typeof ASIDES)[number];
/** The import was overtaken by another one of the same list, which has swept its blocks away. */
export type CommitFault = StorageFault | 'aborted';

/** A segment that is to be filled. `packs`: how many of its packs, from the first, are there already. */
export interface PreparedSegment {
  readonly number: number;
  readonly packs: number;
}

export interface ListStore {
  /** Begins to open the database: for a worker that has woken to be asked something. */
  warm(): void;
  /** One consistent reading of all lists; with `near`, of names like it too, as a hint. Never throws: what cannot be read is `storage-broken`. */
  lookup(keys: readonly LookupKey[], near?: NearQuery): Promise<LookupAnswer>;
  /** Many applicants in one reading: `hits[i]` answers `groups[i]`, as `lookup` would. */
  lookupMany(groups: readonly (readonly LookupKey[])[], near?: NearQuery): Promise<LookupAnswers>;
  /** States of all lists that were ever attempted; empty also when the database is broken, which `lookup` tells. */
  states(): Promise<readonly ListState[]>;
  /** Removes a list's records. Its version floor stays, so that an older version is still refused. */
  clearList(listId: string): Promise<Result<void, StorageFault>>;
  /** Removes all trace of a list, its floor included: for a source that is no longer used, or a floor raised by a stolen key. */
  forgetList(listId: string): Promise<Result<void, StorageFault>>;
  /** Goes back to the generation before and stays there until `unpin`. One write; the version floor stays. */
  rollback(listId: string, pin: Pin): Promise<Result<void, StorageFault | 'no-previous'>>;
  /** Stays at the generation in force until `unpin`. */
  pin(listId: string, pin: Pin): Promise<Result<void, StorageFault | 'no-current'>>;
  unpin(listId: string): Promise<Result<void, StorageFault | 'not-pinned'>>;
  /**
   * Deletes a database that cannot be opened or read, and begins an empty one; floors are put back. Done once: a
   * second time only after a list has been stored in between, or a day later, so that it cannot go on for ever. One that another
   * context holds open is left behind for a database of another name, and deleted by a later sweep.
   */
  recreate(at: string): Promise<Result<void, StorageFault | 'not-needed' | 'already-tried'>>;
  recordAttempt(listId: string, attempt: Attempt): Promise<Result<void, StorageFault>>;

  // for imports
  readMeta(listId: string): Promise<Result<ListMeta | undefined, StorageFault>>;
  /** Deletes what no generation uses, also what an import could go on with. */
  sweep(listId: string): Promise<Result<void, StorageFault>>;
  /**
   * Segments for contents (each named by a digest) that are to be written, in the order of `contents`. What an
   * interrupted import has left of the same content is gone on with; everything else that is loose is deleted.
   */
  prepare(listId: string, contents: readonly string[]): Promise<Result<PreparedSegment[], StorageFault>>;
  /** Writes pack number `index` of a prepared segment, and that it is there, in one transaction. */
  putPack(listId: string, segment: number, index: number, pack: Pack): Promise<Result<void, CommitFault>>;
  /** A chain of deltas that led nowhere: from now on the base is fetched for it. */
  refuseWay(listId: string, way: string): Promise<Result<void, StorageFault>>;
  /** What `keep` has put aside for a sync to come; undefined also when it cannot be read. Cleared with the list. */
  recall(listId: string, what: Aside): Promise<unknown>;
  /** Puts a value aside that saves a later sync some bytes, or removes it. Best effort: without it, they are fetched. */
  keep(listId: string, what: Aside, value: unknown): Promise<void>;
  /** A newer key set, which survives clearing; `floorReset`: the version floor that it puts an attacker's back to. */
  acceptKeys(listId: string, keySet: TrustedKeys, floorReset?: number): Promise<Result<void, StorageFault>>;
  readonly blocks: BlockSource;
  /**
   * The flip: one write makes the new generation current. What it replaces is kept as `previous`. `fresh`: segments that are
   * not on disk yet, and come last in the generation, after those that it names; they are written in the same transaction.
   */
  commit(listId: string, next: { generation: Generation; kind: ListKind; trust: 'signed' | 'local'; attempt: Attempt; fresh?: readonly FetchedSegment[] }): Promise<Result<void, CommitFault>>;
  /** The flip of a compaction: the same content in `segments`, if `from` is still what is in force. */
  commitCompacted(listId: string, from: Generation, segments: Generation['segments']): Promise<Result<void, CommitFault>>;
  /** A newer head for the same content: its expiry and time of publication count from now on. */
  renew(listId: string, times: Pick<Generation, 'publishedAt' | 'expiresAt'>): Promise<Result<void, StorageFault>>;
  close(): void;
}
