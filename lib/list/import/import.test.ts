// @vitest-environment node
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv.ts';
import { HEADER, GOOD, read, readOne } from './read.fixture.ts';

describe('csv', () => {
  it('gives back every table that a writer can write, in pieces of any size', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '名', '"', ',', '\n', ' ', ';'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), async (rows, size, newline) => {
        const text = Papa.unparse([['k1,', 'k2', 'k3'], ...rows], { newline, quotes: true });
        async function* pieces() {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
        }
        const cells: unknown[] = [];
        for await (const row of csvRows(pieces())) cells.push(row.cells);
        expect(cells.slice(1)).toEqual(rows);
      }),
    );
  });

  it('counts lines through quoted line breaks', async () => {
    const { problems } = await read('a.csv', `${HEADER}\n"示例\n测试厂",,x,y,,2025-03-05\n,,x,y,,2025-03-05\n`);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[4, 'missing-name']]);
  });

  it('a quote that never closes spoils its own line only', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => GOOD.replace('1号', `${index}号`));
    rows[2] = `"${rows[2]}`;
    const { listings, problems } = await read('a.csv', `${HEADER}\n${rows.join('\n')}\n`);
    expect(listings).toHaveLength(4);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([{ line: 4, severity: 'error', reason: 'bad-quoting', column: undefined }]);
  });

  it.each(['\t', ';', '|'])('takes %j as separator', async (mark) => {
    expect((await read('a.csv', [HEADER, GOOD].join('\n').replaceAll(',', mark))).listings).toHaveLength(1);
  });
});

describe('records', () => {
  it('carry every fact of the interface', async () => {
    const { listing } = await readOne({
      id: 'A1',
      uscc: '91990000ma00000001',
      orgCode: 'MA000000-0',
      legalRep: ' 王测试 ',
      groundCode: 'art6_drug',
      groundArticle: '第六条第（一）项',
      docNo: '示市监〔2025〕1号',
      removedOn: '2025/6/1',
      removalReason: '信用修复',
      endsOn: '2030-01-01',
      measuresLiftedAt: '--',
      formerNames: '示例一厂；示例二厂、示例三厂|示例一厂',
      region: '990000',
    });
    expect(listing).toEqual({
      id: 'A1',
      name: '示例测试厂',
      uscc: '91990000MA00000001',
      orgCode: 'MA0000000',
      legalRep: '王测试',
      ground: 'x',
      groundCode: 'ART6_DRUG',
      groundArticle: '第六条第(一)项'.replace('(', '（').replace(')', '）'),
      listingAuthority: 'y',
      listingDocNo: '示市监〔2025〕1号',
      listedOn: '2025-03-05',
      removedOn: '2025-06-01',
      removalReason: '信用修复',
      endsOn: '2030-01-01',
      formerNames: [{ name: '示例一厂' }, { name: '示例二厂' }, { name: '示例三厂' }],
      region: '990000',
    });
  });

  it('put codes where their shape belongs', async () => {
    expect((await readOne({ code: '91990000MA00000001' })).listing).toMatchObject({ uscc: '91990000MA00000001' });
    expect((await readOne({ code: '990000000000001' })).listing).toMatchObject({ regNo: '990000000000001' });
    expect((await readOne({ uscc: '990000000000001' })).listing).toMatchObject({ regNo: '990000000000001' });
  });

  it('a failed check digit is remarked on and kept', async () => {
    expect(await readOne({ uscc: '91990000MA00000001' })).toMatchObject({ listing: { uscc: '91990000MA00000001' }, reasons: ['uscc-checksum'] });
  });

  it("persons' identity numbers never enter a list", async () => {
    const number = '990000199001010016';
    const { listings, imported } = await read('a.csv', `${HEADER},证件号码,cerno\n${GOOD},${number},${number}\n`);
    expect(JSON.stringify(listings)).not.toContain(number);
    expect(imported).toMatchObject({ ok: true, value: { personalColumns: ['证件号码', 'cerno'] } });
    const { listing, reasons } = await readOne({ code: '11010519491231002X' });
    expect(JSON.stringify(listing)).not.toContain('11010519491231002X');
    expect(reasons).toContain('person-id-dropped');
  });

  it('a code that a spreadsheet has spoilt is an error', async () => {
    expect((await readOne({ uscc: 9.19900001234e17 })).reasons).toEqual(['code-as-number']);
    expect((await readOne({ uscc: '9.199E+17' })).reasons).toEqual(['code-as-number']);
  });

  it('without ground or authority are kept and remarked on; without name or date they are errors', async () => {
    expect(await readOne({ ground: '--', authority: '' })).toMatchObject({ listing: { ground: '未载明', listingAuthority: '未载明' }, reasons: ['missing-ground', 'missing-authority'] });
    expect((await readOne({ name: ' ' })).reasons).toEqual(['missing-name']);
    expect((await readOne({ listedOn: '--' })).reasons).toEqual(['missing-listed-on']);
    expect((await readOne({ removedOn: 'soon' })).reasons).toEqual(['bad-date']);
    expect((await readOne({ name: 'x'.repeat(201) })).reasons).toEqual(['too-long']);
  });

  it.each([
    ['A', 'A'], ['c级', 'C'], ['Ｄ类', 'D'], ['B（一般）', 'B'], ['C (较高)', 'C'],
    ['E', undefined], ['AB', undefined], ['优', undefined], ['3', undefined],
  ])('a risk class written %j is %s', async (written, expected) => {
    const { listings, problems } = await read('a.csv', `企业名称,统一社会信用代码,信用风险等级,评定日期,评定机关\n示例测试食品有限公司,91990000MA00000001,${written},2026-02-01,示例局\n`);
    expect(listings).toMatchObject([{ listedOn: '2026-02-01', listingAuthority: '示例局' }]);
    expect(listings[0]?.riskClass).toBe(expected);
    expect(problems.some(({ reason }) => reason === 'unknown-risk-class')).toBe(expected === undefined);
    // A classification has no ground: a million remarks that there is none would hide the rest.
    expect(problems.some(({ reason }) => reason === 'missing-ground')).toBe(expected === undefined);
  });
  it('have the same id in every order and every file, and different ids when their content differs', async () => {
    const rows = [GOOD, GOOD.replace('无证经营', '虚假材料'), GOOD.replace('1号', '2号'), GOOD];
    const forward = await read('a.csv', `${HEADER}\n${rows.join('\n')}\n`);
    const backward = await read('a.csv', `${HEADER}\n${rows.toReversed().join('\n')}\n`);
    expect(forward.listings).toHaveLength(3);
    expect(new Set(forward.listings.map((listing) => listing.id)).size).toBe(3);
    const sorted = (listings: typeof forward.listings) => [...listings].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(backward.listings)).toEqual(sorted(forward.listings));
    expect(forward.problems.map(({ line, reason }) => [line, reason]).filter(([, reason]) => reason !== 'uscc-checksum')).toEqual([
      [5, 'duplicate-dropped'],
      [3, 'same-id-other-content'],
    ]);
    expect(forward.imported).toMatchObject({ ok: true, value: { rows: 4, duplicates: 1, errors: 0 } });
  });

  it('are never dropped without a word, whatever the table holds', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '--', '2025-03-05', '示例测试厂', '91990000MA00000001', null, 12, true));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: cell, uscc: cell, listedOn: cell, removedOn: cell, formerNames: cell, ground: cell }), { maxLength: 10 }), async (rows) => {
        const { imported, problems } = await read('a.json', JSON.stringify(rows), 1000);
        if (!imported.ok) throw new Error(imported.reason);
        const lost = new Set(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line));
        expect(imported.value.listings.length + lost.size + imported.value.duplicates).toBe(rows.length);
        expect(imported.value.errors).toBe(lost.size);
      }),
      { numRuns: 200 },
    );
  });
});

