/** Statistics as an office uses them: what was done shows, each figure leads to exactly its records, and the campaign's form agrees with the list. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { groundCodeOf } from '../../lib/list/import/grounds.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { FIELDS, fieldOf, filterOf, periodOf } from '../../lib/stats/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood } from '../support/steps.ts';
import { syntheticListings, type ListingRow } from '../support/synthetic.ts';
import { caseListings } from '../systems/cases.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-statistics-'));
const COUNT = 2_000;
const today = chinaDay(Date.now());
let desk: Desk;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: COUNT }) });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

async function options(): Promise<Page> {
  const page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/stats`);
  return page;
}

test('checks and blocks on a page are counted, and a figure opens exactly the records that it counts', async () => {
  const page = await desk.browser.page();
  for (const kind of ['not-listed', 'listed'] as const) {
    await openFood(page, desk.systems, kind);
    await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome, { timeout: 15_000 }).toBe(kind === 'listed' ? 'listed' : 'not-found');
    await foodTo(page, 2);
  }
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('closed');
  const block = filterOf({ figure: 'block', ...periodOf('this-month', today) });
  await expect.poll(async () => (await desk.ask('records', { cells: block, offset: 0, limit: 1 })).total).toBeGreaterThan(0);
  const { total, entries } = await desk.ask('records', { cells: block, offset: 0, limit: 100 });
  const { host } = new URL(page.url());
  await page.close();

  const stats = await options();
  await stats.getByText('按站点', { exact: true }).click();
  // The chart comes late and says what it is; the table under it has every figure.
  await expect(stats.getByRole('img', { name: /按站点.*均列于下表/ })).toBeVisible();
  await stats.getByRole('row', { name: new RegExp(`^${host.replaceAll('.', '\\.')}`) }).getByRole('link', { name: new RegExp(`限制：${total}，`) }).click();
  await expect(stats.getByRole('status').filter({ hasText: '统计数字“限制' })).toContainText(`共 ${total} 条`);
  const rows = stats.locator('.ant-table-tbody').first().locator('tr.ant-table-row');
  await expect(rows).toHaveCount(total);
  expect((await rows.locator('td:nth-child(2)').allInnerTexts()).map(Number)).toEqual(entries.map(({ seq }) => seq));
  for (const text of await rows.allInnerTexts()) expect(text).toContain('关闭告知承诺');
  await stats.close();
});

test('the campaign table agrees with the list, a case that is marked counts, and the form is read back cell by cell', async () => {
  const year = periodOf('this-year', today);
  const prepared = caseListings(today);
  const listings: ListingRow[] = [...prepared, ...syntheticListings(COUNT - prepared.length, 20_260_101)].filter(({ listedOn }) => listedOn >= year.from && listedOn <= year.to);
  const fields = listings.map(({ ground, groundArticle }) => fieldOf(groundCodeOf(groundArticle, ground)));
  const listed = FIELDS.map((field) => fields.filter((one) => one === field).length);
  const first = FIELDS[listed.findIndex((count) => count > 0)] ?? 'food';

  const page = await options();
  await page.getByRole('tab', { name: '专项治理情况表' }).click();
  await page.getByRole('button', { name: '生成表格' }).click();
  const table = page.getByRole('table', { name: /专项治理行动工作情况表/ });
  await expect(table).toBeVisible({ timeout: 20_000 });
  await page.getByLabel('填报单位').fill('示例市市场监督管理局');
  const shown = await table.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(shown.map((text) => Number(text.replaceAll(',', '')))).toEqual([...listed, listings.length]);

  await table.locator(`tbody tr:nth-child(${FIELDS.indexOf(first) + 1}) td:nth-child(2) button`).click();
  const heading = page.getByRole('heading', { name: /件列入决定$/ });
  await expect(heading).toHaveText(new RegExp(`：${listed[FIELDS.indexOf(first)]} 件列入决定`));
  await expect(heading).toBeFocused();
  const behind = page.waitForEvent('download');
  await page.getByRole('button', { name: '明细导出 XLSX' }).click();
  await (await behind).saveAs(join(work, 'records.xlsx'));
  const detail = new ExcelJS.Workbook();
  await detail.xlsx.readFile(join(work, 'records.xlsx'));
  // A heading, and one line for each record that the figure counts.
  expect(detail.worksheets[0]?.actualRowCount).toBe(1 + (listed[FIELDS.indexOf(first)] ?? 0));
  expect(JSON.stringify(detail.worksheets[1]?.getSheetValues())).toContain('示例市市场监督管理局');
  await page.getByRole('button', { name: /^将 .* 标为典型案例$/ }).first().click();
  await page.getByLabel('曝光日期').fill(today);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(table.locator('tbody tr:last-child td:last-child')).toHaveText('1');
  const { entries } = await desk.ask('records', { kind: 'typical-case', offset: 0, limit: 5 });
  expect(entries).toHaveLength(1);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 XLSX', exact: true }).click();
  await (await coming).saveAs(join(work, 'form.xlsx'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(work, 'form.xlsx'));
  const sheet = book.getWorksheet('情况表');
  const cells: unknown[][] = [];
  sheet?.eachRow((row) => void cells.push((row.values as unknown[]).slice(1)));
  const names = ['食品安全', '药品、医疗器械、化妆品', '质量安全', '侵害消费者权益', '破坏公平竞争秩序和扰乱市场秩序', '其他'];
  expect(cells[0]?.[0]).toBe('专项治理行动工作情况表');
  expect([cells[1]?.[0], cells[1]?.[2]]).toEqual(['填报单位：示例市市场监督管理局', `时间：${year.from} 至 ${year.to}`]);
  expect(cells.slice(2)).toEqual([
    ['监管领域', '列入严重违法失信名单（件）', '集中公示“屡禁不止、屡罚不改”经营主体户数（户）', '宣传曝光典型案例（件）'],
    ...FIELDS.map((field, index) => [names[index], listed[index], 0, field === first ? 1 : 0]),
    ['合计', listings.length, 0, 1],
  ]);
  expect(['D1', 'B2', 'D2'].map((place) => sheet?.getCell(place).master.address)).toEqual(['A1', 'A2', 'C2']);
  expect(sheet?.getCell('B4').border).toMatchObject({ top: { style: 'thin' } });
  // Who reports is remembered on this desk.
  await page.reload();
  await page.getByRole('tab', { name: '专项治理情况表' }).click();
  await page.getByRole('button', { name: '生成表格' }).click();
  await expect(page.getByLabel('填报单位')).toHaveValue('示例市市场监督管理局');
  await page.close();
});
