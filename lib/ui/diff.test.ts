import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrings, type Segment } from './diff.ts';

const joined = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('');
const differing = (segments: readonly Segment[]) => segments.filter(({ same }) => !same).map(({ text }) => text);

describe('compareStrings', () => {
  test('marks exactly the brackets that differ', () => {
    const { left, right } = compareStrings('示例市河畔食品(集团)有限公司', '示例市河畔食品（集团）有限公司');
    expect(differing(left)).toEqual(['(', ')']);
    expect(differing(right)).toEqual(['（', '）']);
  });
  test('marks one wrong character of a code', () => {
    const { left, right } = compareStrings('91990000T00010007R', '91990000T00010O07R');
    expect([differing(left), differing(right)]).toEqual([['0'], ['O']]);
  });
  test('does not patch together names that have little in common', () => {
    const { left, right } = compareStrings('测试东方国际供应链管理有限公司', '示例市河畔食品有限公司');
    expect([differing(left), differing(right)]).toEqual([['测试东方国际供应链管理'], ['示例市河畔食品']]);
  });
  test('keeps rare characters whole', () => {
    const { left } = compareStrings('𠮷野示例', '吉野示例');
    expect(differing(left)).toEqual(['𠮷']);
  });
  test('is too long to align: everything differs, nothing is lost', () => {
    const { left } = compareStrings('甲'.repeat(500), '乙');
    expect(left).toEqual([{ text: '甲'.repeat(500), same: false }]);
  });

  const texts = fc.string({ unit: fc.constantFrom(...'示例测试（）()AＡ0𠮷'), maxLength: 24 });
  test('segments give both strings back, and nothing is marked only when they are equal', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { left, right } = compareStrings(a, b);
        const unmarked = differing(left).length + differing(right).length === 0;
        return joined(left) === a && joined(right) === b && unmarked === (a === b);
      }),
    );
  });
});
