// @vitest-environment node
import 'fake-indexeddb/auto';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samples } from '../../tests/support/listings.ts';
import { openListStore, syncList, type ListStore } from '../list/index.bg.ts';
import { buildDelta, buildList, makeKeyPair, type PrivateJwk } from './index.ts';

/** The example of docs/distribution.md in a real nginx, and a desk that syncs from it. */
const EXAMPLE = fileURLToPath(new URL('../../docs/nginx.conf', import.meta.url));
const UNPACKED = fileURLToPath(new URL('../../node_modules/.nginx/usr/sbin/nginx', import.meta.url));
const NOW = Date.parse('2026-11-24T06:00:00Z');

let folder = '';
let origin = '';
let nginx: ChildProcess;
let store: ListStore;
let key: PrivateJwk;

beforeAll(async () => {
  const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', UNPACKED].find((file) => existsSync(file));
  if (program === undefined) throw new Error('nginx is needed for this test: `npm test` fetches it on Debian and Ubuntu, else install it (apt-get install nginx)');
  folder = await mkdtemp(join(tmpdir(), 'list-nginx-'));
  key = (await makeKeyPair()).privateJwk;
  store = openListStore(folder);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const example = await readFile(EXAMPLE, 'utf8');
  const server = replaced(replaced(example, 'listen 80;', `listen 127.0.0.1:${port};`), 'root /srv/creditgate;', `root ${folder}/www;`);
  await writeFile(join(folder, 'server.conf'), server);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  // One process, so that ending it ends all; what is around the example is what Debian has around it.
  await writeFile(join(folder, 'nginx.conf'), `daemon off; master_process off; pid ${folder}/pid; error_log stderr;\nevents { }\nhttp { access_log off; ${temporary} include ${folder}/server.conf; }\n`);
  await mkdir(join(folder, 'www'));
  nginx = spawn(program, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  await answering();
}, 30_000);

afterAll(async () => {
  store.close();
  const ended = new Promise((resolve) => void nginx.once('exit', resolve));
  nginx.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true });
});

function replaced(text: string, what: string, by: string): string {
  expect(text.split(what)).toHaveLength(2);
  return text.replace(what, by);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return port;
}

async function answering(): Promise<void> {
  let said = '';
  nginx.stderr?.on('data', (bytes: Buffer) => void (said += bytes.toString()));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    const up = await fetch(origin).then(() => true, () => false);
    if (up) return;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not answer: ${said}`);
}

const publish = async (name: string, count: number, asOf: string, now: number) => {
  const built = await buildList({ listings: samples(count), out: join(folder, name), id: 'svl', kind: 'severe', asOf, keys: [key], now });
  if (!built.ok) throw new Error(built.reason);
};

const sync = () => syncList({ source: { id: 'svl', url: `${origin}/severe`, keys: [key], threshold: 1 }, store, fetch, now: () => NOW });

it('serves a list that desks sync from: base, then delta, then nothing new', async () => {
  const severe = join('www', 'severe');
  await publish(severe, 3000, '2026-11-22', NOW - 7_200_000);
  expect(await sync()).toMatchObject({ reason: 'updated-base', count: 3000 });
  await publish('next', 3010, '2026-11-23', NOW - 3_600_000);
  const delta = await buildDelta({ from: join(folder, severe), to: join(folder, 'next'), out: join(folder, severe), keys: [key] });
  expect(delta.ok).toBe(true);
  expect(await sync()).toMatchObject({ reason: 'updated-delta', count: 3010 });
  expect(await sync()).toMatchObject({ reason: 'up-to-date' });
});

it('lets caches keep what never changes and ask for what does', async () => {
  const head = await fetch(`${origin}/severe/head.json`);
  expect(head.headers.get('cache-control')).toBe('no-cache');
  expect(head.headers.get('content-encoding')).toBe('gzip');
  // What a mirror or proxy does that asks whether its copy is still good.
  const again = await fetch(`${origin}/severe/head.json`, { headers: { 'if-none-match': head.headers.get('etag') ?? '', 'cache-control': 'no-cache' } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const { payload } = (await head.json()) as { payload: string };
  const [pack] = JSON.parse(Buffer.from(payload, 'base64url').toString()).base.packs;
  const file = await fetch(`${origin}/severe/${pack.path}`);
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await file.arrayBuffer()).byteLength).toBe(pack.bytes);
  const part = await fetch(`${origin}/severe/${pack.path}`, { headers: { range: 'bytes=0-9' } });
  expect(part.status).toBe(206);
});

it('serves nothing else', async () => {
  for (const name of ['key.private.jwk.json', 'head.json.123.tmp']) await writeFile(join(folder, 'www', 'severe', name), '{}');
  for (const path of ['/', '/severe/', '/severe/packs/', '/severe/key.private.jwk.json', '/severe/head.json.123.tmp', '/severe/../severe.txt']) {
    expect([path, (await fetch(origin + path)).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${origin}/severe/head.json`, { method: 'POST', body: 'x' })).status).toBe(405);
});
