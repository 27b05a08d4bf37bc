import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/support/listings.ts';
import { changedFields } from './changed-fields.ts';
import { compareGenerations, type Change, type Comparison } from './changes.ts';
import { scanBoth } from './changes-scan.ts';
import { keysOf } from './keys.ts';
import { rowDigest, toRow } from './row.ts';
import type { Listing } from './schema.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { encodeSegment, layoutOf, type Segment } from './segment.ts';

const stored = (segment: Segment, number: number): StoredSegment => ({ number, ...layoutOf(segment) });
const text = (listing: Listing) => JSON.stringify(listing);

function memory(segments: readonly Segment[], asked: string[] = []): BlockSource {
  return {
    get: async (table, segment, blocks) => {
      asked.push(...blocks.map((block) => `${table}${segment}:${block}`));
      return blocks.map((block) => segments[segment]?.blocks[table][block]);
    },
  };
}

function overlayOf(before: readonly Listing[], after: readonly Listing[]): Segment {
  const [old, now] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((listing) => !now.has(text(listing)));
  return encodeSegment(after.filter((listing) => !old.has(text(listing))), gone.map((listing) => ({ id: listing.id, name: keysOf(listing)[0]?.value ?? '', digest: rowDigest(toRow(listing)) })));
}

/** The comparison that needs no explanation. */
function naive(before: readonly Listing[], after: readonly Listing[]): string[] {
  const [old, now] = [new Map(before.map((l) => [l.id, l])), new Map(after.map((l) => [l.id, l]))];
  const added = after.filter(({ id }) => !old.has(id)).map((l): Change => ({ kind: 'added', after: l }));
  const removed = before.filter(({ id }) => !now.has(id)).map((l): Change => ({ kind: 'removed', before: l }));
  const modified = after.flatMap((l): Change[] => {
    const was = old.get(l.id);
    return was === undefined || text(was) === text(l) ? [] : [{ kind: 'modified', before: was, after: l }];
  });
  return [...added, ...modified, ...removed].map((change) => JSON.stringify(change)).sort();
}

async function compare(source: BlockSource, comparison: Comparison, how: typeof compareGenerations | typeof scanBoth = compareGenerations, max = Infinity) {
  const told: Change[] = [];
  const counts = await how(source, comparison, { breathe: async () => undefined, tell: (change) => void told.push(change), max });
  return { counts, told };
}

/** Few numbers and names: records come, change, go, come back, and take each other's names. */
const set = fc
  .uniqueArray(fc.record({ number: fc.nat(12), name: fc.nat(3), removed: fc.boolean() }), { selector: (record) => record.number, maxLength: 13 })
  .map((records) => records.map(({ number, name, removed }) => sample(number, { name: `示例${name}测试厂`, ...(removed ? { removedOn: '2026-01-01' } : {}) })));

describe('changes between two generations', () => {
  it('are those that a plain comparison of the sets finds, however much the generations have in common', async () => {
    await fc.assert(
      fc.asyncProperty(set, set, fc.array(set, { maxLength: 3 }), fc.array(set, { maxLength: 3 }), fc.boolean(), async (first, otherFirst, later, otherLater, sameBase) => {
        const segments: Segment[] = [];
        const put = (segment: Segment) => stored(segment, segments.push(segment) - 1);
        const line = (base: readonly Listing[], steps: readonly (readonly Listing[])[]) => steps.map((after, index) => put(overlayOf(steps[index - 1] ?? base, after)));
        const base = put(encodeSegment(first, null));
        const otherBase = sameBase ? base : put(encodeSegment(otherFirst, null));
        const before = [base, ...line(first, later)];
        const after = [otherBase, ...line(sameBase ? first : otherFirst, otherLater)];
        const [old, now] = [later.at(-1) ?? first, otherLater.at(-1) ?? (sameBase ? first : otherFirst)];
        const expected = naive(old, now);
        for (const how of [compareGenerations, scanBoth]) {
          const { counts, told } = await compare(memory(segments), { before, after }, how);
          expect(told.map((change) => JSON.stringify(change)).sort()).toEqual(expected);
          const number = (kind: Change['kind']) => told.filter((change) => change.kind === kind).length;
          expect(counts).toEqual({ ok: true, value: { added: number('added'), modified: number('modified'), removed: number('removed') } });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads nothing of a shared base but the blocks of records that changed', async () => {
    const first = Array.from({ length: 2_000 }, (_, index) => sample(index));
    const after = first.filter((_, index) => index !== 5).map((listing, index) => (index === 7 ? { ...listing, removedOn: '2026-01-01' } : listing));
    const segments = [encodeSegment(first, null), overlayOf(first, after)];
    const [base, overlay] = segments.map(stored) as [StoredSegment, StoredSegment];
    const asked: string[] = [];
    const { told } = await compare(memory(segments, asked), { before: [base], after: [base, overlay] });
    expect(told.map((change) => JSON.stringify(change)).sort()).toEqual(naive(first, after));
    expect(asked.filter((name) => name.startsWith('r0:')).length).toBeLessThanOrEqual(2);
  });

  it('are all counted, and no more told than asked for', async () => {
    const [old, now] = [Array.from({ length: 300 }, (_, index) => sample(index)), Array.from({ length: 300 }, (_, index) => sample(index + 100, { ground: '其他' }))];
    const segments = [encodeSegment(old, null), encodeSegment(now, null)];
    const [before, after] = segments.map(stored) as [StoredSegment, StoredSegment];
    const { counts, told } = await compare(memory(segments), { before: [before], after: [after] }, compareGenerations, 50);
    expect(counts).toEqual({ ok: true, value: { added: 100, modified: 200, removed: 100 } });
    expect(told).toHaveLength(50);
  });

  it('fails when a block is missing, and tells no half of the truth', async () => {
    const segments = [encodeSegment([sample(1)], null), encodeSegment([sample(2)], null)];
    const [before, after] = segments.map(stored) as [StoredSegment, StoredSegment];
    const holed: BlockSource = { get: async (table, segment, blocks) => (segment === 1 ? blocks.map(() => undefined) : memory(segments).get(table, segment, blocks)) };
    expect((await compare(holed, { before: [before], after: [after] })).counts).toMatchObject({ ok: false, reason: 'block-missing' });
  });
});

describe('changed fields', () => {
  it('are the members that differ, as they were and as they are', () => {
    const before = sample(1, { removedOn: '2026-01-01', formerNames: [{ name: '示例旧名测试厂', from: '2020-01-01' }] });
    const after = sample(1, { ground: '其他', formerNames: [{ name: '示例旧名测试厂', from: '2020-01-01' }, { name: '示例更旧测试厂' }] });
    expect(changedFields({ kind: 'modified', before, after })).toEqual([
      { field: 'ground', before: before.ground, after: '其他' },
      { field: 'removedOn', before: '2026-01-01' },
      { field: 'formerNames', before: '示例旧名测试厂 (2020-01-01/)', after: '示例旧名测试厂 (2020-01-01/); 示例更旧测试厂' },
    ]);
    expect(changedFields({ kind: 'added', after }).every((field) => !('before' in field))).toBe(true);
  });
});
