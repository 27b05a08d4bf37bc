/** The overlay in pages that work against it: strict CSP, modal dialogs, scripts that click, hide and remove it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { overlays } from '../gallery/verdicts.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startSystems, type Systems } from '../servers/systems.ts';
import { launchExtension, type ExtensionBrowser } from '../support/browser.ts';
import { chooseOffice, openOffice, pressOffice } from '../support/steps.ts';

const HTML = `<!doctype html><title>示例</title><input id="field" autofocus><dialog id="dialog"><button>测试</button></dialog>
<script>window.seen = 0; for (const type of ['keydown', 'input', 'focusin', 'click']) addEventListener(type, () => { window.seen += 1; });</script>`;
/** Nothing of a page's policy may keep the overlay from its style or its script. */
const CSP = "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'";

let server: Loopback;
let systems: Systems;
let browser: ExtensionBrowser;
let admin: Page;
let page: Page;
let panel: Locator;

test.beforeAll(async () => {
  server = await serveLoopback((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP }).end(HTML));
  systems = await startSystems();
  browser = await launchExtension();
  admin = await browser.options();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.close();
  await systems?.close();
});

test.beforeEach(async () => {
  page = await browser.page();
  await page.goto(`${server.base}/`);
  await page.click('#field');
  await start();
});
test.afterEach(() => page.close());

/** Puts the overlay into the page as the background would, with an open case. */
async function start(name = 'listed'): Promise<void> {
  await admin.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, files: ['content-scripts/warning.js'] });
  });
  await show(name);
  panel = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await expect(panel).toBeVisible();
}

/** Shows a state as the background would. */
async function show(name: string): Promise<void> {
  await admin.evaluate(async (state: OverlayState | undefined) => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.tabs.sendMessage(tab?.id ?? -1, { id: 1, type: 'showVerdict', data: state, timestamp: Date.now() });
  }, overlays[name]);
}
/** Runs in the page's own world: what a hostile script can do. */
const attack = (action: 'remove' | 'hide' | 'click' | 'fight' | 'cover') =>
  page.evaluate((what) => {
    const host = () => [...document.documentElement.children].find((element) => element.localName.startsWith('x-')) as HTMLElement | undefined;
    if (what === 'remove') host()?.remove();
    else if (what === 'hide') host()?.style.setProperty('display', 'none', 'important');
    else if (what === 'cover') setInterval(() => host()?.style.setProperty('display', 'none', 'important'), 50);
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

for (const [action, event] of [
  ['fight', 'tamper-overlay-removed'],
  ['cover', 'tamper-overlay-covered'],
] as const) {
  test(`stops fighting after its budget, and the record says ${event}`, async () => {
    await attack(action);
    await expect.poll(lastTamper, { timeout: 8_000 }).toBe(event);
    await page.waitForTimeout(1_500);
    await expect(panel).not.toBeVisible();
  });
}

async function lastTamper(): Promise<string | undefined> {
  return admin.evaluate(async () => {
    const answer = (await chrome.runtime.sendMessage({ id: 2, type: 'records', data: { kind: 'tamper', offset: 0, limit: 1 }, timestamp: Date.now() })) as { res: { entries: { data: { event?: string } }[] } };
    return answer.res.entries[0]?.data.event;
  });
}

test.describe('where it stands', () => {
  const box = async () => (await panel.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const corner = async () => {
    const { x, y, width, height } = await box();
    return `${x + width / 2 < 683 ? 'left' : 'right'}-${y + height / 2 < 384 ? 'top' : 'bottom'}`;
  };

  test('is small, and covers no control of a page that has room', async () => {
    // Less than half of the smallest office screen, with the ground, its article and the date of the list in view.
    expect((await box()).height).toBeLessThanOrEqual(330);
    expect(await corner()).toBe('right-top');
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = '提交';
      // Not by attribute: the page's own policy would refuse that.
      button.style.cssText = 'position: fixed; top: 40px; right: 40px';
      document.body.append(button);
    });
    await expect.poll(corner).toBe('right-bottom');
  });

  test('moves by dragging and by arrow keys, and the page can read nothing but the corner', async () => {
    const { x, y } = await box();
    await page.mouse.move(x + 120, y + 20);
    await page.mouse.down();
    await page.mouse.move(300, 400, { steps: 5 });
    await page.mouse.up();
    expect(await box()).toMatchObject({ x: 180, y: 380 });
    await panel.getByRole('button', { name: /移动面板/ }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(corner).toBe('left-top');
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe('{"creditgate.side":"left-top"}');
  });

  test('Escape folds it to a bar that still says the outcome and what is closed; a reason half written is kept', async () => {
    await panel.getByRole('button', { name: '说明理由后放行' }).click();
    await panel.getByRole('textbox').fill('已电话核实');
    await page.keyboard.press('Escape');
    await expect(panel.getByText('告知承诺已关闭')).toBeVisible();
    await expect(panel.getByText('已列入', { exact: true })).toBeVisible();
    await expect(panel.getByRole('button', { name: '展开面板' })).toBeFocused();
    expect((await box()).height).toBeLessThan(48);
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('textbox')).toHaveValue('已电话核实');
  });

  test('becomes a bar by itself where it finds no free place, unless it is in use', async () => {
    await page.evaluate(() => {
      const box = document.createElement('div');
      box.style.cssText = 'position: fixed; inset: 0; display: grid; grid-template-columns: repeat(12, 1fr)';
      for (let i = 0; i < 240; i += 1) box.append(Object.assign(document.createElement('button'), { textContent: '示例' }));
      document.body.append(box);
    });
    await expect(panel.getByText('告知承诺已关闭')).toBeVisible({ timeout: 20_000 });
  });

  test('an office dialog with its buttons in the top document: they are pressed without touching the panel', async () => {
    const frame = await openOffice(page, systems, 'listed');
    await start();
    // The form's own controls, in a frame of the same origin, are free as well.
    for (const name of ['sqrmc', 'tyshxydm', 'fddbr', 'shyj']) await frame.locator(`[name=${name}]`).click({ timeout: 2_000 });
    await chooseOffice(frame, '一般审批制');
    await pressOffice(page, '保存');
    await pressOffice(page, '提交');
    await expect.poll(() => systems.submissions().map(({ caseId, route }) => `${caseId}:${route}`)).toContain('listed:ordinary');
  });
});
