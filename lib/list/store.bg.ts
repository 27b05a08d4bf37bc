import { Dexie } from 'dexie';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { blockSource, deleteSegments, ListMeta, META_PREFIX, NEXT_SEGMENT, openDatabase, putBlocks, type Generation, type ListDatabase } from './database.bg.ts';
import type { Pack } from './pack.ts';
import type { ListKind } from './schema.ts';
import { search, type BlockSource } from './search.ts';
import type { ListState, LookupAnswer, LookupHit, LookupKey, SyncReason } from './state.ts';

export type StorageFault = 'storage-full' | 'storage-broken';
/** The import was overtaken by another one of the same list, which has swept its blocks away. */
export type CommitFault = StorageFault | 'aborted';

const OVERTAKEN = 'another import of the list was faster';

/** How an attempt ended. `verified`: the head was fetched, verified and is the newest that is known. */
export interface Attempt {
  readonly at: string;
  readonly outcome: SyncReason;
  readonly detail?: string;
  readonly verified: boolean;
}

export interface ListStore {
  /** One consistent reading of all lists. Never throws: what cannot be read is `storage-broken`. */
  lookup(keys: readonly LookupKey[]): Promise<LookupAnswer>;
  /** States of all lists that were ever attempted; empty also when the database is broken, which `lookup` tells. */
  states(): Promise<readonly ListState[]>;
  /** Removes a list's records. Its version floor stays, so that an older version is still refused. */
  clearList(listId: string): Promise<Result<void, StorageFault>>;
  /** Removes all trace of a list, its floor included: for a source that is no longer used, or a floor raised by a stolen key. */
  forgetList(listId: string): Promise<Result<void, StorageFault>>;
  recordAttempt(listId: string, attempt: Attempt): Promise<Result<void, StorageFault>>;

  // for imports
  readMeta(listId: string): Promise<Result<ListMeta | undefined, StorageFault>>;
  /** Deletes what crashed or replaced generations left behind. */
  sweep(listId: string): Promise<Result<void, StorageFault>>;
  /** Numbers for new segments, noted as loose until `commit`. */
  allocate(listId: string, count: number): Promise<Result<number[], StorageFault>>;
  putPack(listId: string, segment: number, pack: Pack): Promise<Result<void, CommitFault>>;
  readonly blocks: BlockSource;
  /** The flip: one write makes the new generation current. What it replaces is kept as `previous`. */
  commit(listId: string, next: { generation: Generation; kind: ListKind; trust: 'signed' | 'local'; attempt: Attempt }): Promise<Result<void, CommitFault>>;
  /** A newer head for the same content: its expiry and time of publication count from now on. */
  renew(listId: string, times: Pick<Generation, 'publishedAt' | 'expiresAt'>): Promise<Result<void, StorageFault>>;
  close(): void;
}

/** Opens the list database. Nothing is read before the first call, and nothing is held in memory between calls. */
export function openListStore(name = 'creditgate-list'): ListStore {
  const database = openDatabase(name);
  const blocks = blockSource(database);

  async function change(listId: string, next: (meta: ListMeta) => ListMeta | null): Promise<void> {
    await database.dexie.transaction('rw', database.meta, async () => {
      const meta = next((await metaOf(database, listId)) ?? newMeta(listId));
      if (meta === null) await database.meta.delete(META_PREFIX + listId);
      else await database.meta.put(meta, META_PREFIX + listId);
    });
  }

  const everything = [database.meta, ...Object.values(database.blocks)];

  /** In one transaction: an import that commits meanwhile finds its segments either kept or unknown, never half deleted. */
  async function sweepLoose(listId: string): Promise<void> {
    await database.dexie.transaction('rw', everything, async () => {
      const meta = await metaOf(database, listId);
      if (meta === undefined || meta.loose.length === 0) return;
      await deleteSegments(database, meta.loose);
      await database.meta.put({ ...meta, loose: [] }, META_PREFIX + listId);
    });
  }

  async function drop(listId: string): Promise<void> {
    await change(listId, (meta) => ({ ...meta, current: undefined, previous: undefined, loose: [...new Set([...meta.loose, ...segmentsOf(meta)])] }));
    await sweepLoose(listId);
  }

  return {
    blocks,
    async lookup(keys) {
      const answer = await lookup(database, blocks, keys);
      if (answer.ok || answer.damagedList === undefined) return answer;
      // Best effort: without the mark the list would stay broken for as long as its version stays the newest.
      await guarded(() => change(answer.damagedList as string, (meta) => ({ ...meta, damaged: true })));
      return { ok: false, reason: answer.reason, detail: answer.detail };
    },
    async states() {
      const answer = await lookup(database, blocks, []);
      return answer.ok ? answer.states : [];
    },
    clearList: (listId) => guarded(() => drop(listId)),
    forgetList: (listId) =>
      guarded(async () => {
        await drop(listId);
        await change(listId, () => null);
      }),
    recordAttempt: (listId, attempt) => guarded(() => change(listId, (meta) => withAttempt(meta, attempt))),
    readMeta: (listId) => guarded(() => metaOf(database, listId)),
    sweep: (listId) => guarded(() => sweepLoose(listId)),
    allocate: (listId, count) =>
      guarded(() =>
        database.dexie.transaction('rw', database.meta, async () => {
          const stored = await database.meta.get(NEXT_SEGMENT);
          const first = typeof stored === 'number' ? stored : 1;
          const numbers = Array.from({ length: count }, (_, index) => first + index);
          const meta = (await metaOf(database, listId)) ?? newMeta(listId);
          await database.meta.bulkPut([first + count, { ...meta, loose: [...meta.loose, ...numbers] }], [NEXT_SEGMENT, META_PREFIX + listId]);
          return numbers;
        }),
      ),
    async putPack(listId, segment, pack) {
      const put = await guarded(() =>
        database.dexie.transaction('rw', [database.meta, database.blocks[pack.table]], async () => {
          const known = (await metaOf(database, listId))?.loose.includes(segment) === true;
          if (known) await putBlocks(database, pack.table, segment, pack.firstBlock, pack.blocks);
          return known;
        }),
      );
      if (!put.ok) return put;
      return put.value ? ok(undefined) : err('aborted', OVERTAKEN);
    },
    async commit(listId, { generation, kind, trust, attempt }) {
      const flipped = await guarded(async () => {
        let done = false;
        await change(listId, (meta) => {
          const known = new Set([...meta.loose, ...(meta.current?.segments ?? []).map((segment) => segment.number)]);
          // A concurrent import of the same list sweeps what it does not know: then these blocks may be gone.
          done = generation.segments.every((segment) => known.has(segment.number)) && generation.version >= meta.versionFloor;
          return done ? flip(withAttempt(meta, attempt), { generation, kind, trust }) : meta;
        });
        return done;
      });
      if (!flipped.ok) return flipped;
      if (!flipped.value) return err('aborted', OVERTAKEN);
      // A failure here costs space, not correctness: the numbers stay in `loose` and the next sweep tries again.
      await guarded(() => sweepLoose(listId));
      return ok(undefined);
    },
    renew: (listId, times) =>
      guarded(() => change(listId, (meta) => (meta.current === undefined ? meta : { ...meta, current: { ...meta.current, ...times } }))),
    close: () => database.dexie.close(),
  };
}

