import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_PENALTY_CASES } from '../policy/index.ts';
import { assessCase } from './assess.ts';
import { DECISION, decisionText, type DecisionWords } from './decision.fixture.ts';
import { MAX_DECISION, readDecision } from './prose.ts';

const paper = (words: Partial<DecisionWords> = {}) => decisionText({ ...DECISION, ...words });
const fields = (text: string) => Object.fromEntries(readDecision(text).map(({ field, text: value }) => [field, value]));
const assess = (text: string) => assessCase(readDecision(text), DEFAULT_PENALTY_CASES);
const penalty = (content: string) => assess(paper({ content })).facts;

describe('a decision in running text', () => {
  it('is read as its fields', () => {
    const { facts, advice } = assess(paper());
    expect(facts).toEqual({ docNo: '示市监处罚〔2026〕118号', authority: '示例市市场监督管理局', kinds: ['fine', 'confiscation'], fine: 9_600_000, confiscated: 120_000, noticed: '2026-11-04', decided: '2026-11-20' });
    expect(advice.level).toBe('consider');
    expect(advice.triggers).toEqual([
      { why: 'aggravated', word: '从重', fine: 9_600_000 },
      { why: 'top-of-range', fine: 9_600_000, min: 5_000_000, max: 10_000_000, from: 8_500_000 },
    ]);
    // What the law only threatens, 「情节严重的，吊销许可证」, was not decided.
    expect(facts.kinds).not.toContain('revoke-permit');
    expect(advice.articles[0]).toMatchObject({ code: 'ART5_FOOD', because: expect.arrayContaining(['《食品安全法》']) as string[] });
    expect(Object.fromEntries(advice.factors.map(({ id, read }) => [id, read]))).toMatchObject({ intent: ['明知', '主观恶意'], goods: ['3,000元'] });
    expect(fields(paper()).act).toBe('经营超过保质期的食品');
  });

  test.each<[string, object]>([
    ['罚款壹万贰仟元', { fine: 1_200_000 }],
    ['处人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分罚款', { fine: 12_345_678 }],
    ['一、警告；\n二、处以5万元的罚款', { kinds: ['warning', 'fine'], fine: 5_000_000 }],
    ['罚款人民币 20 000 元（大写：贰万元整）', { fine: 2_000_000 }],
    ['没收非法财物，并处货值金额十五倍罚款，计人民币45000元', { fine: 4_500_000 }],
    ['1、吊销《食品经营许可证》；2、对法定代表人作出五年内不得从事食品生产经营管理工作', { kinds: ['revoke-permit', 'bar'] }],
    ['责令停产停业', { kinds: ['suspension'] }],
    ['□警告 ☑罚款人民币叁仟元整 □吊销许可证件 □责令停产停业', { kinds: ['fine'], fine: 300_000 }],
    ['不予吊销许可证，罚款2万元', { kinds: ['fine'], fine: 2_000_000 }],
  ])('%s', (content, facts) => expect(penalty(content)).toMatchObject(facts));

  test.each<[string, string | undefined]>([
    ['并处五万元以上十万元以下罚款', '并处五万元以上十万元以下罚款'],
    ['处违法所得一倍以上五倍以下的罚款', '处违法所得一倍以上五倍以下的罚款'],
    ['可以处三万元以下的罚款', '可以处三万元以下的罚款'],
    // Two tiers: which of them applies is for a person to say.
    ['并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款', undefined],
    ['没收违法所得', undefined],
  ])('the span that the law gives: %s', (range, read) => expect(fields(paper({ range })).range).toBe(read));

  it('reads days however they are written', () => {
    for (const decided of ['2026年11月20日', '2026 年 11 月 20 日', '二〇二六年十一月二十日', '二○二六年十一月二十日', '二O二六年十一月二十日', '二零二六年十一月二十日']) expect([decided, assess(paper({ decided })).facts.decided]).toEqual([decided, '2026-11-20']);
    expect(assess(paper({ decided: '二〇二六年元月五日' })).facts.decided).toBe('2026-01-05');
  });

  it('knows a notice that proposes, and takes no earlier paper for the decision', () => {
    expect(assess('行政处罚听证告知书\n示市监听告〔2026〕7号\n经查，当事人无证经营。依据《无证无照经营查处办法》第十三条，我局拟对你单位作出如下行政处罚：罚款人民币捌仟元。你单位有权要求听证。').facts).toMatchObject({ kinds: ['fine'], fine: 800_000 });
    const before = paper({ content: '罚款3万元' }).replace('告知当事人拟作出行政处罚的事实', '告知当事人拟作出吊销许可证、罚款9万元的行政处罚的事实');
    expect(assess(before).facts).toMatchObject({ kinds: ['fine'], fine: 3_000_000 });
  });

  test.each([
    '',
    '未取得许可从事食品生产经营活动的，由县级以上人民政府食品安全监督管理部门没收违法所得，并处五万元以上十万元以下罚款；情节严重的，吊销许可证。',
    '关于印发《行政处罚裁量权基准》的通知',
    '本系统用于办理行政处罚案件，请在立案后十日内决定是否调查。',
    '经研究，决定不予行政处罚。',
    '当事人应当自收到本行政处罚决定书之日起十五日内缴纳罚款。逾期不缴纳的，加处罚款。',
  ])('is not found where nothing is decided: %s', (text) => expect(readDecision(text)).toEqual([]));
});

