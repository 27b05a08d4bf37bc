// @vitest-environment node
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDelta, buildList, makeKeyPair, signHead, type BuildOptions, type PrivateJwk } from '../publisher/index.ts';
import { sample, samples } from './fixtures.ts';
import { openListStore, syncList, type ListStore, type SyncOptions } from './index.bg.ts';
import type { Head, Listing, ListSource, SyncProgress } from './index.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const DAY = 86_400_000;

interface Desk {
  readonly dir: string;
  readonly keys: PrivateJwk[];
  readonly store: ListStore;
  readonly requests: string[];
  /** Answers instead of the file server when it returns true. */
  fault: (path: string, response: ServerResponse) => boolean;
  source: ListSource;
}

let desk: Desk;
let server: Server;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-sync-'));
  const keys = [(await makeKeyPair()).privateJwk, (await makeKeyPair()).privateJwk];
  desk = { dir: join(folder, 'published'), keys, store: openListStore(randomUUID()), requests: [], fault: () => false, source: { id: 'svl', url: '', keys, threshold: 1 } };
  server = createServer((request, response) => void serve(request.url ?? '/', response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  desk.source = { ...desk.source, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/list` };
});

afterEach(async () => {
  desk.store.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function serve(path: string, response: ServerResponse): Promise<void> {
  desk.requests.push(path);
  if (desk.fault(path, response)) return;
  const file = await readFile(join(desk.dir, path.replace(/^\/list\//, ''))).catch(() => null);
  if (file === null) response.writeHead(404).end();
  else response.end(file);
}

async function publish(listings: readonly Listing[], options: Partial<BuildOptions> = {}): Promise<Head> {
  const built = await buildList({ listings, out: desk.dir, id: 'svl', kind: 'severe', asOf: '2026-11-23', keys: desk.keys.slice(0, 1), now: NOW - 3_600_000, ...options });
  if (!built.ok) throw new Error(built.reason);
  return built.value;
}

function sync(options: Partial<SyncOptions> = {}) {
  return syncList({ source: desk.source, store: desk.store, fetch, now: () => NOW, limits: { idleMs: 300, totalMs: 3000 }, ...options });
}

async function namesFound(name: string): Promise<string[]> {
  const answer = await desk.store.lookup([{ kind: 'name', value: name }]);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.hits.map((hit) => hit.listing.id);
}

/** After a failed sync, what was in force before still is. */
async function expectStillListed(count: number): Promise<void> {
  const [state] = await desk.store.states();
  expect(state?.current?.count).toBe(count);
  expect(await namesFound(sample(3).name)).toEqual([sample(3).id]);
}

describe('a first sync', () => {
  it('stores the list, answers look-ups and tells its three clocks', async () => {
    const head = await publish(samples(300));
    const progress: SyncProgress[] = [];
    const outcome = await sync({ onProgress: (step) => void progress.push(step) });
    expect(outcome).toEqual({ reason: 'updated-base', detail: undefined, version: head.version, asOf: '2026-11-23', count: 300 });
    const listing = sample(7);
    const answer = await desk.store.lookup([
      { kind: 'uscc', value: listing.uscc ?? '' },
      { kind: 'name', value: listing.name },
      { kind: 'name', value: '示例未列入测试有限公司' },
    ]);
    expect(answer).toMatchObject({ ok: true, hits: [{ listId: 'svl', key: { kind: 'uscc' }, listing }, { key: { kind: 'name' }, listing }] });
    expect(await desk.store.states()).toEqual([
      {
        listId: 'svl',
        kind: 'severe',
        trust: 'signed',
        current: { version: head.version, asOf: '2026-11-23', publishedAt: head.publishedAt, expiresAt: head.expiresAt, count: 300, setHash: head.setHash, storedAt: new Date(NOW).toISOString() },
        lastAttemptAt: new Date(NOW).toISOString(),
        lastVerifiedAt: new Date(NOW).toISOString(),
        lastOutcome: 'updated-base',
        lastDetail: undefined,
        versionFloor: head.version,
      },
    ]);
    const downloads = progress.filter((step) => step.stage === 'download');
    expect(downloads.at(-1)?.done).toBe(downloads.at(-1)?.total);
  });

  it.each(['', '/', '/head.json'])('takes the folder address with %j at its end', async (ending) => {
    await publish(samples(5));
    const source = { ...desk.source, url: desk.source.url + ending };
    expect((await sync({ source })).reason).toBe('updated-base');
  });

  it('finds nothing new the second time and fetches the head alone', async () => {
    await publish(samples(5));
    await sync();
    desk.requests.length = 0;
    expect((await sync({ now: () => NOW + DAY })).reason).toBe('up-to-date');
    expect(desk.requests).toEqual(['/list/head.json']);
    const [state] = await desk.store.states();
    expect(state?.lastVerifiedAt).toBe(new Date(NOW + DAY).toISOString());
  });

  it.each(['ftp://127.0.0.1/list', 'javascript:alert(1)', 'list', 'file:///etc/passwd'])('refuses the address %s', async (url) => {
    expect((await sync({ source: { ...desk.source, url } })).reason).toBe('bad-url');
  });
});

describe('signatures', () => {
  it('refuses a list signed by another key, and keeps the list in force', async () => {
    await publish(samples(5));
    await sync();
    await publish(samples(9), { keys: [(await makeKeyPair()).privateJwk] });
    expect((await sync()).reason).toBe('bad-signature');
    await expectStillListed(5);
    const [state] = await desk.store.states();
    expect(state).toMatchObject({ lastOutcome: 'bad-signature', lastVerifiedAt: new Date(NOW).toISOString() });
  });

  it('refuses a head whose payload was changed', async () => {
    await publish(samples(5));
    const file = join(desk.dir, 'head.json');
    const head = JSON.parse(await readFile(file, 'utf8'));
    const payload = JSON.parse(Buffer.from(head.payload, 'base64url').toString());
    head.payload = Buffer.from(JSON.stringify({ ...payload, expiresAt: '2099-01-01T00:00:00.000Z' })).toString('base64url');
    await writeFile(file, JSON.stringify(head));
    expect((await sync()).reason).toBe('bad-signature');
  });

  it('counts different keys, not signatures, towards the threshold', async () => {
    const source = { ...desk.source, threshold: 2 };
    const [first] = desk.keys as [PrivateJwk, PrivateJwk];
    await publish(samples(5), { keys: [first, first] });
    expect((await sync({ source })).reason).toBe('not-enough-signatures');
    expect((await sync({ source: { ...source, keys: [first, first] } })).reason).toBe('not-enough-signatures');
    await publish(samples(5), { keys: desk.keys });
    expect((await sync({ source })).reason).toBe('updated-base');
  });

  it('does nothing without a usable key', async () => {
    await publish(samples(5));
    expect((await sync({ source: { ...desk.source, keys: [] } })).reason).toBe('no-keys');
    expect((await sync({ source: { ...desk.source, keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] } })).reason).toBe('no-keys');
  });
});

describe('heads that must not replace what is in force', () => {
  beforeEach(async () => {
    await publish(samples(50));
    await sync();
  });

  async function republish(listings: readonly Listing[], options: Partial<BuildOptions>): Promise<void> {
    await rm(desk.dir, { recursive: true });
    await publish(listings, options);
  }

  it('refuses an older version, also after the list was cleared', async () => {
    await republish(samples(60), { asOf: '2026-11-20' });
    expect((await sync()).reason).toBe('older-than-local');
    await expectStillListed(50);
    await desk.store.clearList('svl');
    expect((await sync()).reason).toBe('older-than-local');
  });

  it('refuses other content under the same version', async () => {
    const [state] = await desk.store.states();
    await republish(samples(60), { version: state?.current?.version });
    expect((await sync()).reason).toBe('same-version-other-content');
    await expectStillListed(50);
  });

  it('refuses a sudden shrink without a signed permission', async () => {
    await republish(samples(39), { asOf: '2026-11-24' });
    expect((await sync()).reason).toBe('shrunk-too-much');
    await expectStillListed(50);
    await republish(samples(39), { asOf: '2026-11-24', allowShrink: true });
    expect((await sync()).reason).toBe('updated-base');
  });

  it('refuses an expired head but keeps the list', async () => {
    expect((await sync({ now: () => NOW + 31 * DAY })).reason).toBe('expired');
    await expectStillListed(50);
  });

  it('tells a clock that is far behind', async () => {
    expect((await sync({ now: () => NOW - 2 * DAY })).reason).toBe('clock-behind');
  });

  it('refuses another list under this address', async () => {
    await republish(samples(60), { id: 'other', asOf: '2026-11-24' });
    expect((await sync()).reason).toBe('wrong-list');
  });

  it('takes a head signed anew for the same content as proof of freshness', async () => {
    const [before] = await desk.store.states();
    await republish(samples(50), { version: before?.current?.version, now: NOW + DAY });
    expect((await sync({ now: () => NOW + DAY })).reason).toBe('up-to-date');
    const [after] = await desk.store.states();
    expect(after?.current?.expiresAt).toBe(new Date(NOW + 31 * DAY).toISOString());
  });
});

describe('servers and files that fail', () => {
  beforeEach(async () => {
    await publish(samples(50));
    await sync();
    await publish(samples(60), { asOf: '2026-11-24' });
  });

  afterEach(async () => expectStillListed(50));

  /** Serves every pack changed. */
  function servePacks(change: (file: Buffer) => Uint8Array): void {
    desk.fault = (path, response) => {
      if (!path.endsWith('.pack')) return false;
      void readFile(join(desk.dir, path.slice('/list/'.length))).then((file) => response.end(change(file)));
      return true;
    };
  }

  it('http error on the head', async () => {
    desk.fault = (_, response) => Boolean(response.writeHead(404).end());
    expect(await sync()).toMatchObject({ reason: 'http-error', detail: '404' });
  });

  it('http error on a pack', async () => {
    desk.fault = (path, response) => path.endsWith('.pack') && Boolean(response.writeHead(404).end());
    expect((await sync()).reason).toBe('http-error');
  });

  it('redirect', async () => {
    desk.fault = (_, response) => Boolean(response.writeHead(302, { location: '/elsewhere' }).end());
    expect((await sync()).reason).toBe('redirected');
    expect(desk.requests).not.toContain('/elsewhere');
  });

  it('a server that does not answer', async () => {
    desk.fault = () => true;
    expect((await sync()).reason).toBe('timed-out');
  });

  it('a server that trickles for ever', async () => {
    desk.fault = (_, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await sync({ limits: { idleMs: 300, totalMs: 600 } })).reason).toBe('timed-out');
  });

  it('endless data instead of a head', async () => {
    desk.fault = (_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(200_000, 32)), 1);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await sync()).reason).toBe('too-large');
  });

  it('a truncated pack', async () => {
    servePacks((file) => file.subarray(0, -1));
    expect((await sync()).reason).toBe('pack-wrong-length');
  });

  it('a longer pack', async () => {
    servePacks((file) => Buffer.concat([file, file]));
    expect((await sync()).reason).toBe('pack-wrong-length');
  });

  it('a pack with one bit turned', async () => {
    servePacks((file) => Buffer.concat([file.subarray(0, -1), Buffer.from([(file.at(-1) ?? 0) ^ 1])]));
    expect((await sync()).reason).toBe('pack-wrong-hash');
  });

  it('a connection that breaks off', async () => {
    desk.fault = (_, response) => Boolean(response.destroy());
    expect((await sync()).reason).toBe('offline');
  });

  it('html instead of a head', async () => {
    desk.fault = (_, response) => Boolean(response.end('<!doctype html><title>登录</title>'));
    expect((await sync()).reason).toBe('head-malformed');
  });

  it('an abort', async () => {
    const stop = new AbortController();
    desk.fault = (path) => {
      if (path.endsWith('.pack')) stop.abort();
      return false;
    };
    expect((await sync({ signal: stop.signal })).reason).toBe('aborted');
  });
});

describe('deltas', () => {
  /** Publishes a second version and a delta to it. */
  async function publishWithDelta(listings: readonly Listing[], asOf: string, now = NOW): Promise<Head> {
    const older = join(folder, `older-${now}`);
    const newer = join(folder, `newer-${now}`);
    await rename(desk.dir, older);
    await publish(listings, { out: newer, asOf, now });
    const built = await buildDelta({ from: older, to: newer, out: newer, keys: desk.keys.slice(0, 1) });
    if (!built.ok) throw new Error(`${built.reason} ${built.detail}`);
    await rename(newer, desk.dir);
    return built.value.head;
  }

  const first = samples(400);
  const second = [...first.filter((listing) => listing.id !== sample(5).id), sample(900)].map((listing) => (listing.id === sample(6).id ? sample(6, { removedOn: '2026-11-20' }) : listing));

  it('adds, modifies and deletes without the base', async () => {
    await publish(first);
    await sync();
    const head = await publishWithDelta(second, '2026-11-24');
    desk.requests.length = 0;
    expect(await sync()).toEqual({ reason: 'updated-delta', detail: undefined, version: head.version, asOf: '2026-11-24', count: 400 });
    expect(head.base.packs.some((pack) => desk.requests.includes(`/list/${pack.path}`))).toBe(false);
    expect(await namesFound(sample(5).name)).toEqual([]);
    expect(await namesFound(sample(900).name)).toEqual([sample(900).id]);
    const answer = await desk.store.lookup([{ kind: 'name', value: sample(6).name }]);
    expect(answer.ok && answer.hits.map((hit) => hit.listing.removedOn)).toEqual(['2026-11-20']);
  });

  it('follows a chain when the reader is two versions behind', async () => {
    await publish(first);
    await sync();
    await publishWithDelta(second, '2026-11-24', NOW - 1000);
    const head = await publishWithDelta([...second.slice(1), sample(901)], '2026-11-24');
    expect(head.deltas).toHaveLength(2);
    expect((await sync()).reason).toBe('updated-delta');
    expect(await namesFound(sample(901).name)).toEqual([sample(901).id]);
    expect(await namesFound(sample(0).name)).toEqual([]);
    expect(await namesFound(sample(900).name)).toEqual([sample(900).id]);
  });

  it('falls back to the base when a delta does not lead where it claims', async () => {
    await publish(first);
    await sync();
    const head = await publishWithDelta(second, '2026-11-24');
    const wrong = { ...head, deltas: head.deltas.map((delta) => ({ ...delta, adds: delta.adds + 1, modifies: delta.modifies - 1 })) };
    const text = await signHead(wrong, desk.keys.slice(0, 1));
    await writeFile(join(desk.dir, 'head.json'), text.ok ? text.value : '');
    expect(await sync()).toMatchObject({ reason: 'updated-base', detail: 'delta: pack-malformed' });
    expect(await namesFound(sample(900).name)).toEqual([sample(900).id]);
  });
});
