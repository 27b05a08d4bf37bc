import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../check/index.ts';
import { GRADES, MATCH_FLAGS, STANDINGS } from '../match/index.ts';
import { LIST_KINDS, RISK_CLASSES } from '../list/index.ts';
import { labelKey } from '../page/index.ts';
import { isHeadRow, partyColumns } from '../site/columns.ts';
import { badgeFor } from './index.ts';
import { createKnown, keyOf, MAX_KNOWN } from './known.ts';
import { createPace } from './pace.ts';
import { rowSubject } from './rows.dom.ts';

const labels = (heads: string) => heads.split(' ').map((head) => labelKey(head === '_' ? '' : head));

describe('columns', () => {
  it.each<[string, object | undefined]>([
    ['序号 企业名称 统一社会信用代码 法定代表人 登记机关', { name: 1, code: 2, legalRep: 3 }],
    ['_ *检查对象名称： 抽查事项 抽查日期', { name: 1 }],
    ['任务编号 当事人 统一社会信用代码/注册号 案由', { name: 1, code: 2 }],
    ['名称 统一社会信用代码', { name: 0, code: 1 }],
    ['市场主体名称 证件号码', { name: 0, number: 1 }],
    ['经营者名称 注册号 负责人', { name: 0, regNo: 1, legalRep: 2 }],
    ['统一社会信用代码（18位） 年度', { code: 0 }],
    ['代理机构名称 联系人 代理机构统一社会信用代码', undefined],
    ['名称 类型 大小', undefined],
    ['文件名称 上传时间 操作', undefined],
    ['项目名称 立项时间', undefined],
    ['登记机关 许可机关名称', undefined],
  ])('%s', (heads, expected) => {
    expect(partyColumns(labels(heads))).toEqual(expected);
  });

  it('are those that a site profile names, before those of the words', () => {
    const heads = { name: ['受检方简称：'], code: ['证照'] };
    expect(partyColumns(labels('序号 受检方简称 证照 企业名称 法定代表人'), heads)).toEqual({ name: 1, code: 2, legalRep: 4 });
    expect(partyColumns(labels('序号 受检方简称 统一社会信用代码'), heads)).toEqual({ name: 1, code: 2 });
    expect(partyColumns(labels('序号 受检方简称 备注'), heads)).toEqual({ name: 1 });
    expect(partyColumns(labels('序号 受检方简称 备注'))).toBeUndefined();
    expect(partyColumns(labels('名称 类型'), heads)).toBeUndefined();
  });

  it.each<[string, boolean]>([
    ['序号 企业名称 统一社会信用代码 状态', true],
    ['_ 当事人 法定代表人 案由 操作', true],
    // Forms of label and value: with values, and still empty.
    ['企业名称 示例食品有限公司 统一社会信用代码 91990000T00010007R', false],
    ['企业名称 _ 统一社会信用代码 _', false],
    ['企业名称 统一社会信用代码', false],
    ['申请事项 受理时间 办结时间 状态', false],
  ])('a row of plain cells 「%s」 is a head: %s', (heads, expected) => {
    expect(isHeadRow(labels(heads))).toBe(expected);
  });

  it('whatever the heads are, a column is within them and one column has one meaning', () => {
    const head = fc.oneof(fc.constantFrom('企业名称', '当事人', '统一社会信用代码', '注册号', '法定代表人', '名称', '证件号码', '', '操作'), fc.string({ maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(head, { maxLength: 12 }), (heads) => {
        const columns = Object.values(partyColumns(heads.map(labelKey)) ?? {}) as number[];
        expect(columns.every((at) => at >= 0 && at < heads.length)).toBe(true);
        expect(new Set(columns).size).toBe(columns.length);
      }),
    );
  });
});

describe('the party of a row', () => {
  it.each<[object, object | undefined]>([
    [{ name: '示例食品有限公司', code: '91990000T00010007R', legalRep: '测试甲' }, { name: '示例食品有限公司', code: '91990000T00010007R', legalRep: '测试甲' }],
    [{ name: '示例食品有限公司 91990000T00010007R' }, { name: '示例食品有限公司', code: '91990000T00010007R' }],
    [{ name: '示例食品有限公司（91990000T00010007R）' }, { name: '示例食品有限公司', code: '91990000T00010007R' }],
    [{ name: '示例食品有限公司', number: '330182600202310' }, { name: '示例食品有限公司', code: undefined }],
    [{ name: '示例食品有限公司', regNo: '330182600202310' }, { name: '示例食品有限公司', regNo: '330182600202310' }],
    [{ code: '91990000 T0001 0007R' }, { code: '91990000T00010007R' }],
    [{ name: '示例食品店' }, { name: '示例食品店' }],
    // A person's name alone finds other people's.
    [{ name: '测试甲' }, undefined],
    [{ name: '测试甲', code: '92990000T000100077' }, { name: '测试甲', code: '92990000T000100077' }],
    [{ name: '合计' }, undefined],
    [{ name: '示例市某某食品有限…' }, undefined],
    [{ name: '', code: '' }, undefined],
    [{ name: '-', code: '--' }, undefined],
  ])('%j', (texts, expected) => {
    const { code, ...rest } = (expected ?? {}) as { code?: string };
    expect(rowSubject(texts)).toEqual(expected === undefined ? undefined : code === undefined ? rest : expected);
  });

  it('never holds the number of a person, whichever column it stands in', () => {
    const number = fc.tuple(fc.integer({ min: 110000, max: 659999 }), fc.integer({ min: 1940, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }), fc.constantFrom('0', '5', 'X', 'x'))
      .map(([region, year, month, day, serial, check]) => `${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}${check}`);
    fc.assert(
      fc.property(number, fc.constantFrom('name', 'code', 'number', 'regNo', 'legalRep'), (id, column) => {
        const subject = rowSubject({ name: '示例食品有限公司', code: '91990000T00010007R', [column]: column === 'name' ? `测试甲 ${id}` : id });
        expect(JSON.stringify(subject ?? {})).not.toContain(id);
      }),
    );
  });

  it('any texts give a party with a name or a code, or none', () => {
    fc.assert(
      fc.property(fc.record({ name: fc.string({ maxLength: 60 }), code: fc.string({ maxLength: 40 }), legalRep: fc.string({ maxLength: 20 }) }, { requiredKeys: [] }), (texts) => {
        const subject = rowSubject(texts);
        if (subject !== undefined) expect(subject.name ?? subject.code).toBeTruthy();
      }),
    );
  });
});

const finding = (over: Partial<Finding>): Finding => ({ listId: 'severe', listKind: 'severe', trust: 'signed', recordId: 'r', grade: 'G1', standing: 'in-force', by: 'uscc', steps: [], flags: [], pageValue: '', listValue: '', aligned: [], settles: [], listedName: '示例', ground: '', groundCode: 'UNKNOWN', listingAuthority: '', listedOn: '2025-01-01', ...over });

describe('the badge of a verdict', () => {
  it.each<[string, Partial<Finding>, string | undefined]>([
    ['equal code', {}, 'listed'],
    ['equal code, unsigned list', { trust: 'local' }, 'local'],
    ['name and legal representative', { grade: 'G2', flags: ['legal-rep-agrees'] }, 'facts'],
    ['name and legal representative, but the code is masked or wrong', { grade: 'G2', flags: ['code-unusable', 'legal-rep-agrees'] }, 'unsure'],
    ['name alone', { grade: 'G2' }, 'unsure'],
    ['former name', { grade: 'G3' }, 'unsure'],
    ['only alike', { grade: 'G5' }, undefined],
    ['somebody else of that name', { grade: 'G1x' }, undefined],
    ['older code', { grade: 'G4' }, undefined],
    ['through its legal representative', { grade: 'P1', flags: ['through-legal-rep'] }, undefined],
    ['term over', { standing: 'term-elapsed' }, undefined],
    ['another list', { listKind: 'abnormal' }, undefined],
  ])('%s: %s', (_title, over, word) => {
    expect(badgeFor({ findings: [finding(over)] })?.word).toBe(word);
  });

  it('says "listed" only where an equal code, or a person by number, is on the severe list and in force', () => {
    const any = fc.record({ listKind: fc.constantFrom(...LIST_KINDS), grade: fc.constantFrom(...GRADES), standing: fc.constantFrom(...STANDINGS), trust: fc.constantFrom('signed' as const, 'local' as const), flags: fc.subarray([...MATCH_FLAGS]) });
    const risk = fc.option(fc.record({ riskClass: fc.constantFrom(...RISK_CLASSES), sure: fc.boolean() }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), risk, (findings, known) => {
        const fact = known === undefined ? undefined : { ...known, classifiedOn: '2026-01-01', authority: '示例局', listId: 'risk', trust: 'signed' as const };
        const said = badgeFor({ findings: findings.map(finding), ...(fact === undefined ? {} : { risk: fact }) });
        if (said?.word === 'listed') expect(said.finding).toMatchObject({ listKind: 'severe', standing: 'in-force', trust: 'signed', grade: expect.stringMatching(/^[GP]1$/) as string });
        // A class alone is never more than a class, and A and B are none of anybody's business.
        if (said?.word === 'class') expect([known?.sure, said.finding, ['C', 'D'].includes(known?.riskClass ?? '')]).toEqual([true, undefined, true]);
        if (findings.length === 0 && said !== undefined) expect(said.word).toBe('class');
      }),
      { numRuns: 500 },
    );
  });
  it('a repeat offender is told for itself, beside a listing, and by name alone as a question', () => {
    const fact = { source: 'penalties', sure: true, name: '示例', count: 10, docNos: [], sources: [] } as const;
    const unsure = { ...fact, sure: false };
    const listed = finding({ listKind: 'severe', grade: 'G1', standing: 'in-force', trust: 'signed', flags: [] });
    expect(badgeFor({ findings: [], repeat: [fact] })).toEqual({ word: 'repeat', repeat: fact });
    expect(badgeFor({ findings: [], repeat: [unsure] })).toEqual({ word: 'repeat-unsure', repeat: unsure });
    expect(badgeFor({ findings: [listed], repeat: [fact] })).toMatchObject({ word: 'listed', repeat: fact });
    expect(badgeFor({ findings: [listed], repeat: [unsure] })).toEqual({ word: 'listed', finding: listed });
  });
});

