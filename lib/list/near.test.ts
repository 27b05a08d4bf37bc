import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/support/listings.ts';
import { coreOf, editsBetween } from '../subject/index.ts';
import { askNear, searchNear } from './near.ts';
import { nearKeys } from './neighbours.ts';
import { rowDigest, toRow } from './row.ts';
import type { Listing } from './schema.ts';
import type { BlockSource } from './search.ts';
import { encodeSegment, layoutOf, type Segment } from './segment.ts';

function memory(segments: readonly Segment[]): BlockSource {
  return { get: async (table, segment, blocks) => blocks.map((block) => segments[segment]?.blocks[table][block]) };
}
const named = (number: number, name: string, more: Partial<Listing> = {}) => sample(number, { name, ...more });

async function near(segments: readonly Segment[], name: string, region?: string) {
  const stored = segments.map((segment, number) => ({ number, ...layoutOf(segment) }));
  const hits = await searchNear(memory(segments), stored, askNear({ name, region }));
  if (!hits.ok) throw new Error(hits.reason);
  return hits.value;
}

/** Every text one edit away, by the book. */
const letter = fc.constantFrom(...'示例测试食品甲乙丙丁');
const word = fc.array(letter, { minLength: 3, maxLength: 16 });
const edit = fc.tuple(fc.constantFrom('change', 'remove', 'add', 'swap'), fc.nat(), letter);
function edited(letters: readonly string[], [kind, place, other]: [string, number, string]): string {
  const at = place % letters.length;
  if (kind === 'add') return [...letters.slice(0, at), other, ...letters.slice(at)].join('');
  if (kind === 'remove') return [...letters.slice(0, at), ...letters.slice(at + 1)].join('');
  if (kind === 'change') return [...letters.slice(0, at), other, ...letters.slice(at + 1)].join('');
  return [...letters.slice(0, at), ...letters.slice(at, at + 2).reverse(), ...letters.slice(at + 2)].join('');
}

describe('neighbourhoods', () => {
  it('of two texts one edit apart share a key, and the distance says so', () => {
    fc.assert(
      fc.property(word, edit, (letters, change) => {
        const [a, b] = [letters.join(''), edited(letters, change)];
        expect(editsBetween(a, b)).toBe(a === b ? 0 : 1);
        expect(editsBetween(b, a)).toBe(a === b ? 0 : 1);
        if (b.length >= 3) expect(nearKeys(a).some((key) => nearKeys(b).includes(key))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([['示例', '例示', 1], ['示例测试', '测试示例', undefined], ['示例甲乙', '示例丙丁', undefined], ['示例', '示例甲乙', undefined], ['', '', 0]] as const)('%s and %s: %s', (a, b, distance) => {
    expect(editsBetween(a, b)).toBe(distance);
  });
});

describe('near names', () => {
  const listings = [
    named(1, '北京红光示例科技有限公司', { uscc: '91110000T00010007R' }),
    named(2, '上海红光示例科技有限公司', { uscc: '91310000T00010373M' }),
    named(3, '示例远望测试厂', { formerNames: [{ name: '北京旧光示例科技有限公司' }] }),
    named(4, '毫不相干测试店'),
  ];
  const base = encodeSegment(listings, null);

  it('are found by one edit, without region and form, and by former names; the same region first', async () => {
    const hits = await near([base], '红光示列科技', '3101');
    expect(hits.map(({ listing }) => listing.id)).toEqual([listings[1]?.id, listings[0]?.id]);
    expect(hits.map(({ distance, sameRegion }) => [distance, sameRegion])).toEqual([[1, false], [1, false]]);
    expect((await near([base], '红光示例科技', '3100')).map(({ listing, distance, sameRegion }) => [listing.id, distance, sameRegion])).toEqual([
      [listings[1]?.id, 0, true],
      [listings[0]?.id, 0, false],
      [listings[2]?.id, 1, false],
    ]);
    expect((await near([base], '旧光示例科技股份有限公司'))[0]?.name).toBe('北京旧光示例科技有限公司');
    expect(await near([base], '从未见过的名称')).toEqual([]);
    expect(await near([base], '  ')).toEqual([]);
  });

  it('of records that a newer overlay has removed are not told', async () => {
    const gone = listings[0] as Listing;
    const overlay = encodeSegment([], [{ id: gone.id, name: gone.name, digest: rowDigest(toRow(gone)) }]);
    expect((await near([base, overlay], '北京红光示例科技')).map(({ listing }) => listing.id)).not.toContain(gone.id);
  });

  it('are what a comparison with every record finds', async () => {
    const names = fc.array(word.map((letters) => letters.join('')), { minLength: 1, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(names, word.map((letters) => letters.join('')), async (all, asked) => {
        const segment = encodeSegment(all.map((name, number) => named(number, name)), null);
        const found = new Set((await near([segment], asked)).map(({ listing }) => listing.id));
        for (const [number, name] of all.entries()) expect(found.has(sample(number).id)).toBe(editsBetween(coreOf(name), coreOf(asked)) !== undefined && shareKey(name, asked));
      }),
      { numRuns: 150 },
    );
  });

  it('a damaged or missing index is a fault, never "none"', async () => {
    const broken = { ...base, blocks: { ...base.blocks, f: [] } };
    const stored = [{ number: 0, ...layoutOf(base) }];
    expect(await searchNear(memory([broken]), stored, askNear({ name: '红光示例科技' }))).toMatchObject({ ok: false, reason: 'block-missing' });
    const cut = { ...base, blocks: { ...base.blocks, f: base.blocks.f.map((block) => block.subarray(1)) } };
    expect(await searchNear(memory([cut]), stored, askNear({ name: '红光示例科技' }))).toMatchObject({ ok: false, reason: 'block-malformed' });
  });

  it('are not looked for where a list was made without the index', async () => {
    const stored = [{ number: 0, ...layoutOf(base), fuzzyBits: null }];
    expect(await searchNear(memory([base]), stored, askNear({ name: '红光示例科技' }))).toEqual({ ok: true, value: [] });
  });
});

function shareKey(a: string, b: string): boolean {
  return nearKeys(coreOf(a)).some((key) => nearKeys(coreOf(b)).includes(key));
}
