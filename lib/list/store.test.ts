// @vitest-environment node
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sample, samples } from '../../tests/support/listings.ts';
import type { Listing } from './schema.ts';
import { openListStore, type ListStore } from './store.bg.ts';
import { encodeSegment, layoutOf } from './segment.ts';
import { packsOf, TABLES } from './pack.ts';
import type { Generation } from './database.bg.ts';

let name: string;
let store: ListStore;

beforeEach(() => {
  name = randomUUID();
  store = openListStore(name);
});
afterEach(() => store.close());

/** Writes a base; `commit` false leaves it as a crash before the flip would. */
async function load(listId: string, listings: readonly Listing[], version: number, commit = true): Promise<number> {
  const prepared = await store.prepare(listId, [randomUUID()]);
  const number = prepared.ok ? (prepared.value[0]?.number ?? -1) : -1;
  const segment = encodeSegment(listings, null);
  for (const table of TABLES) for (const pack of packsOf(table, segment.blocks[table])) expect((await store.putPack(listId, number, 0, pack)).ok).toBe(true);
  if (!commit) return number;
  const facts = { asOf: '2026-11-23', publishedAt: '2026-11-23T00:00:00.000Z', expiresAt: '2026-12-23T00:00:00.000Z', setHash: '0'.repeat(64), storedAt: '2026-11-24T00:00:00.000Z' };
  const generation: Generation = { ...facts, version, count: segment.rows, segments: [{ number, ...layoutOf(segment) }] };
  const committed = await store.commit(listId, { generation, kind: 'severe', trust: 'signed', attempt: { at: facts.storedAt, outcome: 'updated-base', verified: true } });
  expect(committed).toEqual({ ok: true, value: undefined });
  return number;
}

async function hits(listing: Listing): Promise<string[]> {
  const answer = await store.lookup([{ kind: 'name', value: listing.name }]);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.hits.map((hit) => `${hit.listId}/${hit.listing.id}`);
}

/** Numbers of all segments that have blocks in the database. */
async function segmentsStored(): Promise<number[]> {
  const raw = await new Dexie(name).open();
  const keys = (await Promise.all(TABLES.map((table) => raw.table(table).toCollection().primaryKeys()))).flat() as number[];
  raw.close();
  return [...new Set(keys.map((key) => Math.floor(key / 2 ** 24)))].sort((a, b) => a - b);
}

describe('list store', () => {
  it('has nothing to say before the first list', async () => {
    expect(await store.lookup([{ kind: 'name', value: 'x' }])).toEqual({ ok: true, states: [], hits: [] });
    expect(await store.states()).toEqual([]);
  });

  it('keeps lists apart and answers from all of them', async () => {
    await load('a', samples(100), 1);
    await load('b', [sample(7), sample(200)], 1);
    expect((await hits(sample(7))).sort()).toEqual([`a/${sample(7).id}`, `b/${sample(7).id}`]);
    expect(await hits(sample(200))).toEqual([`b/${sample(200).id}`]);
    await store.clearList('a');
    expect(await hits(sample(7))).toEqual([`b/${sample(7).id}`]);
    expect((await store.states()).map((state) => [state.listId, state.current?.count, state.versionFloor])).toEqual([
      ['a', undefined, 1],
      ['b', 2, 1],
    ]);
  });

  it('works on with the old generation when an import crashes before the flip, and cleans up after it', async () => {
    const old = await load('a', samples(10), 1);
    const crashed = await load('a', samples(10, 50), 2, false);
    store.close();
    store = openListStore(name);
    expect(await hits(sample(1))).toEqual([`a/${sample(1).id}`]);
    expect(await hits(sample(51))).toEqual([]);
    expect(await segmentsStored()).toEqual([old, crashed]);
    expect((await store.sweep('a')).ok).toBe(true);
    expect(await segmentsStored()).toEqual([old]);
    expect(await hits(sample(1))).toEqual([`a/${sample(1).id}`]);
  });

  it('keeps one generation before the current one, no more', async () => {
    await load('a', samples(10), 1);
    const second = await load('a', samples(10, 10), 2);
    const third = await load('a', samples(10, 20), 3);
    expect(await segmentsStored()).toEqual([second, third]);
    expect(await hits(sample(21))).toEqual([`a/${sample(21).id}`]);
    expect(await hits(sample(11))).toEqual([]);
  });

  it('refuses to flip to an import that another one has swept away', async () => {
    await load('a', samples(10), 1);
    const number = await load('a', samples(10, 10), 2, false);
    await store.sweep('a');
    const generation: Generation = { version: 2, asOf: '2026-11-23', publishedAt: 'x', expiresAt: 'x', count: 10, setHash: '0', storedAt: 'x', segments: [{ number, rows: 10, exactBits: 0, fuzzyBits: null, tombstoneBits: null }] };
    const committed = await store.commit('a', { generation, kind: 'severe', trust: 'signed', attempt: { at: 'x', outcome: 'updated-base', verified: true } });
    expect(committed).toMatchObject({ ok: false, reason: 'aborted' });
    expect(await hits(sample(1))).toEqual([`a/${sample(1).id}`]);
  });

  it('forgets a list with its floor only when told to', async () => {
    await load('a', samples(3), 9);
    await store.forgetList('a');
    expect(await store.states()).toEqual([]);
    expect(await segmentsStored()).toEqual([]);
  });
});

describe('damage', () => {
  async function damage(table: string, change: (block: Uint8Array) => Uint8Array | null): Promise<void> {
    const raw = await new Dexie(name).open();
    for (const key of await raw.table(table).toCollection().primaryKeys()) {
      const block = change((await raw.table(table).get(key)) as Uint8Array);
      if (block === null) await raw.table(table).delete(key);
      else await raw.table(table).put(block, key);
    }
    raw.close();
  }

  it.each([
    ['a missing index block', 'x', () => null],
    ['a missing record block', 'r', () => null],
    ['a cut index block', 'x', (block: Uint8Array) => block.subarray(0, -1)],
    ['an unreadable record block', 'r', (block: Uint8Array) => block.map((byte) => byte ^ 0x55)],
  ])('%s is a broken store, never an empty answer', async (_, table, change) => {
    await load('a', samples(10), 1);
    await damage(table, change);
    expect(await store.lookup([{ kind: 'name', value: sample(1).name }])).toMatchObject({ ok: false, reason: 'storage-broken' });
    const meta = await store.readMeta('a');
    expect(meta.ok && meta.value?.damaged).toBe(true);
    await load('a', samples(10), 1);
    expect(await hits(sample(1))).toEqual([`a/${sample(1).id}`]);
    const repaired = await store.readMeta('a');
    expect(repaired.ok && repaired.value?.damaged).toBe(undefined);
  });

  it('of the meta value is a broken store, and the floor outlives it', async () => {
    await load('a', samples(10), 5);
    const raw = await new Dexie(name).open();
    await raw.table('meta').put({ versionFloor: 5, listId: 7 }, 'list:a');
    raw.close();
    expect(await store.lookup([])).toMatchObject({ ok: false, reason: 'storage-broken' });
    await load('a', samples(10), 5);
    expect(await hits(sample(1))).toEqual([`a/${sample(1).id}`]);
  });

  it('of the whole database is told as such', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const broken = openListStore(name);
    expect(await broken.lookup([{ kind: 'name', value: 'x' }])).toMatchObject({ ok: false, reason: 'storage-broken' });
    expect(await broken.states()).toEqual([]);
    expect(await broken.recordAttempt('a', { at: 'x', outcome: 'offline', verified: false })).toMatchObject({ ok: false, reason: 'storage-broken' });
    broken.close();
  });
});
