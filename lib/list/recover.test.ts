// @vitest-environment node
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { memoryValue, type KeptValue } from './keeper.bg.ts';
import { openListStore, type ListStore } from './store.bg.ts';

let desk: Desk;
let kept: KeptValue;
let store: ListStore;
beforeEach(async () => {
  desk = await openDesk();
  kept = memoryValue();
  store = openListStore(desk.storeName, { kept });
  await desk.publish(samples(60), { asOf: '2026-11-22' });
  expect((await desk.sync({ store })).reason).toBe('updated-base');
});
afterEach(async () => {
  store.close();
  await desk.close();
});

/** A database whose files the browser cannot read, until it is deleted. */
async function spoil(): Promise<void> {
  store.close();
  desk.store.close();
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  const remove = IDBFactory.prototype.deleteDatabase;
  const removal = vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function whole(this: IDBFactory, name: string) {
    open.mockRestore();
    removal.mockRestore();
    return remove.call(this, name);
  });
  store = openListStore(desk.storeName, { kept });
}

async function found(number: number): Promise<number> {
  const answer = await store.lookup([{ kind: 'name', value: sample(number).name }]);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.hits.length;
}

describe('a database that cannot be read', () => {
  it('is told as such, made anew once, and filled again', async () => {
    await spoil();
    expect(await store.lookup([{ kind: 'name', value: 'x' }])).toMatchObject({ ok: false, reason: 'storage-broken' });
    expect((await desk.sync({ store })).reason).toBe('storage-broken');
    expect(await store.recreate('2026-11-24T06:00:00.000Z')).toMatchObject({ ok: true });
    expect(await store.recreate('2026-11-24T06:00:00.000Z')).toMatchObject({ ok: false, reason: 'not-needed' });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(3)).toBe(1);
  });

  it('is not made anew again and again', async () => {
    await spoil();
    expect(await store.recreate('2026-11-24T06:00:00.000Z')).toMatchObject({ ok: true });
    await spoil();
    expect(await store.recreate('2026-11-24T07:00:00.000Z')).toMatchObject({ ok: false, reason: 'already-tried' });
    // Until a day has passed, or a list has been stored in between: then it is another accident.
    store.close();
    await Dexie.delete(desk.storeName);
    store = openListStore(desk.storeName, { kept });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    await spoil();
    expect((await store.recreate('2026-11-24T08:00:00.000Z')).ok).toBe(true);
  });

  it('leaves a database that can be read alone', async () => {
    expect(await store.recreate('x')).toMatchObject({ ok: false, reason: 'not-needed' });
    expect(await found(3)).toBe(1);
  });

  it.each(['made anew', 'deleted by hand'])('still refuses an older list after it was %s', async (how) => {
    await spoil();
    if (how === 'made anew') expect(await store.recreate('2026-11-24T06:00:00.000Z')).toMatchObject({ ok: true });
    else {
      store.close();
      await Dexie.delete(desk.storeName);
      store = openListStore(desk.storeName, { kept });
    }
    await desk.republish(samples(60, 1), { asOf: '2026-11-20' });
    expect((await desk.sync({ store })).reason).toBe('older-than-local');
    const newer = await desk.republish(samples(60, 1), { asOf: '2026-11-23' });
    expect((await desk.sync({ store })).version).toBe(newer.version);
    await store.forgetList('svl');
    await desk.republish(samples(60, 1), { asOf: '2026-11-20' });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
  });
});

describe('a database of another build', () => {
  it('is completed and filled again', async () => {
    store.close();
    desk.store.close();
    await Dexie.delete(desk.storeName);
    const later = new Dexie(desk.storeName);
    later.version(900).stores({ somethingElse: '' });
    await later.open();
    later.close();
    store = openListStore(desk.storeName, { kept });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(3)).toBe(1);
  });
});

