import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDelta, type DeltaClaim } from './apply.ts';
import type { Tombstone } from './block.ts';
import { sample } from '../../tests/support/listings.ts';
import { keysOf } from './keys.ts';
import { addToSet, rowDigest, setHashText, toRow } from './row.ts';
import type { Listing } from './schema.ts';
import { search, type BlockSource, type StoredSegment } from './search.ts';
import { encodeSegment, layoutOf, type Segment } from './segment.ts';

/** Segments in memory, numbered as they come. */
function memory(segments: readonly Segment[]): BlockSource {
  return { get: async (table, segment, blocks) => blocks.map((block) => segments[segment]?.blocks[table][block]) };
}

function stored(segment: Segment, number: number): StoredSegment {
  return { number, ...layoutOf(segment) };
}

function setOf(listings: readonly Listing[]) {
  return { count: listings.length, setHash: setHashText(listings.reduce((sum, listing) => addToSet(sum, toRow(listing)), 0n)) };
}

function deltaOf(before: readonly Listing[], after: readonly Listing[]): { segment: Segment; claim: DeltaClaim } {
  const old = new Map(before.map((listing) => [listing.id, listing]));
  const kept = new Set(after.map((listing) => listing.id));
  const changed = after.filter((listing) => JSON.stringify(listing) !== JSON.stringify(old.get(listing.id)));
  const gone = [...before.filter((listing) => !kept.has(listing.id)), ...changed.flatMap((listing) => old.get(listing.id) ?? [])];
  const tombstones: Tombstone[] = gone.map((listing) => ({ id: listing.id, name: keysOf(listing)[0]?.value ?? '', digest: rowDigest(toRow(listing)) }));
  const modifies = changed.filter((listing) => old.has(listing.id)).length;
  return { segment: encodeSegment(changed, tombstones), claim: { adds: changed.length - modifies, modifies, deletes: gone.length - modifies, ...setOf(after) } };
}

/** A set of records, few names for many records, so that same-name records and renamings occur. */
const set = fc.uniqueArray(fc.record({ number: fc.nat(40), name: fc.nat(6), removed: fc.boolean(), former: fc.boolean() }), { selector: (record) => record.number, maxLength: 30 }).map((records) =>
  records.map(({ number, name, removed, former }) =>
    sample(number, {
      name: `示例${name}测试厂`,
      ...(removed ? { removedOn: '2026-01-01' } : {}),
      ...(former ? { formerNames: [{ name: `示例旧名${name}测试厂` }] } : {}),
    }),
  ),
);

const sorted = (listings: readonly Listing[]) => [...listings].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('deltas', () => {
  it('laid over one another find what a full build of the last set finds', async () => {
    await fc.assert(
      fc.asyncProperty(set, set, set, async (first, second, third) => {
        const deltas = [deltaOf(first, second), deltaOf(second, third)];
        const segments = [encodeSegment(first, null), ...deltas.map((delta) => delta.segment)];
        const source = memory(segments);
        const all = segments.map(stored);
        let state = setOf(first);
        for (const [index, { claim }] of deltas.entries()) {
          const checked = await checkDelta(source, state, all[index + 1] as StoredSegment, claim);
          if (!checked.ok) throw new Error(checked.reason);
          state = checked.value;
        }
        expect(state).toEqual(setOf(third));
        const full = [encodeSegment(third, null)];
        const keys = [...first, ...second, ...third].flatMap(keysOf);
        for (const key of keys) {
          const [overlaid, direct] = [await search(source, all, [key]), await search(memory(full), full.map(stored), [key])];
          if (!overlaid.ok || !direct.ok) throw new Error('search failed');
          expect(sorted(overlaid.value.map((hit) => hit.listing))).toEqual(sorted(direct.value.map((hit) => hit.listing)));
          expect(direct.value.length).toBe(third.filter((listing) => keysOf(listing).some((own) => own.kind === key.kind && own.value === key.value)).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  const before = [sample(1), sample(2), sample(3)];
  const after = [sample(1), sample(2, { removedOn: '2026-01-01' }), sample(4)];

  async function apply(change: { base?: Listing[]; claim?: Partial<DeltaClaim>; segment?: Segment }): Promise<string> {
    const delta = deltaOf(before, after);
    const segments = [encodeSegment(change.base ?? before, null), change.segment ?? delta.segment];
    const [, overlay] = segments.map(stored) as [StoredSegment, StoredSegment];
    const checked = await checkDelta(memory(segments), setOf(change.base ?? before), overlay, { ...delta.claim, ...change.claim });
    return checked.ok ? 'ok' : checked.reason;
  }

  it('are refused when they do not lead where they claim', async () => {
    expect(await apply({})).toBe('ok');
    expect(await apply({ claim: { count: 4 } })).toBe('set-hash-mismatch');
    expect(await apply({ claim: { setHash: '0'.repeat(64) } })).toBe('set-hash-mismatch');
    expect(await apply({ claim: { adds: 2 } })).toBe('claim-mismatch');
    expect(await apply({ base: [sample(1), sample(2)] })).toBe('set-hash-mismatch');
    expect(await apply({ base: [sample(1), sample(2, { ground: 'x' }), sample(3)] })).toBe('set-hash-mismatch');
    const missing = deltaOf(before, after).segment;
    expect(await apply({ segment: { ...missing, blocks: { ...missing.blocks, r: [] } } })).toBe('block-missing');
  });
});
