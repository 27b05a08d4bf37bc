// @vitest-environment node
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { usccOf } from '../../../tests/support/codes.ts';
import { runCli } from '../cli.ts';

// Texts are compared in English, whatever the developer's own language.
vi.hoisted(() => void (process.env['LC_ALL'] = 'en_US.UTF-8'));

let dir = '';
let keyFile = '';
const at = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'repeat-cli-'));
  await list('keygen', '--out', at('keys'));
  keyFile = at(`keys/${(await readdir(at('keys'))).find((name) => name.endsWith('.private.jwk.json')) ?? ''}`);
});
afterAll(async () => rm(dir, { recursive: true }));

async function list(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const output = { stdout: '', stderr: '' };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void (output.stdout += `${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation((line: string) => void (output.stderr += `${line}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((output.stdout += String(text)))),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((output.stderr += String(text)))),
  ];
  const code = await runCli(args);
  for (const spy of spies) spy.mockRestore();
  return { code, ...output };
}

const HEADER = '当事人名称,统一社会信用代码,处罚决定书文号,违法行为类型,处罚种类,罚款金额,处罚决定机关,处罚决定日期,公示日期,信用修复日期';
const rows = (party: number, from: number, count: number, repaired = '') =>
  Array.from({ length: count }, (_, i) => `示例测试${party}号店,${usccOf('92', party)},示市监处罚〔2025〕${from + i}号,无证经营,罚款,2万元,示例市市场监督管理局,2025-0${1 + (i % 9)}-10,2025-0${1 + (i % 9)}-20,${repaired}`);
const penalties = async (name: string, ...lines: string[][]) => {
  await writeFile(at(name), `${[HEADER, ...lines.flat()].join('\n')}\n`);
  return at(name);
};
const repeat = (inputs: string[], ...more: string[]) => list('repeat', ...inputs, '--out', at('out'), '--id', 'repeat-990000', '--as-of', '2025-12-31', '--key', keyFile, '--authority', '示例市市场监督管理局', ...more);

it('publishes a signed list of those at the threshold, keeps its state, and writes the list by 户', async () => {
  const first = await penalties('2025-11.csv', rows(1, 1, 10), rows(2, 100, 9), rows(3, 200, 12));
  const done = await repeat([first], '--state', at('state'), '--group', at('group.xlsx'));
  expect(done).toMatchObject({ code: 0 });
  expect(done.stdout).toContain('repeat-990000 (repeat)');
  expect(done.stdout).toContain('records: 2');
  expect(done.stdout).toContain('window: 2023-01-01 – 2025-12-31');
  expect(done.stderr).toContain('31 rows read, 0 left out with errors; 3 parties, 31 decisions in all; 2 entities reach the threshold');
  const book = await new ExcelJS.Workbook().xlsx.load((await readFile(at('group.xlsx'))) as never);
  expect(book.getWorksheet(1)?.getRow(2).values).toEqual(expect.arrayContaining(['示例测试3号店', 12, '2023-01-01', '2025-12-31', '代码']));
  expect(book.getWorksheet('说明')?.getRow(2).values).toEqual([undefined, '户数', 2]);

  // The next month brings one more for the second, and a repair for the third: only these rows are read.
  const second = await penalties('2025-12.csv', rows(2, 300, 1), rows(3, 200, 4, '2025-12-01'));
  const next = await repeat([second], '--state', at('state'), '--group', at('group.csv'), '--allow-shrink');
  expect(next.stderr).toContain('5 rows read');
  expect(next.stdout).toContain('records: 2');
  const group = await readFile(at('group.csv'), 'utf8');
  expect(group.split('\r\n').slice(1, 3).map((line) => line.split(',').slice(0, 6).join(','))).toEqual([`1,示例测试1号店,${usccOf('92', 1)},,,10`, `2,示例测试2号店,${usccOf('92', 2)},,,10`]);
  // A stricter rule needs no row at all.
  const strict = await repeat([], '--state', at('state'), '--threshold', '11');
  expect(strict).toMatchObject({ code: 1, stderr: expect.stringContaining('[no-records]') });
});

it('says what is wrong with what it was given', async () => {
  const file = await penalties('bad.csv', rows(1, 1, 2), [['示例测试厂', '', '', '', '', '', '', '昨天', '', ''].join(',')]);
  expect(await repeat([file], '--anchor', 'sometime')).toMatchObject({ code: 1, stderr: expect.stringContaining('[bad-rule]') });
  expect(await repeat([])).toMatchObject({ code: 1, stderr: expect.stringContaining('[no-inputs]') });
  expect(await repeat([at('none.csv')])).toMatchObject({ code: 1, stderr: expect.stringContaining('[input-unreadable]') });
  expect(await repeat([file], '--group', at('group.pdf'), '--threshold', '2')).toMatchObject({ code: 1, stderr: expect.stringContaining('[bad-group-file]') });
  expect(await repeat([file], '--strict', '--errors', at('errors.tsv'))).toMatchObject({ code: 1, stderr: expect.stringContaining('[rows-refused]') });
  expect(await readFile(at('errors.tsv'), 'utf8')).toContain('\t4\tbad-date\t');
});

it('builds a list of single penalties for desks', async () => {
  const file = await penalties('single.csv', rows(1, 1, 3, '2025-12-01'), rows(2, 1, 1));
  expect(await list('build', file, '--out', at('penalty'), '--id', 'penalty-990000', '--kind', 'penalty', '--as-of', '2025-12-31', '--key', keyFile)).toMatchObject({ code: 0, stdout: expect.stringContaining('records: 4') });
});
