import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../record/index.ts';
import { insertRows } from './insert.bg.ts';
import { longestMs, retryMs } from './backoff.ts';
import { createOutbox, type OutboxParts } from './index.bg.ts';
import { centralRow, type CentralStore, type OutboxState } from './index.ts';

const CENTRAL: CentralStore = { url: 'https://tj.example.gov.cn:8443/', database: 'creditgate', user: 'desk', password: 'word-of-the-desk', intervalMinutes: 60, round: 0 };
const CHAIN = '11111111-1111-4111-8111-111111111111';
const entries: AuditEntry[] = Array.from({ length: 25 }, (_, i) => ({ seq: i + 1, at: '2026-11-24T02:00:00.000Z', kind: i === 0 ? 'chain-start' : 'check', data: i === 0 ? { chain: CHAIN } : {}, prev: '', hash: '' }));
const good = () => Promise.resolve(new Response('', { status: 200, headers: { 'x-clickhouse-server-display-name': 'tj' } }));

let central: CentralStore | undefined;
let disk: unknown;
let clock = 0;
let fetcher: ReturnType<typeof vi.fn<typeof fetch>>;
const wake = (parts: Partial<OutboxParts> = {}) =>
  createOutbox({
    central: () => Promise.resolve(central),
    records: { after: (seq, limit) => Promise.resolve(entries.slice(seq, seq + limit)), entry: (seq) => Promise.resolve(entries[seq - 1]), last: () => Promise.resolve(entries.length) },
    lists: () => Promise.resolve([]),
    state: { get: () => Promise.resolve(disk), set: (value) => Promise.resolve(void (disk = structuredClone(value))), remove: () => Promise.resolve(void (disk = undefined)) },
    app: '0.1.0',
    fetch: fetcher,
    permitted: () => Promise.resolve(true),
    now: () => clock,
    random: () => 0.5,
    batch: 10,
    ...parts,
  });

beforeEach(() => {
  central = CENTRAL;
  disk = undefined;
  clock = Date.parse('2026-11-24T08:00:00Z');
  fetcher = vi.fn<typeof fetch>(good);
});
afterEach(() => vi.useRealTimers());

describe('the outbox', () => {
  it('does nothing at all unless a store is named', async () => {
    central = undefined;
    expect(await wake().run({ now: true })).toBeUndefined();
    expect([fetcher.mock.calls.length, disk, await wake().status()]).toEqual([0, undefined, undefined]);
  });
  it('sends nothing before the chain has begun, and then all of it under the name of the chain', async () => {
    let begun = false;
    const reading = { after: (seq: number, limit: number) => Promise.resolve(begun ? entries.slice(seq, seq + limit) : []), entry: (seq: number) => Promise.resolve(begun ? entries[seq - 1] : undefined), last: () => Promise.resolve(begun ? entries.length : 0) };
    // The first entries are written while the first sending is under way.
    const racing = wake({ records: { ...reading, after: (seq, limit) => ((begun = true), reading.after(seq, limit)) } });
    expect(await racing.run()).toBe(clock + 60_000);
    expect(fetcher).not.toHaveBeenCalled();
    begun = true;
    await racing.run({ now: true });
    const chains = fetcher.mock.calls.flatMap(([, init]) => String(init?.body).split('\n').map((line) => (JSON.parse(line) as { chain: string }).chain));
    expect([chains.length, new Set(chains)]).toEqual([25, new Set([CHAIN])]);
  });
  it('waits longer after each failure, also over the death of the worker, and begins where it stopped', async () => {
    fetcher.mockImplementationOnce(good).mockRejectedValue(new TypeError('Failed to fetch'));
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const next = (await wake().run()) ?? 0;
      expect(await wake().run()).toBe(next);
      waits.push((next - clock) / 60_000);
      clock = next;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(fetcher).toHaveBeenCalledTimes(10);
    expect(await wake().status()).toMatchObject({ sent: 10, waiting: 15, fault: 'offline', failures: 9 });
    fetcher.mockImplementation(good);
    await wake().run();
    const status = await wake().status();
    expect(status).toMatchObject({ sent: 25, waiting: 0, failures: 0 });
    expect(status?.fault).toBeUndefined();
    expect(fetcher.mock.calls.slice(10).map(([, init]) => String(init?.body).split('\n').map((line) => (JSON.parse(line) as { seq: number }).seq))).toEqual([
      [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25],
    ]);
  });
  it('does not wait for a time that a clock put back has left far ahead', async () => {
    fetcher.mockRejectedValue(new TypeError('Failed to fetch'));
    await wake().run();
    clock -= 30 * 86_400_000;
    await wake().run();
    expect(fetcher).toHaveBeenCalledTimes(2);
  });
  it('begins anew for another store, another round and another chain', async () => {
    await wake().run();
    const kept = disk as OutboxState;
    for (const other of [{ ...CENTRAL, database: 'other' }, { ...CENTRAL, round: 1 }]) {
      central = other;
      disk = kept;
      expect(await wake().status()).toMatchObject({ sent: 0, waiting: 25 });
    }
    central = CENTRAL;
    disk = { ...kept, chain: CHAIN.replaceAll('1', '2') };
    expect(await wake().status()).toMatchObject({ sent: 0 });
    disk = { ...kept, sent: 900 };
    expect(await wake().status()).toMatchObject({ sent: 0 });
    disk = { sent: 'all' };
    expect(await wake().status()).toMatchObject({ sent: 0 });
  });
  it('stops after the batch under way when policy takes the store away', async () => {
    fetcher.mockImplementation(() => {
      central = undefined;
      return good();
    });
    await wake().run();
    expect(fetcher).toHaveBeenCalledTimes(1);
  });
  it('asks nobody where the browser has not let it', async () => {
    await wake({ permitted: () => Promise.resolve(false) }).run();
    expect([fetcher.mock.calls.length, (await wake().status())?.fault]).toEqual([0, 'no-permission']);
  });
});

