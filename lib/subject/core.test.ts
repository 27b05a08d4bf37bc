import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../build/name-tables.ts';
import { readFileSync } from 'node:fs';
import { coreOf, coresAsked, editsBetween, normaliseName } from './index.ts';
import { REGIONS } from './name-tables.ts';
import { isRegion, longestRegion } from './regions.ts';

describe('the core of a name', () => {
  it.each([
    ['北京红光示例科技有限公司', '红光示例科技'],
    ['红光示例科技（北京）有限公司', '红光示例科技'],
    ['北京市朝阳区红光示例科技有限责任公司', '红光示例科技'],
    ['紅光示例科技股份有限公司', '红光示例科技'],
    ['红光示例科技', '红光示例科技'],
    ['内蒙古自治区示例乳业有限公司', '示例乳业'],
    ['内蒙古示例乳业', '示例乳业'],
    ['示例第二测试厂', '示例第2测试厂'],
    ['示例第2测试厂', '示例第2测试厂'],
    ['示例投资中心（有限合伙）', '示例投资中心'],
    ['示例（集团）测试有限公司', '示例测试'],
    ['上海公司', '上海'],
    ['北京', '北京'],
    ['', ''],
    ['（）', ''],
  ])('%s → %s', (name, core) => expect(coreOf(name)).toBe(core));

  it('keeps apart what a region or a form does not explain', () => {
    expect(coreOf('示例一测试有限公司')).not.toBe(coreOf('示例二测试有限公司'));
    expect(coreOf('红旗示例测试厂')).toBe('红旗示例测试厂');
  });

  it('is the same for a name in any lossless form, and never longer than it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'示例测试北京市朝阳区（）()有限公司集团股份一壹1东東·abＡ'), { maxLength: 20 }), (letters) => {
        const name = letters.join('');
        expect(coreOf(normaliseName(name).normal)).toBe(coreOf(name));
        expect(coreOf(name).length).toBeLessThanOrEqual(normaliseName(name).normal.length);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => void coreOf(name)));
  });
});

describe('the cores under which a name is asked for', () => {
  it.each([
    ['广东省深川市红光示例科技有限公司', '红光示例科技'],
    ['深圳屬市红光示例科技有限公司', '红光示例科技'],
    ['浙江省杭市红光示例科技厂', '红光示例科技厂'],
    ['红光示例科技股分有限公司', '红光示例科技'],
    ['红光示例科技限有责任公司', '红光示例科技'],
  ])('%s: among them %s', (name, core) => expect(coresAsked(name)).toContain(core));

  it('are one for most names, and always hold the core itself', () => {
    expect(coresAsked('浙江省杭州市红光示例科技有限责任公司')).toEqual(['红光示例科技']);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'示例测试北京市朝阳区（）有限责任公司股份') }), (name) => void expect([...coresAsked(name), '']).toContain(coreOf(name))));
  });
});

describe('the table of divisions', () => {
  const all = new Set(REGIONS.split('|'));
  const piece = fc.oneof(fc.constantFrom(...all), fc.string({ unit: fc.constantFrom(...'北京市朝阳区示例'), maxLength: 4 }));
  it('is searched for what it holds, and for the longest of it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 3 }), fc.integer({ min: 0, max: 20 }), (pieces, most) => {
        const text = pieces.join('');
        expect(isRegion(text)).toBe(all.has(text));
        const lengths = Array.from({ length: Math.min(12, most, text.length) + 1 }, (_, length) => length).filter((length) => all.has(text.slice(0, length)));
        expect(longestRegion(text, most)).toBe(lengths.at(-1) ?? 0);
      }),
    );
  });
});

describe('edits between two texts', () => {
  it('are counted alike from either side', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙'), maxLength: 5 });
    fc.assert(fc.property(text, text, (a, b) => void expect(editsBetween(a, b)).toBe(editsBetween(b, a))));
  });
});

it('has tables that are what their sources make', () => {
  for (const [file, make] of Object.entries(TABLES)) expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toBe(make());
});
