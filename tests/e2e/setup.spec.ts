/** From a clean profile without any policy to a first real check: the guide of the options page, by keyboard where a person would use it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { thumbprintOf } from '../../lib/list/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { startOptionsDesk, type OptionsDesk } from '../support/options-desk.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-setup-'));
let desk: OptionsDesk;
let list: OptionsDesk['list'];
let server: OptionsDesk['server'];
let browser: OptionsDesk['browser'];
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  // No policy: everything is set by hand here.
  desk = await startOptionsDesk(work, { count: 300 });
  ({ list, server, browser, page } = desk);
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

const step = (name: RegExp) => page.getByRole('button', { name });

test('the guide comes first, refuses an unchecked key, and goes from an empty desk to a recorded check', async () => {
  await expect(page.getByRole('heading', { name: '使用向导' })).toBeVisible();
  await expect(page.getByText('已完成 0 步，共 4 步').last()).toBeVisible();

  await page.getByLabel('名单编号').fill('severe');
  await page.getByLabel('名单地址').fill(server.url);
  await page.getByLabel('验证公钥（JWK）').fill(JSON.stringify(list.publicKey));
  const print = (await thumbprintOf(list.publicKey)).slice(0, 16);
  await expect(page.getByText((print.match(/.{4}/g) ?? []).join(' '))).toBeVisible();
  await page.getByRole('button', { name: '保存并开始同步' }).click();
  await expect(page.getByText('请先核对公钥指纹')).toBeVisible();
  await page.getByRole('checkbox', { name: '已与发布单位核对，指纹一致' }).press('Space');
  await page.getByRole('button', { name: '保存并开始同步' }).press('Enter');
  await expect(step(/第 2 步/)).toContainText(`截至 ${chinaDay(Date.now())}，共 300 条`, { timeout: 20_000 });
  await expect(step(/第 1 步/)).toContainText('已完成');

  // The page is left in the midst of it: what was done is still done.
  await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await expect(page.getByText('已完成 2 步，共 4 步').last()).toBeVisible();

  const address = page.getByLabel('系统地址');
  await address.fill('不是 地址');
  await address.press('Enter');
  await expect(page.getByRole('alert')).toContainText('sites.hosts[0]');
  await address.fill('http://127.0.0.1:8080/portal/apply?id=1');
  await address.press('Enter');
  await expect(step(/第 3 步/)).toContainText('127.0.0.1:8080');
  await expect(step(/第 3 步/)).toContainText('已完成');

  const party = page.getByLabel('名称或代码');
  await party.fill('91990000T00010007R');
  await party.press('Enter');
  await expect(page.getByRole('heading', { name: /已列入严重违法失信名单/ })).toBeVisible();
  await expect(page.getByText('已完成 4 步，共 4 步').last()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '本机已可使用' })).toBeVisible();

  // From now on the lists come first, and the guide can still be had.
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await expect(page.getByRole('heading', { name: '名单', exact: true })).toBeVisible();
  await page.getByRole('menuitem', { name: '使用向导' }).click();
  await expect(page.getByText('已完成 4 步，共 4 步').last()).toBeVisible();
});

test('the rule pack is changed as a draft: its effect is seen first, tried on the records, and saved with a reason that is recorded', async () => {
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/rulepack`);
  const askForCheck = async () => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('处理').fill('须经核对');
    await dialog.getByLabel('处理').press('Enter');
    await expect(dialog.locator('.ant-select-selection-item, .ant-select-item').filter({ hasText: '须经核对确认' }).first()).toBeVisible();
    await dialog.getByRole('button', { name: /^采\s?用$/ }).press('Enter');
    await expect(dialog).toHaveCount(0);
  };
  await page.getByRole('button', { name: '修改规则包' }).click();
  const preview = page.getByRole('status').filter({ hasText: '现行规则包' });
  await page.getByRole('combobox', { name: '情形' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '分支机构等关联主体' }).click();
  await expect(preview).toContainText('无变化');

  await page.getByRole('button', { name: '编辑 severe-related' }).click();
  await askForCheck();
  await expect(preview).toContainText('告知承诺：经核对确认后可选');
  await expect(preview).toContainText('有变化');

  // To ask for less is not offered: the organisation has not said so.
  await page.getByRole('button', { name: '删除 severe-commitment' }).click();
  await page.locator('.ant-popover:visible').getByRole('button', { name: /^删\s?除$/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'severe-commitment' })).toContainText('组织未允许');
  await page.getByRole('button', { name: '放弃修改' }).click();
  await page.locator('.ant-popover:visible').getByRole('button', { name: '放弃修改' }).click();

  await page.getByRole('button', { name: '修改规则包' }).click();
  await page.getByRole('button', { name: '编辑 severe-related' }).click();
  await askForCheck();
  await page.getByRole('button', { name: /^试\s?算$/ }).click();
  await expect(page.getByRole('status').filter({ hasText: '本机还没有可供试算的核查记录' })).toBeVisible();
  await page.getByLabel(/^修改理由/).fill('按本局 2026 年 3 号文件调整');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已启用，并已留痕' })).toBeVisible();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/records`);
  await expect(page.getByRole('row').filter({ hasText: '启用本机规则包' })).toContainText('按本局 2026 年 3 号文件调整');
});

test('what the organisation sets afterwards shows as its doing, and is not offered for change', async () => {
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/setup`);
  desk.setPolicy({ enforced: { lists: [{ id: 'severe', url: server.url, keys: [list.publicKey] }], sites: { hosts: ['127.0.0.1:8080'] } } });
  await expect(step(/第 1 步/)).toContainText('由您的组织管理', { timeout: 15_000 });
  await expect(step(/第 3 步/)).toContainText('由您的组织管理');
  await step(/第 1 步/).press('Enter');
  await expect(page.getByText(server.url)).toBeVisible();
  await expect(page.getByRole('button', { name: '编辑 severe' })).toHaveCount(0);
});

test('the diagnostic bundle of this desk is what its preview shows, and names no host, address or party', async () => {
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/diagnostics`);
  await page.getByRole('button', { name: /policy\.json/ }).click();
  const shown = await page.getByLabel('policy.json', { exact: true }).textContent();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为 ZIP' }).click();
  const files = unzipSync(readFileSync(await (await download).path()));
  const text = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  expect(text['policy.json']).toBe(shown);
  const all = Object.values(text).join('\n');
  for (const secret of ['127.0.0.1', '91990000T00010007R', '示例', '/portal', list.publicKey.x as string]) expect(all).not.toContain(secret);
  expect(JSON.parse(text['records.json'] ?? '')).toMatchObject({ counts: { 'manual-lookup': 1 }, chain: { sound: true } });
  expect(JSON.parse(text['lists.json'] ?? '')).toMatchObject([{ id: 'severe', current: { count: 300 }, source: { host: 'host-1' } }]);
});