describe('an insert', () => {
  const rows = [centralRow(entries[1] as AuditEntry, { chain: CHAIN, app: '0.1.0', lists: [] }, undefined)];
  const answered = (body: BodyInit | null, status: number, headers: Record<string, string> = {}) => insertRows(CENTRAL, rows, () => Promise.resolve(new Response(body, { status, headers })));
  it('carries credentials in headers only, no cookies, and follows no redirect', async () => {
    await insertRows(CENTRAL, rows, fetcher);
    const [url, init] = fetcher.mock.calls[0] as [URL, RequestInit];
    expect(url.href).not.toContain('word-of-the-desk');
    expect(url.searchParams.get('query')).toMatch(/^INSERT INTO entries \([a-z_, ]+\) FORMAT JSONEachRow$/);
    expect(init).toMatchObject({ credentials: 'omit', redirect: 'manual', cache: 'no-store', headers: { 'x-clickhouse-user': 'desk', 'x-clickhouse-key': 'word-of-the-desk' } });
  });
  it('takes nothing for written that is not plainly so', async () => {
    expect(await answered('', 200, { 'x-clickhouse-summary': '{}' })).toEqual({ ok: true, value: undefined });
    expect(await answered('<html>请先登录</html>', 200)).toMatchObject({ reason: 'not-clickhouse' });
    expect(await answered('', 200)).toMatchObject({ reason: 'not-clickhouse' });
    expect(await answered('Code: 241. DB::Exception: Memory limit', 200, { 'x-clickhouse-summary': '{}' })).toMatchObject({ reason: 'not-clickhouse' });
  });
  it.each([
    [302, '', 'redirected'],
    [401, '', 'unauthorized'],
    [500, 'Code: 193, e.displayText() = DB::Exception: Wrong password', 'unauthorized'],
    [404, 'Code: 60. DB::Exception: Table creditgate.entries does not exist', 'schema-behind'],
    [400, 'Code: 117, e.displayText() = DB::Exception: Unknown field', 'schema-behind'],
    [500, 'Code: 252, e.displayText() = DB::Exception: Too many parts', 'busy'],
    [503, '', 'busy'],
    [413, '', 'too-large'],
    [500, 'word-of-the-desk', 'refused'],
  ])('words an answer of %i (%s) as %s', async (status, body, reason) => {
    // Only the word: what a server says may hold anything.
    expect(await answered(body, status)).toEqual({ ok: false, reason });
  });
  it('reads no more of an endless answer than its beginning', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode('x'.repeat(1_000)));
      },
    });
    expect(await answered(endless, 500)).toMatchObject({ reason: 'refused' });
    expect(pulled).toBeLessThan(10);
  });
  it('gives up a server that never answers', async () => {
    const silent: typeof fetch = (_, init) => new Promise((_resolve, reject) => void init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));
    expect(await insertRows(CENTRAL, rows, silent, 20)).toMatchObject({ reason: 'timed-out' });
  });
});

it('spreads tries by chance and within bounds', () => {
  for (const chance of [0, 0.25, 0.999]) {
    expect(retryMs(1, () => chance)).toBeGreaterThanOrEqual(30_000);
    for (let failures = 1; failures < 60; failures += 1) expect(retryMs(failures, () => chance)).toBeLessThanOrEqual(longestMs(60));
  }
  expect(retryMs(5, () => 0)).not.toBe(retryMs(5, () => 0.9));
});
