import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradePair, type ListedSide, type PairSide } from './index.ts';

const USCC = '91990000T00010007R';
const OTHER = '91990000T00010373M';

describe('gradePair', () => {
  it.each<[string, PairSide, ListedSide, string]>([
    ['same code', { code: USCC }, { code: USCC }, 'G1'],
    ['same name, other codes', { name: '示例有限公司', code: USCC }, { name: '示例有限公司', code: OTHER }, 'G1x'],
    ['same name', { name: '示例(测试)有限公司' }, { name: '示例（测试）有限公司', code: OTHER }, 'G2'],
    ['former name', { name: '示例旧名有限公司' }, { name: '示例新名有限公司', formerNames: [{ name: '示例旧名有限公司' }] }, 'G3'],
    ['same registration number', { code: '110108000000016' }, { code: '110108000000016' }, 'G4'],
    ['nothing on either side', {}, {}, 'none'],
    ['blank names', { name: ' ' }, { name: ' ' }, 'none'],
    ['one side empty', { name: '示例有限公司' }, {}, 'none'],
  ])('%s', (_, a, b, grade) => {
    expect(gradePair(a, b).grade).toBe(grade);
  });
  it('never throws, whatever the texts', () => {
    const text = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'示例（测试）有限公司北京市 1一*') })), { nil: undefined });
    fc.assert(
      fc.property(text, text, text, text, (nameA, codeA, nameB, codeB) => {
        expect(() => gradePair({ name: nameA, code: codeA }, { name: nameB, code: codeB })).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
