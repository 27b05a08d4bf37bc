import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameTables } from '../build/name-tables.ts';
import { readFileSync } from 'node:fs';
import { coreOf, normaliseName } from './index.ts';

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

it('has tables that are what their sources make', () => {
  expect(readFileSync(new URL('name-tables.ts', import.meta.url), 'utf8')).toBe(nameTables());
});