describe('what is known of a document', () => {
  const party = (at: number) => ({ name: `示例${at}号有限公司` });
  it('asks for every party once, at most 200 at a time, and counts it once', () => {
    const known = createKnown();
    for (let at = 0; at < 450; at += 1) known.want(party(at % 300));
    const asked: string[] = [];
    for (let rows = known.next(); rows.length > 0; rows = known.next()) {
      expect(rows.length).toBeLessThanOrEqual(200);
      asked.push(...rows.map(keyOf));
      known.learn(rows, rows.map((_, at) => (at === 0 ? { word: 'listed', text: '', label: '', lines: [] } : null)));
    }
    expect([asked.length, new Set(asked).size]).toEqual([300, 300]);
    expect(known.totals()).toEqual({ rows: 300, listed: 2, unsure: 0 });
    expect(known.totals()).toEqual({ rows: 0, listed: 0, unsure: 0 });
    known.want(party(1));
    expect(known.next()).toEqual([]);
    known.forget();
    known.want(party(1));
    expect(known.next()).toEqual([party(1)]);
  });
  it('a page that names parties without end is not followed', () => {
    const known = createKnown();
    for (let at = 0; at < MAX_KNOWN + 500; at += 1) known.want(party(at));
    let asked = 0;
    for (let rows = known.next(); rows.length > 0; rows = known.next()) {
      asked += rows.length;
      known.learn(rows, []);
      known.want(party(at(asked)));
    }
    expect(asked).toBe(MAX_KNOWN);
  });
  const at = (asked: number): number => MAX_KNOWN * 2 + asked;
  it('stays below what the background admits of a frame, however much is scrolled', () => {
    const pace = createPace();
    let sent = 0;
    for (let now = 1_000_000; now < 1_060_000; now += 20) if (pace.take(now) === 0) sent += 1;
    expect(sent).toBeGreaterThan(200);
    expect(sent).toBeLessThanOrEqual(14 + 60 * 4);
  });
});