describe('a full disk', () => {
  it('is told as such, keeps the list in force and gives back what the import had taken', async () => {
    await desk.publish(samples(70, 1), { asOf: '2026-11-23' });
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(this: IDBObjectStore, ...entry: Parameters<typeof put>) {
      if (this.name === 'x') throw new DOMException('no space', 'QuotaExceededError');
      return put.apply(this, entry);
    });
    expect((await desk.sync({ store })).reason).toBe('storage-full');
    spy.mockRestore();
    expect(await found(0)).toBe(1);
    const meta = await store.readMeta('svl');
    expect(meta.ok && meta.value).toMatchObject({ lastOutcome: 'storage-full', loose: [] });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(0)).toBe(0);
  });
});

describe('a rollback', () => {
  const pin = { at: new Date(NOW).toISOString(), reason: '发布单位通知该版本有误' };

  it('goes back to the version before and stays there until it is unpinned', async () => {
    expect(await store.rollback('svl', pin)).toMatchObject({ ok: false, reason: 'no-previous' });
    const bad = await desk.publish(samples(60, 10), { asOf: '2026-11-23' });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(3)).toBe(0);
    const [before] = await store.states();
    expect(before?.previous?.asOf).toBe('2026-11-22');
    expect((await store.rollback('svl', pin)).ok).toBe(true);
    expect(await found(3)).toBe(1);
    const [state] = await store.states();
    expect(state).toMatchObject({ pinned: pin, current: { asOf: '2026-11-22' }, versionFloor: bad.version });
    expect(state?.previous).toBe(undefined);
    expect(await desk.sync({ store })).toMatchObject({ reason: 'pinned', asOf: '2026-11-22' });
    await desk.publish(samples(60, 20), { asOf: '2026-11-24' });
    expect((await desk.sync({ store })).reason).toBe('pinned');
    expect(await found(3)).toBe(1);
    expect((await store.unpin('svl')).ok).toBe(true);
    expect(await store.unpin('svl')).toMatchObject({ ok: false, reason: 'not-pinned' });
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    expect(await found(3)).toBe(0);
  });

  it('does not let the publisher go back as well', async () => {
    await desk.publish(samples(60, 10), { asOf: '2026-11-23' });
    await desk.sync({ store });
    await store.rollback('svl', pin);
    await store.unpin('svl');
    await desk.republish(samples(60), { asOf: '2026-11-22' });
    expect((await desk.sync({ store })).reason).toBe('older-than-local');
  });

  it('has the last word over an import that is under way', async () => {
    await desk.publish(samples(60, 10), { asOf: '2026-11-23' });
    await desk.sync({ store });
    await desk.publish(samples(60, 20), { asOf: '2026-11-24' });
    let rolled = false;
    desk.fault = (path) => {
      if (path.endsWith('.pack') && !rolled) {
        rolled = true;
        void store.rollback('svl', pin);
      }
      return false;
    };
    expect((await desk.sync({ store })).reason).toBe('aborted');
    expect(await found(3)).toBe(1);
  });
});

describe('many applicants at once', () => {
  it('are answered as one by one, from one reading', async () => {
    await desk.publish([...samples(200), sample(300, { name: sample(7).name })], { asOf: '2026-11-23' });
    await desk.sync({ store });
    const groups = Array.from({ length: 200 }, (_, index) => [
      { kind: 'name' as const, value: sample(index * 2).name },
      { kind: 'uscc' as const, value: sample(index * 2).uscc ?? '' },
      { kind: 'name' as const, value: sample(7).name },
    ]);
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const many = await store.lookupMany([...groups, []]);
    expect(transactions).toHaveBeenCalledTimes(1);
    if (!many.ok) throw new Error(many.reason);
    expect(many.hits).toHaveLength(201);
    expect(many.hits[200]).toEqual([]);
    for (const index of [0, 3, 99, 100, 150, 199]) {
      const one = await store.lookup(groups[index] ?? []);
      expect(one.ok && one.hits).toEqual(many.hits[index]);
      expect(many.hits[index]).toHaveLength(index < 100 ? 4 : index === 150 ? 3 : 2);
    }
  });
});