describe('other files', () => {
  it('workbooks, with dates and numbers as cells', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRow(['严重违法失信名单']);
    sheet.addRow(['企业名称', '统一社会信用代码/注册号', '列入原因', '列入决定机关', '列入日期']);
    sheet.addRow(['示例测试一厂', '91990000MA00000001', 'x', 'y', new Date('2025-03-05T00:00:00Z')]);
    sheet.addRow(['示例测试二厂', 990000000000001, 'x', 'y', 45356]);
    sheet.addRow(['示例测试三厂', '', 'x', 'y', '不详']);
    const { listings, problems } = await read('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()), 1000);
    expect(listings).toMatchObject([
      { name: '示例测试一厂', uscc: '91990000MA00000001', listedOn: '2025-03-05' },
      { name: '示例测试二厂', regNo: '990000000000001', listedOn: '2024-03-05' },
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([{ line: 5, severity: 'error', reason: 'bad-date', column: '列入日期' }]);
  });

  it.each(['PK\u0003\u0004 not really', 'text', '\u0000\u0001'])('%j is not a workbook', async (content) => {
    expect((await read('a.xlsx', content)).imported).toEqual({ ok: false, reason: 'not-a-workbook' });
  });

  it('JSON Lines, with a bad line among good ones', async () => {
    const good = { EntName: '示例测试厂', Name: '王测试', uniscid: '91990000MA00000001', AbnTime: 1709654400000, Serillrea_CN: 'x', DeCorg_CN: 'y' };
    const { listings, problems } = await read('a.jsonl', `${JSON.stringify(good)}\n\n{"name":\n[1]\n${JSON.stringify({ ...good, EntName: '示例测试二厂', uniscid: '91990000MA00000002' })}`);
    expect(listings).toMatchObject([{ name: '示例测试厂', legalRep: '王测试', listedOn: '2024-03-06' }, { name: '示例测试二厂' }]);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'bad-json'],
      [4, 'not-a-record'],
    ]);
  });

  it('JSON documents, wrapped or not', async () => {
    const row = { name: '示例测试厂', listedOn: '2025-03-05', formerNames: [{ name: '示例旧厂', from: '2020-01-01' }, '示例更旧厂'] };
    for (const document of [[row], { data: { rows: [row] } }, { records: [row] }]) {
      expect((await read('a.json', JSON.stringify(document))).listings).toMatchObject([{ formerNames: [{ name: '示例旧厂', from: '2020-01-01' }, { name: '示例更旧厂' }] }]);
    }
  });
});
