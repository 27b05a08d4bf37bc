import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanValue, labelKey, MAX_TEXT, splitPairs } from './text.ts';

describe('labelKey', () => {
  it.each([
    ['* 企业名称\u00a0：', '企业名称'],
    ['＊企业\n名称:', '企业名称'],
    ['• 企业名称：', '企业名称'],
    ['1、企业名称', '企业名称'],
    ['法定代表人（负责人）', '法定代表人(负责人)'],
    ['企业名称(必填)：', '企业名称'],
    ['统一社会信用代码/\u3000注册号', '统一社会信用代码/注册号'],
    ['告知\u200b承诺制', '告知承诺制'],
    ['：*　', ''],
  ])('%j is compared as %j', (raw, key) => expect(labelKey(raw)).toBe(key));

  it('does not tell apart what differs by white space, width of colons and brackets, or a star in front', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('企', '业', '名', 'A', '9', '（', '制') , minLength: 1 }), fc.constantFrom('', '*', '＊ ', ' \u3000'), fc.constantFrom('', '：', ': ', '\u00a0：\n'), (text, before, after) => {
        expect(labelKey(before + text + after)).toBe(labelKey(text));
      }),
    );
  });
  it('is the same when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(labelKey(labelKey(text))).toBe(labelKey(text));
      }),
    );
  });
});

describe('cleanValue', () => {
  it.each([
    [' 示例\u3000（测试）\n有限公司 ', '示例 （测试） 有限公司'],
    ['请选择', ''],
    ['请输入企业名称', ''],
    ['--', ''],
    ['—', ''],
    ['暂无', ''],
    ['无锡示例有限公司', '无锡示例有限公司'],
  ])('%j reads as %j', (raw, value) => expect(cleanValue(raw)).toBe(value));

  it('never exceeds what the background takes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 200, maxLength: 1000 }), (text) => {
        expect(cleanValue(text).length).toBeLessThanOrEqual(MAX_TEXT);
      }),
    );
  });
});

describe('cleanName', () => {
  it.each([
    ['示例科技（测试）有限公司 [存续]', '示例科技（测试）有限公司'],
    ['示例科技有限公司（已注销）', '示例科技有限公司'],
    ['示例（测试）', '示例（测试）'],
  ])('%j is %j', (raw, name) => expect(cleanName(raw)).toBe(name));
});

describe('splitPairs', () => {
  it('divides at the first colon and needs a value', () => {
    expect(splitPairs(' 企业名称：示例：甲有限公司')).toEqual([{ label: '企业名称', value: '示例：甲有限公司' }]);
    expect(splitPairs('企业名称：')).toEqual([]);
    expect(splitPairs('企业名称： -- ')).toEqual([]);
    expect(splitPairs('示例有限公司')).toEqual([]);
  });
  it('finds each pair of one line', () => {
    expect(splitPairs('企业名称：示例 测试有限公司　统一社会信用代码：91990000T00010007R | 法定代表人（负责人）：测试甲')).toEqual([
      { label: '企业名称', value: '示例 测试有限公司' },
      { label: '统一社会信用代码', value: '91990000T00010007R' },
      { label: '法定代表人(负责人)', value: '测试甲' },
    ]);
    expect(splitPairs('企业名称：　法定代表人：测试甲')).toEqual([{ label: '法定代表人', value: '测试甲' }]);
  });
});
