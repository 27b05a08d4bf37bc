import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseName, stepsBetween } from './index.ts';

const same = (a: string, b: string) => normaliseName(a).normal === normaliseName(b).normal;

describe('normaliseName', () => {
  it.each([
    ['示例（北京）科技有限公司', '示例(北京)科技有限公司', ['brackets']],
    ['示例〔北京〕科技有限公司', '示例【北京】科技有限公司', ['brackets']],
    ['示例ＡＢＣ有限公司', '示例ABC有限公司', ['nfkc-space']],
    ['示例abc有限公司', '示例ABC有限公司', ['latin-case']],
    ['示例\u3000科技 有限\u200b公司\ufeff', '示例科技有限公司', ['nfkc-space']],
    ['阿里木•示例', '阿里木·示例', ['brackets']],
    ['示例ａ（1）', '示例A(１)', ['nfkc-space', 'latin-case']],
    ['示例 ａ【1】', '示例A(1)', ['nfkc-space', 'brackets', 'latin-case']],
    ['示例有限公司', '示例有限公司', []],
  ])('%j and %j are one name by %j', (a, b, steps) => {
    expect(same(a, b)).toBe(true);
    expect(stepsBetween(a, b)).toEqual(steps);
    expect(stepsBetween(b, a)).toEqual(steps);
  });
  it.each([
    ['示例科技有限公司', '示例科技有限责任公司'],
    ['示例科技有限公司', '示例科技股份有限公司'],
    ['示例一店', '示例1店'],
    ['示例髮廊', '示例发廊'],
    ['金冠示例', '吉林省金冠示例'],
    ['示例（北京）有限公司', '示例北京有限公司'],
    ['示例第1分公司', '示例第11分公司'],
  ])('%j and %j stay two names', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
  it('is done after one call, whatever the text', () => {
    const odd = fc.string({ unit: fc.constantFrom('a', 'ß', 'é', '\u0301', '\u0308', '\u00a8', 'ŉ', 'ﬁ', '㈱', '①', '（', '(', '﹝', '・', '·', ' ', '\u200d', '\ufe0f', 'ǰ', '\u0345', 'ա', '示', '\ud800', 'İ', 'ı') });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once.normal)).toEqual({ raw: once.normal, normal: once.normal, steps: [] });
        expect(once.steps.length > 0).toBe(once.normal !== text);
      }),
      { numRuns: 5000 },
    );
  });
  it('never brings together names of different Han characters', () => {
    const han = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point)), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(han, han, (a, b) => {
        expect(same(a, b)).toBe(a === b);
      }),
    );
  });
});
