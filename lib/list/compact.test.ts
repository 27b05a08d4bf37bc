// @vitest-environment node
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { checkDelta } from './apply.ts';
import { compactList } from './compact.bg.ts';
import { keysOf } from './keys.ts';
import { mergeOverlays } from './merge.ts';
import { addToSet, rowDigest, setHashText, toRow } from './row.ts';
import type { Listing } from './schema.ts';
import { search, type BlockSource, type StoredSegment } from './search.ts';
import { encodeSegment, layoutOf, type Segment } from './segment.ts';
import type { ListStore } from './store.bg.ts';

function memory(segments: readonly Segment[]): BlockSource {
  return { get: async (table, segment, blocks) => blocks.map((block) => segments[segment]?.blocks[table][block]) };
}
const stored = (segment: Segment, number: number): StoredSegment => ({ number, ...layoutOf(segment) });
const setOf = (listings: readonly Listing[]) => ({ count: listings.length, setHash: setHashText(listings.reduce((sum, listing) => addToSet(sum, toRow(listing)), 0n)) });

function overlayOf(before: readonly Listing[], after: readonly Listing[]): Segment {
  const text = (listing: Listing) => JSON.stringify(listing);
  const [old, now] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((listing) => !now.has(text(listing)));
  return encodeSegment(after.filter((listing) => !old.has(text(listing))), gone.map((listing) => ({ id: listing.id, name: keysOf(listing)[0]?.value ?? '', digest: rowDigest(toRow(listing)) })));
}

/** Few numbers and names: records come, change, go and come back under other names. */
const set = fc
  .uniqueArray(fc.record({ number: fc.nat(12), name: fc.nat(4), removed: fc.boolean() }), { selector: (record) => record.number, maxLength: 12 })
  .map((records) => records.map(({ number, name, removed }) => sample(number, { name: `示例${name}测试厂`, ...(removed ? { removedOn: '2026-01-01' } : {}) })));

describe('merged overlays', () => {
  it('lead from the base to the last set in one step, whatever came between', async () => {
    await fc.assert(
      fc.asyncProperty(set, fc.array(set, { minLength: 2, maxLength: 4 }), async (first, later) => {
        const sets = [first, ...later];
        const overlays = later.map((after, index) => overlayOf(sets[index] as Listing[], after));
        const all = [encodeSegment(first, null), ...overlays];
        const merged = await mergeOverlays(memory(all), all.map(stored).slice(1), async () => undefined);
        if (!merged.ok) throw new Error(merged.reason);
        const { records, tombstones } = merged.value;
        const one = [all[0] as Segment, encodeSegment(records.map(({ listing }) => listing), tombstones)];
        const [base, overlay] = one.map(stored) as [StoredSegment, StoredSegment];
        const last = later.at(-1) as Listing[];
        const claim = { adds: records.length, modifies: 0, deletes: tombstones.length, ...setOf(last) };
        expect(await checkDelta(memory(one), setOf(first), overlay, claim)).toEqual({ ok: true, value: setOf(last) });
        for (const key of sets.flat().flatMap(keysOf)) {
          const found = await search(memory(one), [base, overlay], [key]);
          const expected = last.filter((listing) => keysOf(listing).some((own) => own.kind === key.kind && own.value === key.value));
          expect(found.ok && found.value.map(({ listing }) => listing.id).sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('compaction at a desk', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
    await desk.publish(versions(0));
    await desk.sync();
  });
  afterEach(() => desk.close());

  /** In version k record k is gone, record 100+k has come, and record 50 says k. */
  function versions(k: number): Listing[] {
    const kept = samples(100).filter((_, index) => index >= k || index === 50);
    return [...kept, ...samples(k, 101)].map((listing) => (listing.id === sample(50).id && k > 0 ? sample(50, { listingDocNo: `第${k}号` }) : listing));
  }
  async function follow(from: number, to: number): Promise<void> {
    for (let k = from; k <= to; k += 1) {
      await desk.publishWithDelta(versions(k), '2026-11-24', NOW - 10_000 + k * 1000);
      expect((await desk.sync()).reason).toBe('updated-delta');
    }
  }
  async function current() {
    const meta = await desk.store.readMeta('svl');
    if (!meta.ok || meta.value?.current === undefined) throw new Error('no generation');
    return meta.value.current;
  }
  async function expectVersion(k: number): Promise<void> {
    const answer = await desk.store.lookup([{ kind: 'name', value: sample(50).name }]);
    expect(answer.ok && answer.hits.map((hit) => hit.listing.listingDocNo)).toEqual([`第${k}号`]);
    expect(await desk.namesFound(sample(k - 1).name)).toEqual([]);
    expect(await desk.namesFound(sample(100 + k).name)).toEqual([sample(100 + k).id]);
    expect(await desk.namesFound(sample(99).name)).toEqual([sample(99).id]);
  }

  it('makes one overlay of three and changes nothing else', async () => {
    await follow(1, 2);
    expect(await compactList({ listId: 'svl', store: desk.store })).toEqual({ ok: true, value: 'not-due' });
    await follow(3, 3);
    const before = await current();
    expect(await compactList({ listId: 'svl', store: desk.store })).toEqual({ ok: true, value: 'compacted' });
    const after = await current();
    expect(after.segments).toHaveLength(2);
    expect({ ...after, segments: [] }).toEqual({ ...before, segments: [] });
    await expectVersion(3);
    await follow(4, 5);
    await expectVersion(5);
    expect((await current()).segments).toHaveLength(4);
  });

  it('is never put in force over a list that has changed meanwhile', async () => {
    await follow(1, 3);
    // The next version arrives between the proof and the flip.
    const late: ListStore = {
      ...desk.store,
      commitCompacted: async (...flip) => {
        await follow(4, 4);
        return desk.store.commitCompacted(...flip);
      },
    };
    expect(await compactList({ listId: 'svl', store: late })).toMatchObject({ ok: false, reason: 'aborted' });
    await expectVersion(4);
    expect((await current()).segments).toHaveLength(5);
  });

  it('is dropped when it cannot be proven', async () => {
    await follow(1, 3);
    const before = await current();
    const lying: ListStore = {
      ...desk.store,
      readMeta: async (listId) => {
        const meta = await desk.store.readMeta(listId);
        return meta.ok && meta.value?.current ? { ok: true, value: { ...meta.value, current: { ...meta.value.current, setHash: '0'.repeat(64) } } } : meta;
      },
    };
    expect(await compactList({ listId: 'svl', store: lying })).toMatchObject({ ok: false, reason: 'set-hash-mismatch' });
    expect(await current()).toEqual(before);
    await expectVersion(3);
  });

  it('goes on where the worker died', async () => {
    await follow(1, 3);
    let written = 0;
    const dying: ListStore = { ...desk.store, putPack: async (...pack) => (written++ < 2 ? desk.store.putPack(...pack) : { ok: false, reason: 'aborted' }) };
    expect(await compactList({ listId: 'svl', store: dying })).toMatchObject({ ok: false, reason: 'aborted' });
    await expectVersion(3);
    // A sync that finds nothing new leaves the begun work alone.
    expect((await desk.sync()).reason).toBe('up-to-date');
    const again: number[] = [];
    const counting: ListStore = {
      ...desk.store,
      putPack: async (listId, segment, index, pack) => {
        again.push(index);
        return desk.store.putPack(listId, segment, index, pack);
      },
    };
    expect(await compactList({ listId: 'svl', store: counting })).toEqual({ ok: true, value: 'compacted' });
    expect(again).toEqual([2, 3]);
    await expectVersion(3);
  });
});
