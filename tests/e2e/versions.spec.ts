/**
 * Versions of a list as an administrator meets them: a sync that shows how far it is, what changed, going back with a
 * reason, a sync that respects it, release; keys replaced through keys.json with both suites signing; hosts by policy.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Listing } from '../../lib/list/index.ts';
import { buildDelta, buildList, makeKeyPair, rotateKeys, type PrivateJwk, type PublicJwk } from '../../lib/publisher/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { startPacedServer, type PacedServer } from '../faults/paced-server.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { usccOf } from '../support/codes.ts';
import { sample, samples } from '../support/listings.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-versions-'));
const [OLD, NEW] = [usccOf('91', 7_300_001), usccOf('91', 7_300_002)];
const REASON = '发布单位通知新版本有误，待其更正';
const first = [...samples(20_000), sample(80_000_001, { uscc: OLD, name: '示例旧录测试有限公司' })];
const second: Listing[] = [...first.slice(3, 20_000).map((listing, index) => (index < 5 ? { ...listing, removedOn: '2026-11-01' } : listing)), sample(80_000_002, { uscc: NEW, name: '示例新录测试有限公司' })];

let keys: PrivateJwk[];
let publicKeys: PublicJwk[];
let server: PacedServer;
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const pairs = [await makeKeyPair(), await makeKeyPair('SM2')];
  keys = pairs.map(({ privateJwk }) => privateJwk);
  publicKeys = pairs.map(({ publicJwk }) => publicJwk);
  await publish(first, 'v1', 1);
  await publish(second, 'v2-base', 2);
  const delta = await buildDelta({ from: join(work, 'v1'), to: join(work, 'v2-base'), out: join(work, 'v2'), keys });
  if (!delta.ok) throw new Error(delta.reason);
  // Some seconds for the list: the page asks once a second.
  server = await startPacedServer({ chunkBytes: 2_048 });
  server.serve(join(work, 'v1'));
  server.hold();
  desk = await startDesk({ list: { dir: join(work, 'v1'), publicKey: publicKeys[0] as PublicJwk }, policy: { lists: [{ id: 'severe', url: server.url, keys: publicKeys, threshold: 1, suite: 'both' }] } });
  // Managed policy comes when the browser has read it: seconds after a start, on a busy machine.
  await expect.poll(async () => (await state()) !== undefined, { timeout: 60_000 }).toBe(true);
  page = await desk.browser.options();
  // A desk on which nothing has been checked yet begins with its guide.
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/lists`);
  page.setDefaultTimeout(10_000);
});
test.afterAll(async () => {
  server?.release();
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

async function publish(listings: readonly Listing[], name: string, version: number): Promise<void> {
  const built = await buildList({ listings, out: join(work, name), id: 'severe', kind: 'severe', asOf: chinaDay(Date.now()), keys, version, now: Date.now() - 60_000 + version * 1000 });
  if (!built.ok) throw new Error(built.reason);
}
const state = async () => (await desk.ask('status', {})).lists[0]?.state;
const outcome = async (code: string) => (await desk.ask('lookup', { code })).outcome;
async function sync(): Promise<string | undefined> {
  const before = (await state())?.lastAttemptAt;
  await desk.ask('syncNow', {});
  await expect.poll(async () => (await state())?.lastAttemptAt, { timeout: 30_000 }).not.toBe(before);
  await expect.poll(async () => (await state())?.progress, { timeout: 30_000 }).toBeUndefined();
  return (await state())?.lastOutcome;
}

test('a running sync shows its stage, bytes and time, and still does when the page is opened again', async () => {
  const running = page.getByRole('status').filter({ hasText: /(下载数据|写入本机) [\d.]+ (kB|MB) \/ [\d.]+ MB/ });
  server.release();
  await expect(running).toBeVisible();
  await page.reload();
  await expect(running).toBeVisible();
  await desk.synced();
  await expect(page.getByText('20,001 条').first()).toBeVisible({ timeout: 15_000 });
  expect((await state())?.history?.[0]).toMatchObject({ outcome: 'updated-base' });
  await expect(page.getByText('按配置的公钥：2 把，至少 1 个签名，两种都要')).toBeVisible();
});

test('the table of changes says what the newer version added, changed and removed', async () => {
  server.serve(join(work, 'v2'));
  expect(await sync()).toBe('updated-delta');
  expect([await outcome(OLD), await outcome(NEW)]).toEqual(['not-found', 'listed']);
  // A name with one wrong character is not found, and the one that may have been meant is told.
  const mistyped = await desk.ask('lookup', { name: '示例新录册试有限公司' });
  expect([mistyped.outcome, mistyped.findings.map(({ grade, listedName }) => [grade, listedName])]).toEqual(['not-found', [['G5', '示例新录测试有限公司']]]);
  const popup = await desk.browser.popup();
  await popup.getByRole('search').getByRole('textbox').fill('示例新录册试有限公司');
  await popup.keyboard.press('Enter');
  await popup.getByText(/名称相近的列入主体/).click();
  await expect(popup.getByText('示例新录测试有限公司').first()).toBeVisible();
  await popup.screenshot({ path: test.info().outputPath('near.png') });
  await popup.close();
  await page.reload();
  await page.getByRole('button', { name: '对比变化 severe' }).click();
  const dialog = page.getByRole('dialog');
  for (const text of ['全部 10', '新增 1', '变更 5', '删除 4']) await expect(dialog.getByText(text, { exact: true })).toBeVisible();
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill(NEW);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('示例新录测试有限公司')).toBeVisible();
  await expect(dialog.getByText('共 1 条')).toBeVisible();
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill('');
  await page.keyboard.press('Enter');
  await dialog.getByText('变更 5', { exact: true }).click();
  await dialog.getByRole('button', { name: /展开/ }).first().click();
  await expect(dialog.getByRole('row', { name: /^移出日期 无 2026-11-01/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出 CSV' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(11);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('going back needs a reason, answers from the older version and keeps the newer one out until it is released', async () => {
  await page.getByRole('button', { name: '退回上一版 severe' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('退回后本机多 3 条')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '确认退回' })).toBeDisabled();
  await dialog.getByLabel('理由').fill(REASON);
  await dialog.getByRole('button', { name: '确认退回' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(REASON)).toBeVisible();
  expect([await outcome(OLD), await outcome(NEW)]).toEqual(['listed', 'not-found']);
  expect(await sync()).toBe('pinned');
  expect(await state()).toMatchObject({ current: { version: 1 }, versionFloor: 2, pinned: { reason: REASON } });
  const popup = await desk.browser.popup();
  await expect(popup.getByText('已固定', { exact: true })).toBeVisible();
  await popup.close();

  await page.getByRole('button', { name: '解除固定 severe' }).click();
  await page.locator('.ant-popover').getByRole('button', { name: '解除固定' }).click();
  await expect.poll(async () => (await state())?.current?.version, { timeout: 20_000 }).toBe(2);
  expect([await outcome(OLD), await outcome(NEW)]).toEqual(['not-found', 'listed']);
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/records`);
  for (const text of ['退回上一版', '解除固定', REASON]) await expect(page.getByText(text).first()).toBeVisible();
  expect((await desk.ask('verifyRecords', {})).ok).toBe(true);
});

test('keys are replaced through keys.json, signed by both suites, and the card says which count', async () => {
  const added = await makeKeyPair();
  const rotated = await rotateKeys({ out: join(work, 'v2'), keys, roots: publicKeys, add: [added.publicJwk], threshold: 1 });
  expect(rotated.ok).toBe(true);
  expect(await sync()).toBe('up-to-date');
  expect((await state())?.keySet).toMatchObject({ version: 1, threshold: 1, keys: 3, revoked: 0 });
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/lists`);
  await expect(page.getByText(/密钥集第 1 版：3 把，至少 1 个签名/)).toBeVisible({ timeout: 15_000 });
});

test('a list on a host that the policy does not name is refused, and says so', async () => {
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/lists`);
  desk.setPolicy({ ...desk.policy, listHosts: ['list.example.gov.cn'] });
  await expect.poll(async () => (await desk.ask('policy', {})).listHosts, { timeout: 20_000 }).toEqual(['list.example.gov.cn']);
  expect(await sync()).toBe('host-not-in-policy');
  await expect(page.getByText('策略不允许从该主机获取名单，未下载').first()).toBeVisible({ timeout: 15_000 });
  expect(await outcome(NEW)).toBe('listed');
});
