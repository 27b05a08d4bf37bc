import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS, sealEntry, verifyChain, type AuditEntry } from '../record/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';
import { SPECIMEN_ID } from '../subject/vectors.fixture.ts';
import { codeOf, hashOf, readCode } from './code.ts';
import { fits } from './fit.ts';
import { findCode, makeSheet, sheetHtml, sheetJson, trailOf, verifySheet, type Sheet } from './index.ts';
import { sheetHash } from './sheet.ts';
import { beside, chainWith, checkStep, facts, finding, LISTED, relatedOf } from './sheet.fixture.ts';

const ISSUED = '2026-11-24T06:30:00.000Z';
function made(entries: readonly AuditEntry[], lang: 'zh' | 'en' = 'zh'): Sheet {
  const sheet = makeSheet(relatedOf(entries), { lang, issuedAt: ISSUED });
  if (!sheet.ok) throw new Error(sheet.reason);
  return sheet.value;
}
const issued = (entries: readonly AuditEntry[], sheet: Sheet): AuditEntry[] => [...entries, sealEntry(entries.at(-1) ?? GENESIS, ISSUED, 'export', { what: 'sheet', check: 3, sheet: sheet.hash })];
async function trail(entries: readonly AuditEntry[]) {
  return trailOf(entries, await verifyChain(entries));
}
const SHEET = made(LISTED);
const CHAIN = issued(LISTED, SHEET);
const shown = (sheet: Sheet) => JSON.stringify(sheet.content);

