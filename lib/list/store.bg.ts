import { err, ok, type Result } from '../shared/index.ts';
import { asideKey, ASIDES, deleteSegments, LIST_DATABASE, META_PREFIX, NEXT_SEGMENT, putBlocks } from './database.bg.ts';
import { holdDatabase, type OpenPatience, type StorageFault } from './holder.bg.ts';
import { createKeeper, memoryValue, type KeptValue } from './keeper.bg.ts';
import { asked, lookup } from './lookup.bg.ts';
import { withKeys } from './meta-keys.ts';
import { compacted, emptied, flipped, newMeta, pinnedAt, readMeta, rolledBack, segmentsOf, stateAfter, withAttempt, type Attempt, type Generation, type ListMeta } from './meta.ts';

import type { StoredSegment } from './search.ts';
import type { ListStore } from './store-face.bg.ts';
import type { FetchedSegment } from './transfer.bg.ts';

export type { CommitFault, ListStore } from './store-face.bg.ts';

/** A database that broke again before a list was stored in it is made anew once a day. */
const RECREATE_MS = 86_400_000;
const OVERTAKEN = 'another import of the list was faster';

/**
 * Opens the list database. Nothing is read before the first call, and nothing is held in memory between calls.
 *
 * @param kept where version floors are kept besides, so that they outlive the database
 */
