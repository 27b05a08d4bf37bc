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
const MEMBERS = ['name', 'code', 'host', 'pageKind', 'outcome', 'grade', 'effects', 'reasons', 'records', 'suppressed', 'lists', 'listId', 'version', 'rules', 'facts', 'reason', 'reasonCode', 'refusal', 'lapse', 'by', 'byName', 'signer', 'signerName', 'request', 'content', 'signature', 'publicKey', 'event', 'verdict', 'optionText', 'fileName', 'note', 'checked', 'counts', 'key', 'check', 'decision', 'method', 'profile', 'detail', 'text', 'party', 'field', 'source', 'chain', 'sha256', 'sheet', 'off', 'onDemand', 'notices', 'personId', 'legalRep'] as const;
const MARK = '甲示例标记';

describe('centralRow', () => {
  it('has exactly the columns of the store, whatever the kind', () => {
    for (const kind of ENTRY_KINDS) expect(Object.keys(centralRow(entryOf(kind, {}), DESK, undefined)).sort()).toEqual([...COLUMNS].sort());
  });
  it('takes what is allowed: words, hosts, versions of lists, the ground of the listing', () => {
    const facts = { findings: [{ groundCode: 'ART5_FOOD', name: '示例恒昌商贸有限公司', uscc: '91990000T00010007R' }] };
    const check = entryOf('check', { host: 'xk.example.gov.cn:8443', pageKind: 'licensing', outcome: 'listed', grade: 'G1', lists: ['severe@12'], effects: ['warn', 'block-commitment'], facts, name: '示例恒昌商贸有限公司' });
    expect(centralRow(check, DESK, check)).toEqual({ chain: DESK.chain, office: DESK.office, app: DESK.app, seq: 9, day: '2026-03-05', at: Date.parse(AT) / 1000, kind: 'check', host: 'xk.example.gov.cn:8443', page_kind: 'licensing', outcome: 'listed', grade: 'G1', ground: 'ART5_FOOD', lists: ['severe@12'], effects: ['warn', 'block-commitment'], signed: 0, event: '', reason: '', n: 0 });
    expect(centralRow(entryOf('override', { signer: '990013', signerName: '测试复核', reason: '已批示' }), DESK, check)).toMatchObject({ ground: 'ART5_FOOD', signed: 1, reason: '' });
    expect(centralRow(entryOf('judgement', { verdict: 'different', reasonCode: 'no-such-code' }), DESK, check)).toMatchObject({ event: 'different', reason: '' });
    expect(centralRow(entryOf('sync', { listId: 'severe', version: 13, outcome: 'updated-delta' }), DESK, undefined)).toMatchObject({ lists: ['severe@13'], outcome: 'updated-delta' });
    expect(centralRow(entryOf('batch', { checked: 350, sha256: 'a'.repeat(64) }), DESK, undefined)).toMatchObject({ n: 350 });
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
