/** The extension's outbox against a real ClickHouse server that is started, killed and started again here. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations, queryNames, queryText, refresh, type Run } from '../../lib/build/central.ts';
import { centralRow, COLUMNS, type CentralStore } from '../../lib/outbox/index.ts';
import { chainOf, openDesk, type Desk } from './desk.ts';
import { startClickhouse, type ClickhouseServer } from './server.ts';

const PASSWORD = 'desk-test-word';
let server: ClickhouseServer;
let central: CentralStore;
let desk: Desk;
const run: Run = (sql) => server.query(sql, { database: 'creditgate' });
const rows = <T>(sql: string) => server.rows<T>(sql, { database: 'creditgate' });

beforeAll(async () => {
  server = await startClickhouse({ password: PASSWORD });
  central = { url: server.url, database: 'creditgate', user: 'desk', password: PASSWORD, office: '990000', intervalMinutes: 60, round: 0 };
});
afterAll(() => server.remove());
beforeEach(async () => {
  await server.query('DROP DATABASE IF EXISTS creditgate');
  await server.query('CREATE DATABASE creditgate');
  desk = await openDesk(central);
});
afterEach(() => desk.records.close());

interface Held {
  readonly rows: string;
  readonly different: string;
  readonly last: string;
}
/** Rows as they lie there, different ones among them, and the last number. */
const held = async () => (await rows<Held>('SELECT count() AS rows, uniqExact(chain, seq) AS different, max(seq) AS last FROM entries'))[0];
const exact = async () => (await rows<{ n: string }>('SELECT count() AS n FROM entries FINAL'))[0]?.n;

