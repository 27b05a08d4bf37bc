// @vitest-environment node
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from './cli.ts';

// Texts are compared in English, whatever the developer's own language.
vi.hoisted(() => void (process.env['LC_ALL'] = 'en_US.UTF-8'));

const MAIN = new URL('main.ts', import.meta.url).pathname;
const HEADER = '企业（机构）名称,统一社会信用代码/注册号,列入原因,列入依据,列入决定机关,列入决定书文号,列入日期,移出日期,证件号码';
const row = (number: number, date = '2025年3月5日') => `示例${number}（测试）有限公司,91990000MA0000${String(number).padStart(4, '0')},无证经营,第五条,示例市市场监督管理局,示市监〔2025〕${number}号,${date},--,`;
const csv = (numbers: readonly number[], date?: string) => `${[HEADER, ...numbers.map((number) => row(number, date))].join('\n')}\n`;

let folder = '';
let privateKey = '';
let publicKey = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-cli-'));
  expect((await list('keygen', '--out', join(folder, 'keys'))).code).toBe(0);
  const names = await readdir(join(folder, 'keys'));
  privateKey = join(folder, 'keys', names.find((name) => name.endsWith('.private.jwk.json')) ?? '');
  publicKey = join(folder, 'keys', names.find((name) => name.endsWith('.public.jwk.json')) ?? '');
});
afterAll(async () => rm(folder, { recursive: true }));
beforeEach(async () => rm(join(folder, 'out'), { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in this process: starting one for each case would take minutes. */
async function list(...args: string[]): Promise<Run> {
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

/** The command as a person starts it. */
function spawned(args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

function build(input: string, out = join(folder, 'out'), ...more: string[]): Promise<Run> {
  return list('build', input, '--out', out, '--id', 'svl', '--kind', 'severe', '--as-of', '2026-01-05', '--key', privateKey, ...more);
}

const verify = (dir = join(folder, 'out')) => list('verify', dir, '--keys', publicKey);

describe('the command itself', () => {
  it('builds, verifies and refuses with exit codes, in the language of the environment, without a stack trace', async () => {
    const options = ['--id', 'svl', '--kind', 'severe', '--as-of', '2026-01-05', '--key', privateKey];
    const input = await write('real.csv', iconv.encode(csv([1, 2, 3]), 'gb18030'));
    const built = await spawned(['build', input, '--out', join(folder, 'real'), ...options], { LANG: 'zh_CN.UTF-8' });
    expect(built).toMatchObject({ code: 0 });
    expect(built.stderr).toContain('共 3 行（编码 gb18030）：收录 3');
    const verified = await spawned(['verify', join(folder, 'real'), '--keys', publicKey], { LANG: 'en_US.UTF-8' });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain(SET_HASH);
    const wrong = await write('wrong.xlsx', 'PK');
    const refused = await spawned(['build', wrong, '--out', join(folder, 'real'), ...options], { LANG: 'zh_CN.UTF-8' });
    expect(refused).toEqual({ code: 1, stdout: '', stderr: '拒绝: 不是可读取的 .xlsx 工作簿 [not-a-workbook]\n' });
    expect((await spawned(['build'], {})).code).toBe(2);
  }, 60_000);
});

describe('keygen', () => {
  it('writes a private key for its owner only, and a public key without the secret', async () => {
    expect((await stat(privateKey)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(privateKey, 'utf8'))).toHaveProperty('d');
    expect(JSON.parse(await readFile(publicKey, 'utf8'))).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' });
    expect(await readFile(publicKey, 'utf8')).not.toContain('"d"');
  });
});

describe('build and verify', () => {
  it.each([
    ['utf8.csv', csv([1, 2, 3])],
    ['bom.csv', `\ufeff${csv([1, 2, 3])}`],
    ['gb.csv', iconv.encode(csv([1, 2, 3]), 'gb18030')],
    ['utf16.csv', Buffer.from(`\ufeff${csv([1, 2, 3])}`, 'utf16le')],
  ])('turn %s into the same verified list', async (name, content) => {
    const built = await build(await write(name, content));
    expect(built).toMatchObject({ code: 0 });
    expect(built.stderr).toContain('3 taken, 0 left out');
    const verified = await verify();
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stdout).toContain('records: 3');
    // One hash for one set, whatever the file it came in.
    expect(verified.stdout).toContain(SET_HASH);
  });

  it('take a workbook', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    for (const line of csv([1, 2, 3]).trim().split('\n')) sheet.addRow(line.split(','));
    expect((await build(await write('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer())))).code).toBe(0);
    expect((await verify()).stdout).toContain(SET_HASH);
  });

  it('refuse a file in a wrong encoding, and leave nothing behind', async () => {
    const broken = await build(await write('wrong.csv', Buffer.concat([Buffer.from(csv([1])), Buffer.from([0xff, 0xff, 0x0a])])));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('[unknown-encoding]');
    await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
  });

  it('report every bad row with line, column and reason, and go on', async () => {
    const lines = csv([1, 2, 3, 4]).split('\n');
    lines[2] = row(2, '2025年13月5日');
    lines[4] = row(4).replace('示例4（测试）有限公司', '');
    const errors = join(folder, 'errors.tsv');
    const built = await build(await write('bad.csv', lines.join('\n')), undefined, '--errors', errors);
    expect(built.code).toBe(0);
    expect(built.stderr).toContain('line 3, column "列入日期": error: not a date [bad-date]');
    expect(built.stderr).toContain('line 5, column "企业（机构）名称": error: no name [missing-name]');
    expect(built.stderr).toContain('4 rows (encoding utf-8): 2 taken, 2 left out with errors');
    expect((await readFile(errors, 'utf8')).split('\n').filter((line) => line.includes('\terror\t'))).toHaveLength(2);
    const strict = await build(join(folder, 'bad.csv'), join(folder, 'strict'), '--strict');
    expect(strict).toMatchObject({ code: 1 });
    await expect(stat(join(folder, 'strict'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['input-unreadable', () => build(join(folder, 'nothing.csv'))],
    ['unknown-file-type', async () => build(await write('a.doc', 'x'))],
    ['not-a-workbook', async () => build(await write('broken.xlsx', csv([1])))],
    ['no-header', async () => build(await write('headless.csv', `${row(1)}\n`))],
    ['no-records', async () => build(await write('none.csv', `${HEADER}\n`))],
    ['bad-as-of', async () => build(await write('a.csv', csv([1])), undefined, '--as-of', '2026-02-30')],
    ['as-of-in-future', async () => build(await write('a.csv', csv([1])), undefined, '--as-of', '2999-01-01')],
    ['bad-kind', async () => build(await write('a.csv', csv([1])), undefined, '--kind', 'worst')],
    ['bad-id', async () => build(await write('a.csv', csv([1])), undefined, '--id', '../up')],
    ['key-not-private', async () => list('build', await write('a.csv', csv([1])), '--out', join(folder, 'out'), '--id', 'svl', '--kind', 'severe', '--as-of', '2026-01-05', '--key', publicKey)],
    ['key-invalid', async () => list('build', await write('a.csv', csv([1])), '--out', join(folder, 'out'), '--id', 'svl', '--kind', 'severe', '--as-of', '2026-01-05', '--key', await write('k.json', '{}'))],
    ['cannot-write', async () => build(await write('a.csv', csv([1])), join(await write('file', ''), 'out'))],
  ])('refuse with [%s]', async (reason, attempt) => {
    const answer = await attempt();
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(`[${reason}]`);
  });

  it('tell wrong use apart', async () => {
    for (const args of [[], ['build'], ['build', 'x.csv'], ['nonsense'], ['verify', folder, '--keys', publicKey, '--threshold', 'two']]) expect((await list(...args)).code).toBe(2);
    expect((await list('--help')).code).toBe(0);
  });

  it('raise the version of a rebuild, and refuse to lower it, to shrink it or to mix lists', async () => {
    const input = await write('ten.csv', csv([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    const version = (answer: Run) => Number(/version: (\d+)/.exec(answer.stdout)?.[1]);
    const first = version(await build(input));
    expect(version(await build(input))).toBeGreaterThan(first);
    expect((await build(input, undefined, '--version', '5')).stderr).toContain('[version-not-higher]');
    const few = await write('few.csv', csv([1, 2, 3]));
    expect((await build(few)).stderr).toContain('[would-shrink]');
    expect((await build(few, undefined, '--id', 'other')).stderr).toContain('[other-list-in-out]');
    expect((await build(few, undefined, '--allow-shrink')).code).toBe(0);
    expect((await list('inspect', join(folder, 'out'))).stdout).toContain('NOT VERIFIED');
  });
});

/** Of `csv([1, 2, 3])`: pinned, so that a change of reading or of format shows. */
const SET_HASH = 'e8b0b7eb2fca01a8626dfa65edcfea9c5f68b6ce1e40404e8ef344d187ec06c7';

describe('verify finds', () => {
  beforeEach(async () => {
    expect((await build(await write('a.csv', csv([1, 2, 3])))).code).toBe(0);
  });

  async function packs(): Promise<string[]> {
    return (await readdir(join(folder, 'out', 'packs'))).map((name) => join(folder, 'out', 'packs', name));
  }

  it('another key', async () => {
    await list('keygen', '--out', join(folder, 'other'));
    const other = (await readdir(join(folder, 'other'))).find((name) => name.endsWith('.public.jwk.json')) ?? '';
    expect((await list('verify', join(folder, 'out'), '--keys', join(folder, 'other', other))).stderr).toContain('[bad-signature]');
    const jwks = await write('jwks.json', JSON.stringify({ keys: [JSON.parse(await readFile(join(folder, 'other', other), 'utf8')), JSON.parse(await readFile(publicKey, 'utf8'))] }));
    expect((await list('verify', join(folder, 'out'), '--keys', jwks)).code).toBe(0);
    expect((await list('verify', join(folder, 'out'), '--keys', jwks, '--threshold', '2')).stderr).toContain('[not-enough-signatures]');
  });

  it('a pack that is missing, truncated or changed', async () => {
    const [first = '', second = ''] = await packs();
    const bytes = await readFile(first);
    await writeFile(first, bytes.subarray(0, -1));
    expect((await verify()).stderr).toContain('[pack-wrong-length]');
    await writeFile(first, bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte)));
    expect((await verify()).stderr).toContain('[pack-wrong-hash]');
    await writeFile(first, bytes);
    await rm(second);
    expect((await verify()).stderr).toContain('[pack-missing]');
  });

  it('a head that was touched', async () => {
    const file = join(folder, 'out', 'head.json');
    const head = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...head, payload: head.payload.replace(/.$/, 'A') }));
    expect((await verify()).code).toBe(1);
    await writeFile(file, 'not JSON');
    expect((await verify()).stderr).toContain('[head-malformed]');
  });
});

describe('delta', () => {
  const [from, to] = ['from', 'to'];
  const delta = (a: string, b: string, out: string, key = privateKey) => list('delta', '--from', join(folder, a), '--to', join(folder, b), '--out', join(folder, out), '--key', key);

  beforeEach(async () => {
    for (const name of [from, to]) await rm(join(folder, name), { recursive: true, force: true });
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    expect((await build(await write('one.csv', csv(numbers)), join(folder, from), '--version', '1')).code).toBe(0);
    const changed = csv([...numbers.slice(5), 999]).replace('示市监〔2025〕7号,2025年3月5日,--', '示市监〔2025〕7号,2025年3月5日,2025-12-01');
    expect((await build(await write('two.csv', changed), join(folder, to), '--version', '2')).code).toBe(0);
  });

  it('makes a complete folder of the newer version, elsewhere or in place', async () => {
    expect((await delta(from, to, 'out')).stdout).toContain('delta: 1 → 2: +1 ~1 -5');
    expect(await verify()).toMatchObject({ code: 0 });
    expect((await delta(from, to, to)).code).toBe(0);
    const inPlace = await verify(join(folder, to));
    expect(inPlace).toMatchObject({ code: 0 });
    expect(inPlace.stdout).toContain('delta: 1 → 2');
  });

  it('updates the folder that is being served, and leaves the files of readers in mid-download', async () => {
    const before = await readdir(join(folder, from, 'packs'));
    expect((await delta(from, to, from)).code).toBe(0);
    const verified = await verify(join(folder, from));
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stdout).toContain('version: 2');
    expect(await readdir(join(folder, from, 'packs'))).toEqual(expect.arrayContaining(before));
  });

  it('refuses what does not fit, clearly', async () => {
    expect((await delta(to, from, 'out')).stderr).toContain('[not-newer]');
    expect((await delta(from, 'nowhere', 'out')).stderr).toContain('[no-list]');
    await cp(join(folder, from), join(folder, 'same'), { recursive: true });
    expect((await delta(from, 'same', 'out')).stderr).toContain('[not-newer]');
    await list('build', join(folder, 'two.csv'), '--out', join(folder, 'foreign'), '--id', 'other', '--kind', 'severe', '--as-of', '2026-01-05', '--key', privateKey);
    expect((await delta(from, 'foreign', 'out')).stderr).toContain('[other-list]');
    await list('keygen', '--out', join(folder, 'third'));
    const third = (await readdir(join(folder, 'third'))).find((name) => name.endsWith('.private.jwk.json')) ?? '';
    expect((await delta(from, to, 'out', join(folder, 'third', third))).stderr).toContain('[not-signed-by-key]');
  });
});

describe('numbers of persons', () => {
  const NUMBER = '990000190001010016';
  const PERSONS = `姓名,证件号码,限制事项,限制依据,限制起始日期,限制截止日期,关联企业名称,决定机关\n测试甲,${NUMBER},五年内不得从事测试活动,测试法第一条,2025-01-02,2030-01-01,示例（测试）有限公司,示例市市场监督管理局\n测试乙,不详,终身不得从事测试活动,测试法第二条,2025-01-02,,示例（测试）有限公司,示例市市场监督管理局\n`;
  const build = (...args: string[]) => list('build', join(folder, 'persons.csv'), '--out', join(folder, 'out'), '--id', 'persons', '--kind', 'person', '--as-of', '2026-01-01', '--key', privateKey, ...args);
  const published = async () => Buffer.concat(await Promise.all((await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name)))));

  it('become keyed hashes with the secret, and are not read without it; no list ever holds one', async () => {
    await writeFile(join(folder, 'persons.csv'), PERSONS);
    expect((await list('person-key', '--out', join(folder, 'secret'))).code).toBe(0);
    const [file = ''] = await readdir(join(folder, 'secret'));
    expect((await stat(join(folder, 'secret', file))).mode & 0o077).toBe(0);
    const without = await build();
    expect([without.code, without.stderr]).toEqual([0, expect.stringContaining('not read')]);
    await rm(join(folder, 'out'), { recursive: true });
    const done = await build('--person-key', join(folder, 'secret', file));
    expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('[person-id-shape]')]);
    expect(done.stderr).not.toContain(NUMBER);
    expect((await published()).includes(NUMBER)).toBe(false);
    expect((await list('verify', join(folder, 'out'), '--keys', publicKey)).code).toBe(0);
  });

  it('are refused with a secret that is none', async () => {
    await writeFile(join(folder, 'persons.csv'), PERSONS);
    await writeFile(join(folder, 'none.json'), '{"id":"p1","key":"short"}');
    expect(await build('--person-key', join(folder, 'none.json'))).toMatchObject({ code: 1, stderr: expect.stringContaining('person-key-invalid') });
    expect(await build('--person-key', join(folder, 'absent.json'))).toMatchObject({ code: 1, stderr: expect.stringContaining('key-unreadable') });
  });
});
