import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PENALTY_CASES, PenaltyCases } from '../policy/index.ts';
import { usccOf } from '../../tests/support/codes.ts';
import { assessCase } from './assess.ts';
import { sameCase } from './case-key.ts';
import { deadlinesOf, urgencyOf, withDays } from './deadlines.ts';
import { addWorkingDays, readDayIn } from './days.ts';
import { statutesIn } from './statutes.ts';
import { CASE_FIELDS, type CaseField, type CaseText } from './types.ts';

const page = (fields: Partial<Record<CaseField, string>>): CaseText[] => Object.entries(fields).map(([field, text]) => ({ field: field as CaseField, text }));
const assess = (fields: Partial<Record<CaseField, string>>) => assessCase(page(fields), DEFAULT_PENALTY_CASES);
const whys = (fields: Partial<Record<CaseField, string>>) => assess(fields).advice.triggers.map(({ why }) => why);

test('the default section is a section', () => expect(PenaltyCases.safeParse(DEFAULT_PENALTY_CASES).error).toBeUndefined());

describe('what leads to “consider listing”', () => {
  test.each([
    ['吊销食品经营许可证', 'heavier-kind'],
    ['1、责令停产停业；2、罚款', 'heavier-kind'],
    ['吊销营业执照', 'heavier-kind'],
    ['限制从业五年', 'heavier-kind'],
    ['降低资质等级', 'heavier-kind'],
  ])('%s', (content, why) => expect(assess({ content }).advice).toMatchObject({ level: 'consider', triggers: [{ why }] }));

  test.each(['警告', '通报批评', '没收违法所得1200元', '暂扣许可证件', '罚款3000元', '责令改正', '不予吊销许可证', '情节严重的，吊销许可证', '免予罚款', ''])('“%s” does not', (content) => expect(assess({ content }).advice.level).toBe('none'));

  test('a fine counts when it was set on the heavier principle: stated …', () => {
    expect(whys({ kinds: '罚款', fine: '5万元', discretion: '从重' })).toEqual(['aggravated']);
    expect(whys({ content: '依法从重处罚，罚款人民币伍万元整' })).toEqual(['aggravated']);
    for (const discretion of ['不具有从重情节', '无从轻、减轻、从重处罚情节', '从重情节：无', '一般', '从轻']) expect([discretion, whys({ fine: '5万元', discretion })]).toEqual([discretion, []]);
    // The words of denial stand in front of something else.
    expect(whys({ fine: '5万元', discretion: '因逾期未整改从重处罚' })).toEqual(['aggravated']);
    expect(whys({ kinds: '警告', discretion: '从重' })).toEqual([]);
  });

  test('… or in the top 30 % of a range that was entered, and only then', () => {
    expect(assess({ fine: '85000', range: '五万元以上十万元以下' }).advice.triggers).toEqual([{ why: 'top-of-range', fine: 8_500_000, min: 5_000_000, max: 10_000_000, from: 8_500_000 }]);
    expect(whys({ fine: '84999.99元', range: '五万元以上十万元以下' })).toEqual([]);
    expect(whys({ fine: '95000', basis: '依据《食品安全法》第一百二十二条，处五万元以上十万元以下罚款' })).toEqual([]);
    expect(assessCase([{ field: 'fine', text: '9', wan: true }, { field: 'rangeMin', text: '5', wan: true }, { field: 'rangeMax', text: '10', wan: true }], DEFAULT_PENALTY_CASES).advice.level).toBe('consider');
    expect(whys({ fine: '18万元', range: '货值金额十倍以上二十倍以下', goodsValue: '1万元' })).toEqual(['top-of-range']);
    expect(whys({ fine: '18万元', range: '货值金额十倍以上二十倍以下' })).toEqual([]);
  });

  test('near the top, but said to be set lower: a person has to look', () => {
    expect(assess({ fine: '9万元', range: '5-10万元', discretion: '从轻' }).advice).toMatchObject({ level: 'look', counters: [{ why: 'lighter-stated', word: '从轻' }] });
  });

  test('a large fine of which nothing more is known asks for a look; refusal to perform needs no heavier penalty', () => {
    expect(assess({ content: '罚款100000元' }).advice).toMatchObject({ level: 'look', signs: [{ why: 'large-fine' }], unread: ['range', 'discretion', 'basis', 'decided'] });
    expect(assess({ content: '罚款99999元' }).advice.level).toBe('none');
    expect(assess({ content: '罚款10000元', partyType: '自然人' }).advice.level).toBe('look');
    expect(assess({ facts: '当事人有履行能力而拒不履行行政处罚决定' }).advice).toMatchObject({ level: 'consider', articles: [{ code: 'ART11_REFUSAL' }] });
    expect(whys({ facts: '当事人没有履行能力，未能履行' })).toEqual([]);
  });
});