export function openListStore(name = LIST_DATABASE, { kept = memoryValue(), patience }: { kept?: KeptValue; patience?: OpenPatience } = {}): ListStore {
  const keeper = createKeeper(kept);
  // A full disk takes no note of how a sync ended either: told from here, for as long as the worker lives.
  const unwritten = new Map<string, Attempt>();
  const held = holdDatabase(name, keeper, patience);
  const { guarded, blocks } = held;
  /** What this worker's last look-up found in force; else what an earlier worker's has left word of. */
  let expected: readonly StoredSegment[] | undefined;

  /** Best effort: without it the next worker's first look-up takes one step more. */
  async function expect(segments: readonly StoredSegment[]): Promise<void> {
    const known = expected;
    expected = segments;
    if (known === undefined || layouts(known) !== layouts(segments)) await held.attempted(() => keeper.setSegments(segments));
  }

  const metaOf = async (listId: string): Promise<ListMeta | undefined> => {
    const stored = await held.database.meta.get(META_PREFIX + listId);
    return stored === undefined ? undefined : readMeta(listId, stored);
  };

  /** Reads and writes a list's meta value in one transaction; null deletes it, the same value is not written again. */
  async function change(listId: string, next: (meta: ListMeta) => ListMeta | null): Promise<void> {
    await held.database.dexie.transaction('rw', held.database.meta, async () => {
      const before = (await metaOf(listId)) ?? newMeta(listId);
      const meta = next(before);
      if (meta === null) await held.database.meta.delete(META_PREFIX + listId);
      else if (meta !== before) await held.database.meta.put(meta, META_PREFIX + listId);
    });
  }

  /** A flip that happens only if `next` says so; what it leaves behind is deleted afterwards. */
  async function flip(listId: string, next: (meta: ListMeta) => ListMeta | undefined): Promise<Result<boolean, StorageFault>> {
    const done = await guarded(async () => {
      let possible = false;
      await change(listId, (meta) => {
        const after = next(meta);
        possible = after !== undefined;
        return after ?? meta;
      });
      return possible;
    });
    // A failure here costs space, not correctness: the numbers stay in `loose` and the next sweep tries again.
    if (done.ok && done.value) await guarded(() => sweepLoose(listId));
    return done;
  }

  /** In one transaction: an import that commits meanwhile finds its segments either kept or unknown, never half deleted. */
  async function sweepLoose(listId: string): Promise<void> {
    await held.database.dexie.transaction('rw', held.database.tables, async () => {
      const meta = await metaOf(listId);
      if (meta === undefined || meta.loose.length === 0) return;
      await deleteSegments(held.database, meta.loose);
      await held.database.meta.put({ ...meta, loose: [], pending: undefined }, META_PREFIX + listId);
    });
  }

  /** Within a transaction over all tables. */
  async function writeFresh(fresh: readonly FetchedSegment[]): Promise<Generation['segments']> {
    if (fresh.length === 0) return [];
    const first = await nextSegment();
    await held.database.meta.put(first + fresh.length, NEXT_SEGMENT);
    for (const [at, { packs }] of fresh.entries()) {
      for (const { table, firstBlock, blocks: own } of packs) await putBlocks(held.database, table, first + at, firstBlock, own);
    }
    return fresh.map(({ layout }, at) => ({ number: first + at, ...layout }));
  }

  async function nextSegment(): Promise<number> {
    const stored = await held.database.meta.get(NEXT_SEGMENT);
    return typeof stored === 'number' ? stored : 1;
  }

  async function drop(listId: string): Promise<void> {
    await change(listId, emptied);
    await held.database.meta.bulkDelete(ASIDES.map((what) => asideKey(listId, what)));
    await sweepLoose(listId);
  }

  /** True when these segments are all on disk: a concurrent import of the same list sweeps what it does not know. */
  function holds(meta: ListMeta, segments: Generation['segments']): boolean {
    const known = new Set([...meta.loose, ...segmentsOf({ current: meta.current })]);
    return segments.every((segment) => known.has(segment.number));
  }

  const store: ListStore = {
    blocks,
    warm: () => held.warm(),
    async lookup(keys, near) {
      const answer = await store.lookupMany([keys], near);
      return answer.ok ? { ...answer, hits: answer.hits[0] ?? [] } : answer;
    },
    async lookupMany(groups, near) {
      held.warm();
      const question = asked(groups, near);
      const answer = await held.reading(async (connection) => lookup(connection, question, (expected ??= (await keeper.atStart()).segments)));
      if (!answer.ok) return { ok: false, reason: 'storage-broken', detail: answer.detail };
      if (answer.value.ok) {
        const { segments = [], ...told } = answer.value;
        void expect(segments);
        return { ...told, states: told.states.map((state) => stateAfter(state, unwritten.get(state.listId))) };
      }
      if (answer.value.damagedList === undefined) return answer.value;
      // Best effort: without the mark the list would stay broken for as long as its version stays the newest.
      const { damagedList, reason, detail } = answer.value;
      await guarded(() => change(damagedList, (meta) => ({ ...meta, damaged: true })));
      return { ok: false, reason, detail };
    },
    async states() {
      const answer = await store.lookup([]);
      return answer.ok ? answer.states : [];
    },
    clearList: (listId) => guarded(() => drop(listId)),
    forgetList: (listId) =>
      guarded(async () => {
        await drop(listId);
        await change(listId, () => null);
        await keeper.setFloor(listId, null);
      }),
    async rollback(listId, pin) {
      const done = await flip(listId, (meta) => rolledBack(meta, pin));
      if (!done.ok) return done;
      return done.value ? ok(undefined) : err('no-previous');
    },
    async pin(listId, pin) {
      const done = await flip(listId, (meta) => pinnedAt(meta, pin));
      if (!done.ok) return done;
      return done.value ? ok(undefined) : err('no-current');
    },
    async unpin(listId) {
      const done = await flip(listId, (meta) => (meta.pinned === undefined ? undefined : { ...meta, pinned: undefined }));
      if (!done.ok) return done;
      return done.value ? ok(undefined) : err('not-pinned');
    },
    async recreate(at) {
      const readable = await guarded(() => held.database.dexie.transaction('r', held.database.tables, () => held.database.meta.get(NEXT_SEGMENT)));
      if (readable.ok) return err('not-needed');
      const known = await held.attempted(() => keeper.read());
      if (!known.ok) return known;
      const { recreatedAt } = known.value;
      if (recreatedAt !== undefined && Date.parse(at) - Date.parse(recreatedAt) < RECREATE_MS) return err('already-tried', recreatedAt);
      const replaced = await held.replace(at);
      if (!replaced.ok) return replaced;
      return guarded(async () => {
        for (const [listId, floor] of Object.entries(known.value.floors)) {
          await change(listId, (meta) => ({ ...meta, versionFloor: floor.version, floorSetHash: floor.setHash }));
        }
      });
    },
    async recordAttempt(listId, attempt) {
      const written = await guarded(() => change(listId, (meta) => withAttempt(meta, attempt)));
      if (written.ok) unwritten.delete(listId);
      else unwritten.set(listId, attempt);
      return written;
    },
    readMeta: (listId) =>
      guarded(async () => {
        const [{ floors, keys }, stored] = [await keeper.read(), await metaOf(listId)];
        const [floor, keySet] = [floors[listId], keys?.[listId]];
        const meta = keySet !== undefined && stored?.keySet === undefined ? { ...(stored ?? newMeta(listId)), keySet } : stored;
        if (floor === undefined || floor.version <= (meta?.versionFloor ?? 0)) return meta;
        return { ...(meta ?? newMeta(listId)), versionFloor: floor.version, floorSetHash: floor.setHash };
      }),
    refuseWay: (listId, refusedWay) => guarded(() => change(listId, (meta) => ({ ...meta, refusedWay }))),
    async recall(listId, what) {
      const stored = await guarded(() => held.database.meta.get(asideKey(listId, what)));
      return stored.ok ? stored.value : undefined;
    },
    async keep(listId, what, value) {
      const key = asideKey(listId, what);
      await guarded(() => (value === undefined ? held.database.meta.delete(key) : held.database.meta.put(value, key).then(() => undefined)));
    },
    async sweep(listId) {
      const swept = await guarded(() => sweepLoose(listId));
      await held.discardOld();
      return swept;
    },
    async acceptKeys(listId, keySet, floorReset) {
      const done = await flip(listId, (meta) => withKeys(meta, keySet, floorReset));
      if (!done.ok) return done;
      return held.attempted(() => keeper.setKeys(listId, keySet, floorReset));
    },
    prepare: (listId, contents) =>
      guarded(() =>
        held.database.dexie.transaction('rw', held.database.tables, async () => {
          let next = await nextSegment();
          const meta = (await metaOf(listId)) ?? newMeta(listId);
          const left = [...(meta.pending ?? [])];
          const pending = contents.map((content) => {
            const at = left.findIndex((segment) => segment.content === content);
            return at < 0 ? { content, number: next++, packs: 0 } : (left.splice(at, 1)[0] as (typeof left)[number]);
          });
          const loose = pending.map(({ number }) => number);
          await deleteSegments(held.database, meta.loose.filter((number) => !loose.includes(number)));
          await held.database.meta.bulkPut([next, { ...meta, loose, pending }], [NEXT_SEGMENT, META_PREFIX + listId]);
          return pending.map(({ number, packs }) => ({ number, packs }));
        }),
      ),
    async putPack(listId, segment, index, pack) {
      const put = await guarded(() =>
        held.database.dexie.transaction('rw', [held.database.meta, held.database.blocks[pack.table]], async () => {
          const meta = await metaOf(listId);
          const pending = meta?.pending?.find(({ number }) => number === segment);
          if (meta === undefined || pending === undefined) return false;
          await putBlocks(held.database, pack.table, segment, pack.firstBlock, pack.blocks);
          // A pack may come again: when it was damaged, or when two imports run at once.
          const packs = index === pending.packs ? index + 1 : pending.packs;
          const others = meta.pending?.filter((other) => other !== pending) ?? [];
          await held.database.meta.put({ ...meta, pending: [...others, { ...pending, packs }] }, META_PREFIX + listId);
          return true;
        }),
      );
      if (!put.ok) return put;
      return put.value ? ok(undefined) : err('aborted', OVERTAKEN);
    },
    async commit(listId, { generation, kind, trust, attempt, fresh = [] }) {
      // Before the flip: a floor kept too high is reached by the same version again, one kept too low lets an older one in.
      const kept = await held.attempted(() => keeper.setFloor(listId, { version: generation.version, setHash: generation.setHash }));
      if (!kept.ok) return kept;
      const done = await guarded(() =>
        held.database.dexie.transaction('rw', fresh.length === 0 ? [held.database.meta] : held.database.tables, async () => {
          const meta = (await metaOf(listId)) ?? newMeta(listId);
          // An admin who goes back while an import is under way has the last word.
          if (meta.pinned !== undefined || !holds(meta, generation.segments) || generation.version < meta.versionFloor) return false;
          const written = await writeFresh(fresh);
          await held.database.meta.put(flipped(withAttempt(meta, attempt), { generation: { ...generation, segments: [...generation.segments, ...written] }, kind, trust }), META_PREFIX + listId);
          return true;
        }),
      );
      if (!done.ok) return done;
      if (!done.value) return err('aborted', OVERTAKEN);
      await guarded(() => sweepLoose(listId));
      unwritten.delete(listId);
      const noted = await held.attempted(() => keeper.read());
      if (noted.ok && noted.value.recreatedAt !== undefined) await held.attempted(() => keeper.setRecreatedAt(undefined));
      if (noted.ok && noted.value.left !== undefined) await held.discardOld();
      return ok(undefined);
    },
    async commitCompacted(listId, from, segments) {
      const done = await flip(listId, (meta) => {
        const { current } = meta;
        const same = current !== undefined && current.version === from.version && numbers(current.segments) === numbers(from.segments);
        return same && holds(meta, segments) ? compacted(meta, { ...current, segments }) : undefined;
      });
      if (!done.ok) return done;
      return done.value ? ok(undefined) : err('aborted', OVERTAKEN);
    },
    renew: (listId, times) =>
      guarded(() => change(listId, (meta) => (meta.current === undefined ? meta : { ...meta, current: { ...meta.current, ...times } }))),
    close: () => held.close(),
  };
  return store;
}

function layouts(segments: readonly StoredSegment[]): string {
  return segments.map(({ number, exactBits, fuzzyBits }) => `${number}:${exactBits}:${fuzzyBits}`).join();
}

function numbers(segments: Generation['segments']): string {
  return segments.map((segment) => segment.number).join();
}
