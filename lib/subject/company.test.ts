import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';
import { DIVISIONS } from './division-table.ts';
import { placeOf } from './places.ts';
import { foldUnits, normaliseName, parseCompany, splitCore } from './index.ts';
import { TRADES, tradeStart } from './name-words.ts';

const shown = (name: string) => {
  const { place, placeAt, core, form, branch } = parseCompany(name);
  return [place?.codes.join(',') ?? '-', placeAt ?? '-', ...Object.values(splitCore(core)), form, branch?.tail ?? '-'].join(' ');
};

describe('a name taken apart', () => {
  it.each([
    ['北京红光示例科技有限公司', '11 front 红光示例 科技 company -'],
    ['江苏省苏州市姑苏区红光示例食品股份有限公司', '320508 front 红光示例 食品 company -'],
    ['红光示例（北京）科技有限公司', '11 bracket 红光示例 科技 company -'],
    ['红光示例科技上海有限公司', '31 end 红光示例 科技 company -'],
    ['昆山红光示例模具厂', '320583 front 红光示例 模具厂 none -'],
    ['吉林红光示例药业有限公司', '22 front 红光示例 药业 company -'],
    ['吉林市红光示例药业有限公司', '2202 front 红光示例 药业 company -'],
    ['内蒙古自治区红光示例乳业有限公司', '15 front 红光示例 乳业 company -'],
    ['景宁县红光示例茶业有限公司', '331127 front 红光示例 茶业 company -'],
    ['永康药业有限公司', '- - 永康 药业 company -'],
    ['永康堂示例药店', '330784 front 堂示例 药店 none -'],
    ['上海公司', '- - 上海  short -'],
    ['山东省路桥集团有限公司', '- - 山东 路桥集团 company -'],
    ['北京朝阳红光示例商店', '11 front 朝阳红光示例 商店 none -'],
    ['红光示例（集团）股份有限公司', '- - 红光示例 集团 company -'],
    ['红光示例（中国）投资有限公司', '- - 红光示例中国 投资 company -'],
    ['红光示例会计师事务所（特殊普通合伙）北京分所', '- - 红光示例 会计师事务所 special-partnership 北京分所'],
    ['上海红光示例有限公司徐汇第二分公司', '31 front 红光示例  company 徐汇第2分公司'],
    ['红光示例第三分公司', '- - 红光示例第3分公司  branch -'],
    ['红光示例银行股份有限公司上海支行', '- - 红光示例 银行 company 上海支行'],
    ['', '- -   none -'],
    ['（）', '- -   none -'],
  ])('%s', (name, parts) => expect(shown(name)).toBe(parts));

  it('is covered by its parts, whatever it is', () => {
    const piece = fc.oneof(fc.constantFrom('北京', '江苏省', '苏州市', '昆山', '（上海）', '有限公司', '股份有限公司', '分公司', '（有限合伙）', '集团', '路桥', '二十三', '示例', '测试', '·', '（', ' '), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const name = pieces.join('');
        const folded = foldText(normaliseName(name).normal);
        const { parts } = parseCompany(name);
        expect(parts.map(({ from, to }) => folded.slice(from, to)).join('')).toBe(folded);
        expect(parts.every(({ from }, at) => from === (parts[at - 1]?.to ?? 0))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is folded place by place as it is as a whole', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'第二十三百千零〇壹拾電东東示例（）1２ aＢ\u3000é') });
    fc.assert(
      fc.property(letters, (name) => {
        const units = foldUnits(name) ?? [];
        expect(units.map(({ raw }) => raw).join('')).toBe(name);
        expect(units.map(({ folded }) => folded).join('')).toBe(foldText(normaliseName(name).normal));
      }),
      { numRuns: 3000 },
    );
  });
});

it.each([['二十三', '23'], ['十二', '12'], ['第十', '第10'], ['三百零五', '305'], ['一千', '1000'], ['百一', '百1'], ['千百惠', '千百惠'], ['十里', '十里'], ['〇七', '07'], ['贰拾', '20']])('%s is %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('every way to write a division is found', () => {
  for (const row of DIVISIONS.split('|')) {
    const [word = '', codes = ''] = row.split(/[:*]/);
    const found = placeOf(word);
    // Two characters that end in 区 are somewhere only behind a city.
    if (word.length > 2 || row.includes('*')) expect([row, found?.codes.join(',')]).toEqual([row, codes]);
  }
});

it('has its words of trade in the form in which names are folded, none longer than is looked for', () => {
  expect(foldText(TRADES)).toBe(TRADES);
  expect(TRADES.split('|').filter((word) => word.length > 6)).toEqual([]);
  expect(['食品', '0售', '牛肉拉面', '店'].map((word) => tradeStart(`示例${word}`))).toEqual([2, 2, 2, 2]);
});