describe('whatever a page writes', () => {
  const capital = (value: number): string => {
    const four = (part: number): string => {
      const text = [1000, 100, 10, 1].map((unit, at) => { const digit = Math.floor(part / unit) % 10; return digit === 0 ? '零' : `${'零壹贰叁肆伍陆柒捌玖'[digit]}${['仟', '佰', '拾', ''][at]}`; }).join('');
      return text.replace(/零+$/u, '').replace(/零+/gu, '零');
    };
    const [high, low] = [Math.floor(value / 10_000), value % 10_000];
    return high === 0 ? four(low).replace(/^零/u, '') : `${four(high).replace(/^零/u, '')}万${four(low)}`;
  };
  const amount = fc.integer({ min: 1, max: 99_999_999 });
  it('a fine comes back from each way in which such papers write it', () => {
    const ways: readonly ((yuan: number) => string)[] = [(yuan) => `罚款人民币${capital(yuan)}元整`, (yuan) => `处以罚款${yuan}元`, (yuan) => `处${yuan.toLocaleString('en-US')}元罚款`, (yuan) => `罚款人民币（大写）${capital(yuan)}元整（￥${yuan}.00）`, (yuan) => `没收违法所得7元，并处${capital(yuan)}元的罚款`];
    fc.assert(fc.property(amount, fc.constantFrom(...ways), (yuan, way) => {
      expect([way(yuan), penalty(way(yuan)).fine]).toEqual([way(yuan), yuan * 100]);
    }));
  });
  it('a span comes back, in figures and in characters', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), fc.boolean(), (min, more, words) => {
      const write = (wan: number): string => (words ? `${capital(wan)}万元` : `${wan}万元`);
      const [given] = assess(paper({ range: `并处${write(min)}以上${write(min + more)}以下罚款`, content: `罚款${min + more}万元` })).advice.triggers.filter(({ why }) => why === 'top-of-range');
      expect(given).toMatchObject({ min: min * 1_000_000, max: (min + more) * 1_000_000 });
    }));
  });
  it('line breaks and blanks between the words do not matter', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(2_000), fc.constantFrom(' ', '\u3000', '\u00a0', '  ')), { maxLength: 60 }), (noise) => {
      const text = [...paper()];
      for (const [at, blank] of noise) text.splice(at % text.length, 0, blank);
      expect(assess(text.join('')).facts).toMatchObject({ fine: 9_600_000, confiscated: 120_000, decided: '2026-11-20' });
    }));
  });
  it('never throws, and gives no more than the text holds', () => {
    const word = fc.constantFrom('决定对当事人', '作出如下行政处罚：', '拟', '给予', '罚款', '没收', '吊销许可证', '五万元以上', '十万元以下罚款', '货值金额', '3000元', '壹佰万元', '《食品安全法》', '违反', '从重', '经查', '上述事实', '二〇二六年十一月二十日', '示例局', '送达', '告知书', '。', '；', '，', '\n', '□', '☑', '〔2026〕1号', '甲');
    fc.assert(fc.property(fc.array(word, { maxLength: 120 }), (words) => {
      const text = words.join('');
      for (const { text: value } of readDecision(text)) expect(value.length).toBeLessThanOrEqual(2_000);
      assess(text);
    }), { numRuns: 300 });
  });
  it('comes to an end, however long and however often the same words come', () => {
    const words = ['决定对', '决定给予罚款', '作出如下行政处罚：罚款', '五万元以上', '货值金额', '经查', '违反《', '《食品安全法》违反', '处罚如下：', '二〇二六年十一月', '构成', '一', '1', ' ', '\n', '罚款，', '□罚款', '当事人'];
    // A pattern that runs wild takes longer than any test may.
    for (const one of words) expect(readDecision(one.repeat(MAX_DECISION)).every(({ text }) => text.length <= 2_000)).toBe(true);
  });
});
