/**
 * Off and on demand, as an officer meets them: real Chromium, managed policy, two systems. What is off leaves no trace
 * in the page; what is on demand reads nothing until asked; both are seen in the popup and stand in the record.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { chooseFood, foodTo, openFood } from '../support/steps.ts';

let desk: Desk;
let page: Page;
let popup: Page;
const work = mkdtempSync(join(tmpdir(), 'creditgate-switch-'));

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { rules: { officerMaySwitchOff: true, officerMayChooseOnDemand: true } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

const commitment = () => page.getByRole('radio', { name: '告知承诺制' });
const ours = () => page.evaluate(() => [...document.documentElement.children].filter((element) => element.tagName !== 'HEAD' && element.tagName !== 'BODY').length);
const badge = (tabId: number) => desk.own.evaluate(async (id) => [await chrome.action.getBadgeText({ tabId: id }), await chrome.action.getTitle({ tabId: id })].join(' '), tabId);
async function tabIdOf(of: Page): Promise<number> {
  const url = of.url();
  return desk.own.evaluate(async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id ?? 0, url);
}
/** A new document: the system itself would only change the part of the address after #. */
async function load(kind: 'listed' | 'not-listed'): Promise<void> {
  await page.goto('about:blank');
  await openFood(page, desk.systems, kind);
}
async function switchTo(word: string, reason: string): Promise<void> {
  await popup.getByRole('button', { name: word, exact: true }).click();
  await popup.getByRole('textbox', { name: /理由/ }).fill(reason);
  await popup.getByRole('button', { name: '确认并留痕' }).click();
}

test('off leaves nothing in the page; on again closes; on demand waits to be asked', async () => {
  page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await foodTo(page, 2);
  await expect(commitment()).toBeDisabled();
  const tabId = await tabIdOf(page);
  popup = await desk.browser.page();
  await popup.goto(`chrome-extension://${desk.browser.extensionId}/popup.html?tabId=${tabId}`);
  await expect(popup.getByText('运行中')).toBeVisible();

  await test.step('a reason that says nothing is not enough', async () => {
    await popup.getByRole('button', { name: '在本网站停用' }).click();
    await popup.getByRole('textbox', { name: /理由/ }).fill('同意');
    await expect(popup.getByRole('button', { name: '确认并留痕' })).toBeDisabled();
    await popup.getByRole('button', { name: '取消' }).click();
  });

  await test.step('switched off: opened at once, nothing of ours is left, and a new load stays untouched', async () => {
    await switchTo('在本网站停用', '系统升级期间由管理员书面同意停用');
    await expect(popup.getByText('守信关已在本网站停用')).toBeVisible();
    await expect(commitment()).toBeEnabled();
    await expect.poll(ours).toBe(0);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect.poll(() => badge(tabId)).toBe('停 守信关：已在本网站停用');
    await load('listed');
    await foodTo(page, 2);
    await chooseFood(page, '告知承诺制');
    await page.waitForTimeout(800);
    await expect(commitment()).toBeChecked();
    expect(await ours()).toBe(0);
    expect(await desk.ask('tabVerdict', { tabId })).toMatchObject({ state: 'switched-off', site: { mode: 'off' } });
    await expect.poll(() => badge(tabId)).toBe('停 守信关：已在本网站停用');
  });

  await test.step('on again: the page that is open is read without a reload, and closed', async () => {
    await load('listed');
    await popup.getByRole('button', { name: '恢复运行' }).click();
    await expect(popup.getByText('运行中')).toBeVisible();
    await expect.poll(async () => (await desk.ask('tabVerdict', { tabId })).verdict?.outcome).toBe('listed');
    await foodTo(page, 2);
    await expect(commitment()).toBeDisabled();
  });

  await test.step('on demand: given back, nothing is read until the officer asks, then verdict and block', async () => {
    await switchTo('改为按需检查', '该系统页面较慢，改为按需检查');
    await expect(commitment()).toBeEnabled();
    await load('listed');
    await expect.poll(() => badge(tabId)).toBe('待 守信关：本网站按需检查，点击后检查本页');
    await page.waitForTimeout(800);
    expect(await desk.ask('tabVerdict', { tabId })).toMatchObject({ state: 'on-demand' });
    expect(await ours()).toBe(0);
    await popup.getByRole('button', { name: '检查本页' }).click();
    await expect.poll(async () => (await desk.ask('tabVerdict', { tabId })).verdict?.outcome).toBe('listed');
    await foodTo(page, 2);
    await expect(commitment()).toBeDisabled();
    // The next document is not asked for.
    await load('not-listed');
    await expect.poll(async () => (await desk.ask('tabVerdict', { tabId })).state).toBe('on-demand');
  });

  await test.step('each switch stands in the record, and the organisation can end it', async () => {
    const { entries } = await desk.ask('records', { kind: 'policy', offset: 0, limit: 50 });
    const switched = entries.filter(({ data }) => data.event === 'site-switched').map(({ data }) => [data.before, data.mode, data.reason]);
    expect(switched).toEqual([['on', 'on-demand', '该系统页面较慢，改为按需检查'], ['off', 'on', ''], ['on', 'off', '系统升级期间由管理员书面同意停用']]);
    desk.setPolicy({ ...desk.policy, rules: {} });
    await expect(popup.getByText('由您的组织管理')).toBeVisible({ timeout: 20_000 });
    await expect(popup.getByRole('button', { name: /停用|按需/ })).toHaveCount(0);
    expect(await desk.ask('tabVerdict', { tabId })).toMatchObject({ state: 'checked', site: { mode: 'on', managed: true } });
    expect(await desk.ask('switchSite', { tabId, mode: 'off', reason: '不该成功的一次停用' })).toEqual({ ok: false, reason: 'managed' });
  });
});
