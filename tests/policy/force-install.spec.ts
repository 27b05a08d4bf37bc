/**
 * An organisation's way, for real: the browser's own policy installs the signed extension from a server of one's own,
 * managed policy configures it and changes while a page is open, and a later version is taken from the same server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { browserPolicies } from '../../lib/build/pack/policies/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startListServer } from '../servers/list.ts';
import { serveLoopback } from '../servers/loopback.ts';
import { E2E_BUILD } from '../support/browser.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood } from '../support/steps.ts';
import { releaseFolder, takeUp } from '../update/publish.ts';
import { complaints } from '../update/watch.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-force-'));
const site = join(work, 'site');
const profileDir = join(work, 'profile');
let server: Awaited<ReturnType<typeof startListServer>>;
let desk: Desk | undefined;

test.afterAll(async () => {
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

test('is installed from the office’s server, obeys its policy at once, works on a page, and is updated from there', async () => {
  test.setTimeout(180_000);
  const releases = releaseFolder(site);
  server = await startListServer(site);
  const { id, updateUrl } = releases.publish(E2E_BUILD, '0.1.0', server.url);
  // Tools of developers do not reach an extension that policy has installed, Playwright's neither, unless policy lets them.
  const browserPolicy = { ...browserPolicies({ id, updateUrl }), DeveloperToolsAvailability: 1 };
  const list = await buildDemoList(join(work, 'list'), { count: 500 });
  const start = (rules: object) => startDesk({ list, profileDir, policy: { enforced: { rules } }, installed: { id, browserPolicy } });
  const version = () => desk?.own.evaluate(() => chrome.runtime.getManifest().version);

  desk = await start({ agingAfterDays: 2 });
  expect(await version()).toBe('0.1.0');
  await desk.synced();
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await foodTo(page, 2);
  await expect.poll(async () => (await desk?.verdict(page))?.route?.state).toBe('closed');
  await expect(page.getByRole('radio', { name: '告知承诺制' })).toBeDisabled();

  const options = await desk.browser.options();
  await options.goto(`chrome-extension://${id}/options.html#/policy`);
  const rule = (label: string) => options.locator('.ant-form-item', { hasText: label });
  await expect(rule('放行须经复核人签署').getByRole('switch')).toBeEnabled();
  desk.setPolicy({ ...desk.policy, enforced: { rules: { overrideNeedsSecondSigner: true, agingAfterDays: 99 } }, defaults: { rules: { judgementDays: 30 } } });
  await expect(rule('放行须经复核人签署').getByRole('switch')).toBeDisabled({ timeout: 15_000 });
  await expect(rule('放行须经复核人签署')).toContainText('由您的组织管理');
  await expect(options.getByRole('alert')).toContainText('enforced.rules.agingAfterDays');
  await expect(rule('判断的有效天数').getByRole('spinbutton')).toHaveValue('30');
  await rule('判断的有效天数').getByRole('spinbutton').fill('20');
  await options.getByRole('button', { name: /^保\s?存$/ }).click();
  await expect(rule('判断的有效天数')).toContainText('本机设置');
  await options.getByRole('button', { name: '恢复 判断的有效天数' }).click();
  await expect(rule('判断的有效天数').getByRole('spinbutton')).toHaveValue('30');
  await expect(rule('判断的有效天数')).toContainText('组织推荐');

  // As in IE mode: a page of a named host in which nothing of ours can run.
  const dead = await serveLoopback(() => undefined);
  await dead.close();
  const closed = await desk.browser.page();
  await closed.goto(`${dead.base}/`).catch(() => undefined);
  const stateThere = async () => {
    const tabId = await desk?.own.evaluate(async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id, `${dead.base}/`);
    return tabId === undefined ? undefined : (await desk?.ask('tabVerdict', { tabId }))?.state;
  };
  await expect.poll(stateThere).toBe('not-running');

  const before = (await desk.ask('exportRecords', {})).jsonl.trim().split('\n');
  const said = complaints(desk.browser.context);
  releases.publish(E2E_BUILD, '0.1.1', server.url);
  await options.close();
  await takeUp(desk, { id, version: '0.1.1', profileDir });
  expect(server.log.some(({ path, status }) => path.endsWith('-0.1.1.crx') && status === 200)).toBe(true);
  // In the step of the form that no longer shows who applies: closed as before, by the new copy.
  await expect.poll(async () => (await desk?.verdict(page))?.route?.state).toBe('closed');
  await expect(page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ })).toHaveCount(1);
  await expect(page.getByRole('radio', { name: '告知承诺制' })).toBeDisabled();
  expect((await desk.ask('exportRecords', {})).jsonl.trim().split('\n').slice(0, before.length)).toEqual(before);
  expect(await desk.ask('verifyRecords', {})).toMatchObject({ ok: true });
  expect(said).toEqual([]);
});
