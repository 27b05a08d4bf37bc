/**
 * Inspectors' work: a list is synced, and the side panel shows the parties of the office's region before any page was opened; one
 * is marked as inspected, its due date moves, the mark is in the records and can be undone; the table and the calendar that go out
 * say the same; a newer list brings one party and takes another.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { Listing } from '../../lib/list/index.ts';
import { buildList, makeKeyPair, type PrivateJwk } from '../../lib/publisher/index.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { usccOf } from '../support/codes.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { sample, samples } from '../support/listings.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-worklist-'));
const today = chinaDay(Date.now());
const LOCAL = { text: '示例市检查频次规定（测试）', date: '2025-06-30' };
const OWN: readonly Listing[] = [
  sample(700_001, { name: '示例甲（测试）食品有限公司', region: '990102', listedOn: addDays(today, -300) }),
  sample(700_002, { name: '示例乙（测试）食品有限公司', uscc: usccOf('91', 700_002), region: '990103', listedOn: addDays(today, -10) }),
];
/** Of another office's region: on the work list only when a file asks for it. */
const FAR = sample(700_004, { name: '示例丁（测试）食品有限公司', uscc: usccOf('91', 700_004), region: '990201' });
const NEW = sample(700_003, { name: '示例丙（测试）食品有限公司', region: '990102', listedOn: addDays(today, -1) });

let keys: PrivateJwk[];
let desk: Desk;
let panel: Page;

async function publish(listings: readonly Listing[], version: number): Promise<void> {
  const built = await buildList({ listings: [...samples(2_000).map((one) => ({ ...one, region: '990201' })), FAR, ...listings], out: join(work, 'severe'), id: 'severe', kind: 'severe', asOf: today, keys, version, now: Date.now() - 60_000 + version * 1000 });
  if (!built.ok) throw new Error(built.reason);
}
const item = (name: string) => panel.getByRole('listitem', { name });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const pair = await makeKeyPair();
  keys = [pair.privateJwk];
  await publish(OWN, 1);
  desk = await startDesk({
    list: { dir: join(work, 'severe'), publicKey: pair.publicJwk },
    policy: { office: { inspection: { frequencies: [{ id: 'local', listKinds: ['severe'], level: 'raised', times: 2, basis: LOCAL }], caps: [{ id: 'cap', perYear: 2, basis: LOCAL }] } } },
  });
  await desk.synced();
  panel = await desk.browser.page();
  panel.setDefaultTimeout(10_000);
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

test('from the list to the inspection and its files', async () => {
  await panel.goto(`chrome-extension://${desk.browser.extensionId}/sidepanel.html?show=work`);
  await panel.getByLabel('管辖地区').fill('99O1');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('行政区划代码');
  await panel.getByLabel('管辖地区').fill('9901');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: '显示 2 户，共 2 户' })).toBeVisible();
  await expect(item('示例甲（测试）食品有限公司')).toContainText('已逾期');
  await expect(panel.getByRole('listitem').first()).toContainText('示例甲');

  // By keyboard alone.
  await panel.getByRole('button', { name: '记录检查：示例甲（测试）食品有限公司' }).focus();
  await panel.keyboard.press('Enter');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText('已记录 示例甲（测试）食品有限公司 的检查');
  const due = new Date(Date.parse(today)).getTime();
  const answer = await desk.ask('worklist', { offset: 0, limit: 10, text: '示例甲' });
  const row = answer.ok ? answer.rows[0] : undefined;
  expect(row).toMatchObject({ state: 'later', due: { since: 'inspection', from: today }, cap: { cap: 2, done: 1, state: 'last' } });
  expect(row?.due.kind === 'due' && Date.parse(row.due.on) > due).toBe(true);
  await expect(item('示例甲（测试）食品有限公司')).toContainText('再检查 1 次即达年度上限 2 次');
  expect((await desk.ask('records', { kind: 'inspection', offset: 0, limit: 5 })).entries.map(({ data }) => [data['code'], data['on']])).toEqual([[OWN[0]?.uscc, today]]);

  const [table] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: '导出表格' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await table.path());
  const sheet = book.worksheets[0];
  const column = (heading: string) => ((sheet?.getRow(1).values ?? []) as string[]).indexOf(heading);
  expect(sheet?.rowCount).toBe(3);
  expect([3, 2].map((number) => [column('名称'), column('上次检查'), column('依据')].map((at) => String(sheet?.getRow(number).getCell(at).value ?? '')).join('|'))).toEqual([`示例甲（测试）食品有限公司|${today}|${LOCAL.text}（${LOCAL.date}），《市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）》第十五条第（二）项（未经核对）`, `示例乙（测试）食品有限公司||${LOCAL.text}（${LOCAL.date}），《市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）》第十五条第（二）项（未经核对）`]);
  const [calendar] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: '导出日历' }).click()]);
  const ics = readFileSync(await calendar.path(), 'utf8').replace(/\r\n /g, '');
  expect(ics.match(/^DTSTART;VALUE=DATE:(\d{8})/gm)).toContain(`DTSTART;VALUE=DATE:${row?.due.kind === 'due' ? row.due.on.replaceAll('-', '') : ''}`);
  expect((await desk.ask('records', { kind: 'export', offset: 0, limit: 5 })).entries.map(({ data }) => [data['what'], data['rows'], data['how']])).toEqual([['worklist', 2, 'ics'], ['worklist', 2, 'xlsx']]);

  await panel.getByText('检查记录（1）').click();
  await panel.getByRole('button', { name: `撤销 ${today} 的检查记录` }).click();
  await expect(item('示例甲（测试）食品有限公司')).toContainText('已逾期');
  expect((await desk.ask('records', { kind: 'inspection-undone', offset: 0, limit: 5 })).total).toBe(1);

  // A list of the inspector's own: one known, one of another region, one whose name alone is listed, one that nobody lists.
  const csv = ['企业名称,统一社会信用代码', [OWN[1]?.name, OWN[1]?.uscc], [FAR.name, FAR.uscc], [sample(6).name, ''], ['测试清源供应链管理有限公司', '91990000T00010744C']].map((row) => (typeof row === 'string' ? row : row.join())).join('\n');
  const [chooser] = await Promise.all([panel.waitForEvent('filechooser'), panel.getByRole('button', { name: '从文件导入' }).click()]);
  await chooser.setFiles({ name: '本月检查.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(panel.getByRole('status')).toContainText('新增 1 户，已在清单 1 户，疑似待核对 1 户，未检索到 1 户');
  await expect(item(FAR.name)).toContainText('990201');
  await panel.getByLabel('来源').selectOption({ label: '文件导入' });
  await expect(panel.getByRole('heading', { name: '显示 2 户，共 2 户' })).toBeVisible();
  await panel.getByLabel('来源').selectOption({ label: '全部' });

  await publish([OWN[0] as Listing, NEW], 2);
  await desk.ask('syncNow', {});
  await expect(item('示例丙（测试）食品有限公司')).toContainText('新增', { timeout: 30_000 });
  await expect(item('示例乙（测试）食品有限公司')).toHaveCount(0);
  await expect(panel.getByText('名单更新移出 1 户（30 日内）')).toBeVisible();
  await panel.getByLabel('名称或代码').fill('示例丙');
  await expect(panel.getByRole('heading', { name: '显示 1 户，共 1 户' })).toBeVisible();
});
