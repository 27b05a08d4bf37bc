import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Verdict } from '../check/index.ts';
import { inspectFile, readRows, type ByteSource } from '../list/import/index.ts';
import { SPECIMEN_ID } from '../subject/vectors.fixture.ts';
import { applicantColumns, batchVerdict, countsOf, filtered, MAX_APPLICANTS, pastedTable, readApplicants, type BatchRow } from './index.ts';
import { safeCell, writeWorkbook } from '../workbook/index.ts';

const source = (name: string, text: string): ByteSource => ({
  name,
  async *bytes() {
    yield new TextEncoder().encode(text);
  },
});
async function applicants(text: string, name = 'a.csv') {
  const inspection = await inspectFile(source(name, text));
  if (!inspection.ok) throw new Error(inspection.reason);
  const { columns, headerLine, encoding } = inspection.value;
  const read = await readApplicants(source(name, text), { encoding, headerLine, columns: applicantColumns(columns) });
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}
async function cellsOf(blob: Blob): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  await readRows({ name: 'out.xlsx', blob: async () => blob, async *bytes() {} }, { headerLine: 1 }, ({ cells }) => rows.push([...cells]) > 0);
  return rows;
}

describe('applicants of a table', () => {
  it('are found under the headings of lists and of applications', async () => {
    for (const [name, code] of [['企业名称', '统一社会信用代码'], ['申请人名称', '证照号码'], ['行政相对人名称', '行政相对人统一社会信用代码'], ['名称', '统一社会信用代码/注册号'], ['申请单位', '营业执照号']]) {
      const { rows } = await applicants(`序号,${name},${code},办理窗口\n1,示例甲有限公司,91990000T00010007R,3\n2,示例乙有限公司,,4\n`);
      expect(rows).toEqual([{ line: 2, subject: { name: '示例甲有限公司', code: '91990000T00010007R' } }, { line: 3, subject: { name: '示例乙有限公司' } }]);
    }
  });
  it('keep their line when they have no identity at all, and lose no number of a person to the table', async () => {
    const { rows, personalColumns } = await applicants(`名称,身份证号\n示例甲有限公司,${SPECIMEN_ID[0]}\n ,${SPECIMEN_ID[0]}\n`);
    expect(rows).toEqual([{ line: 2, subject: { name: '示例甲有限公司' } }, { line: 3, subject: {} }]);
    expect(personalColumns).toEqual(['身份证号']);
  });
  it('are refused beyond the limit', async () => {
    const text = `名称\n${'示例甲有限公司\n'.repeat(MAX_APPLICANTS + 1)}`;
    expect(await readApplicants(source('a.csv', text), { headerLine: 1, columns: [{ heading: '名称', target: 'name' }] })).toMatchObject({ ok: false, reason: 'too-many-rows' });
  });
});

describe('what was pasted', () => {
  it('keeps its headings, and gets some where it has none, so that no applicant is taken for one', async () => {
    expect(pastedTable('名称\t代码\r\n示例甲有限公司\t1')).toBe('名称\t代码\n示例甲有限公司\t1');
    const bare = pastedTable('示例甲有限公司\t91990000T00010007R\r\n示例乙有限公司\t');
    expect((await applicants(bare, 'a.tsv')).rows.map(({ subject }) => subject)).toEqual([{ name: '示例甲有限公司', code: '91990000T00010007R' }, { name: '示例乙有限公司' }]);
    expect((await applicants(pastedTable('91990000T00010007R\n91990000T00010008R'), 'a.tsv')).rows).toHaveLength(2);
    expect((await applicants(pastedTable('示例甲有限公司\n示例乙有限公司\n'), 'a.tsv')).rows).toHaveLength(2);
  });
});