describe('sending', () => {
  it('brings every entry there once, in the columns that the migrations made', async () => {
    await migrate(run);
    for (let i = 0; i < 20; i += 1) await desk.records.append('check', { host: 'xk.example.gov.cn:8080', pageKind: 'licensing', outcome: 'listed', grade: 'G1', lists: ['severe@7', 'local:张三的名单@3'], effects: ['warn'], facts: { findings: [{ groundCode: 'ART5_FOOD' }] } });
    await desk.records.append('block', { check: 2, host: 'xk.example.gov.cn:8080', pageKind: 'licensing', outcome: 'listed', grade: 'G1', lists: ['severe@7'], effects: ['block-commitment'] });
    await desk.wake().run();
    expect(await held()).toEqual({ rows: '22', different: '22', last: '22' });
    const [block] = await rows(`SELECT ${COLUMNS.filter((name) => name !== 'chain' && name !== 'at' && name !== 'day').join(', ')}, toUnixTimestamp(at) AS at, day, toString(chain) AS chain FROM entries WHERE kind = 'block'`);
    const [first, , , ...others] = (await desk.records.after(0, 100)) as [Awaited<ReturnType<Desk['records']['after']>>[number], ...Awaited<ReturnType<Desk['records']['after']>>];
    const entry = others.at(-1) as typeof first;
    expect(block).toMatchObject({ seq: '22', kind: 'block', office: '990000', app: '0.1.0', host: 'xk.example.gov.cn:8080', page_kind: 'licensing', outcome: 'listed', grade: 'G1', ground: 'ART5_FOOD', lists: ['severe@7'], effects: ['block-commitment'], chain: first.data.chain, at: Math.floor(Date.parse(entry.at) / 1000) });
    expect((await rows<{ lists: string[] }>("SELECT lists FROM entries WHERE kind = 'check' LIMIT 1"))[0]?.lists).toEqual(['severe@7', 'local@3']);
    expect(await desk.wake().status()).toMatchObject({ sent: 22, waiting: 0, failures: 0 });
  });

  it('counts once what arrives twice: an acknowledgement that was lost, a cursor that was lost, everything again', async () => {
    await migrate(run);
    desk.have(chainOf(3_000, { from: '2026-10-20', days: 30 }));
    let lost = 2;
    const losing: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      if (lost-- > 0) throw new TypeError('connection reset');
      return response;
    };
    const clock = { at: Date.now() };
    const parts = { fetch: losing, now: () => clock.at, batch: 700 };
    for (let i = 0; i < 5; i += 1) {
      await desk.wake(parts).run();
      clock.at += 3_600_000;
    }
    expect(await desk.wake().status()).toMatchObject({ sent: 3_000, waiting: 0 });
    desk.forget();
    await desk.wake({ batch: 1_100 }).run({ now: true });
    const { rows: lying, different } = (await held()) as Held;
    // More rows than entries may lie there until parts are merged: no query may see it.
    expect(Number(lying)).toBeGreaterThanOrEqual(3_000);
    expect(different).toBe('3000');
    expect(await exact()).toBe('3000');
    await refresh(run);
    await refresh(run);
    expect((await rows<{ n: string }>('SELECT sum(entries) AS n FROM day_counts FINAL'))[0]?.n).toBe('3000');
    await run('OPTIMIZE TABLE entries PARTITION 202610 FINAL');
    await run('OPTIMIZE TABLE entries PARTITION 202611 FINAL');
    expect((await held())?.rows).toBe('3000');
  });

  it('loses nothing when the server is killed in the midst of a batch and comes back', async () => {
    await migrate(run);
    desk.have(chainOf(12_000, { from: '2026-11-01', days: 20 }));
    let calls = 0;
    const killing: typeof fetch = async (input, init) => {
      calls += 1;
      if (calls !== 3) return fetch(input, init);
      const [answer] = await Promise.allSettled([fetch(input, init), wait(3).then(() => server.end('SIGKILL'))]);
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    };
    await desk.wake({ fetch: killing, batch: 2_000 }).run();
    const status = await desk.wake().status();
    expect(status).toMatchObject({ fault: 'offline', failures: 1, waiting: 12_000 - (status?.sent ?? 0) });
    expect(status?.sent).toBeGreaterThanOrEqual(4_000);
    await desk.wake().run({ now: true });
    expect(await desk.wake().status()).toMatchObject({ fault: 'offline', failures: 2 });
    await server.start();
    await desk.wake({ batch: 2_000 }).run({ now: true });
    expect(await desk.wake().status()).toMatchObject({ sent: 12_000, waiting: 0, failures: 0 });
    expect(await exact()).toBe('12000');
    expect((await held())?.different).toBe('12000');
  });

  it('catches up a month without a network: forty thousand entries, a batch at a time', async () => {
    await migrate(run);
    const made = chainOf(40_000, { from: '2026-10-15', days: 35 });
    desk.have(made);
    const sizes: number[] = [];
    let open = 0;
    const watching: typeof fetch = async (input, init) => {
      open += 1;
      expect(open).toBe(1);
      sizes.push(String(init?.body).split('\n').length);
      const response = await fetch(input, init);
      open -= 1;
      return response;
    };
    const outbox = desk.wake({ fetch: watching });
    await Promise.all([outbox.run(), outbox.run(), outbox.run({ now: true })]);
    expect(await outbox.status()).toMatchObject({ sent: 40_000, waiting: 0 });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5_000);
    expect(await held()).toEqual({ rows: '40000', different: '40000', last: '40000' });
    const sent = await rows<{ kind: string; n: string }>('SELECT kind, count() AS n FROM entries GROUP BY kind ORDER BY kind');
    const counts = new Map<string, number>();
    for (const { kind } of made) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(sent.map(({ kind, n }) => [kind, Number(n)])).toEqual([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('says in a word what the server has against it', async () => {
    await desk.records.append('check', {});
    const fault = async (other: Partial<CentralStore> = {}) => {
      const outbox = desk.wake({ central: () => Promise.resolve({ ...central, ...other }) });
      await outbox.run({ now: true });
      return (await outbox.status())?.fault;
    };
    expect(await fault()).toBe('schema-behind');
    await migrate(run, 1);
    expect(await fault()).toBe('schema-behind');
    expect(await fault({ password: 'another word' })).toBe('unauthorized');
    expect(await fault({ database: 'default' })).toBe('unauthorized');
    await migrate(run);
    expect(await fault()).toBeUndefined();
    expect(await exact()).toBe('2');
  });
});

describe('migrations', () => {
  it('bring a store of the first form to the newest with its rows, once, and can be repeated', async () => {
    expect(await migrate(run, 1)).toEqual({ applied: ['1 entries'], version: 1 });
    const made = chainOf(2, { from: '2026-11-02', days: 1 });
    desk.have(made);
    const [one, two] = made;
    if (one === undefined || two === undefined) throw new Error('two entries were made');
    // As a desk of that time wrote them: columns of later migrations are not there.
    const old = [one, two].map((entry) => {
      const { app: _app, signed: _signed, field: _field, hits: _hits, ...row } = centralRow(entry, { chain: String(one.data.chain), office: '990000', app: '', lists: [] }, entry);
      return JSON.stringify(row);
    });
    await server.query(`INSERT INTO entries (${COLUMNS.filter((name) => !['app', 'signed', 'field', 'hits'].includes(name)).join(', ')}) FORMAT JSONEachRow`, { database: 'creditgate', body: old.join('\n') });
    const newest = migrations().length;
    expect(await migrate(run)).toMatchObject({ version: newest, applied: migrations().slice(1).map(({ version, name }) => `${version} ${name}`) });
    expect(await migrate(run)).toEqual({ applied: [], version: newest });
    // One that broke off before it was noted runs again.
    await run('DROP TABLE migrations');
    expect((await migrate(run)).applied).toHaveLength(newest);
    expect(await rows('SELECT toString(chain) AS chain, maxMerge(last_seq) AS seq FROM desks GROUP BY chain')).toEqual([{ chain: one.data.chain, seq: '2' }]);
    await desk.wake().run();
    await refresh(run);
    expect(await exact()).toBe('2');
    expect(await rows('SELECT sum(entries) AS n FROM day_counts FINAL')).toEqual([{ n: '2' }]);
  });

  it('refuse to go on where an applied one was changed', async () => {
    await migrate(run, 1);
    await run('DROP TABLE migrations');
    await run('CREATE TABLE migrations (version UInt32, name String, sha256 String, applied DateTime) ENGINE = MergeTree ORDER BY version');
    await run("INSERT INTO migrations VALUES (1, 'entries', 'x', now())");
    await expect(migrate(run)).rejects.toThrow('is not the one that was applied');
  });
});

describe('the queries of the dashboard', () => {
  it('give the same figures as the entries themselves', async () => {
    await migrate(run);
    const made = chainOf(5_000, { from: '2026-11-01', days: 10 });
    desk.have(made);
    await desk.wake({ batch: 900 }).run();
    desk.forget();
    await desk.wake({ batch: 1_300 }).run();
    await refresh(run);
    const days = { from: '2026-11-01', to: '2026-11-10' };
    const answer = async (name: string) => rows<Record<string, string>>(queryText(name, days));
    const count = (kind: string) => made.filter((entry) => entry.kind === kind).length;
    const total = (name: string, list: readonly Record<string, string | undefined>[]) => list.reduce((sum, row) => sum + Number(row[name]), 0);
    const trend = await answer('01-trend');
    expect(trend).toHaveLength(10);
    expect([total('checks', trend), total('blocks', trend), total('overrides', trend)]).toEqual([count('check'), count('block'), count('override')]);
    expect(await answer('02-offices')).toMatchObject([{ office: '990000', blocks: String(count('block')), signed_overrides: '0' }]);
    expect(await answer('03-systems')).toMatchObject([{ host: 'xk.example.gov.cn', checks: String(count('check')), listed: String(made.filter(({ kind, data }) => kind === 'check' && data.outcome === 'listed').length) }]);
    const grounds = await answer('04-grounds');
    expect(total('blocks', grounds)).toBe(count('block'));
    const live = await answer('05-live');
    expect(total('checks', live)).toBe(made.filter(({ kind, at }) => kind === 'check' && at.startsWith('2026-11-10')).length);
    expect(await answer('06-silent-desks')).toEqual([]);
    expect(await answer('07-list-versions')).toEqual([{ list: 'severe@128', desks: '1' }]);
    expect(await answer('08-gaps')).toEqual([]);
    expect(await answer('09-builds')).toEqual([{ app: '0.1.0', desks: '1' }]);
    expect(await answer('10-overrides-by-desk')).toMatchObject([{ overrides: String(count('override')) }]);
    const half = count('listing-decision') / 2;
    expect(await answer('11-listing-advice')).toEqual([{ office: '990000', advised: String(count('listing-advice')), to_list: String(half), not_to_list: String(half), undecided: '0', steps_done: '0' }]);
    expect(await answer('12-reasons-not-to-list')).toEqual([{ reason: 'no-intent', ground: 'ART5_FOOD', decisions: String(half) }]);
    expect(await answer('13-clues')).toEqual([{ field: 'food', registered: String(count('clue-registered')), transferred: '0', concluded: String(count('clue-moved')), with_result: String(count('clue-moved')), closed: '0' }]);
    expect(await answer('14-inspections')).toEqual([{ ground: 'ART5_FOOD', inspections: String(count('inspection')), raised: String(count('inspection')), taken_back: '0' }]);
    const marks = made.filter(({ kind }) => kind === 'typical-case').reduce((sum, { data }) => sum + (data.event === 'case-marked' ? 1 : -1), 0);
    expect(await answer('15-typical-cases')).toEqual([{ field: 'food', cases: String(marks) }]);
    expect(await answer('16-found')).toEqual([{ kind: 'table', times: String(count('table')), parties: String(50 * count('table')), listed: String(2 * count('table')) }]);
    expect(queryNames()).toHaveLength(16);
  });
  it('count once what a newer build sends again with more in it', async () => {
    await migrate(run);
    const made = chainOf(200, { from: '2026-11-01', days: 1 });
    desk.have(made);
    // As an older build sent them: number, day and kind alone.
    const bare = made.map((entry) => JSON.stringify(centralRow({ ...entry, data: {} }, { chain: String(made[0]?.data.chain), app: '', lists: [] }, undefined)));
    await server.query(`INSERT INTO entries (${COLUMNS.join(', ')}) FORMAT JSONEachRow`, { database: 'creditgate', body: bare.join('\n') });
    await refresh(run);
    await desk.wake().run();
    await run('OPTIMIZE TABLE entries FINAL');
    await refresh(run);
    const clues = made.filter(({ kind }) => kind === 'clue-registered').length;
    expect(await rows(queryText('13-clues', { from: '2026-11-01', to: '2026-11-01' }))).toMatchObject([{ field: 'food', registered: String(clues) }]);
    expect(await rows('SELECT sum(entries) AS n FROM day_counts FINAL')).toEqual([{ n: '200' }]);
  });
  it('shows which entries of a chain are missing', async () => {
    await migrate(run);
    const made = chainOf(10, { from: '2026-11-01', days: 1 });
    const held = made.filter(({ seq }) => seq !== 4 && seq !== 7).map((entry) => JSON.stringify(centralRow(entry, { chain: String(made[0]?.data.chain), app: '', lists: [] }, entry)));
    await server.query(`INSERT INTO entries (${COLUMNS.join(', ')}) FORMAT JSONEachRow`, { database: 'creditgate', body: held.join('\n') });
    expect(await rows(queryText('08-gaps', { from: '2026-11-01', to: '2026-11-01' }))).toEqual([{ chain: made[0]?.data.chain, missing: '2', last_seq: '10' }]);
  });
  it('takes days only', () => {
    expect(() => queryText('01-trend', { from: "2026-01-01' OR 1", to: '2026-01-02' })).toThrow('YYYY-MM-DD');
  });
});
