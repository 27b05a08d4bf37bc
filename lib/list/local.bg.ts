import { err, ok, type Day, type Result } from '../shared/index.ts';
import { writeSegment } from './compact.bg.ts';
import { isLocalListId } from './local.ts';
import type { Generation } from './meta.ts';
import { setHashOf } from './row.ts';
import type { Listing, ListKind } from './schema.ts';
import { encodeSegment, layoutOf } from './segment.ts';
import type { SyncReason } from './state.ts';
import type { ListStore } from './store.bg.ts';

export interface LocalListOptions {
  readonly store: ListStore;
  /** From `localListId`. */
  readonly listId: string;
  readonly kind: ListKind;
  /** The day whose state the file shows. */
  readonly asOf: Day;
  /** Days after the import at which the list is called expired. */
  readonly termDays: number;
  /** Ids are unique. */
  readonly listings: readonly Listing[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onProgress?: (stage: 'arrange' | 'store', done: number, total: number) => void;
  /** Asked once everything is on disk, before it comes into force; a refusal leaves what was in force. */
  readonly mayCommit: (next: { version: number; count: number; setHash: string }) => Promise<boolean>;
}

export interface LocalListStored {
  readonly version: number;
  readonly count: number;
  readonly setHash: string;
}

const DAY_MS = 86_400_000;

/**
 * Puts a list that was read from a file beside the signed ones, or in place of an earlier import of the same name, which
 * stays as the version before. Written pack by pack beside what is in force, then one write flips.
 */
export async function storeLocalList(options: LocalListOptions): Promise<Result<LocalListStored, SyncReason>> {
  const { store, listId, listings, onProgress } = options;
  if (!isLocalListId(listId)) return err('wrong-list', listId);
  const meta = await store.readMeta(listId);
  if (!meta.ok) return meta;
  // Whoever imports anew after going back has decided again. First of all: unpinning sweeps away what is not in force.
  if (meta.value?.pinned !== undefined) await store.unpin(listId);
  const segment = encodeSegment(listings, null, { onProgress: (rows) => onProgress?.('arrange', rows, listings.length) });
  // A name of its own: what another import has left is not gone on with, but swept away.
  const written = await writeSegment(listId, store, segment, `local:${crypto.randomUUID()}`, (done, total) => onProgress?.('store', done, total));
  if (!written.ok) return written;
  const facts: LocalListStored = { version: (meta.value?.versionFloor ?? 0) + 1, count: listings.length, setHash: setHashOf(listings) };
  if (!(await options.mayCommit(facts))) {
    await store.sweep(listId);
    return err('aborted', 'not recorded');
  }
  const committed = await commit(options, { ...facts, segments: [{ number: written.value, ...layoutOf(segment) }] });
  return committed.ok ? ok(facts) : committed;
}

function commit({ store, listId, kind, asOf, termDays, now }: LocalListOptions, { version, count, setHash, segments }: LocalListStored & Pick<Generation, 'segments'>) {
  const at = new Date(now()).toISOString();
  const expiresAt = new Date(now() + termDays * DAY_MS).toISOString();
  const generation: Generation = { version, asOf, publishedAt: at, expiresAt, count, setHash, storedAt: at, segments, base: { count, setHash } };
  return store.commit(listId, { generation, kind, trust: 'local', attempt: { at, outcome: 'imported', verified: false } });
}

/** Deletes what an import that was given up, or that died, has left; a list that never came about is forgotten. */
export async function tidyLocalList(store: ListStore, listId: string): Promise<void> {
  if (!isLocalListId(listId)) return;
  await store.sweep(listId);
  const meta = await store.readMeta(listId);
  if (meta.ok && meta.value !== undefined && meta.value.current === undefined && meta.value.versionFloor === 0) await store.forgetList(listId);
}