describe('articles and factors', () => {
  test.each([
    ['经营超过保质期的食品', '《中华人民共和国食品安全法》第三十四条', 'ART5_FOOD'],
    ['未取得药品经营许可证销售药品', '《药品管理法》第一百一十五条', 'ART6_DRUG'],
    ['使用未经检验的电梯', '《中华人民共和国特种设备安全法》第八十四条', 'ART7_QUALITY'],
    ['拒绝召回缺陷商品', '《消费者权益保护法》', 'ART8_COMPETITION'],
    ['发布虚假广告', '《中华人民共和国广告法（2021修正）》第五十五条', 'ART9_COMPETITION'],
    ['提交虚假材料骗取公司登记', '《公司法》', 'ART10_OTHER'],
  ])('%s', (act, basis, code) => expect(assess({ act, basis, content: '吊销营业执照' }).advice.articles[0]).toMatchObject({ code: code.replace('ART8_COMPETITION', 'ART8_CONSUMER') }));
  test('nothing points anywhere: no article is made up', () => expect(assess({ act: '其他违法行为', content: '吊销营业执照' }).advice.articles).toEqual([]));
  test('a breach of rules only, and the lack of intent, speak against it', () => {
    expect(assess({ content: '责令停产停业', basis: '《网络交易监督管理办法》第十二条，《行政处罚法》', facts: '当事人没有主观故意' }).advice.counters).toEqual([
      { why: 'no-intent', word: '没有主观故意' },
      { why: 'rule-only', rules: ['网络交易监督管理办法'] },
    ]);
    expect(assess({ basis: '《无证无照经营查处办法》第十三条' }).advice.counters).toEqual([]);
  });
  test('ranks of what is cited: the regulations of a place are no administrative regulations', () => {
    expect(statutesIn('《中华人民共和国产品质量法》《市场主体登记管理条例》《示例省消费者权益保护条例》《示例市食品摊贩管理办法》', DEFAULT_PENALTY_CASES).map(({ level }) => level)).toEqual(['law', 'regulation', 'rule', 'rule']);
  });
  test('factors show what the page says to them, and all of them are there to be weighed', () => {
    const { factors } = assess({ content: '罚款5万元，没收违法所得1200元', facts: '明知故犯，多次销售', goodsValue: '3000' }).advice;
    expect(factors).toHaveLength(DEFAULT_PENALTY_CASES.factors.length);
    expect(Object.fromEntries(factors.filter(({ read }) => read.length > 0).map(({ id, read }) => [id, read]))).toEqual({ intent: ['明知'], frequency: ['多次'], penalty: ['罚款', '没收'], amount: ['5万元', '1,200元'], goods: ['3,000元'] });
  });
});

describe('what is kept of a page', () => {
  const person = { party: '测试某', partyCode: '99000019900101001X', partyType: '自然人', docNo: '示例市监罚【2026】12号', act: '无照经营' };
  test('no person: neither name nor number, wherever they stand', () => {
    const { facts } = assess({ ...person, authority: '测试某' });
    expect(facts).toMatchObject({ natural: true, docNo: '示例市监罚〔2026〕12号' });
    expect(JSON.stringify(facts)).not.toMatch(/测试某|19900101/u);
    expect(assess({ party: '测试某' }).facts).toEqual({ kinds: [], natural: true });
  });
  test('an organisation by its name', () => expect(assess({ party: '示例区测试小吃店', partyCode: usccOf('92', 1) }).facts).toMatchObject({ organisation: '示例区测试小吃店' }));
  test('advice holds words of the rule pack only, never texts of the page', () => {
    fc.assert(fc.property(fc.array(fc.record({ field: fc.constantFrom(...CASE_FIELDS), text: fc.string({ unit: fc.constantFrom(...'秘密某甲xyz<>《》罚款从重吊销许可证万元15以上下至,，。；'), maxLength: 120 }) }), { maxLength: 12 }), (texts) => {
      const { advice } = assessCase(texts.map(({ field, text }) => ({ field, text: `${text}甲某xyz` })), DEFAULT_PENALTY_CASES);
      const own = { ...advice, counters: advice.counters.filter(({ why }) => why !== 'rule-only') };
      expect(JSON.stringify(own)).not.toMatch(/甲某xyz/u);
    }));
  });
});