describe('a sheet', () => {
  it('says what the entries say: both strings, list, grade, effects with their law, decision, times in Chinese time', () => {
    const text = shown(SHEET);
    for (const part of ['示例市河畔食品有限责任公司', '91990000T00010007R', '校验通过', 'xk.example.gov.cn', '2026-11-24 14:20:45（北京时间）', '第 128 版', '截至 2026-11-23', '5e1f5e1f5e1f5e1f', 'example-2026', 'G1', '示市监列严字〔2025〕17号', '第十五条第（三）项', '不适用告知承诺制', '已放行并记录', '经公示系统核实', '信用修复', 'gsxt.gov.cn', 'cn-samr-order44', '0.1.0']) expect(text).toContain(part);
  });
  it('never says that a party is not listed', () => {
    for (const outcome of ['not-found', 'cannot-check', 'listed', 'suspected', 'related', 'different-entity']) {
      for (const lang of ['zh', 'en'] as const) {
        const text = shown(made(chainWith([checkStep({ findings: [] }, outcome, ['code-missing'])]), lang));
        expect(text).not.toMatch(/未列入|没有列入|not listed/i);
      }
    }
    expect(shown(made(chainWith([checkStep({ findings: [], effects: [] }, 'not-found')])))).toContain('未在本地名单快照（截至 2026-11-23）中检索到');
  });
  it('shows both strings where they differ, with the steps that made them equal', () => {
    const named = { ...finding, grade: 'G2', by: 'name', page: '示例市河畔食品有限责任公司 ', listed: '示例市河畔食品有限责任公司', steps: ['nfkc-space'], flags: ['code-unusable'] };
    const text = shown(made(chainWith([checkStep({ findings: [named] }, 'suspected')])));
    for (const part of ['名称：所查“示例市河畔食品有限责任公司 ”，名单“示例市河畔食品有限责任公司”', '统一全角半角和空格', '页面代码不可用']) expect(text).toContain(part);
  });
  it('names who decided, what was judged, and what was judged before', () => {
    const [kind, data] = checkStep();
    const entries = chainWith([[kind, { ...data, suppressed: ['severe-990000/r-9'] }], ['judgement', { check: 3, verdict: 'different', reasonCode: 'code-differs', reason: '示例补充说明', by: '990001', byName: '测试员甲' }], ['judgement', { check: 3, outcome: 'storage-broken' }]]);
    const text = shown(made(entries));
    for (const part of ['不是同一主体（经办：测试员甲 990001）', '统一社会信用代码不同；示例补充说明', '另有 1 条先前经判断为不同主体']) expect(text).toContain(part);
  });
  it('names the second signer of an override', () => {
    const entries = chainWith([checkStep(), ['override-requested', { check: 3, by: '990001' }], ['override', { check: 3, decision: 'override', reason: '示例理由', by: '990001', byName: '测试员甲', signer: '990002', signerName: '测试员乙' }]]);
    expect(shown(made(entries))).toContain('（经办：测试员甲 990001；第二人签署：测试员乙 990002）');
  });
  it('tells the status of a repeat offender and the risk class beside the answer, each in a row of its own, and keeps them out of it', () => {
    const [with_, without] = [made(chainWith([checkStep({ ...beside, findings: [], effects: [] }, 'not-found')])), made(chainWith([checkStep({ findings: [], effects: [] }, 'not-found')]))];
    const row = (sheet: Sheet, label: string) => sheet.content.rows.find((one) => one.label === label)?.lines.join('');
    for (const part of ['2023-11-25 至 2026-11-24 共 12 次', '代码一致', '3 年内 10 次以上（含本数）', '统计至当日', '按决定日期', '不含简易程序', '示市监处罚〔2026〕31号', '等 12 件', 'penalty-990000（截至 2026-11-23', '不等于列入严重违法失信名单']) expect(row(with_, '屡禁不止、屡罚不改')).toContain(part);
    for (const part of ['D 类', '2026-11-01', '示例省市场监督管理局', 'risk-990000', '与是否列入名单相互独立']) expect(row(with_, '信用风险分类')).toContain(part);
    expect(row(with_, '核查结论')).toBe(row(without, '核查结论'));
    expect(without.content.rows.map(({ label }) => label)).not.toContain('屡禁不止、屡罚不改');
    const local = { ...beside.repeat![0]!, sure: false, rule: 'of a later version', sources: [{ id: 'local:a', trust: 'local' }] };
    expect(row(made(chainWith([checkStep({ repeat: [local] })]), 'en'), 'Repeat offender')).toContain('same name only');
  });
  it('is in English when asked, with words that this build does not know as they are', () => {
    const text = shown(made(chainWith([checkStep({ findings: [{ ...finding, steps: ['step-of-tomorrow'] }] })]), 'en'));
    expect(text).toContain('step-of-tomorrow');
    expect(text).toContain('Entry hash');
  });
  it('is of no entry that has no facts, and of nothing that is no check', () => {
    expect(makeSheet(LISTED.slice(1, 2), { lang: 'zh', issuedAt: ISSUED })).toMatchObject({ ok: false, reason: 'made-by-older-version' });
    expect(makeSheet(LISTED.slice(0, 1), { lang: 'zh', issuedAt: ISSUED })).toMatchObject({ ok: false, reason: 'no-such-check' });
  });
  it('holds no number of a person, wherever one stood', () => {
    const id = SPECIMEN_ID[0] ?? '';
    const entries = chainWith([checkStep({ applicant: { name: `示例商行 ${id}`, code: id } }), ['override', { check: 3, decision: 'override', reason: `身份证 ${id} 已核` }]]);
    for (const lang of ['zh', 'en'] as const) expect(sheetHtml(made(entries, lang))).not.toContain(id);
  });
});

describe('one page', () => {
  const long = fc.string({ unit: fc.constantFrom('示', '例', '测', '试', 'A', '9', '（', '，'), minLength: 0, maxLength: 300 });
  it('has room for whatever a check holds', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ground: fc.string({ unit: fc.constantFrom('示', '例', '，'), maxLength: 2_000 }), name: long, authority: long, docNo: long, page: long, listed: long }), { maxLength: 20 }), fc.array(long, { maxLength: 12 }), fc.constantFrom('zh' as const, 'en' as const), (findings, reasons, lang) => {
        const all = findings.map((one) => ({ ...finding, ...one, flags: ['name-differs', 'legal-rep-agrees'] }));
        const lists = Array.from({ length: 6 }, () => facts.lists[0] as (typeof facts.lists)[number]);
        const steps = reasons.map((reason) => ['override', { check: 3, decision: 'override', reason }] as const);
        const sheet = made(chainWith([checkStep({ ...beside, findings: all, lists }, 'listed', ['list-stale', 'several-applicants', 'generic-reading', 'code-invalid']), ...steps]), lang);
        expect(fits(sheet.content)).toBe(true);
        if (findings.length > 3) expect(shown(sheet)).toContain(String(findings.length - 3));
      }),
      { numRuns: 80 },
    );
  });
});

