// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { compareStored } from './changes.bg.ts';
import { atStartIn, memoryValue, type KeptValue } from './keeper.bg.ts';
import { openListStore, type ListStore } from './store.bg.ts';

/** Another page of the extension that holds the database open and lets nobody upgrade or delete it. */
let intruder: IDBDatabase;
let desk: Desk;
let kept: KeptValue;
let store: ListStore;
const AT = '2026-11-24T06:00:00.000Z';

beforeEach(async () => {
  desk = await openDesk();
  kept = memoryValue();
  store = openStore();
  await desk.publish(samples(60), { asOf: '2026-11-22' });
  expect((await desk.sync({ store })).reason).toBe('updated-base');
  store.close();
  desk.store.close();
  // Of a later build and without tables: ours would have to upgrade it, and cannot.
  intruder = await new Promise((resolve, reject) => {
    const request = indexedDB.open(desk.storeName, 900);
    request.addEventListener('upgradeneeded', () => {
      for (const table of ['meta', 'r', 'x', 't']) request.result.deleteObjectStore(table);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('not opened')));
  });
  store = openStore();
});
afterEach(async () => {
  intruder.close();
  store.close();
  await desk.close();
});

const openStore = () => openListStore(desk.storeName, { kept, patience: { openMs: 250, deleteMs: 100 } });
const found = async (number: number) => {
  const answer = await store.lookup([{ kind: 'name', value: sample(number).name }]);
  return answer.ok ? answer.hits.length : answer.reason;
};
const names = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.startsWith(desk.storeName)).sort();

describe('a database that another page holds open', () => {
  it('is told as broken instead of being waited for, and left behind for one of another name', async () => {
    expect(await found(3)).toBe('storage-broken');
    expect((await desk.sync({ store })).reason).toBe('storage-broken');
    expect(await store.recreate(AT)).toEqual({ ok: true, value: undefined });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(3)).toBe(1);
    expect(await kept.get()).toMatchObject({ database: `${desk.storeName}-2`, left: [desk.storeName] });
  });

  it('leaves the floor in force, and the new name too after a restart', async () => {
    const [head] = [await desk.publish(samples(60), { asOf: '2026-11-23' })];
    await store.recreate(AT);
    expect((await desk.sync({ store })).version).toBe(head.version);
    store.close();
    store = openStore();
    expect(await found(3)).toBe(1);
    await desk.republish(samples(60), { asOf: '2026-11-20' });
    expect((await desk.sync({ store })).reason).toBe('older-than-local');
  });

  it('keeps nobody from the new one, however many look-ups were waiting for it', async () => {
    const asking = Array.from({ length: 20 }, (_, at) => new Promise((resolve) => setTimeout(resolve, at * 10)).then(() => found(3)));
    await store.recreate(AT);
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    await Promise.all(asking);
    expect(await found(3)).toBe(1);
  });

  it('keeps no look-up of a later start waiting, nor by a comparison of versions', async () => {
    await store.recreate(AT);
    await desk.sync({ store });
    await desk.publish(samples(61), { asOf: '2026-11-23' });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    store.close();
    const opened = vi.spyOn(IDBFactory.prototype, 'open');
    store = openStore();
    expect(await found(3)).toBe(1);
    // At its start a worker knocks, while it asks which one is in use; it waits for no answer.
    expect(opened.mock.calls.filter(([name]) => name === desk.storeName)).toHaveLength(1);
    opened.mockClear();
    expect(await found(3)).toBe(1);
    expect((await compareStored('svl', {}, atStartIn(await kept.get()).database)).answer).toMatchObject({ ok: true, counts: { added: 1, modified: 0, removed: 0 } });
    expect(new Set(opened.mock.calls.map(([name]) => name))).toEqual(new Set([`${desk.storeName}-2`]));
    opened.mockRestore();
  });

  it('is deleted by a later sync, once it is let go', async () => {
    await store.recreate(AT);
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await names()).toContain(desk.storeName);
    intruder.close();
    expect((await desk.sync({ store })).reason).toBe('up-to-date');
    expect(await names()).toEqual([`${desk.storeName}-2`]);
    expect(await kept.get()).toMatchObject({ database: `${desk.storeName}-2`, left: [] });
    expect(await found(3)).toBe(1);
  });

  it('is not fled from again and again', async () => {
    expect((await store.recreate(AT)).ok).toBe(true);
    expect(await store.recreate(AT)).toMatchObject({ ok: false, reason: 'not-needed' });
    await kept.set({ ...((await kept.get()) as object), database: desk.storeName });
    store.close();
    store = openStore();
    expect(await store.recreate(AT)).toMatchObject({ ok: false, reason: 'already-tried' });
  });
});