describe('the same case', () => {
  const keys = (fields: Partial<Record<CaseField, string>>) => assess(fields).keys;
  const act = { party: '示例有限公司', act: '无照经营' };
  test('by the number of its decision in any brackets, by its case number, else by party and act', () => {
    expect(sameCase(keys({ ...act, docNo: '示市监罚〔2026〕1号' }), keys({ docNo: '示市监罚 [2026] 1 号' }))).toBe(true);
    expect(sameCase(keys({ ...act, docNo: '示市监罚〔2026〕1号' }), keys({ ...act, docNo: '示市监罚〔2026〕2号' }))).toBe(false);
    expect(sameCase(keys({ ...act, caseNo: 'A1' }), keys({ ...act, caseNo: 'A1', docNo: '示市监罚〔2026〕1号' }))).toBe(true);
    expect(sameCase(keys(act), keys(act))).toBe(true);
    expect(sameCase(keys(act), keys({ ...act, act: '虚假宣传' }))).toBe(false);
    expect(sameCase(keys({}), keys({}))).toBe(false);
  });
});

describe('deadlines', () => {
  const calendar = { holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], makeUpWorkdays: ['2026-10-10'] };
  test('working days by the calendar of the pack', () => {
    expect(addWorkingDays('2026-09-30', 1, calendar)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, calendar)).toBe('2026-10-10');
    expect(addWorkingDays('2026-11-24', 0, calendar)).toBe('2026-11-24');
  });
  test('publication 20 working days after the decision; notice and document with it; unknown while the page shows no day', () => {
    const days = (kind: 'list' | 'not-list', decided?: string) => Object.fromEntries(deadlinesOf(kind, { decided }, DEFAULT_PENALTY_CASES, calendar).map(({ id, dueOn }) => [id, dueOn]));
    expect(days('list', '2026-09-30')).toEqual({ notice: '2026-09-30', consent: '2026-09-30', document: '2026-09-30', publication: '2026-11-03', 'penalty-publication': '2026-11-03' });
    expect(days('not-list', '2026-09-30')).toEqual({ 'penalty-publication': '2026-11-03' });
    expect(days('not-list')).toEqual({ 'penalty-publication': undefined });
  });
  test('a day that comes later fills in what was open and leaves what is done', () => {
    const before = deadlinesOf('not-list', {}, DEFAULT_PENALTY_CASES, calendar).map((one) => ({ ...one, doneOn: '2026-10-01' }));
    expect(withDays(before, deadlinesOf('not-list', { decided: '2026-09-30' }, DEFAULT_PENALTY_CASES, calendar))).toMatchObject([{ dueOn: '2026-11-03', doneOn: '2026-10-01' }]);
    expect(['2026-11-23', '2026-11-24', '2026-11-28', undefined].map((dueOn) => urgencyOf({ dueOn }, '2026-11-24'))).toEqual(['overdue', 'soon', 'later', 'no-day']);
  });
});

test('days as they are written', () => {
  expect(['2026-11-24', '2026年11月24日', '２０２６年１１月４日', '20261124', '二〇二六年十一月二十四日', '2026/2/30', '待定'].map(readDayIn)).toEqual(['2026-11-24', '2026-11-24', '2026-11-04', '2026-11-24', '2026-11-24', undefined, undefined]);
  fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
    const day = date.toISOString().slice(0, 10);
    const [year, month, dayOfMonth] = day.split('-').map(Number);
    expect([day, `于${year}年${month}月${dayOfMonth}日作出`, day.replaceAll('-', '')].map(readDayIn)).toEqual([day, day, day]);
  }));
});
