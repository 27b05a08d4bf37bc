/** Test servers and synthetic data are themselves true: a fault that does not happen, or a bad row, would hide a failure. */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { importListings } from '../../lib/list/import/index.ts';
import { GROUND_CODES } from '../../lib/list/index.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { usccCheck } from '../../lib/subject/index.ts';
import { LIST_FAULTS, startListServer, type ListServer } from '../servers/list.ts';
import { usccOf } from '../support/codes.ts';
import { syntheticListings, writeCsv } from '../support/synthetic.ts';
import { caseListings, caseOf } from './cases.ts';

const TODAY = '2026-03-02';
let dir: string;
test.beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'creditgate-support-')); });
test.afterAll(() => { rmSync(dir, { recursive: true, force: true }); });

test('synthetic listings: same seed same rows, valid codes, every ground, nothing that could be a real party', () => {
  const rows = [...syntheticListings(5000, 7, TODAY)];
  expect([...syntheticListings(5000, 7, TODAY)]).toEqual(rows);
  expect([...syntheticListings(50, 8, TODAY)]).not.toEqual(rows.slice(0, 50));
  expect(new Set(rows.map((row) => row.uscc)).size).toBe(5000);
  expect(new Set(rows.map((row) => row.name)).size).toBe(5000);
  const earliest = addDays(TODAY, -1096);
  const wrong = rows.filter((row) => !(
    /^9[12]990000T/.test(row.uscc) && /示例|测试/.test(row.name) && row.listedOn < TODAY && row.listedOn > earliest &&
    (row.removedOn === '' || (row.removedOn > row.listedOn && row.removedOn < TODAY))
  ));
  expect(wrong).toEqual([]);
  expect(rows.filter((row) => row.removedOn !== '').length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.formerNames !== '').length).toBeGreaterThan(100);
});

test('codes agree with published vectors and with the product', () => {
  expect(usccOf('91', 1000)).toBe('91990000T00010007R');
  expect(usccOf('92', 9000)).toBe('92990000T00090000Y');
  for (let sequence = 0; sequence < 400; sequence += 1) expect(usccCheck(usccOf('91', sequence * 7919))).toBe(true);
});

test('the file that is written is taken whole by the importer, prepared cases first', async () => {
  const file = join(dir, 'rows.csv');
  const cases = caseListings(TODAY);
  expect(writeCsv(file, [...cases, ...syntheticListings(2000, 1, TODAY)])).toBe(2000 + cases.length);
  const read = await importListings({ name: 'rows.csv', bytes: () => createReadStream(file) });
  expect(read).toMatchObject({ ok: true, value: { rows: 2000 + cases.length, errors: 0, warnings: 0, unknownColumns: [] } });
  if (!read.ok) return;
  const listings = read.value.listings;
  expect(listings.find((one) => one.uscc === caseOf('listed').applicants[0]?.code)).toMatchObject({ name: '示例恒昌商贸有限公司', groundCode: 'ART5_FOOD' });
  const articles = GROUND_CODES.filter((code) => code.startsWith('ART'));
  expect([...new Set(listings.map((one) => one.groundCode))].sort()).toEqual([...articles].sort());
});

test('prepared listings are in force today, but for the removed one', () => {
  const today = chinaDay(Date.now());
  for (const row of caseListings(today)) {
    expect(row.listedOn > addDays(today, -1095) && row.listedOn < today).toBe(true);
    expect(row.removedOn === '' || row.removedOn < today).toBe(true);
  }
  expect(caseListings(today).filter((row) => row.removedOn !== '').map((row) => row.uscc)).toEqual([caseOf('removed').applicants[0]?.code]);
});

test.describe('list server', () => {
  const content = Buffer.from('0123456789'.repeat(2000));
  let server: ListServer;
  test.beforeAll(async () => {
    writeFileSync(join(dir, 'pack.bin'), content);
    server = await startListServer(dir);
  });
  test.afterAll(async () => { await server.close(); });
  test.beforeEach(() => { server.faults.clear(); });
  const get = (path = 'pack.bin') => fetch(server.url + path, { redirect: 'manual', signal: AbortSignal.timeout(2000) });

  test('serves what is in the folder, uncached, logs it, and nothing outside', async () => {
    const answer = await get();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    writeFileSync(join(dir, 'head.json'), '{"v":1}');
    expect(await (await get('head.json')).text()).toBe('{"v":1}');
    writeFileSync(join(dir, 'head.json'), '{"v":2}');
    expect(await (await get('head.json')).text()).toBe('{"v":2}');
    expect((await get('%2e%2e/%2e%2e/etc/passwd')).status).toBe(404);
    expect((await get('none')).status).toBe(404);
    expect(server.log.slice(0, 2)).toMatchObject([{ path: '/pack.bin', status: 200, bytes: 20_000 }, { path: '/head.json', status: 200 }]);
  });

  for (const fault of LIST_FAULTS) {
    test(`fault ${fault}`, async () => {
      server.faults.set('pack', fault);
      const expected: Record<typeof fault, () => Promise<void>> = {
        '404': async () => expect((await get()).status).toBe(404),
        '500': async () => expect((await get()).status).toBe(500),
        hang: async () => expect(get()).rejects.toThrow(/timeout/i),
        redirect: async () => expect((await get()).status).toBe(302),
        truncate: async () => expect((await get()).arrayBuffer()).rejects.toThrow(/terminated/),
        'truncate-once': async () => {
          await expect((await get()).arrayBuffer()).rejects.toThrow(/terminated/);
          const rest = await fetch(`${server.url}pack.bin`, { headers: { range: 'bytes=10000-' } });
          expect([rest.status, (await rest.arrayBuffer()).byteLength]).toEqual([206, 10_000]);
        },
        '304': async () => expect((await get()).status).toBe(304),
        short: async () => expect((await (await get()).arrayBuffer()).byteLength).toBe(10_000),
        'wrong-bytes': async () => {
          const body = Buffer.from(await (await get()).arrayBuffer());
          expect(body.length).toBe(content.length);
          expect(body.equals(content)).toBe(false);
        },
        slow: async () => {
          const started = Date.now();
          expect(Buffer.from(await (await get()).arrayBuffer()).equals(content)).toBe(true);
          expect(Date.now() - started).toBeGreaterThanOrEqual(100);
        },
      };
      await expected[fault]();
      server.faults.clear();
      expect((await get()).status).toBe(200);
    });
  }
});
