/**
 * The built extension and a real ClickHouse: a desk works while the centre is away, everything is there once when it comes back, and
 * nothing in it names anybody. The server's side goes through `npm run central`, as its administrator's does.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from '@playwright/test';
import { chinaDay } from '../../lib/shared/index.ts';
import { startClickhouse, type ClickhouseServer } from '../central/server.ts';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-central-'));
const PASSWORD = 'desk-test-word';
const DATABASE = { database: 'creditgate' };
let server: ClickhouseServer;
let desk: Desk;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startClickhouse({ password: PASSWORD });
  expect(central('migrate')).toMatch(/^applied 1 entries\n[^]*\nversion \d+\n$/);
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { central: { url: server.url, user: 'desk', password: PASSWORD, office: '990000' }, officer: { id: '990012', name: '测试经办' } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
  rmSync(work, { recursive: true, force: true });
});

/** `npm run central -- …`; throws what it says where it does not succeed. */
function central(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(execPath, ['lib/build/central-cli.ts', ...args], { encoding: 'utf8', env: { CREDITGATE_CENTRAL_URL: server.url } });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
const entries = async () => (await desk.ask('records', { offset: 0, limit: 1 })).total;

test('what was done while the centre was away arrives there once, and without names', async () => {
  await server.end();
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
  const clue = await desk.ask('registerClue', { facts: { name: '示例糕点店', field: 'food', note: '测试备注' } });
  expect(clue).toMatchObject({ ok: true });
  await desk.ask('centralNow', {});
  await expect.poll(async () => (await desk.ask('centralState', {}))?.fault).toBe('offline');
  expect((await desk.ask('centralState', {}))?.waiting).toBeGreaterThan(3);

  await server.start();
  const options = await desk.browser.page();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/feedback`);
  await options.getByRole('button', { name: '立即上报' }).click();
  await expect.poll(async () => (await desk.ask('centralState', {}))?.waiting).toBe(0);
  await expect(options.getByText(/^至第 \d+ 条/)).toBeVisible();
  const all = await entries();

  const rows = await server.rows<{ seq: string; kind: string; office: string; field: string; ground: string }>('SELECT * FROM entries FINAL ORDER BY seq', DATABASE);
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1));
  expect(rows.length).toBeGreaterThanOrEqual(all);
  const { jsonl } = await desk.ask('exportRecords', {});
  const kinds = jsonl.trimEnd().split('\n').map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(rows.map(({ kind }) => kind)).toEqual(kinds.slice(0, rows.length));
  expect(rows.find(({ kind }) => kind === 'clue-registered')).toMatchObject({ office: '990000', field: 'food' });
  const text = JSON.stringify(rows);
  for (const secret of ['示例', '测试', '91990000', '990012', 'food.html']) expect(text).not.toContain(secret);

  // Names go out only in the feedback file, which a person makes; an altered one is found by the desk that made it.
  const today = chinaDay(Date.now());
  for (const label of ['自', '至']) await options.getByLabel(label, { exact: true }).fill(today);
  const [made] = await Promise.all([options.waitForEvent('download'), options.getByRole('button', { name: '导出 JSON' }).click()]);
  const feedback = readFileSync(await made.path(), 'utf8');
  expect(feedback).toContain('示例');
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/records`);
  const verified = async (text: string) => {
    const [chooser] = await Promise.all([options.waitForEvent('filechooser'), options.getByRole('button', { name: '核验文件' }).click()]);
    await chooser.setFiles({ name: 'feedback.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await verified(feedback);
  await expect(options.getByRole('alert').filter({ hasText: '内容未被改动，由本机导出' })).toBeVisible();
  await verified(feedback.replace('示例', '别例'));
  await expect(options.getByRole('alert').filter({ hasText: '反馈文件的内容在导出后被改动' })).toBeVisible();

  central('refresh');
  const [heading, figures] = central('query', '01-trend', today, today).trim().split('\n');
  expect(heading).toBe('day\tchecks\tprompts\tblocks\toverrides\tstopped');
  expect(Number(figures?.split('\t')[1])).toBe(kinds.slice(0, rows.length).filter((kind) => kind === 'check').length);
  expect(central('queries').split('\n')).toContain('13-clues');
  expect(() => central('query', '01-trend', 'today', today)).toThrow('YYYY-MM-DD');
  expect(() => central('drop')).toThrow('migrate | refresh');
});
