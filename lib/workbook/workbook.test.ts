import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, tsvOf, writeWorkbook, type OutSheet } from './index.ts';

async function read(sheets: readonly OutSheet[]): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await writeWorkbook(sheets).arrayBuffer());
  return book.worksheets[0] as ExcelJS.Worksheet;
}

describe('a form', () => {
  const form: OutSheet = {
    name: '情况表',
    widths: [30, 20, 20],
    rows: [
      ['专项治理行动工作情况表', '', ''],
      ['填报单位：=HYPERLINK("x")', '', '时间'],
      ['监管领域', '件', '户'],
      ['食品安全', 12, ''],
    ],
    form: { merges: [{ rows: [0, 0], columns: [0, 2] }, { rows: [1, 1], columns: [0, 1] }], looks: ['title', 'line', 'head', 'body'] },
  };
  it('is read back with its title over all columns, borders around its cells, and numbers that are numbers', async () => {
    const sheet = await read([form]);
    expect(sheet.getCell('A1').value).toBe('专项治理行动工作情况表');
    expect([sheet.getCell('C1').master.address, sheet.getCell('B2').master.address, sheet.getCell('C2').master.address]).toEqual(['A1', 'A2', 'C2']);
    expect(sheet.getCell('A1').font).toMatchObject({ bold: true, size: 16 });
    expect(sheet.getCell('A1').alignment).toMatchObject({ horizontal: 'center' });
    for (const place of ['A3', 'B4', 'C4']) expect(sheet.getCell(place).border).toMatchObject({ left: { style: 'thin' }, right: { style: 'thin' }, top: { style: 'thin' }, bottom: { style: 'thin' } });
    expect(sheet.getCell('A2').border ?? {}).toEqual({});
    expect([sheet.getCell('B4').value, sheet.getCell('B4').type]).toEqual([12, ExcelJS.ValueType.Number]);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
    expect(sheet.views.some(({ state }) => state === 'frozen')).toBe(false);
  });
  it('has no formula, whatever is typed into its header', async () => {
    const sheet = await read([{ ...form, rows: [['=1+1', '', '']] }]);
    expect([sheet.getCell('A1').type, sheet.getCell('A1').value]).toEqual([ExcelJS.ValueType.String, "'=1+1"]);
  });
  it('leaves tables as they were: a heading that stays, and no borders', async () => {
    const sheet = await read([{ name: '表', widths: [10], rows: [['标题'], ['值'], [3]] }]);
    expect([sheet.getCell('A1').font.bold, sheet.getCell('A2').font.bold ?? false, sheet.getCell('A3').value]).toEqual([true, false, 3]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });
});

describe('tables as text', () => {
  const cells = fc.array(fc.array(fc.oneof(fc.nat(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', '+1', '-1', '@x', '\t=1', 'a\tb\r\nc', '"', '，')), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  it('have no cell that a spreadsheet takes for a formula, and as many cells as there were', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const lines = tsvOf(rows).split('\n');
        expect(lines.map((line) => line.split('\t').length)).toEqual(rows.map((row) => row.length));
        for (const [index, row] of rows.entries()) for (const [at, cell] of (lines[index] ?? '').split('\t').entries()) if (typeof row[at] === 'string') expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        expect(csvOf(rows)).not.toMatch(/(^|,|\r\n)"?\s*[=+\-@]/);
      }),
    );
  });
  it('strike out numbers of persons, and mark the file as UTF-8', () => {
    expect(csvOf([['理由', '已核对11010519491231002X']])).toMatch(/^\ufeff理由,/);
    expect(csvOf([['已核对11010519491231002X']]) + tsvOf([['11010519491231002X']])).not.toContain('19491231');
  });
});