describe('a workbook', () => {
  it('comes back as it was written, whatever stands in its cells', async () => {
    const texts = fc.array(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '+1', '-1', '@x', '＝1', ' =1', '\t=1', '_x000D_', '<&>"', '示例有限公司')), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const back = await cellsOf(writeWorkbook([{ name: '结果', widths: [10, 10, 10], rows: [['甲', '乙', '丙'], ...rows] }, { name: '说明', widths: [10], rows: [['x']] }]));
        const expected = rows.map((row) => row.map((text) => safeCell(text)));
        // Rows without any text are no rows to a reader; line ends are one to XML.
        const plain = (text: unknown) => (typeof text === 'string' ? text : '').replaceAll(/\r\n?/g, '\n');
        expect(back.map((cells) => [0, 1, 2].map((i) => plain(cells[i])))).toEqual(expected.filter((row) => row.some((text) => text.trim() !== '')).map((row) => row.map(plain)));
      }),
      { numRuns: 60 },
    );
  });
  it('lets no text begin like a formula, and no number of a person out', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'), fc.constantFrom('', ' ', '\u3000'), fc.string(), (sign, space, rest) => {
        expect(safeCell(`${space}${sign}${rest}`).startsWith("'")).toBe(true);
      }),
    );
    for (const id of SPECIMEN_ID) expect(safeCell(`示例 ${id}`)).not.toContain(id);
    expect(safeCell('示例市河畔食品有限责任公司')).toBe('示例市河畔食品有限责任公司');
  });
  it('opens in another reader, with numbers as numbers', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await writeWorkbook([{ name: '核查结果', widths: [8, 30], rows: [['行', '名称'], [2, '=cmd()'], [3, '示例<甲>&乙']] }]).arrayBuffer());
    const sheet = book.getWorksheet('核查结果');
    expect([sheet?.getCell('A2').value, sheet?.getCell('B2').value, sheet?.getCell('B3').value, sheet?.getCell('B2').formula]).toEqual([2, "'=cmd()", '示例<甲>&乙', undefined]);
  });
});

describe('results', () => {
  const verdict: Verdict = { key: 'k', outcome: 'cannot-check', applicant: {}, reasons: ['no-identity'], findings: [], effects: [], lists: [], rules: { id: 'r', version: '1' }, pageKind: 'manual', checkedAt: '2026-11-24T06:00:00Z' };
  it('say why nothing could be checked', () => {
    expect(batchVerdict(verdict)).toEqual({ outcome: 'cannot-check', reasons: ['no-identity'], findings: 0 });
    // Somebody else's: a name that is only alike, and a person of the same name.
    const other = { listId: 'severe', listKind: 'severe', recordId: 'r', trust: 'signed', standing: 'in-force', by: 'name', steps: [], flags: [], settles: [], aligned: [], pageValue: '', listValue: '', listedName: '示例别家', ground: '', groundCode: 'UNKNOWN', listingAuthority: '示例局', listedOn: '2026-01-01' } as const;
    const alike: Verdict = { ...verdict, outcome: 'not-found', grade: 'P3', findings: [{ ...other, grade: 'P3' }, { ...other, grade: 'G5' }] };
    expect(batchVerdict(alike)).toEqual({ outcome: 'not-found', reasons: ['no-identity'], findings: 0 });
  });
  it('tell repeat offenders and risk classes beside the outcome, on a sheet in columns of their own', async () => {
    const risk = { riskClass: 'D', sure: false, classifiedOn: '2026-11-01', authority: '示例局', listId: 'risk', trust: 'signed' } as const;
    const own = batchVerdict({ ...verdict, outcome: 'not-found', risk, repeat: [{ source: 'penalties', sure: true, name: '示例', count: 12, docNos: ['1号'], sources: [] }] });
    expect(own).toEqual({ outcome: 'not-found', reasons: ['no-identity'], findings: 0, repeat: { sure: true, source: 'penalties', count: 12 }, risk: { riskClass: 'D', sure: false } });
    const rows = [{ ...own, line: 2 }, { ...batchVerdict(verdict), line: 3 }];
    expect([filtered(rows, { beside: 'repeat' }), filtered(rows, { beside: 'D' }), filtered(rows, { beside: 'A' })].map((some) => some.length)).toEqual([1, 1, 0]);
  });
  it('are counted and filtered without losing a row', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ outcome: fc.constantFrom(...OUTCOMES), grade: fc.constantFrom(undefined, 'G1' as const, 'G2' as const) })), (some) => {
        const rows = some.map((one, line): BatchRow => ({ ...one, line, reasons: [], findings: 0 }));
        const counts = countsOf(rows);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        for (const outcome of OUTCOMES) expect(filtered(rows, { outcome })).toHaveLength(counts[outcome] ?? 0);
        expect(filtered(rows, {})).toBe(rows);
        expect(filtered(rows, { grade: 'G1' }).every(({ grade }) => grade === 'G1')).toBe(true);
      }),
    );
  });
});