describe('the code', () => {
  it('comes back from what a hand makes of it', () => {
    const { code } = SHEET;
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('0', 'O').replaceAll('1', 'i')]) expect(readCode(typed)).toBe(code);
  });
  it('is refused with any one wrong letter and with any two neighbours swapped', () => {
    const letters = SHEET.code.replaceAll('-', '');
    for (let at = 0; at < letters.length; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (letter !== letters[at]) expect(readCode(letters.slice(0, at) + letter + letters.slice(at + 1))).toBeUndefined();
      const swapped = letters.slice(0, at) + (letters[at + 1] ?? '') + (letters[at] ?? '') + letters.slice(at + 2);
      if (at + 1 < letters.length && swapped !== letters) expect(readCode(swapped)).toBeUndefined();
    }
  });
  it('finds the check in the audit trail alone, as it stood when the sheet was issued', () => {
    expect(findCode(SHEET.code, CHAIN)).toEqual({ ok: true, entries: SHEET.entries });
    const earlier = made(LISTED.slice(0, 5));
    expect(earlier.code).not.toBe(SHEET.code);
    expect(findCode(earlier.code, CHAIN)).toEqual({ ok: true, entries: earlier.entries });
    expect(findCode(codeOf([{ hash: 'other' }]), CHAIN)).toEqual({ ok: false, reason: 'code-unknown' });
    expect(findCode('1234', CHAIN)).toEqual({ ok: false, reason: 'code-invalid' });
  });
});

