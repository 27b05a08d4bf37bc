/** The overlay in pages that work against it: strict CSP, modal dialogs, scripts that click, hide and remove it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { overlays } from '../gallery/verdicts.ts';
import { launchExtension, type ExtensionBrowser } from '../support/browser.ts';

const HTML = `<!doctype html><title>示例</title><input id="field" autofocus><dialog id="dialog"><button>测试</button></dialog>
<script>window.seen = 0; for (const type of ['keydown', 'input', 'focusin', 'click']) addEventListener(type, () => { window.seen += 1; });</script>`;
/** Nothing of a page's policy may keep the overlay from its style or its script. */
const CSP = "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'";

let server: Server;
let browser: ExtensionBrowser;
let admin: Page;
let page: Page;
let panel: Locator;

test.beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP }).end(HTML));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchExtension();
  admin = await browser.options();
});
test.afterAll(async () => {
  await browser?.close();
  server?.close();
});

test.beforeEach(async () => {
  page = await browser.page();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.click('#field');
  await admin.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['content-scripts/warning.js'] });
  });
  await show('listed');
  panel = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await expect(panel).toBeVisible();
});
test.afterEach(() => page.close());

/** Shows a state as the background would. */
async function show(name: string): Promise<void> {
  await admin.evaluate(async (state: OverlayState | undefined) => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.tabs.sendMessage(tab?.id ?? -1, { id: 1, type: 'showVerdict', data: state, timestamp: Date.now() });
  }, overlays[name]);
}
/** Runs in the page's own world: what a hostile script can do. */
const attack = (action: 'remove' | 'hide' | 'click' | 'fight') =>
  page.evaluate((what) => {
    const host = () => [...document.documentElement.children].find((element) => element.localName.startsWith('x-')) as HTMLElement | undefined;
    if (what === 'remove') host()?.remove();
    else if (what === 'hide') host()?.style.setProperty('display', 'none', 'important');
    else if (what === 'fight') setInterval(() => host()?.remove(), 50);
    else for (const button of host()?.shadowRoot?.querySelectorAll('button') ?? []) button.click();
  }, action);

test('leaves the officer where the officer types', async () => {
  await page.keyboard.type('abc');
  await expect(page.locator('#field')).toHaveValue('abc');
});

test('a script cannot press its buttons, a person can, and the page sees nothing of the reason', async () => {
  await attack('click');
  await expect(panel.getByRole('textbox')).toHaveCount(0);
  await panel.getByRole('button', { name: '说明理由后放行' }).click();
  await page.evaluate(() => Object.assign(globalThis, { seen: 0 }));
  await panel.getByRole('textbox').click();
  await page.keyboard.type('reason');
  await expect(panel.getByRole('textbox')).toHaveValue('reason');
  expect(await page.evaluate(() => (globalThis as unknown as { seen: number }).seen)).toBe(0);
});

test('a refused decision is said, and nothing is called released', async () => {
  await panel.getByRole('button', { name: '说明理由后放行' }).click();
  await panel.getByRole('button', { name: /公示系统核实/ }).click();
  await panel.getByRole('button', { name: '放行并记录' }).click();
  // The background knows no such case: the state was shown by the test.
  await expect(panel.getByText('请按新的核查结果重新操作')).toBeVisible();
  await expect(panel.getByText('已放行并记录')).toHaveCount(0);
});

test('stays usable while the page shows a modal dialog, and after it', async () => {
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await expect(page.locator('dialog [role=alertdialog]')).toBeVisible();
  await panel.getByRole('button', { name: '收起面板' }).click();
  await expect(panel.getByRole('button', { name: '展开面板' })).toBeVisible();
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await expect(page.locator('dialog [role=alertdialog]')).toHaveCount(0);
  await expect(panel).toBeVisible();
});

test('comes back when it is removed or hidden', async () => {
  await attack('remove');
  await expect(panel).toBeVisible();
  await attack('hide');
  await expect(panel).toBeVisible();
});

test('stops fighting after its budget, and the record says so', async () => {
  await attack('fight');
  await expect(panel).toHaveCount(0, { timeout: 5_000 });
  await page.waitForTimeout(1_500);
  await expect(panel).toHaveCount(0);
  const recorded = await admin.evaluate(async () => {
    const answer = (await chrome.runtime.sendMessage({ id: 2, type: 'records', data: { kind: 'tamper', offset: 0, limit: 1 }, timestamp: Date.now() })) as { res: { entries: { data: { event?: string } }[] } };
    return answer.res.entries[0]?.data.event;
  });
  expect(recorded).toBe('tamper-overlay-removed');
});
