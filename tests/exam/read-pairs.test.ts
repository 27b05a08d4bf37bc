import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readPairs } from './read-pairs.ts';

const HEAD = 'name_a,code_a,name_b,code_b,same_entity,max_grade,min_grade';
const ROW = '示例甲食品有限公司,,示例甲食品有限公司,91990000T00010007R,true,G2,G2';

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readPairs({ name: 'pairs.csv', bytes: async function* () { yield bytes; } });
}

async function problems(content: string | Uint8Array): Promise<string[]> {
  const result = await read(content);
  return result.ok ? [] : result.problems.map(({ row, message }) => `${row ?? ''}: ${message}`);
}

const PAIR = { row: 2, nameA: '示例甲食品有限公司', codeA: '', nameB: '示例甲食品有限公司', codeB: '91990000T00010007R', sameEntity: true, max: 'G2', min: 'G2' };

describe('a pairs file', () => {
  it.each<[string, string | Uint8Array]>([
    ['UTF-8', `${HEAD}\n${ROW}\n`],
    ['UTF-8 with a mark', `\uFEFF${HEAD}\r\n${ROW}\r\n`],
    ['GBK', iconv.encode(`${HEAD}\r\n${ROW}\r\n`, 'gbk')],
    ['UTF-16', iconv.encode(`${HEAD}\r\n${ROW}\r\n`, 'utf16le', { addBOM: true })],
    ['without a last line break', `${HEAD}\n${ROW}`],
    ['with semicolons', `${HEAD}\n${ROW}`.replaceAll(',', ';')],
    ['with tabs', `${HEAD}\n${ROW}`.replaceAll(',', '\t')],
    ['with other columns in another order', `remark,min_grade,max_grade,same_entity,code_b,name_b,code_a,name_a,source\nx,g2,G2,TRUE,91990000T00010007R,示例甲食品有限公司,,示例甲食品有限公司,y`],
    ['with spaces and capitals in its heading', `${HEAD.replaceAll(',', ' , ').toUpperCase()}\n${ROW}`],
    ['with empty cells behind', `${HEAD}\n${ROW},,\n`],
  ])('%s', async (_title, content) => {
    expect(await read(content)).toMatchObject({ ok: true, value: [PAIR] });
  });

  it('passes over blank rows and keeps the numbers of the others', async () => {
    const result = await read(`\n${HEAD}\n\n,,,,,,\n${ROW}\n   \n${ROW}\n`);
    expect(result.ok && result.value.map(({ row }) => row)).toEqual([5, 7]);
  });
  it('keeps a line break inside quotes as part of a name, and counts it as a line', async () => {
    const result = await read(`${HEAD}\n"示例甲\n食品",,"示例""乙""",,0,,\n${ROW}`);
    expect(result).toMatchObject({ ok: true, value: [{ row: 2, nameA: '示例甲\n食品', nameB: '示例"乙"', sameEntity: false }, { row: 4 }] });
  });
  it('needs no limits', async () => {
    const result = await read(`${HEAD}\n示例甲,,示例甲,,是,,\n`);
    expect(result.ok && result.value[0]).not.toHaveProperty('max');
  });
  it('takes former names where they are given', async () => {
    const result = await read(`${HEAD},former_b\n示例旧,,示例新,,true,G3,G3,示例旧@2019-01-01~2020-01-01；示例更旧@~2019-01-01;示例最旧`);
    expect(result).toMatchObject({ ok: true, value: [{ formerB: [{ name: '示例旧', from: '2019-01-01', to: '2020-01-01' }, { name: '示例更旧', to: '2019-01-01' }, { name: '示例最旧' }] }] });
  });
});

describe('a malformed pairs file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing in it', '', ': is empty'],
    ['only blank lines', '\n\n,,\n', ': is empty'],
    ['no row', HEAD, ': has no pair below its heading'],
    ['a column missing', 'name_a,code_a,name_b,code_b,max_grade\n', '1: missing columns same_entity, min_grade; needed: name_a, code_a, name_b, code_b, same_entity, max_grade, min_grade'],
    ['a column twice', `${HEAD},name_a\n`, '1: column name_a is there twice'],
    ['an unknown grade word', `${HEAD}\n${ROW}\n${ROW.replace('G2,G2', 'G6,G2')}`, '3: max_grade is “G6”: one of G1 G2 G3 G4 G5 G1x none is needed, or nothing'],
    ['no answer', `${HEAD}\n示例甲,,示例乙,,,,`, '2: same_entity is empty: true or false is needed'],
    ['another answer', `${HEAD}\n\n示例甲,,示例乙,,maybe,,`, '3: same_entity is “maybe”: true or false is needed'],
    ['limits that exclude everything', `${HEAD}\n示例甲,,示例乙,,true,G4,G2`, '2: min_grade G2 is above max_grade G4'],
    ['a comma in a name', `${HEAD}\n示例甲,乙,,示例甲,,true,G2,G2`, '2: 8 cells, but the heading has 7: is a comma inside a name not quoted?'],
    ['a quote that never closes', `${HEAD}\n${ROW}\n"示例甲,,示例乙,,true,,`, '3: quotation marks do not add up'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), ': is a workbook: save it as CSV (UTF-8)'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), ': is a workbook: save it as CSV (UTF-8)'],
    ['no text', new Uint8Array([0, 1, 2, 3, 255, 254]), ': is neither UTF-8, UTF-16 nor GB18030 text: save it as CSV (UTF-8)'],
    ['former names without sense', `${HEAD},former_b\n示例甲,,示例乙,,true,,,示例丙@2020`, '2: former_b is NAME@FROM~TO;NAME@FROM~TO with days YYYY-MM-DD, any of which may be left out'],
  ])('with %s', async (_title, content, expected) => {
    expect(await problems(content)).toContain(expected);
  });
  it('tells every row that is wrong', async () => {
    expect(await problems(`${HEAD}\n示例甲,,示例乙,,x,G9,\n${ROW}\n示例甲,,示例乙,,y,,?`)).toHaveLength(3);
  });
  it('never throws, whatever stands in it', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.boolean(), async (bytes, headed) => {
      const head = new TextEncoder().encode(headed ? `${HEAD}\n` : '');
      await expect(read(new Uint8Array([...head, ...bytes]))).resolves.toHaveProperty('ok');
    }));
  });
});
