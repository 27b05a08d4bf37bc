import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelKey } from './text.ts';

/** The quick way for texts that need no folding must not be noticed: a blank in front forces the long way. */
test('a text has one key, whichever way it is computed', () => {
  const piece = fc.constantFrom('申请人', '统一社会信用代码', '1', '12', 'A', 'z', '-', '.', '、', '*', '：', ':', '（必填）', '(', ')', 'Ａ', '　', '㈱', '﨑');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      expect(labelKey(text)).toBe(labelKey(`\u00a0${text}`));
    }),
    { numRuns: 2_000 },
  );
});
