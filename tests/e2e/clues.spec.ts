/**
 * A clue's way through the built extension: text picked on a page that no profile describes, registered in a window of ours,
 * sent to another body, ended, exported, and found again in the chain. A native menu and a shortcut of the browser
 * cannot be pressed from here: their events are raised in the worker, in which the extension's own listeners answer them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-clues-'));
const NUMBER = '990000190001010016';
const PAGE = `<!doctype html><meta charset="utf-8"><title>投诉件 ${NUMBER}</title><p id="said">投诉人（${NUMBER}）反映示例店销售的糕点无生产日期</p><p>其他内容</p>
  <script>addEventListener('message', () => 0); window.chrome = { runtime: { sendMessage() { document.title = 'stolen'; } } };</script>`;
let desk: Desk;
let site: Loopback;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await serveLoopback((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE));
  desk = await startDesk({ list: await buildDemoList(work, { count: 500 }), policy: { officer: { id: '990012', name: '测试经办' } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await site?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Presses the panel's button for the tab of a page; out: the window that opens. */
async function registerFrom(page: Page): Promise<Page> {
  const tabId = await desk.own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
  const panel = await desk.browser.page();
  await panel.goto(`chrome-extension://${desk.browser.extensionId}/sidepanel.html?tabId=${tabId}`);
  const opening = desk.browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: '登记线索' }).click();
  const form = await opening;
  await form.getByRole('combobox', { name: '监管领域' }).waitFor();
  await panel.close();
  return form;
}