type Reading = LookupAnswer & { readonly damagedList?: string };

async function lookup(database: ListDatabase, blocks: BlockSource, keys: readonly LookupKey[]): Promise<Reading> {
  const answer = await guarded(() =>
    database.dexie.transaction('r', [database.meta, ...Object.values(database.blocks)], async (): Promise<Reading> => {
      const metas = (await database.meta.where(':id').startsWith(META_PREFIX).toArray()).map((value) => ListMeta.parse(value));
      const hits: LookupHit[] = [];
      for (const meta of keys.length === 0 ? [] : metas) {
        const found = await search(blocks, meta.current?.segments ?? [], keys);
        if (!found.ok) return { ok: false, reason: 'storage-broken', detail: `${meta.listId}: ${found.reason}`, damagedList: meta.listId };
        for (const { key, listing } of found.value) hits.push({ listId: meta.listId, key, listing });
      }
      return { ok: true, states: metas.map(stateOf), hits };
    }),
  );
  return answer.ok ? answer.value : { ok: false, reason: 'storage-broken', detail: answer.detail };
}

function stateOf(meta: ListMeta): ListState {
  const { listId, kind, trust, current, lastAttemptAt, lastVerifiedAt, lastOutcome, lastDetail, versionFloor } = meta;
  const facts = { listId, kind, trust, lastAttemptAt, lastVerifiedAt, lastOutcome, lastDetail, versionFloor };
  if (current === undefined) return facts;
  const { version, asOf, publishedAt, expiresAt, count, setHash, storedAt } = current;
  return { ...facts, current: { version, asOf, publishedAt, expiresAt, count, setHash, storedAt } };
}

/** A list that has never been verified has told nothing of its kind: it counts as the one with legal effect. */
function newMeta(listId: string): ListMeta {
  return { listId, kind: 'severe', trust: 'signed', loose: [], versionFloor: 0 };
}

async function metaOf(database: ListDatabase, listId: string): Promise<ListMeta | undefined> {
  const stored = await database.meta.get(META_PREFIX + listId);
  if (stored === undefined) return undefined;
  const parsed = ListMeta.safeParse(stored);
  return parsed.success ? parsed.data : salvaged(listId, stored);
}

/** A value that does not parse (an older build, a damaged disk) is replaced by the next sync; the floor is kept if it can be read. */
function salvaged(listId: string, stored: unknown): ListMeta {
  const floor = z.object({ versionFloor: z.number().int().min(0) }).safeParse(stored);
  return { ...newMeta(listId), versionFloor: floor.success ? floor.data.versionFloor : 0, damaged: true };
}

function withAttempt(meta: ListMeta, { at, outcome, detail, verified }: Attempt): ListMeta {
  return { ...meta, lastAttemptAt: at, lastOutcome: outcome, lastDetail: detail, ...(verified ? { lastVerifiedAt: at } : {}) };
}

function segmentsOf({ current, previous }: ListMeta): number[] {
  return [...(current?.segments ?? []), ...(previous?.segments ?? [])].map((segment) => segment.number);
}

function flip(meta: ListMeta, { generation, kind, trust }: { generation: Generation; kind: ListKind; trust: 'signed' | 'local' }): ListMeta {
  const next: ListMeta = { ...meta, kind, trust, current: generation, previous: meta.current, damaged: undefined, versionFloor: generation.version, floorSetHash: generation.setHash };
  const used = new Set(segmentsOf(next));
  return { ...next, loose: [...new Set([...meta.loose, ...segmentsOf(meta)])].filter((number) => !used.has(number)) };
}

/** The database's failures as reason words. Anything but a full disk is a broken database. */
async function guarded<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>> {
  try {
    return ok(await work());
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const inner = error instanceof Dexie.DexieError ? (error as { inner?: { name?: unknown } }).inner?.name : undefined;
    return err(name === 'QuotaExceededError' || inner === 'QuotaExceededError' ? 'storage-full' : 'storage-broken', name);
  }
}
