import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runCli } from './cli.ts';

// Texts are compared in English, whatever the developer's own language.
vi.hoisted(() => void (process.env['LC_ALL'] = 'en_US.UTF-8'));

/** `npm run list -- keys` as a publisher uses it: files in, files and lines out. */
let folder = '';
let out = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-keys-'));
  out = join(folder, 'out');
});
afterEach(() => rm(folder, { recursive: true }));

async function list(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const spies = (['log', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation((line: string) => void (text += `${line}\n`)));
  const code = await runCli(args);
  for (const spy of spies) spy.mockRestore();
  return { code, text };
}

interface KeyFiles {
  readonly kid: string;
  readonly priv: string;
  readonly pub: string;
}

async function keygen(name: string, ...more: string[]): Promise<KeyFiles> {
  const dir = join(folder, name);
  expect((await list('keygen', '--out', dir, ...more)).code).toBe(0);
  const kid = (await readdir(dir)).find((file) => file.endsWith('.private.jwk.json'))?.split('.')[0] ?? '';
  return { kid, priv: join(dir, `${kid}.private.jwk.json`), pub: join(dir, `${kid}.public.jwk.json`) };
}

async function build(...keys: KeyFiles[]): Promise<void> {
  const input = join(folder, 'a.csv');
  await writeFile(input, '名称,统一社会信用代码,列入日期,列入事由,列入机关,列入决定书文号\n示例1（测试）有限公司,,2025年3月5日,未取得许可,示例局,示市监〔2025〕1号\n');
  const answer = await list('build', input, '--out', out, '--id', 'svl', '--kind', 'severe', '--as-of', '2026-01-05', '--key', ...keys.map(({ priv }) => priv));
  expect(answer).toMatchObject({ code: 0 });
}

it('rotates, revokes and verifies, with ES256 and SM2 keys in one set', async () => {
  const [a, b, c] = [await keygen('a'), await keygen('b'), await keygen('c', '--sm2')];
  expect(JSON.parse(await readFile(c.pub, 'utf8'))).toMatchObject({ crv: 'SM2', alg: 'SM2SM3' });
  await build(a, b);
  const roots = ['--roots', a.pub, b.pub, '--root-threshold', '1'];
  expect((await list('keys', '--out', out, '--key', b.priv, '--add', c.pub)).text).toContain('[no-roots]');
  const rotated = await list('keys', '--out', out, '--key', b.priv, c.priv, '--add', c.pub, '--revoke', a.kid, '--threshold', '2', ...roots);
  expect(rotated).toMatchObject({ code: 0 });
  expect(rotated.text).toContain(`${c.kid} (SM2)`);
  expect(rotated.text).toContain(`revoked: ${a.kid}`);
  expect((await list('keys', '--out', out, '--key', b.priv, c.priv, ...roots)).text).toContain('[chain-exists]');

  // The head in the folder is still that of the old keys: desks refuse it until it is signed anew.
  expect((await list('verify', out, '--keys', a.pub, b.pub)).text).toContain('[not-enough-signatures]');
  await build(b, c);
  const verified = await list('verify', out, '--keys', a.pub, b.pub);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.text).toContain('key set: 1');
  expect((await list('verify', out, '--keys', a.pub, b.pub, '--suite', 'both')).text).toContain('[keys-refused]');
  const inspected = await list('inspect', out);
  expect(inspected.text).toContain('NOT VERIFIED');
  expect(inspected.text).toContain(`revoked: ${a.kid}`);
});

it('refuses what would lock desks out, before anything is written', async () => {
  const [a, b] = [await keygen('a'), await keygen('b')];
  await build(a, b);
  const roots = ['--roots', a.pub, b.pub, '--root-threshold', '2'];
  const attempt = async (...args: string[]) => (await list('keys', '--out', out, ...roots, ...args)).text;
  expect(await attempt('--key', a.priv)).toContain('[keys-not-enough]');
  expect(await attempt('--key', a.priv, b.priv, '--revoke', a.kid)).toContain('[threshold-beyond-keys]');
  expect(await attempt('--key', a.priv, b.priv, '--revoke', a.kid, '--threshold', '1')).toContain('[keys-not-enough]');
  expect(await attempt('--key', a.priv, b.priv, '--revoke', 'nobody-nobody-nobody')).toContain('[unknown-kid]');
  expect(await readdir(out)).not.toContain('keys.json');
  expect((await list('verify', out, '--keys', a.pub, b.pub, '--suite', 'rsa')).text).toContain('[bad-suite]');
});

it('a mended head keeps the announcement, and a broken keys.json stops the publisher', async () => {
  const a = await keygen('a');
  await build(a);
  expect((await list('keys', '--out', out, '--key', a.priv, '--roots', a.pub)).code).toBe(0);
  await build(a);
  expect(JSON.parse(await readFile(join(out, 'head.json'), 'utf8'))).toMatchObject({ keys: 1 });
  await writeFile(join(out, 'keys.json'), '{}');
  expect((await list('verify', out, '--keys', a.pub)).text).toContain('[keys-malformed]');
});