test('from any page to the ledger, to another body, to its end; recorded, exported, and the same as the chain', async () => {
  test.setTimeout(90_000);
  const page = await desk.browser.page();
  await page.goto(`${site.base.replace('127.0.0.1', 'localhost')}/case/7?idcard=${NUMBER}`);
  await page.locator('#said').selectText();
  const form = await registerFrom(page);
  await expect(form.getByRole('textbox', { name: '网页摘录' })).toHaveValue('投诉人（990000************）反映示例店销售的糕点无生产日期');
  await expect(form.getByRole('main')).toContainText(/localhost:\d+/);
  // By keyboard alone, as from the command: name, past the code, field, save.
  await form.getByRole('textbox', { name: '名称', exact: true }).focus();
  await form.keyboard.type('示例糕点店');
  await form.keyboard.press('Tab');
  await form.keyboard.press('Tab');
  await form.getByRole('combobox', { name: '监管领域' }).selectOption({ label: '食品安全' });
  await form.getByRole('button', { name: '登记', exact: true }).press('Enter');
  const told = await form.getByRole('status').innerText();
  const no = /线索编号 (\d+)/u.exec(told)?.[1] ?? '';
  expect(no).not.toBe('');
  await form.close();

  const options = await desk.browser.options();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/clues`);
  await options.getByRole('button', { name: `查看线索 ${no}` }).click();
  const drawer = options.getByRole('dialog');
  await drawer.getByText('移送', { exact: true }).click();
  await drawer.getByRole('combobox', { name: '受移送单位' }).or(drawer.getByRole('textbox', { name: '受移送单位' })).fill('示例县市场监督管理局');
  await drawer.getByRole('textbox', { name: '移送文号' }).fill('示市监移〔2026〕3号');
  await drawer.getByRole('textbox', { name: '理由' }).fill('不属本局管辖');
  await drawer.getByRole('button', { name: '记录', exact: true }).click();
  await expect(drawer.getByText('已移送').first()).toBeVisible();
  const [letter] = await Promise.all([desk.browser.context.waitForEvent('page'), drawer.getByRole('link', { name: '打印移送函' }).click()]);
  const paper = letter.getByRole('main');
  for (const text of ['线索移送函', '示市监移〔2026〕3号', '示例县市场监督管理局：', '投诉人（990000************）反映示例店销售的糕点无生产日期', '不属本局管辖', '承办人：', '回　　执']) await expect(paper).toContainText(text);
  await letter.getByLabel('发函单位（本机记住）').fill('示例市市场监督管理局');
  await letter.getByLabel('附件（每行一项）').fill('照片 3 张');
  await expect(paper).toContainText('附件：照片 3 张');
  await letter.evaluate(() => {
    window.print = () => undefined;
  });
  await letter.getByRole('button', { name: '打印' }).click();
  await expect.poll(async () => (await desk.ask('records', { kind: 'export', offset: 0, limit: 1 })).entries[0]?.data).toMatchObject({ what: 'clue-letter', attachments: 1 });
  await letter.close();
  await drawer.getByRole('button', { name: '更正', exact: true }).click();
  await drawer.getByRole('textbox', { name: '代码' }).fill('91990000T00010007R');
  await drawer.getByRole('textbox', { name: '更正理由' }).fill('补录代码');
  await drawer.getByRole('button', { name: '记录更正' }).click();
  await expect(drawer.getByText('91990000T00010007R').first()).toBeVisible();
  await drawer.getByText('不予处理', { exact: true }).click();
  await drawer.getByRole('textbox', { name: '理由' }).fill('对方已另案处理');
  await drawer.getByRole('button', { name: '记录', exact: true }).click();
  await expect(drawer.getByText('线索已了结', { exact: false })).toBeVisible();
  await options.keyboard.press('Escape');

  // Open clues only are on show: nothing is left of it there, everything is in the export of all.
  await expect(options.getByText('没有符合条件的线索')).toBeVisible();
  await options.getByRole('button', { name: '清除筛选' }).click();
  const [xlsx] = await Promise.all([options.waitForEvent('download'), options.getByRole('button', { name: '导出 XLSX' }).click()]);
  const [csv] = await Promise.all([options.waitForEvent('download'), options.getByRole('button', { name: '导出 CSV' }).click()]);
  const book = await new ExcelJS.Workbook().xlsx.readFile(await xlsx.path());
  const cells = (index: number) => (book.worksheets[index]?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.map(String).join('|') : '')).join('\n');
  expect(cells(0)).toMatch(new RegExp(`${no}\\|示例糕点店\\|91990000T00010007R\\|食品安全\\|不予处理`));
  expect(cells(1)).toMatch(/已移送[\s\S]*不属本局管辖\|示例县市场监督管理局\|示市监移〔2026〕3号[\s\S]*更正[\s\S]*不予处理/);
  expect(readFileSync(await csv.path(), 'utf8')).toContain('示例糕点店');

  await options.getByRole('button', { name: '与留痕记录核对' }).click();
  await expect(options.getByRole('alert').filter({ hasText: '台账与留痕记录一致：1 条线索' })).toBeVisible();
  const { jsonl } = await desk.ask('exportRecords', {});
  for (const kind of ['clue-registered', 'clue-moved', 'clue-corrected', 'export']) expect(jsonl).toContain(`"kind":"${kind}"`);
  for (const secret of ['19000101', 'idcard', '/case/7']) expect(jsonl).not.toContain(secret);
  expect(await page.title()).toBe(`投诉件 ${NUMBER}`);
  await options.close();
  await page.close();
});

test('a checked tab brings its party along, and the entry of the context menu is there', async () => {
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
  const form = await registerFrom(page);
  await expect(form.getByRole('textbox', { name: '名称', exact: true })).toHaveValue('示例恒昌商贸有限公司');
  await expect(form.getByRole('textbox', { name: '代码' })).toHaveValue('91990000T00010007R');
  // Told from the words of the page: the second click saves.
  await expect(form.getByRole('combobox', { name: '监管领域' })).toHaveValue('food');
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form.getByRole('status')).toContainText('已登记');
  const answer = await desk.ask('clues', {});
  const clue = answer.ok ? answer.clues.find(({ name }) => name === '示例恒昌商贸有限公司') : undefined;
  expect(await desk.ask('correctClue', { id: clue?.id ?? '', seen: clue?.no ?? 0, patch: { due: clue?.since ?? '' }, reason: '领导要求即办' })).toMatchObject({ ok: true });
  // Due today is not late yet.
  expect(await desk.ask('lateClues', {})).toEqual({ count: 0 });
  const worker = await desk.browser.worker();
  await expect(worker.evaluate(() => new Promise((resolve) => chrome.contextMenus.update('register-clue', {}, () => resolve(chrome.runtime.lastError?.message ?? 'there'))))).resolves.toBe('there');
});

test('the context menu and the shortcut open the same window, with what was selected', async () => {
  const page = await desk.browser.page();
  await page.goto(`${site.base.replace('127.0.0.1', 'localhost')}/case/7?idcard=${NUMBER}`);
  await page.locator('#said').selectText();
  const worker = await desk.browser.worker();
  // An event object of an extension can be raised by the extension itself; what the browser would put in is put in here.
  type Raised = { dispatch(...args: unknown[]): void };
  const raise = (how: 'menu' | 'command') =>
    worker.evaluate(
      async ([url, kind]) => {
        const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
        if (kind === 'menu') (chrome.contextMenus.onClicked as unknown as Raised).dispatch({ menuItemId: 'register-clue', editable: false, pageUrl: url, frameId: 0, selectionText: '示例店销售的糕点无生产日期' }, tab);
        else (chrome.commands.onCommand as unknown as Raised).dispatch('register-clue', tab);
      },
      [page.url(), how] as const,
    );
  for (const how of ['menu', 'command'] as const) {
    const [form] = await Promise.all([desk.browser.context.waitForEvent('page'), raise(how)]);
    await expect(form.getByRole('textbox', { name: '网页摘录' })).toHaveValue(/示例店销售的糕点无生产日期$/);
    await form.close();
  }
  expect(await worker.evaluate(async () => (await chrome.commands.getAll()).find(({ name }) => name === 'register-clue')?.shortcut)).toBe('Alt+Shift+L');
});
