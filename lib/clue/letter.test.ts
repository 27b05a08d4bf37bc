import { expect, it } from 'vitest';
import { DEFAULT_PENALTY_CASES } from '../policy/index.ts';
import { fieldOf } from '../stats/index.ts';
import { chineseDay, draftOf, fieldIn, letterHash, transferLetter, type Clue, type LetterWords } from './index.ts';

const REGISTERED = { kind: 'registered', seq: 7, at: '2026-11-03T02:00:00.000Z', on: '2026-11-03', due: '2026-11-24' } as const;
const SENT = { kind: 'moved', seq: 9, at: '2026-11-04T02:00:00.000Z', from: 'registered', to: 'transferred', on: '2026-11-04', due: '2026-11-18', reason: '不属本局管辖', body: '示例县市场监督管理局', letterNo: '示市监移〔2026〕3号', by: '990012', byName: '测试经办' } as const;
const clue: Clue = { id: 'c', no: 7, name: '示例糕点店', code: '92990000T00090131T', field: 'food', note: '已电话核实', text: '举报人称店内销售过期糕点', source: { host: 'ts.example.gov.cn', title: '投诉件' }, state: 'transferred', registeredOn: '2026-11-03', since: '2026-11-04', due: '2026-11-18', body: SENT.body, letterNo: SENT.letterNo, events: [REGISTERED, SENT] };
const WORDS: LetterWords = { unit: '示例市市场监督管理局', field: '食品安全', phone: '0000-00000000', attachments: ['投诉件复印件 1 份', ' ', '照片 3 张'] };

it('says to whom what is sent, why, with what, by whom and until when an answer is asked for', () => {
  expect(transferLetter(clue, WORDS)).toEqual({
    title: '线索移送函',
    number: '示市监移〔2026〕3号',
    to: '示例县市场监督管理局',
    paragraphs: ['示例市市场监督管理局在工作中发现示例糕点店涉嫌违法的线索。根据职责分工，现将有关线索移送你单位依法处理。'],
    facts: [['线索编号', '第7号'], ['当事人', '示例糕点店'], ['统一社会信用代码', '92990000T00090131T'], ['监管领域', '食品安全'], ['线索来源', '投诉件，ts.example.gov.cn'], ['登记日期', '2026年11月3日']],
    said: [['页面摘录', '举报人称店内销售过期糕点'], ['情况说明', '已电话核实'], ['移送理由', '不属本局管辖']],
    request: '请你单位于2026年11月18日前函告是否受理；处理完毕后，请反馈处理结果。',
    attachments: ['投诉件复印件 1 份', '照片 3 张'],
    unit: '示例市市场监督管理局',
    day: '2026年11月4日',
    contact: '测试经办，0000-00000000',
  });
});
it('belongs to the last transfer, also after the answer, and to none where nothing was sent', () => {
  const again = { ...SENT, seq: 12, on: '2026-11-20', body: '示例区市场监督管理局', letterNo: '示市监移〔2026〕9号' };
  const returned = { ...SENT, seq: 11, from: 'transferred', to: 'returned', on: '2026-11-19', reason: '退回' } as const;
  expect(transferLetter({ ...clue, body: again.body, letterNo: again.letterNo, events: [REGISTERED, SENT, returned, again] }, WORDS)).toMatchObject({ to: '示例区市场监督管理局', day: '2026年11月20日', number: '示市监移〔2026〕9号' });
  expect(transferLetter({ ...clue, state: 'registered', events: [REGISTERED] }, WORDS)).toBeUndefined();
});
it('has another hash for every other word, and no gap for what nobody has written', () => {
  const [one, other] = [transferLetter(clue, WORDS), transferLetter(clue, { ...WORDS, phone: '1' })];
  if (one === undefined || other === undefined) throw new Error('a clue that was sent has a letter');
  expect(letterHash(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(letterHash(one)).not.toBe(letterHash(other));
  const { code: _code, note: _note, text: _text, source: _source, ...bare } = clue;
  expect(transferLetter(bare, { ...WORDS, unit: '', attachments: [] })).toMatchObject({ unit: '', attachments: [], said: [['移送理由', '不属本局管辖']] });
  expect(chineseDay('2026-01-05')).toBe('2026年1月5日');
});

it('proposes the field that the words speak of, and none where they speak of two or of nothing', () => {
  const fields = DEFAULT_PENALTY_CASES.articles.map(({ code, words }) => ({ field: fieldOf(code), words }));
  expect(['举报人称店内销售过期食品', '电梯未经检验仍在使用', '收取预付款后关门', '发布虚假广告', '该公司地址不详', '食品广告：虚假广告、食品'].map((text) => fieldIn(text, fields))).toEqual(['food', 'quality', 'consumer', 'competition', undefined, undefined]);
  expect(draftOf({ url: 'https://ts.example.gov.cn/a', title: '食品经营许可', text: '当事人拒不配合', fields })).toMatchObject({ field: 'food', text: '当事人拒不配合' });
  expect(draftOf({ text: '当事人拒不配合' }).field).toBeUndefined();
});
