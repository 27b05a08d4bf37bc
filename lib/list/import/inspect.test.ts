import Excel from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importListings, inspectFile, mapChosen, problemFile, proposeTargets, readRecord, ROW_ERRORS, ROW_WARNINGS, TARGETS, type ByteSource, type RowReason } from './index.ts';
import { mapColumns } from './columns.ts';

const source = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  async *bytes() {
    for (let at = 0; at < bytes.length; at += 7_000) yield bytes.subarray(at, at + 7_000);
  },
});
const text = (name: string, content: string, encoding = 'utf8') => source(name, iconv.encode(content, encoding));
const ROWS = '名单（示例）\n企业名称,代码一,列入日期\n示例甲测试有限公司,91990000T50000026B,2025-03-05\n示例乙测试有限公司,,2025年3月6日\n';

describe('looking at a file', () => {
  it.each(['utf8', 'gb18030', 'utf16-le'])('finds encoding %s, headings below a title, and what they mean', async (encoding) => {
    const bytes = encoding === 'utf16-le' ? `\ufeff${ROWS}` : ROWS;
    const seen = await inspectFile(text('a.csv', bytes, encoding));
    expect(seen).toMatchObject({ ok: true, value: { type: 'csv', headerLine: 2, headerFound: true, columns: [{ heading: '企业名称', target: 'name' }, { heading: '代码一', target: 'unused' }, { heading: '列入日期', target: 'listedOn' }] } });
    expect(seen.ok && seen.value.rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('takes the first row for want of headings, and another one when told', async () => {
    const odd = text('a.csv', '甲,乙\n某,某\n1,2\n');
    expect(await inspectFile(odd)).toMatchObject({ ok: true, value: { headerLine: 1, headerFound: false } });
    expect(await inspectFile(odd, { headerLine: 2 })).toMatchObject({ ok: true, value: { headerLine: 2, columns: [{ heading: '某' }, { heading: '某' }] } });
  });

  it('unites the members of JSON records', async () => {
    const seen = await inspectFile(text('a.json', '{"data":[{"entName":"示例甲测试有限公司"},{"entName":"示例乙测试有限公司","abntime":1741104000000}]}'));
    expect(seen).toMatchObject({ ok: true, value: { type: 'json', columns: [{ heading: 'entName', target: 'name' }, { heading: 'abntime', target: 'listedOn' }] } });
  });

  it('names the sheets of a workbook, and reads the one that is chosen', async () => {
    const book = new Excel.Workbook();
    book.addWorksheet('说明').addRow(['本表由示例单位提供']);
    const sheet = book.addWorksheet('数据');
    sheet.addRow(['企业名称', '列入日期', '统一社会信用代码']);
    sheet.addRow(['示例甲测试有限公司', new Date('2025-03-05T00:00:00Z'), '91990000T50000026B']);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await inspectFile(source('a.xlsx', bytes))).toMatchObject({ ok: true, value: { sheets: ['说明', '数据'], sheet: '说明', headerFound: false } });
    const seen = await inspectFile(source('a.xlsx', bytes), { sheet: '数据' });
    expect(seen).toMatchObject({ ok: true, value: { headerLine: 1, columns: [{ target: 'name' }, { target: 'listedOn' }, { target: 'uscc' }] } });
    const read = await importListings(source('a.xlsx', bytes), { plan: { sheet: '数据' } });
    expect(read.ok && read.value.listings).toMatchObject([{ name: '示例甲测试有限公司', listedOn: '2025-03-05', uscc: '91990000T50000026B' }]);
  });

  it.each([['a.xls', 'x', 'unknown-file-type'], ['a.xlsx', 'no zip', 'not-a-workbook'], ['a.csv', '', 'empty-file'], ['a.json', '[]', 'bad-json']])('%s with %j is refused as %s, without a throw', async (name, content, reason) => {
    expect(await inspectFile(text(name, content))).toMatchObject({ ok: false, reason });
  });
});

describe('columns chosen by hand', () => {
  const heading = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('企业名称', '名称', '列入日期', '列入时间', '注册号', '身份证号', '统一社会信用代码', 'name', '事由'));

  it('as proposed, mean what the automatic map means', () => {
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
        const [own, automatic] = [mapChosen(headings, proposeTargets(headings)).columns, mapColumns(headings).columns];
        for (const target of TARGETS) if (target !== 'unused') expect(own.get(target) ?? []).toEqual(automatic.get(target) ?? []);
      }),
    );
  });

  it('decide what is read, whatever the headings say', async () => {
    const columns = [{ heading: '企业名称', target: 'name' }, { heading: '代码一', target: 'uscc' }, { heading: '列入日期', target: 'listedOn' }] as const;
    const read = await importListings(text('a.csv', ROWS), { plan: { headerLine: 2, columns } });
    expect(read.ok && read.value.listings.map(({ uscc, listedOn }) => [uscc, listedOn])).toEqual([['91990000T50000026B', '2025-03-05'], [undefined, '2025-03-06']]);
  });

  it('never let a number of a person into a listing, wherever it stands', () => {
    // Division 990000 is nobody's; the check digit is right.
    const ids = ['990000199003070013', '990000 19900307 0013', '９９００００１９９００３０７００１３'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids, `负责人（${ids[0]}）`, '示例甲测试有限公司', '2025-03-05'), { minLength: 3, maxLength: 8 }), fc.array(fc.constantFrom(...TARGETS), { minLength: 8, maxLength: 8 }), (cells, targets) => {
        const reading = readRecord(cells, mapChosen(cells.map(() => ''), targets));
        if (reading.ok) for (const id of ids) expect(JSON.stringify(reading.listing)).not.toContain(id);
      }),
      { numRuns: 500, examples: [[['示例甲测试有限公司', '2025-03-05', '990000199003070013'], ['name', 'listedOn', 'relatedUscc', 'unused', 'unused', 'unused', 'unused', 'unused']]] },
    );
  });
});

describe('the file of problems', () => {
  const words = Object.fromEntries([...ROW_ERRORS, ...ROW_WARNINGS].map((reason) => [reason, `因 ${reason}`])) as Record<RowReason, string>;
  it('gives place, value and reason, counts them, and starts no formula', async () => {
    const file = problemFile(words, ['行', '列', '原值', '原因', '类别']);
    file.add({ line: 3, column: '列入日期', severity: 'error', reason: 'bad-date' }, '=HYPERLINK("x")');
    file.add({ line: 4, column: 'a,b', severity: 'warning', reason: 'missing-ground' }, '990000199003070013');
    expect(file.counts()).toEqual([{ reason: 'bad-date', severity: 'error', count: 1 }, { reason: 'missing-ground', severity: 'warning', count: 1 }]);
    expect((await file.blob()?.text())?.split('\r\n')).toEqual(['行,列,原值,原因,类别', `3,列入日期,"'=HYPERLINK(""x"")",因 bad-date,error`, '4,"a,b",990000************,因 missing-ground,warning', '']);
  });
});
