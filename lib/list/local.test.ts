import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sample, samples } from '../../tests/support/listings.ts';
import { storeLocalList, tidyLocalList, type LocalListOptions } from './local.bg.ts';
import { isLocalListId, localListId, localListName } from './local.ts';
import { openListStore, type ListStore } from './store.bg.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const ID = 'local:示例市重点关注';
let store: ListStore;
const open = () => (store = openListStore(randomUUID()));
afterEach(() => store.close());

const put = (more: Partial<LocalListOptions> = {}) =>
  storeLocalList({ store, listId: ID, kind: 'risk', asOf: '2026-11-20', termDays: 30, listings: samples(100), now: () => NOW, mayCommit: async () => true, ...more });
const found = async (name: string) => {
  const answer = await store.lookup([{ kind: 'name', value: name }]);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.hits.map(({ listId, listing }) => [listId, listing.id]);
};

describe('a list imported by hand', () => {
  it('is found, marked as local, with the facts that were given', async () => {
    open();
    expect(await put()).toMatchObject({ ok: true, value: { version: 1, count: 100 } });
    expect(await found(sample(7).name)).toEqual([[ID, sample(7).id]]);
    expect(await store.states()).toMatchObject([{ listId: ID, trust: 'local', kind: 'risk', lastOutcome: 'imported', current: { asOf: '2026-11-20', expiresAt: '2026-12-24T06:00:00.000Z', count: 100 } }]);
    // No signature was checked.
    expect((await store.states())[0]?.lastVerifiedAt).toBeUndefined();
  });

  it('is replaced by the next import, and can be gone back to', async () => {
    open();
    await put();
    expect(await put({ listings: samples(50, 50) })).toMatchObject({ ok: true, value: { version: 2, count: 50 } });
    expect(await found(sample(7).name)).toEqual([]);
    expect((await store.rollback(ID, { at: 'x', reason: 'y' })).ok).toBe(true);
    expect(await found(sample(7).name)).toEqual([[ID, sample(7).id]]);
    // Importing anew is a decision of its own.
    expect(await put({ listings: samples(20, 200) })).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await found(sample(200).name)).toHaveLength(1);
  });

  it('stays as it was when the next import is not recorded, and nothing is left behind', async () => {
    open();
    await put();
    expect(await put({ listings: samples(300, 1000), mayCommit: async () => false })).toMatchObject({ ok: false, reason: 'aborted' });
    expect(await found(sample(7).name)).toHaveLength(1);
    const meta = await store.readMeta(ID);
    expect(meta.ok && meta.value?.loose).toEqual([]);
  });

  it('leaves nothing behind when its page dies before it came into force', async () => {
    open();
    await put({ mayCommit: () => Promise.reject(new Error('the page is gone')) }).catch(() => undefined);
    const before = await store.readMeta(ID);
    expect(before.ok && before.value?.loose.length).toBeGreaterThan(0);
    await tidyLocalList(store, ID);
    expect(await store.states()).toEqual([]);
  });

  it('cannot be given the id of a signed list, and tidying never touches one', async () => {
    open();
    expect(await put({ listId: 'severe' })).toMatchObject({ ok: false, reason: 'wrong-list' });
    await store.recordAttempt('severe', { at: 'x', outcome: 'offline', verified: false });
    await tidyLocalList(store, 'severe');
    expect((await store.states()).map(({ listId }) => listId)).toEqual(['severe']);
  });
});

describe('ids of local lists', () => {
  const PUBLISHED = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
  it('are never those of a published list, fit where ids fit, and give the name back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[\p{L}\p{N}._-]{1,50}$/u)), (name) => {
        const id = localListId(name);
        if (id === undefined) return;
        expect([PUBLISHED.test(id), isLocalListId(id), id.length <= 64, localListName(id)]).toEqual([false, true, true, name.normalize('NFC').trim()]);
      }),
    );
  });
  it.each(['', ' ', 'a b', '../x', '<b>', '名'.repeat(51), 'local:x'])('%j is no name', (name) => expect(localListId(name)).toBeUndefined());
});
