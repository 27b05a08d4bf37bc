// @vitest-environment node
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpDatabase, EARLIER, RECORDED, recordedEntries } from '../../tests/migrations/earlier.ts';
import { sample } from '../../tests/support/listings.ts';
import { openClueLedger } from '../clue/index.bg.ts';
import { openJudgementStore } from '../judgement/index.bg.ts';
import { openListStore, sharedValue } from '../list/index.bg.ts';
import { openCaseDecisionStore } from '../penalty-case/index.bg.ts';
import { openRecordStore } from '../record/index.bg.ts';
import { openRescreenStore } from '../rescreen/index.bg.ts';
import { openSignerStore } from '../signer/index.bg.ts';
import { openCaseStore } from '../stats/index.bg.ts';
import { openWorklistStore } from '../worklist/index.bg.ts';
import { listFloors, newerDatabases } from './index.bg.ts';

const records = () => openRecordStore(() => Date.parse('2026-11-24T06:00:00Z'));

/** Every database of ours, opened and touched, as a background does at its start. */
async function openAll(): Promise<void> {
  const record = records();
  await record.append('check', {});
  await openJudgementStore().ofSubject('x');
  await openClueLedger({ store: record, append: async () => undefined }).all();
  await openCaseStore().get('x');
  await openSignerStore().get('x');
  await openRescreenStore().count();
  await openCaseDecisionStore().get('x');
  await openWorklistStore().parties();
}

async function reset(): Promise<void> {
  for (const { name } of await indexedDB.databases()) await Dexie.delete(name ?? '');
}
beforeEach(reset);
afterEach(reset);

it('every version of a database but the last has data here that were written with its own schema', async () => {
  const record = records();
  await record.append('check', {});
  record.close();
  for (const [name, earlier] of Object.entries(EARLIER)) expect([name, earlier.map(({ version }) => version)]).toEqual([name, earlier.map((_, index) => index + 1)]);
  const native = new Map((await indexedDB.databases()).map(({ name, version }) => [name, (version ?? 0) / 10]));
  expect(native.get('creditgate-record')).toBe((EARLIER['creditgate-record']?.length ?? 0) + 1);
});

describe.each(EARLIER['creditgate-record'] ?? [])('records of schema $version', ({ write }) => {
  it('are an unbroken chain, each counted once, told by their check, and go on', async () => {
    await write('creditgate-record');
    const store = records();
    expect(await store.verify()).toMatchObject({ ok: true, entries: RECORDED.length });
    expect((await store.query({ offset: 0, limit: 100 })).entries.reverse()).toEqual(recordedEntries());
    expect(await store.tallies('2026-01-01', '2026-12-31')).toEqual([
      { day: '2026-03-02', counts: { 'chain-start': 1, sync: 1, check: 1, block: 1 } },
      { day: '2026-03-03', counts: { override: 1 } },
      { day: '2026-03-04', counts: { 'manual-lookup': 1 } },
      { day: '2026-03-05', counts: { check: 1 } },
    ]);
    expect((await store.related(3)).map(({ kind }) => kind)).toEqual(['check', 'block', 'override']);
    expect(await store.append('check', {})).toMatchObject({ ok: true, value: { seq: RECORDED.length + 1, prev: recordedEntries().at(-1)?.hash } });
    expect((await store.tallies('2026-11-24', '2026-11-24'))[0]?.counts).toEqual({ check: 1 });
    store.close();
    const [migrated, fresh] = [await dumpDatabase('creditgate-record'), await schemaOfNew()];
    expect(migrated.stores.map(({ rows: _rows, ...schema }) => schema)).toEqual(fresh);
  });
});

async function schemaOfNew(): Promise<unknown> {
  await reset();
  const store = records();
  await store.append('check', {});
  store.close();
  return (await dumpDatabase('creditgate-record')).stores.map(({ rows: _rows, ...schema }) => schema);
}

describe.each(EARLIER['creditgate-list'] ?? [])('a list of schema $version', ({ write }) => {
  it('answers as before, without anything being fetched', async () => {
    await write('creditgate-list');
    const store = openListStore('creditgate-list', { kept: sharedValue(listFloors) });
    const answer = await store.lookup([{ kind: 'name', value: sample(3).name }]);
    expect(answer.ok && answer.hits).toHaveLength(1);
    expect(answer.ok && answer.states[0]).toMatchObject({ current: { asOf: '2026-11-22', count: 60 } });
    store.close();
  });
});

describe('data of a later version', () => {
  /** As a later build leaves it: more tables, a higher number. */
  async function later(name: string): Promise<void> {
    const now = await new Dexie(name).open();
    const schema = Object.fromEntries(now.tables.map(({ name: table, schema: { primKey, indexes } }) => [table, [primKey.src, ...indexes.map(({ src }) => src)].join(', ')]));
    now.close();
    const next = new Dexie(name);
    next.version(99).stores({ ...schema, ofLater: '&id' });
    await next.open();
    next.close();
  }

  it('are neither read nor changed, said to be so, and there as before for the later version', async () => {
    const before = records();
    await before.append('override', { reason: '示例理由' });
    before.close();
    await later('creditgate-record');
    const left = await dumpDatabase('creditgate-record');
    const store = records();
    expect(await store.append('check', {})).toMatchObject({ ok: false, reason: 'newer-data' });
    expect(await store.append('check', {})).toMatchObject({ ok: false, reason: 'newer-data' });
    await expect(store.query({ offset: 0, limit: 1 })).rejects.toThrow();
    expect(await newerDatabases()).toEqual(['creditgate-record']);
    store.close();
    expect(await dumpDatabase('creditgate-record')).toEqual(left);
  });

  it('holds for every database that nobody can fetch again', async () => {
    await openAll();
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => !name.startsWith('creditgate-list')).sort();
    expect(names).toEqual(['creditgate-cases', 'creditgate-clue', 'creditgate-judgement', 'creditgate-record', 'creditgate-rescreen', 'creditgate-signer', 'creditgate-typical-cases', 'creditgate-worklist']);
    for (const name of names) await later(name);
    expect((await newerDatabases()).sort()).toEqual(names);
    await expect(openSignerStore().get('x')).rejects.toThrow();
    await expect(openWorklistStore().parties()).rejects.toThrow();
    await expect(openRescreenStore().count()).rejects.toThrow();
    expect(await openCaseStore().get('x')).toMatchObject({ ok: false, reason: 'storage-broken' });
    expect(await openJudgementStore().add([])).toMatchObject({ ok: false, reason: 'storage-broken' });
    expect(await openClueLedger({ store: records(), append: async () => undefined }).all()).toBe(undefined);
  });
});
