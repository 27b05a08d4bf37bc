import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry, EntryKind } from '../record/index.ts';
import type { Json } from '../shared/index.ts';
import { SPECIMEN_ID } from '../subject/vectors.fixture.ts';
import { FEEDBACK_KINDS, feedbackRows, isFeedbackPeriod, sealFeedback, verifyFeedback } from './index.ts';

const entry = (seq: number, kind: EntryKind, data: { readonly [key: string]: Json }): AuditEntry => ({ seq, at: '2026-11-24T17:30:00.000Z', kind, data, prev: '', hash: '' });
const facts = {
  v: 1,
  app: '0.1.0',
  reading: 'profile',
  applicant: {},
  lists: [],
  findings: [{ list: 'severe', listKind: 'severe', trust: 'signed', record: 'r1', grade: 'G1', standing: 'in-force', by: 'uscc', steps: [], flags: [], page: '91990000T00010007R', listed: '91990000T00010007R', name: '示例恒昌商贸有限公司', ground: '生产经营不符合食品安全标准的食品', groundCode: 'ART5_FOOD', authority: '示例市市场监督管理局', docNo: '示市监列〔2026〕1号', listedOn: '2026-01-05' }],
  effects: [
    { effect: 'warn', basis: [{ title: '示例办法', article: '第一条' }] },
    { effect: 'block-commitment', basis: [{ title: '示例办法', article: '第二条' }, { title: '示例办法', article: '第二条' }] },
  ],
  rules: { id: 'cn', version: '1' },
};
const party = { name: '示例恒昌商贸有限公司', code: '91990000T00010007R', host: 'xk.example.gov.cn', pageKind: 'licensing', grade: 'G1', outcome: 'listed', check: 2 };
const check = entry(2, 'check', { ...party, facts });
const checks = new Map([[2, check]]);
const HEAD = { from: '2026-11-01', to: '2026-11-30', madeAt: '2026-12-01T00:00:00.000Z', office: '990000', chain: 'c' };

describe('feedback', () => {
  it('says to whom which measure was applied, on which basis, when, where and by whom', () => {
    const rows = feedbackRows([entry(3, 'prompt', party), entry(4, 'block', party), entry(5, 'override', { ...party, reason: '主管领导已批示', by: '990001', byName: '测试经办', signerName: '测试复核' })], checks);
    const listing = { name: party.name, code: party.code, grade: 'G1', list: 'severe', ground: '生产经营不符合食品安全标准的食品', authority: '示例市市场监督管理局', docNo: '示市监列〔2026〕1号', listedOn: '2026-01-05', system: 'xk.example.gov.cn', pageKind: 'licensing', day: '2026-11-25' };
    expect(rows).toMatchObject([
      { ...listing, entry: 3, measure: 'prompted', basis: ['示例办法 第一条'], reason: '', officer: '' },
      { ...listing, entry: 4, measure: 'closed', basis: ['示例办法 第二条'] },
      { ...listing, entry: 5, measure: 'opened', basis: ['示例办法 第二条'], reason: '主管领导已批示', officer: '990001 测试经办', signer: '测试复核' },
    ]);
  });
  it('reports no measure against a party that only may be meant', () => {
    expect(feedbackRows([entry(3, 'prompt', { ...party, outcome: 'suspected' }), entry(4, 'prompt', { ...party, outcome: 'not-found' }), entry(6, 'check', party)], checks)).toEqual([]);
  });
  it('names inspections of listed parties with the day on which they were made, and none that was taken back', () => {
    const visit = (seq: number, id: string) => entry(seq, 'inspection', { visit: id, on: '2026-11-20', code: party.code, name: party.name, basis: ['示例办法 第三条'], listings: [{ list: 'severe', groundCode: 'ART5_FOOD', ground: '无证经营', authority: '示例市市场监督管理局', docNo: '示市监列〔2026〕1号', listedOn: '2026-01-05' }], by: '990001', byName: '测试经办' });
    expect(feedbackRows([visit(7, 'a'), visit(8, 'b')], checks, [entry(9, 'inspection-undone', { visit: 'a', on: '2026-11-20' })])).toMatchObject([{ entry: 8, measure: 'inspected', day: '2026-11-20', name: party.name, code: party.code, list: 'severe', ground: '无证经营', docNo: '示市监列〔2026〕1号', listedOn: '2026-01-05', basis: ['示例办法 第三条'], pageKind: 'inspection', officer: '990001 测试经办', reason: '' }]);
    // An entry of an earlier build, or a damaged one.
    expect(feedbackRows([entry(3, 'inspection', { visit: 'c', on: 'gestern', listings: 'x', basis: [7] })], checks)).toMatchObject([{ measure: 'inspected', day: '2026-11-25', ground: '', basis: [] }]);
  });
  it('does without a check that is gone or malformed', () => {
    expect(feedbackRows([entry(4, 'block', { ...party, check: 99 }), entry(5, 'block', { host: 7 })], new Map([[99, entry(99, 'check', { facts: [] })]]))).toMatchObject([{ name: party.name, basis: [], ground: '' }, { name: '', system: '' }]);
  });
  it('is sealed: any change of its text shows', () => {
    const text = JSON.stringify(sealFeedback({ ...HEAD, rows: feedbackRows([entry(4, 'block', party)], checks) }), undefined, 1);
    expect(verifyFeedback(text)).toMatchObject({ ok: true, value: { from: HEAD.from, to: HEAD.to, chain: 'c', count: 1 } });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'x', '示'), (at, letter) => {
        fc.pre(!/\s/.test(text.charAt(at)) && text.charAt(at) !== letter);
        expect(verifyFeedback(text.slice(0, at) + letter + text.slice(at + 1)).ok).toBe(false);
      }),
    );
    for (const other of ['{}', 'no file', 'null', '[]', '']) expect(verifyFeedback(other)).toEqual({ ok: false, reason: 'not-feedback' });
    expect(verifyFeedback('{"format":"creditgate-feedback","rows":7}')).toEqual({ ok: false, reason: 'changed' });
  });
  it('holds no number of a person, wherever one was written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FEEDBACK_KINDS), fc.dictionary(fc.constantFrom('name', 'code', 'host', 'reason', 'by', 'byName', 'signerName', 'outcome'), fc.constantFrom(...SPECIMEN_ID.map((id) => `已核对 ${id}`), 'listed')), (kind, data) => {
        const text = JSON.stringify(sealFeedback({ ...HEAD, rows: feedbackRows([entry(3, kind, data)], new Map()) }));
        for (const id of SPECIMEN_ID) expect(text).not.toContain(id);
      }),
    );
  });
  it('covers a year at most', () => {
    const period = (from: string, to: string) => isFeedbackPeriod({ from, to });
    expect([period('2026-11-01', '2026-11-01'), period('2026-01-01', '2026-12-31'), period('2026-01-01', '2027-01-02'), period('2026-11-02', '2026-11-01'), period('', '2026-11-01')]).toEqual([true, true, false, false, false]);
  });
});
