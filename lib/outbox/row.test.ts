import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS, GENESIS, sealEntry, type AuditEntry, type EntryKind } from '../record/index.ts';
import type { Json } from '../shared/index.ts';
import { SPECIMEN_ID } from '../subject/vectors.fixture.ts';
import { centralRow, COLUMNS } from './index.ts';

const DESK = { chain: '11111111-1111-4111-8111-111111111111', office: '990000', app: '0.1.0', lists: ['severe'] };
const AT = '2026-03-04T16:30:00.000Z';
const entryOf = (kind: EntryKind, data: { readonly [key: string]: Json }): AuditEntry => ({ seq: 9, at: AT, kind, data, prev: '0'.repeat(64), hash: '1'.repeat(64) });
/** Every member that any entry of ours has, or might have one day. */
const MEMBERS = ['name', 'code', 'host', 'pageKind', 'outcome', 'grade', 'effects', 'reasons', 'records', 'suppressed', 'lists', 'listId', 'version', 'rules', 'facts', 'reason', 'reasonCode', 'refusal', 'lapse', 'by', 'byName', 'signer', 'signerName', 'request', 'content', 'signature', 'publicKey', 'event', 'verdict', 'optionText', 'fileName', 'note', 'checked', 'counts', 'key', 'check', 'decision', 'method', 'profile', 'detail', 'text', 'party', 'field', 'source', 'chain', 'sha256', 'sheet', 'off', 'onDemand', 'notices', 'personId', 'legalRep', 'advice', 'articles', 'article', 'listing', 'listingReason', 'step', 'stepId', 'done', 'docNo', 'caseNo', 'authority', 'triggers', 'kinds', 'clue', 'to', 'from', 'body', 'letterNo', 'title', 'outcome', 'level', 'basis', 'listings', 'grounds', 'visit', 'on', 'what', 'how', 'rows', 'count', 'mode', 'where', 'newlyListed', 'listed'] as const;
const MARK = '甲示例标记';

