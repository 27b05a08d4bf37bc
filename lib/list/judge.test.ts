// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { DeltaRef, Head, SegmentRef } from './head.ts';
import { judgeHead, wayOf, type Known } from './judge.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');

function segment(bytes: number): SegmentRef {
  return { rows: 1, exactBits: 0, fuzzyBits: null, tombstoneBits: 0, packs: [{ path: 'p', table: 'r', firstBlock: 0, blocks: 1, bytes, sha256: '' }] };
}
const delta = (from: number, bytes: number): DeltaRef => ({ from, fromSetHash: `set${from}`, to: from + 1, adds: 1, modifies: 0, deletes: 0, count: 100, setHash: `set${from + 1}`, segment: segment(bytes) });

function headOf(deltas: DeltaRef[], base: number): Head {
  const head = { listId: 'svl', version: 5, setHash: 'set5', count: 100, publishedAt: '2026-11-24T05:00:00.000Z', expiresAt: '2026-12-24T05:00:00.000Z', base: segment(base), deltas };
  return head as unknown as Head;
}
function knownAt(version: number, more: Partial<Known> = {}): Known {
  const current = { version, setHash: `set${version}`, count: 100, segments: [0] } as unknown as NonNullable<Known['current']>;
  return { current, versionFloor: version, ...more };
}
function planned(head: Head, known: Known, toFetch?: (segment: SegmentRef) => number): unknown {
  const plan = judgeHead(head, 'svl', known, NOW, toFetch);
  return plan.ok ? (plan.value.kind === 'deltas' ? plan.value.deltas.map(({ from }) => from) : plan.value.kind) : plan.reason;
}

describe('a desk that has missed versions', () => {
  const chain = [delta(2, 300), delta(3, 300), delta(4, 400)];

  it.each([
    [1001, [2, 3, 4]],
    [1000, 'base'],
    [999, 'base'],
  ])('takes the fewest bytes: three deltas of 1000 together against a base of %i', (base, plan) => {
    expect(planned(headOf(chain, base), knownAt(2))).toEqual(plan);
  });

  it('follows only the part of the chain that it needs', () => {
    expect(planned(headOf(chain, 500), knownAt(4))).toEqual([4]);
    expect(planned(headOf(chain, 500), knownAt(3))).toEqual('base');
  });

  it('counts what an interrupted import has left as there, either way', () => {
    const head = headOf(chain, 5000);
    const missing = (left: Map<SegmentRef, number>) => (part: SegmentRef) => left.get(part) ?? part.packs.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(planned(head, knownAt(2), missing(new Map([[head.base, 1000]])))).toBe('base');
    expect(planned(head, knownAt(2), missing(new Map([[head.base, 1001]])))).toEqual([2, 3, 4]);
    const first = (head.deltas[0] as DeltaRef).segment;
    expect(planned(head, knownAt(2), missing(new Map([[head.base, 1000], [first, 0]])))).toEqual([2, 3, 4]);
  });

  it('skips to the base when a step is missing, or starts from another set', () => {
    expect(planned(headOf([delta(2, 1), delta(4, 1)], 500), knownAt(2))).toBe('base');
    expect(planned(headOf([{ ...delta(4, 1), fromSetHash: 'other' }], 500), knownAt(4))).toBe('base');
    expect(planned(headOf([{ ...delta(4, 1), setHash: 'other' }], 500), knownAt(4))).toBe('base');
    expect(planned(headOf(chain, 5000), knownAt(1))).toBe('base');
  });

  it('does not go a way again that led nowhere, but goes the next one', () => {
    const head = headOf(chain, 5000);
    const known = knownAt(4);
    const refused = { ...known, refusedWay: wayOf(known.current as NonNullable<Known['current']>, head) };
    expect(planned(head, refused)).toBe('base');
    expect(planned({ ...head, setHash: 'set5b' }, refused)).toBe('base');
    expect(planned({ ...headOf([delta(4, 1), delta(5, 1)], 500), version: 6, setHash: 'set6' }, refused)).toEqual([4, 5]);
  });
});
