import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyJsonl, type AuditEntry } from './index.ts';
import { openRecordStore, type RecordStore } from './index.bg.ts';

const NAME = 'creditgate-record';
let clock = 0;
let store: RecordStore;

beforeEach(async () => {
  await Dexie.delete(NAME);
  clock = Date.parse('2026-03-04T15:59:59Z');
  store = openRecordStore(() => clock);
  return () => store.close();
});

/** The same database from another hand: what somebody with the profile on disk could do. */
async function tamper(change: (db: Dexie) => Promise<unknown>): Promise<void> {
  const db = await new Dexie(NAME).open();
  await change(db);
  db.close();
}

describe('related', () => {
  it('gives an entry with those that belong to it, and nothing of others', async () => {
    await store.append('check', { name: '示例甲' });
    await store.append('check', { name: '示例乙' });
    await store.append('block', { check: 2 });
    await store.append('override', { check: 3 });
    await store.append('override', { check: 2, reason: '示例理由' });
    expect((await store.related(2)).map(({ seq, kind }) => [seq, kind])).toEqual([[2, 'check'], [4, 'block'], [6, 'override']]);
    expect(await verifyJsonl((await store.exportJsonl()))).toMatchObject({ ok: true, entries: 6 });
    expect(await store.related(99)).toEqual([]);
  });
  it('also in a database that an earlier build has made', async () => {
    await store.append('check', {});
    await store.append('block', { check: 2 });
    store.close();
    const rows = await new Dexie(NAME).open().then(async (db) => {
      const all = await Promise.all(['entries', 'head'].map(async (name) => [name, await db.table(name).toArray()] as const));
      db.close();
      return all;
    });
    await Dexie.delete(NAME);
    const old = new Dexie(NAME);
    old.version(1).stores({ entries: '&seq, kind, day, [kind+day]', tallies: '&day', head: '&id' });
    for (const [name, all] of rows) await old.table(name).bulkAdd(all as unknown[]);
    old.close();
    store = openRecordStore(() => clock);
    expect((await store.related(2)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await store.verify()).toMatchObject({ ok: true, entries: 3 });
  });
});

describe('append', () => {
  it('starts a chain and goes on with it', async () => {
    expect(await store.append('check', { host: 'a.example' })).toMatchObject({ ok: true, value: { seq: 2, kind: 'check', data: { host: 'a.example' } } });
    await store.append('block', {});
    const { entries, total } = await store.query({ offset: 0, limit: 10 });
    expect([total, entries.map(({ kind }) => kind)]).toEqual([3, ['block', 'check', 'chain-start']]);
    expect(entries[0]?.prev).toBe(entries[1]?.hash);
    expect(Object.keys(entries[0] ?? {}).sort()).toEqual(['at', 'data', 'hash', 'kind', 'prev', 'seq']);
  });
  it('makes one chain of what two contexts add at once', async () => {
    const other = openRecordStore(() => clock);
    const added = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? store : other).append('check', { i })));
    other.close();
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect(await store.verify()).toMatchObject({ ok: true, entries: 61 });
    expect(await store.tallies('2026-03-04', '2026-03-04')).toEqual([{ day: '2026-03-04', counts: { 'chain-start': 1, check: 60 } }]);
  });
  it('goes on after the database was closed', async () => {
    await store.append('check', {});
    store.close();
    store = openRecordStore(() => clock);
    await store.append('check', {});
    expect(await store.verify()).toMatchObject({ ok: true, entries: 3 });
  });
  it('writes no number of a person to disk', async () => {
    await store.append('override', { reason: '已核对身份证11010519491231002X', personId: '440524188001010014' });
    expect(await store.exportJsonl()).not.toMatch(/19491231|18800101/);
  });
  it.each([
    [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
    [new DOMException('gone', 'UnknownError'), 'storage-broken'],
  ])('says why nothing was written (%s), and leaves no half entry', async (error, reason) => {
    await store.append('check', {});
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw error;
    });
    expect(await store.append('override', {})).toMatchObject({ ok: false, reason });
    vi.restoreAllMocks();
    expect(await store.query({ kind: 'override', offset: 0, limit: 10 })).toEqual({ entries: [], total: 0 });
    expect(await store.append('override', {})).toMatchObject({ ok: true, value: { seq: 3 } });
    expect(await store.verify()).toMatchObject({ ok: true, entries: 3 });
  });
});

