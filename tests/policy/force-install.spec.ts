/**
 * An organisation's way, for real: the browser's own policy installs the signed extension from a server of one's own,
 * managed policy configures it and changes while a page is open, and a later version is taken from the same server.
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readFolder } from '../../lib/build/pack/archive.ts';
import { packRelease, type Packed } from '../../lib/build/pack/release.ts';
import { browserPolicies } from '../../lib/build/pack/policies/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startListServer } from '../servers/list.ts';
import { serveLoopback } from '../servers/loopback.ts';
import { E2E_BUILD } from '../support/browser.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood } from '../support/steps.ts';

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
  mkdirSync(site);
  server = await startListServer(site);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const files = readFolder(E2E_BUILD);
  const publish = (version: string): Packed => {
    const packed = packRelease(files, { key: privateKey, url: server.url, version });
    writeFileSync(join(site, packed.crxName), packed.crx);
    writeFileSync(join(site, 'updates.xml'), packed.updates);
    return packed;
  };
  const { id, updateUrl } = publish('0.1.0');
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

  publish('0.1.1');
  expect(await options.evaluate(() => chrome.runtime.requestUpdateCheck())).toMatchObject({ status: 'update_available', version: '0.1.1' });
  await expect.poll(() => server.log.some(({ path, status }) => path.endsWith('-0.1.1.crx') && status === 200)).toBe(true);
  // The browser unpacks it, and takes it up when the extension rests or at its next start; here it is the start.
  await expect.poll(() => existsSync(join(profileDir, 'Default', 'Extensions', id, '0.1.1_0'))).toBe(true);
  await desk.close();
  desk = await start({ agingAfterDays: 2 });
  expect(await version()).toBe('0.1.1');
  await desk.synced();
});
