/**
 * The side panel in a real browser: it follows the tab in front, decides for that tab and no other, opens the check
 * sheet, and says so when there is nothing to show or nobody answers. Its page stands in a tab of the same window.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-panel-'));
let desk: Desk;
let panel: Page;
const pages: Page[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 500 }), policy: { officer: { id: '990012', name: '测试经办' } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  panel = await open();
});
test.afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
});

async function open(): Promise<Page> {
  const page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
  pages.push(page);
  return page;
}
const beside = (tabId?: number) => panel.goto(`chrome-extension://${desk.browser.extensionId}/sidepanel.html${tabId === undefined ? '' : `?tabId=${tabId}`}`);
const content = () => panel.getByRole('region', { name: '核查结果' });
const chip = (outcome: string) => content().getByText(outcome, { exact: true }).first();
const tabOf = async (page: Page) => (await desk.own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url())) ?? -1;
const toFront = async (page: Page) => void (await desk.own.evaluate((id) => chrome.tabs.update(id, { active: true }), await tabOf(page)));

test('it shows the case of the tab in front, changes with it, and is empty where nothing is checked', async () => {
  const [listed, namesake, nothing] = [await open(), await open(), await open()];
  await openFood(listed, desk.systems, 'listed');
  await openFood(namesake, desk.systems, 'brackets');
  await nothing.goto(`chrome-extension://${desk.browser.extensionId}/manifest.json`);
  await beside();
  await toFront(listed);
  await expect(chip('已列入')).toBeVisible();
  await toFront(namesake);
  await expect(chip('疑似')).toBeVisible();
  await expect(chip('已列入')).toHaveCount(0);
  await toFront(nothing);
  await expect(panel.getByText('当前页面不在核查范围内')).toBeVisible();
  await expect(content()).toHaveCount(0);
  // A tab that is closed in front gives way to another one, and so does its case.
  await toFront(listed);
  await expect(chip('已列入')).toBeVisible();
  await listed.close();
  await toFront(namesake);
  await expect(chip('疑似')).toBeVisible();
});

test('a judgement from the panel opens the route of its tab, and is in the history', async () => {
  const page = await open();
  await openFood(page, desk.systems, 'brackets');
  await foodTo(page, 2);
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('confirm');
  await beside(await tabOf(page));
  const judge = panel.getByRole('region', { name: '主体判断' });
  await judge.getByRole('button', { name: '不是同一主体' }).click();
  await judge.getByRole('radio', { name: '核对营业执照，统一社会信用代码不同' }).check();
  await judge.getByRole('button', { name: '确认并记录' }).click();
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('open');
  await expect(panel.getByRole('region', { name: '处理经过' }).getByText('测试经办', { exact: false })).toBeVisible();
  await expect(page.getByRole('region', { name: /严重违法失信名单.*同名不同主体/ })).toBeVisible();
  const { entries } = await desk.ask('records', { kind: 'judgement', offset: 0, limit: 5 });
  expect(entries.map(({ data }) => data)).toMatchObject([{ verdict: 'different', reasonCode: 'code-differs', by: '990012' }]);
});

test('the check sheet opens from the side panel and from the panel in the page, each for its own check', async () => {
  const page = await open();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.record ?? 0).toBeGreaterThan(0);
  const record = (await desk.verdict(page)).verdict?.record;
  await beside(await tabOf(page));
  const fromPanel = desk.browser.context.waitForEvent('page');
  await content().getByRole('button', { name: '核查单' }).click();
  const sheet = await fromPanel;
  pages.push(sheet);
  await sheet.waitForURL(`**/sheet.html?record=${record}`);
  await expect(sheet.getByRole('heading', { name: '严重违法失信名单核查单' })).toBeVisible();

  await page.bringToFront();
  const overlay = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await overlay.getByRole('button', { name: '详情' }).click();
  // The test build's shadow root is open: a script of the page reaches the button, but its clicks open nothing.
  await overlay.getByRole('button', { name: '核查单' }).evaluate((button: HTMLElement) => button.click());
  const fromPage = desk.browser.context.waitForEvent('page');
  await overlay.getByRole('button', { name: '核查单' }).click();
  const second = await fromPage;
  pages.push(second);
  await second.waitForURL(`**/sheet.html?record=${record}`);
  expect(desk.browser.context.pages().filter((one) => one.url().includes('/sheet.html'))).toHaveLength(2);
});

test('the panel in the page opens the side panel of its window', async () => {
  const page = await open();
  await openFood(page, desk.systems, 'listed');
  const overlay = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await overlay.getByRole('button', { name: '详情' }).click();
  const shown = () => desk.own.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as chrome.runtime.ContextType] })).length);
  expect(await shown()).toBe(0);
  await overlay.getByRole('button', { name: '侧边栏' }).click();
  await expect.poll(shown).toBe(1);
});

test('when nobody answers it says so, decides nothing, and goes on when asked again', async () => {
  const page = await open();
  await openFood(page, desk.systems, 'listed');
  const tabId = await tabOf(page);
  // As Chrome answers while the extension is being replaced.
  await panel.addInitScript(() => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const state = window as typeof window & { dead?: boolean };
    state.dead = true;
    chrome.runtime.sendMessage = ((message: unknown, answered: (answer?: unknown) => void) => (state.dead === true ? answered(undefined) : void send(message, answered))) as typeof chrome.runtime.sendMessage;
  });
  await beside(tabId);
  await expect(panel.getByRole('alert').filter({ hasText: '重试' })).toBeVisible();
  await expect(content()).toHaveCount(0);
  await panel.evaluate(() => Object.assign(window, { dead: false }));
  await panel.getByRole('button', { name: '重试' }).click();
  await expect(chip('已列入')).toBeVisible();
  await expect(panel.getByRole('alert').filter({ hasText: '重试' })).toHaveCount(0);
});
