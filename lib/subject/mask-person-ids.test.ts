import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonIds } from './index.ts';
import { MADE_UP_USCC, REAL_USCC, SPECIMEN_ID, SPECIMEN_PERMIT } from './vectors.fixture.ts';

describe('maskPersonIds', () => {
  it.each([...SPECIMEN_ID, ...SPECIMEN_PERMIT])('strikes out %s in any text', (id) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('张', '：', '(', 'A', ' ', '-', '\n') }), fc.string({ unit: fc.constantFrom('，', ')', 'b', ' ') }), (before, after) => {
        expect(maskPersonIds(before + id + after)).not.toContain(id.slice(6));
      }),
    );
  });
  it('sees through spaces, width and case', () => {
    expect(maskPersonIds('张测试 110105 19491231 002x 男')).toBe('张测试 110105************ 男');
    expect(maskPersonIds('４４０５２４１８８００１０１００１４')).toBe('440524************');
  });
  it('strikes out numbers with a slip in the last place, and old ones', () => {
    expect(maskPersonIds('110105194912310021')).toBe('110105************');
    expect(maskPersonIds('110105491231003')).toBe('110105*********');
  });
  it.each([...REAL_USCC, ...MADE_UP_USCC, '110108000000016', '330182600202310', '13800138000', '2026-03-02T00:00:00.000Z', '测市监列〔2025〕1号', '0'.repeat(64)])('leaves %s alone', (text) => {
    expect(maskPersonIds(text)).toBe(text);
  });
});