describe('centralRow', () => {
  it('has exactly the columns of the store, whatever the kind', () => {
    for (const kind of ENTRY_KINDS) expect(Object.keys(centralRow(entryOf(kind, {}), DESK, undefined)).sort()).toEqual([...COLUMNS].sort());
  });
  it('takes what is allowed: words, hosts, versions of lists, the ground of the listing', () => {
    const facts = { findings: [{ groundCode: 'ART5_FOOD', name: '示例恒昌商贸有限公司', uscc: '91990000T00010007R' }] };
    const check = entryOf('check', { host: 'xk.example.gov.cn:8443', pageKind: 'licensing', outcome: 'listed', grade: 'G1', lists: ['severe@12'], effects: ['warn', 'block-commitment'], facts, name: '示例恒昌商贸有限公司' });
    expect(centralRow(check, DESK, check)).toEqual({ chain: DESK.chain, office: DESK.office, app: DESK.app, seq: 9, day: '2026-03-05', at: Date.parse(AT) / 1000, kind: 'check', host: 'xk.example.gov.cn:8443', page_kind: 'licensing', outcome: 'listed', grade: 'G1', ground: 'ART5_FOOD', field: '', lists: ['severe@12'], effects: ['warn', 'block-commitment'], signed: 0, event: '', reason: '', n: 0, hits: 0 });
    expect(centralRow(entryOf('override', { signer: '990013', signerName: '测试复核', reason: '已批示' }), DESK, check)).toMatchObject({ ground: 'ART5_FOOD', signed: 1, reason: '' });
    expect(centralRow(entryOf('judgement', { verdict: 'different', reasonCode: 'no-such-code' }), DESK, check)).toMatchObject({ event: 'different', reason: '' });
    expect(centralRow(entryOf('sync', { listId: 'severe', version: 13, outcome: 'updated-delta' }), DESK, undefined)).toMatchObject({ lists: ['severe@13'], outcome: 'updated-delta' });
    expect(centralRow(entryOf('batch', { checked: 350, sha256: 'a'.repeat(64), counts: { listed: 4, 'not-found': 346 } }), DESK, undefined)).toMatchObject({ n: 350, hits: 4 });
  });
  it.each<[EntryKind, { readonly [key: string]: Json }, object]>([
    ['listing-advice', { host: 'aj.example.gov.cn', docNo: '示市监罚〔2026〕118号', authority: '示例市市场监督管理局', advice: 'consider', triggers: ['kind:吊销许可证件'], articles: ['ART5_FOOD', 'ART10_OTHER'], fine: 5_000_000 }, { host: 'aj.example.gov.cn', event: 'consider', ground: 'ART5_FOOD' }],
    ['listing-decision', { listing: 'not-list', listingReason: '有证据证明没有主观故意', reasonCode: 'no-intent', reason: '见张三的陈述', articles: ['ART5_FOOD'], by: '990012', byName: '测试经办' }, { event: 'not-list', reason: 'no-intent', ground: 'ART5_FOOD' }],
    ['listing-decision', { listing: 'list', article: 'ART10_OTHER', articles: ['ART5_FOOD'], reasonCode: 'zhang-san' }, { event: 'list', reason: '', ground: 'ART10_OTHER' }],
    ['listing-step', { step: '公示', stepId: 'publication', done: true, docNo: '示市监罚〔2026〕118号' }, { event: 'done', reason: 'publication' }],
    ['clue-registered', { clue: 'c', name: '示例糕点店', field: 'food', host: 'ts.example.gov.cn', title: '投诉件', text: '页面文字', note: '备注' }, { field: 'food', host: 'ts.example.gov.cn' }],
    ['clue-moved', { clue: 'c', to: 'concluded', outcome: 'case-filed', field: 'food', body: '示例县市场监督管理局', reason: '已立案' }, { event: 'concluded', reason: 'case-filed', field: 'food' }],
    ['inspection', { visit: 'v', on: '2026-03-04', name: '示例恒昌商贸有限公司', code: '91990000T00010007R', level: 'raised', grounds: ['ART5_FOOD'], listings: [{ docNo: '示市监列〔2026〕1号' }] }, { event: 'raised', ground: 'ART5_FOOD', reason: '' }],
    ['typical-case', { event: 'case-marked', field: 'drug', name: '示例恒昌商贸有限公司', where: '示例日报' }, { event: 'case-marked', field: 'drug' }],
    ['table', { host: 'xk.example.gov.cn', rows: 200, listed: 3, unsure: 9, lists: ['severe@12'] }, { host: 'xk.example.gov.cn', n: 200, hits: 3, lists: ['severe@12'] }],
    ['rescreen', { lists: ['severe@13'], checked: 40, newlyListed: 2, lifted: 1 }, { n: 40, hits: 2, lists: ['severe@13'] }],
    ['notice-seen', { notices: ['a', 'b'] }, { n: 2 }],
    ['export', { what: 'clues', count: 7, sha256: 'a'.repeat(64) }, { event: 'clues', n: 7 }],
    ['policy', { event: 'site-switched', host: 'xk.example.gov.cn', mode: 'off', reason: '系统升级' }, { event: 'site-switched', reason: 'off', host: 'xk.example.gov.cn' }],
    ['sync', { listId: 'severe', decision: 'pin', reason: '本周不变' }, { event: 'pin', lists: ['severe@0'] }],
    ['clue-corrected', { clue: 'c', before: { name: '甲' }, after: { name: '乙' }, reason: '笔误' }, {}],
  ])('sends of %s what its figures need, and no word more', (kind, data, facts) => {
    const { chain: _chain, seq: _seq, day: _day, at: _at, office: _office, app: _app, kind: _kind, ...row } = centralRow(entryOf(kind, data), DESK, undefined);
    const empty = { host: '', page_kind: '', outcome: '', grade: '', ground: '', field: '', lists: [], effects: [], signed: 0, event: '', reason: '', n: 0, hits: 0 };
    expect(row).toEqual({ ...empty, ...facts });
  });
  it('names no list that a person has named', () => {
    expect(centralRow(entryOf('import', { listId: 'local:张三整理', version: 2 }), DESK, undefined)).toMatchObject({ lists: ['local@2'] });
    expect(centralRow(entryOf('check', { lists: ['local:张三整理@2', 'severe@12', '13800138000@1'] }), DESK, undefined)).toMatchObject({ lists: ['local@2', 'severe@12', 'other@1'] });
  });
  it('lets no marker through that was planted anywhere in an entry of any kind', () => {
    const planted = fc.constantFrom(MARK, `${MARK}有限公司`, '91990000T00010007R', ...SPECIMEN_ID, '13800138000', '#MARK#', `${SPECIMEN_ID[0]}.example.gov.cn`);
    const value = fc.letrec<{ node: Json }>((tie) => ({ node: fc.oneof({ maxDepth: 3 }, planted, fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...MEMBERS, 'findings', 'groundCode'), tie('node'), { maxKeys: 4 })) })).node;
    fc.assert(
      fc.property(fc.constantFrom(...ENTRY_KINDS), fc.dictionary(fc.constantFrom(...MEMBERS), value, { maxKeys: 12 }), (kind, data) => {
        const entry = entryOf(kind, data);
        const text = JSON.stringify(centralRow(entry, DESK, entry));
        for (const mark of [MARK, '91990000T00010007R', ...SPECIMEN_ID, '13800138000', '#MARK#']) expect(text).not.toContain(mark);
      }),
      { numRuns: 500 },
    );
  });
  it('sends no hash of an entry: with the one before it, it would betray a name that is guessed', () => {
    const entry = sealEntry(GENESIS, AT, 'check', { name: '示例恒昌商贸有限公司' });
    expect(JSON.stringify(centralRow(entry, DESK, entry))).not.toMatch(/[0-9a-f]{40}/);
  });
});
