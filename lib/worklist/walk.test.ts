import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment, layoutOf, rowDigest, toRow, type BlockSource, type Listing, type Segment, type Tombstone } from '../list/index.ts';
import { normaliseName } from '../subject/index.ts';
import { sample } from '../../tests/support/listings.ts';
import { openWorklistStore, walkList, type WalkedList, type WorklistStore } from './index.bg.ts';

const OWN = ['9901'];
const DAY = '2026-11-24';

function memory(segments: ReadonlyMap<number, Segment>): BlockSource {
  return { get: async (table, segment, blocks) => blocks.map((block) => segments.get(segment)?.blocks[table][block]) };
}

/** A list as a desk holds it: a base, overlays, and the number that the next segment gets. */
class Held {
  readonly segments = new Map<number, Segment>();
  order: number[] = [];
  records = new Map<string, Listing>();
  #next = 1;
  #version = 0;

  base(listings: readonly Listing[]): this {
    this.records = new Map(listings.map((listing) => [listing.id, listing]));
    this.order = [this.#store(encodeSegment(listings, null))];
    return this.#changed();
  }
  delta(put: readonly Listing[], gone: readonly string[]): this {
    const buried = [...put.map(({ id }) => id), ...gone].flatMap((id) => this.records.get(id) ?? []);
    const tombstones = buried.map((listing): Tombstone => ({ id: listing.id, name: normaliseName(listing.name).normal, digest: rowDigest(toRow(listing)) }));
    for (const id of gone) this.records.delete(id);
    for (const listing of put) this.records.set(listing.id, listing);
    this.order = [...this.order, this.#store(encodeSegment(put, tombstones))];
    return this.#changed();
  }
  list(): WalkedList {
    return { listId: 'severe', kind: 'severe', trust: 'signed', setHash: String(this.#version), segments: this.order.map((number) => ({ number, ...layoutOf(this.segments.get(number) as Segment) })) };
  }
  #store(segment: Segment): number {
    this.segments.set(this.#next, segment);
    return this.#next++;
  }
  #changed(): this {
    this.#version += 1;
    return this;
  }
}

let databases = 0;
async function withStore<T>(use: (store: WorklistStore) => Promise<T>): Promise<T> {
  return use(openWorklistStore(`walk-${(databases += 1)}`));
}
const walk = (held: Held, store: WorklistStore, more: object = {}) => walkList(held.list(), { store, blocks: memory(held.segments), regions: OWN, day: DAY, breathe: async () => undefined, ...more });
const standing = async (store: WorklistStore) => (await store.parties()).flatMap(({ goneOn, keys }) => (goneOn === undefined ? keys.map((key) => key.slice('severe/'.length)) : [])).sort();
const expected = ({ records }: Held) => [...records.values()].filter(({ region }) => region?.startsWith('9901')).map(({ id }) => id).sort();
const some = (count: number, region = '990102', from = 0) => Array.from({ length: count }, (_, index) => sample(from + index, { region }));

describe('the work list follows a list', () => {
  it('whatever comes, changes its region, goes, and wherever a worker dies', async () => {
    const record = fc.record({ number: fc.nat(11), region: fc.constantFrom('990102', '990201', undefined), day: fc.constantFrom('2025-03-05', '2026-01-01') });
    const step = fc.record({ base: fc.boolean(), put: fc.uniqueArray(record, { selector: ({ number }) => number, maxLength: 8 }), gone: fc.uniqueArray(fc.nat(11), { maxLength: 4 }), dies: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) =>
        withStore(async (store) => {
          const held = new Held().base(some(4));
          for (const { base, put, gone, dies } of steps) {
            const listings = put.map(({ number, region, day }) => sample(number, { region, listedOn: day }));
            const away = gone.map((number) => sample(number).id).filter((id) => !listings.some((one) => one.id === id));
            if (base) held.base([...[...held.records.values()].filter(({ id }) => !away.includes(id) && !listings.some((one) => one.id === id)), ...listings]);
            else held.delta(listings, away);
            // Cut off after some steps, taken up by another worker: perhaps once the list has changed again.
            let left = dies;
            const cut = await walk(held, store, { stopped: () => (left -= 1) < 0 });
            if (cut.ok && cut.value === 'stopped' && dies === 1) continue;
            await walk(held, store);
            expect(await standing(store)).toEqual(expected(held));
          }
          await walk(held, store);
          expect(await standing(store)).toEqual(expected(held));
        }),
      ),
      { numRuns: 15 },
    );
  }, 30_000);

  it('reads a delta alone, and nothing where overlays were merely merged', async () => {
    await withStore(async (store) => {
      const held = new Held().base([...some(80), ...some(80, '990201', 1000)]);
      expect(await walk(held, store)).toEqual({ ok: true, value: 'walked' });
      held.delta([sample(9000, { region: '990103' })], [sample(1).id]);
      const read: number[] = [];
      const source = memory(held.segments);
      await walk(held, store, { blocks: { get: (table: 'r', segment: number, blocks: number[]) => (read.push(segment), source.get(table, segment, blocks)) } });
      expect([...new Set(read)]).toEqual([2]);
      expect((await store.parties()).filter(({ newOn }) => newOn === DAY).map(({ name }) => name)).toEqual([sample(9000).name]);
      expect((await store.parties()).filter(({ goneOn }) => goneOn === DAY).map(({ name }) => name)).toEqual([sample(1).name]);
      const merged = { ...held.list(), segments: held.list().segments.slice(0, 1) };
      expect(await walkList(merged, { store, blocks: { get: () => Promise.reject(new Error('read')) }, regions: OWN, day: DAY, breathe: async () => undefined })).toEqual({ ok: true, value: 'current' });
    });
  });

  it('knows a party by its code, however often it is listed, and by the region in the code where the list has none', async () => {
    await withStore(async (store) => {
      const twice = { uscc: '91990100MA00000001', region: undefined };
      await walk(new Held().base([sample(1, twice), sample(2, { ...twice, listedOn: '2026-02-01' }), sample(3, { uscc: '91990200MA00000003' })]), store);
      expect(await store.parties()).toMatchObject([{ id: 'uscc:91990100MA00000001', region: '990100', regionBy: 'code', keys: ['severe/rec-00000001', 'severe/rec-00000002'] }]);
    });
  });

  it('moves a record to the party that it is about now', async () => {
    await withStore(async (store) => {
      const held = new Held().base([sample(1, { region: '990102', uscc: undefined })]);
      await walk(held, store);
      held.delta([sample(1, { region: '990102' })], []);
      await walk(held, store);
      expect((await store.parties()).map(({ id, goneOn, keys }) => [id.slice(0, 4), goneOn !== undefined, keys.length])).toEqual([['name', true, 0], ['uscc', false, 1]]);
    });
  });

  it('begins anew with other regions, leaves natural persons out, and fails where blocks are gone', async () => {
    await withStore(async (store) => {
      const held = new Held().base([...some(3), ...some(2, '990201', 100), sample(200, { region: '990102', name: '测试甲', uscc: undefined, legalRepIdHash: `p1:${'a'.repeat(43)}` })]);
      await walk(held, store);
      expect(await standing(store)).toHaveLength(3);
      await walk(held, store, { regions: ['9902'] });
      expect(await standing(store)).toEqual([sample(100).id, sample(101).id]);
      held.delta([sample(5, { region: '990201' })], []);
      expect(await walk(held, store, { regions: ['9902'], blocks: memory(new Map()) })).toMatchObject({ ok: false, reason: 'block-missing' });
    });
  });
});
