import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, it, vi } from 'vitest';
import { runCli } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'exam-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = 'name_a,code_a,name_b,code_b,same_entity,max_grade,min_grade,source';
const CODE = '91990000T00010007R';

interface Run {
  readonly code: number;
  readonly err: string;
}

async function exam(...args: readonly string[]): Promise<Run> {
  const said: string[] = [];
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const code = await runCli(args);
  vi.restoreAllMocks();
  return { code, err: said.join('\n') };
}

function pairsFile(rows: string, encoding = 'utf8'): string {
  const file = join(folder, `${encoding}-${rows.length}.csv`);
  writeFileSync(file, iconv.encode(`${HEAD}\r\n${rows}\r\n`, encoding));
  return file;
}

it('grades pairs from outside, in the encoding of an office', async () => {
  const out = join(folder, 'out.json');
  const rows = `示例甲乙(丙)食品有限公司,,示例甲乙（丙）食品有限公司,,true,G2,G2,x\r\n示例甲乙食品有限公司,${CODE},测试丁戊商贸有限公司,91990000T00010373M,false,G4,,x\r\n测试己庚食品有限公司,,示例辛壬商贸有限公司,,true,,,x`;
  expect(await exam('--pairs', pairsFile(rows, 'gbk'), '--json', out)).toMatchObject({ code: 0 });
  const report = JSON.parse(readFileSync(out, 'utf8')) as { summary: object; rows: object[] };
  expect(report.summary).toEqual({ pairs: 3, wrongBlocks: 0, wrongHolds: 0, wrongGrades: 0, missed: 1 });
  expect(report.rows).toMatchObject([{ row: 2, grade: 'G2', step: 'brackets' }, { row: 3, name_a: '示例甲乙食品有限公司', code_a: CODE, missed: false }, { row: 4, grade: 'none', missed: true }]);
});

it('fails on a wrong block', async () => {
  expect(await exam('--pairs', pairsFile(`示例甲乙,${CODE},测试丙丁,${CODE},false,G4,,x`))).toMatchObject({ code: 1 });
});

it('says what is wrong with a file, and in which row', async () => {
  const { code, err } = await exam('--pairs', pairsFile('示例甲乙,,示例甲乙,,true,G2,G2,x\r\n示例甲乙,,示例甲乙,,true,G7,,x'));
  expect(code).toBe(2);
  expect(err).toMatch(/row 3: max_grade is “G7”/u);
});

it.each([
  ['a file that is not there', ['--pairs', '/nowhere/pairs.csv']],
  ['an option nobody knows', ['--pears', 'x.csv']],
  ['a word too many', ['x.csv']],
  ['a list without size', ['--size', 'many']],
])('refuses %s', async (_title, args) => {
  const { code, err } = await exam(...args);
  expect(code).toBe(2);
  expect(err).not.toBe('');
});

it('says that a report cannot be written', async () => {
  const { code, err } = await exam('--pairs', pairsFile('示例甲乙,,示例甲乙,,true,,,x'), '--json', '/nowhere/out.json');
  expect([code, err]).toEqual([2, expect.stringContaining('/nowhere/out.json: cannot be written')]);
});