describe('verification', () => {
  it.each([['zh'], ['en']] as const)('passes what was issued, alone and against the trail, as page and as data (%s)', async (lang) => {
    const sheet = made(LISTED, lang);
    const chain = issued(LISTED, sheet);
    for (const file of [sheetHtml(sheet), sheetJson(sheet), `\ufeff${sheetHtml(sheet).replaceAll('\n', '\r\n')}`]) {
      expect(verifySheet(file)).toMatchObject({ ok: true, against: false, wording: true });
      expect(verifySheet(file, { trail: await trail(chain), code: sheet.code })).toMatchObject({ ok: true, against: true });
    }
  });
  it('finds any altered character of the file', () => {
    const html = sheetHtml(SHEET);
    fc.assert(
      fc.property(fc.nat(html.length - 2), fc.constantFrom('0', 'a', '示', '<', '"', ' '), (at, letter) => {
        fc.pre(html.charAt(at) !== letter);
        expect(verifySheet(html.slice(0, at) + letter + html.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 120 },
    );
  });
  it('finds shown text that was altered, hidden or added while the data stayed as they were', () => {
    const html = sheetHtml(SHEET);
    const alterations = [html.replace('<p>名称：示例市', '<p>名称：测试市'), html.replace('</style>', '.cgs-strong{visibility:hidden}</style>'), html.replace('</main>', '<p>另：已移出</p></main>'), html.replace('</style>', ".cgs h1::after{content:'（作废）'}</style>"), html.replace('<body>', '<body><script>document.title</script>')];
    for (const altered of alterations) {
      expect(altered).not.toBe(html);
      expect(verifySheet(altered)).toEqual({ ok: false, reason: 'display-altered' });
    }
  });
  it('finds any shown text altered in page and data alike, also by somebody who puts all hashes right', async () => {
    const against = await trail(CHAIN);
    const places = SHEET.content.rows.flatMap(({ lines }, row) => lines.map((_, line) => [row, line] as const));
    for (const [row, line] of places) {
      const rows = SHEET.content.rows.map((one, r) => ({ ...one, lines: one.lines.map((text, l) => (r === row && l === line ? `${text}又` : text)) }));
      const forged = { ...SHEET, content: { ...SHEET.content, rows } };
      expect(verifySheet(sheetHtml(forged))).toMatchObject({ ok: false, reason: 'hash-mismatch' });
      const sealed = { ...forged, hash: sheetHash(forged) };
      expect(verifySheet(sheetHtml(sealed))).toEqual({ ok: false, reason: 'texts-differ' });
      // Words of another version cannot be derived anew: then the trail alone tells.
      const foreign = { ...forged, wording: 'other' };
      const file = sheetHtml({ ...foreign, hash: sheetHash(foreign) });
      expect(verifySheet(file)).toMatchObject({ ok: true, wording: false });
      expect(verifySheet(file, { trail: against })).toEqual({ ok: false, reason: 'not-issued' });
    }
    for (const forged of [{ ...SHEET, issuedAt: '2026-11-25T06:30:00.000Z' }, { ...SHEET, lang: 'en' as const }]) {
      const again = makeSheet(forged.entries, forged);
      if (!again.ok) throw new Error(again.reason);
      expect(verifySheet(sheetHtml(again.value), { trail: against })).toEqual({ ok: false, reason: 'not-issued' });
    }
  });
  it('finds an altered record, also when everything in the sheet was made anew from it', async () => {
    const other = chainWith([checkStep({}, 'not-found'), ['prompt', { check: 3 }], ['block', { check: 3 }], ['override', { check: 3, decision: 'override', reason: '经公示系统核实，该主体已被移出名单' }]]);
    const forged = made(other);
    expect(verifySheet(sheetHtml(forged)).ok).toBe(true);
    expect(verifySheet(sheetHtml(forged), { trail: await trail(CHAIN) })).toEqual({ ok: false, reason: 'record-differs' });
    const [check, ...rest] = SHEET.entries as [AuditEntry, ...AuditEntry[]];
    const touched = { ...SHEET, entries: [{ ...check, at: '2026-11-23T06:20:45.000Z' }, ...rest] };
    expect(verifySheet(sheetJson({ ...touched, hash: sheetHash(touched) }))).toEqual({ ok: false, reason: 'record-altered' });
    const dropped = { ...SHEET, entries: [check] };
    expect(verifySheet(sheetJson({ ...dropped, hash: sheetHash(dropped) })).ok).toBe(false);
  });
  it('says what is wrong with the trail', async () => {
    const html = sheetHtml(SHEET);
    expect(verifySheet(html, { trail: await trail(LISTED) })).toEqual({ ok: false, reason: 'not-issued' });
    expect(verifySheet(html, { trail: await trail(CHAIN.slice(0, 2)) })).toEqual({ ok: false, reason: 'record-not-in-chain' });
    expect(verifySheet(html, { trail: await trail(CHAIN.slice(1)) })).toEqual({ ok: false, reason: 'chain-broken' });
    expect(verifySheet(html, { code: made(LISTED.slice(0, 5)).code })).toEqual({ ok: false, reason: 'code-differs' });
    expect(verifySheet(html, { code: '0000' })).toEqual({ ok: false, reason: 'code-invalid' });
    expect(verifySheet('{}')).toEqual({ ok: false, reason: 'not-a-sheet' });
    expect(verifySheet(sheetJson({ ...SHEET, template: 2 }))).toEqual({ ok: false, reason: 'template-unknown' });
  });
  it('takes any other text for no sheet', () => {
    fc.assert(fc.property(fc.string(), (text) => {
        expect(verifySheet(text)).toEqual({ ok: false, reason: 'not-a-sheet' });
      }),
    );
  });
});

describe('template 1', () => {
  it('is drawn as on the day it was first issued: a changed layout needs a number of its own', () => {
    const sheet: Sheet = { ...SHEET, wording: 'fixed', content: { title: '标题', above: ['甲', '乙'], rows: [{ label: '行', lines: ['一', '二'], strong: true }], signatures: ['签'], below: ['一', '二', '三'] }, entries: SHEET.entries.slice(0, 1), code: 'X', hash: '0'.repeat(64) };
    const drawn = sheetHtml(sheet).replace(/<script.*<\/script>/s, '').replace(/<path d="[^"]*"/, '<path');
    expect(hashOf(drawn)).toMatchInlineSnapshot(`"3323ffe10ba33edf5e1ea607abc30512746a6971840559c71673fd5d27f52e23"`);
  });
  it('is one text for one sheet, whatever the order of its members', () => {
    const again = JSON.parse(canonicalJson(SHEET as unknown as Json)) as Sheet;
    expect(verifySheet(sheetJson(again)).ok).toBe(true);
  });
});