describe('query', () => {
  it('selects by kind and by Chinese day, newest first, page by page', async () => {
    for (let i = 0; i < 5; i += 1) await store.append('check', { i });
    clock += 2_000;
    await store.append('check', { i: 5 });
    await store.append('block', {});
    const numbers = async (query: Parameters<RecordStore['query']>[0]) => (await store.query(query)).entries.map(({ seq }) => seq);
    expect(await numbers({ kind: 'check', offset: 0, limit: 2 })).toEqual([7, 6]);
    expect(await numbers({ kind: 'check', offset: 4, limit: 9 })).toEqual([3, 2]);
    expect(await numbers({ day: '2026-03-05', offset: 0, limit: 9 })).toEqual([8, 7]);
    expect(await numbers({ kind: 'check', day: '2026-03-05', offset: 0, limit: 9 })).toEqual([7]);
    expect((await store.query({ kind: 'check', offset: 0, limit: 1 })).total).toBe(6);
  });
});

describe('verify', () => {
  beforeEach(async () => {
    for (let i = 0; i < 4; i += 1) await store.append('check', { i });
  });
  it.each<[string, (db: Dexie) => Promise<unknown>, number, string]>([
    ['changed', (db) => db.table('entries').update(3, { at: '2020-01-01T00:00:00.000Z' }), 3, 'changed'],
    ['removed from the middle', (db) => db.table('entries').delete(3), 3, 'gap'],
    ['cut off at the end', (db) => db.table('entries').where('seq').above(3).delete(), 4, 'gap'],
    ['all removed', (db) => db.table('entries').clear(), 1, 'gap'],
  ])('finds entries that were %s, also after more were added', async (_title, change, brokenAt, reason) => {
    await tamper(change);
    expect(await store.verify()).toMatchObject({ ok: false, brokenAt, reason });
    await store.append('check', {});
    expect(await store.verify()).toMatchObject({ ok: false, brokenAt, reason });
    expect(await verifyJsonl(await store.exportJsonl())).toMatchObject({ ok: false, brokenAt });
  });
  it('exports what a stranger can verify', async () => {
    const report = await store.verify();
    expect(report).toMatchObject({ ok: true, entries: 5 });
    expect(await verifyJsonl(await store.exportJsonl())).toEqual(report);
  });
});

describe('tallies', () => {
  it('are what the entries say, also when they are counted anew', async () => {
    await store.append('check', {});
    await store.append('block', {});
    clock += 2_000;
    await store.append('check', {});
    const before = await store.tallies('2026-03-01', '2026-03-31');
    expect(before).toEqual([
      { day: '2026-03-04', counts: { 'chain-start': 1, check: 1, block: 1 } },
      { day: '2026-03-05', counts: { check: 1 } },
    ]);
    await tamper((db) => db.table('cells').clear());
    expect(await store.tallies('2026-03-01', '2026-03-31')).toEqual([]);
    await store.rebuildTallies();
    expect(await store.tallies('2026-03-01', '2026-03-31')).toEqual(before);
    expect(await store.tallies('2026-03-05', '2026-03-05')).toHaveLength(1);
    const { entries } = await store.query({ offset: 0, limit: 500 });
    const counts = (list: AuditEntry[]) => list.filter(({ kind }) => kind === 'check').length;
    expect(counts(entries)).toBe(before.reduce((sum, { counts: day }) => sum + (day.check ?? 0), 0));
  });
});

describe('entries of some kinds', () => {
  it('between two days, and the last ones before a day, each oldest first', async () => {
    await store.append('sync', { n: 1 });
    await store.append('check', {});
    await store.append('sync', { n: 2 });
    clock += 2_000;
    await store.append('import', { n: 3 });
    await store.append('sync', { n: 4 });
    const numbers = (entries: readonly AuditEntry[]) => entries.map(({ data }) => data.n);
    expect(numbers(await store.ofKinds(['sync', 'import'], '2026-03-05'))).toEqual([1, 2, 3, 4]);
    expect(numbers(await store.ofKinds(['sync', 'import'], '2026-03-05', '2026-03-05'))).toEqual([3, 4]);
    expect(numbers(await store.ofKinds(['sync'], '2026-03-04', '2026-03-01'))).toEqual([1, 2]);
    expect(numbers(await store.lastOfKinds(['sync', 'import'], '2026-03-05', 1))).toEqual([2]);
    expect(numbers(await store.lastOfKinds(['sync', 'import'], '2026-03-06', 2))).toEqual([2, 3, 4]);
    expect(await store.lastOfKinds(['sync'], '2026-03-04', 9)).toEqual([]);
  });
});
