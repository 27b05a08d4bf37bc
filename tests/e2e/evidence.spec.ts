/** Evidence as an office keeps it: a check sheet for the case file, verified by the command line and by the desk; and many applicants at once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Download, type Page } from '@playwright/test';
import { runRecords } from '../../lib/build/records-cli.ts';
import { readRows } from '../../lib/list/import/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { usccOf } from '../support/codes.ts';
import { syntheticListings } from '../support/synthetic.ts';
import { openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-evidence-'));
const LISTED = '91990000T00010007R';
let desk: Desk;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 5_000 }) });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

async function saved(page: Page, button: RegExp | string, name: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file: Download = await coming;
  await file.saveAs(join(work, name));
  return join(work, name);
}
async function records(...args: string[]): Promise<{ exit: number; said: string }> {
  const lines: string[] = [];
  const exit = await runRecords(['verify', ...args], { say: (line) => void lines.push(line), complain: (line) => void lines.push(line) }, 'zh_CN');
  return { exit, said: lines.join('\n') };
}
async function own(path: string): Promise<Page> {
  const page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
  await page.goto(`chrome-extension://${desk.browser.extensionId}/${path}`);
  return page;
}

test('the sheet of a check on a page holds what was read, found and decided, and is verified with and without the desk', async () => {
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.record, { timeout: 15_000 }).toBeGreaterThan(0);
  const { verdict } = await desk.verdict(page);
  await page.close();
  const sheet = await own(`sheet.html?record=${verdict?.record}`);
  const text = await sheet.locator('main').innerText();
  for (const part of ['严重违法失信名单核查单', verdict?.applicant.name ?? '?', '127.0.0.1', '北京时间', '不适用告知承诺制', '第十五条第（三）项', '信用修复', verdict?.findings[0]?.listingAuthority ?? '?']) expect(text).toContain(part);
  expect(text).not.toContain('未列入');
  const html = await saved(sheet, '保存核查单', 'sheet.html');
  expect(await sheet.getByRole('status').innerText()).toContain('已保存');
  expect((await sheet.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

  const options = await own('options.html#/records');
  const trail = await saved(options, /^导\s?出$/, 'trail.jsonl');
  expect((await records(html)).exit).toBe(0);
  const code = /核验码：([0-9A-Z-]+)/.exec(text)?.[1] ?? '';
  expect(await records(html, '--against', trail, '--code', code)).toMatchObject({ exit: 0, said: expect.stringContaining('与记录文件一致') });
  expect(await records(trail, '--code', code)).toMatchObject({ exit: 0, said: expect.stringContaining(verdict?.applicant.name ?? '?') });
  const altered = join(work, 'altered.html');
  writeFileSync(altered, readFileSync(html, 'utf8').replace('<p>不适用告知承诺制', '<p>已移出'));
  expect((await records(altered)).said).toContain('display-altered');

  for (const [file, word] of [[html, '核验通过'], [altered, '显示内容被改动'], [trail, '与本机记录一致']] as const) {
    const chooser = options.waitForEvent('filechooser');
    await options.getByRole('button', { name: '核验文件' }).click();
    await (await chooser).setFiles(file);
    await expect(options.getByRole('status').filter({ hasText: word })).toBeVisible();
  }
  await options.getByLabel('核验码').fill(code.toLowerCase());
  await options.keyboard.press('Enter');
  await expect(options.getByRole('status').filter({ hasText: `第 ${verdict?.record} 条记录` })).toBeVisible();
  await Promise.all([sheet.close(), options.close()]);
});

/** 5,000 applicants: every tenth is listed, every hundredth cannot be checked, one would be a formula. */
function applicants(rows: number): string {
  const listings = [...syntheticListings(600, 20_260_101)].filter(({ removedOn }) => removedOn === '');
  const lines = Array.from({ length: rows }, (_, i) => {
    if (i === 7) return '"=HYPERLINK(""x"")有限公司",';
    if (i % 100 === 3) return ',9199****00010007R';
    if (i % 10 === 0) return `${listings[(i / 10) % listings.length]?.name},${listings[(i / 10) % listings.length]?.uscc}`;
    return `测试未检索${i}有限公司,${usccOf('91', 5_000_000 + i)}`;
  });
  return `申请人名称,统一社会信用代码\r\n${lines.join('\r\n')}\r\n`;
}

async function startBatch(page: Page, text: string): Promise<void> {
  writeFileSync(join(work, 'applicants.csv'), text);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(join(work, 'applicants.csv'));
  await page.getByRole('button', { name: '开始核查' }).click();
}

test('5,000 applicants of a file: counted, filtered, exported; recorded without a single name', async () => {
  test.setTimeout(120_000);
  const page = await own('options.html#/batch');
  await startBatch(page, applicants(5_000));
  await expect(page.getByText('核查完成，共 5,000 行。')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('combobox', { name: '按结论筛选' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '已列入' }).click();
  await expect(page.getByText('显示 500 行')).toBeVisible();
  // The table is a region that keys scroll.
  const results = page.getByRole('region', { name: '核查结果' });
  expect(await results.getByRole('row').count()).toBeLessThan(60);
  await results.focus();
  await page.keyboard.press('End');
  await expect(results.locator('tr[aria-rowindex="501"]')).toBeVisible();

  const file = await saved(page, '导出 XLSX', 'out.xlsx');
  const rows: unknown[][] = [];
  const blob = new Blob([readFileSync(file)]);
  await readRows({ name: 'out.xlsx', blob: async () => blob, async *bytes() {} }, { headerLine: 1 }, ({ cells }) => rows.push([...cells]) > 0);
  expect(rows).toHaveLength(5_000);
  expect(rows.filter((cells) => cells[3] === '已列入')).toHaveLength(500);
  expect(rows[7]?.[1]).toMatch(/^'=HYPERLINK/);
  const unable = rows.filter((cells) => cells[3] === '无法核查');
  expect(unable).toHaveLength(50);
  expect(unable.every((cells) => String(cells[5]).includes('遮盖'))).toBe(true);

  const { entries } = await desk.ask('records', { kind: 'batch', offset: 0, limit: 10 });
  expect(entries[0]?.data).toMatchObject({ rows: 5_000, checked: 5_000, ended: 'done', counts: { listed: 500, 'cannot-check': 50 }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(entries)).not.toMatch(/有限公司|店|91990000/);
  await page.close();
});

test('a batch that was stopped keeps what it has, says so, and leaves nothing behind when started over', async () => {
  const page = await own('options.html#/batch');
  await page.getByRole('textbox').fill(`示例恒昌商贸有限公司\t\n测试从未出现有限公司\t${LISTED}`);
  await page.getByRole('button', { name: '使用粘贴的内容' }).click();
  await page.getByRole('button', { name: '开始核查' }).click();
  await expect(page.getByText('核查完成，共 2 行。')).toBeVisible();
  await page.getByRole('button', { name: '重新选择' }).click();
  await startBatch(page, applicants(100_000));
  await page.getByText(/已核查 [1-9][\d,]* \/ 100,000/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '停止核查' }).click();
  await expect(page.getByText(/已停止，核查了 [1-9][\d,]* \/ 100,000 行。/)).toBeVisible({ timeout: 20_000 });
  const { entries } = await desk.ask('records', { kind: 'batch', offset: 0, limit: 1 });
  expect(entries[0]?.data).toMatchObject({ rows: 100_000, ended: 'cancelled' });
  await page.getByRole('button', { name: '重新选择' }).click();
  await expect(page.getByRole('region', { name: '核查结果' })).toHaveCount(0);
  await page.close();
});
