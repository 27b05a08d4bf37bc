/**
 * 屡禁不止、屡罚不改: single penalties as the publisher's real command line signs them, counted on a desk. A party with ten
 * that count bears its own status wherever it is met; one with nine, or with repaired ones, does not; and nothing is held up by it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { windowOf } from '../../lib/repeat/index.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { startListServer, type ListServer } from '../servers/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { usccOf } from '../support/codes.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const today = chinaDay(Date.now());

type Party = readonly [name: string, code: string];
const TEN: Party = ['示例屡罚商贸有限公司', usccOf('91', 880_010)];
const NINE: Party = ['示例九次商贸有限公司', usccOf('91', 880_009)];
const REPAIRED: Party = ['示例修复商贸有限公司', usccOf('91', 880_012)];
const BOTH: Party = ['示例双列商贸有限公司', usccOf('91', 880_020)];

/** Rows as an office exports them: one decision a month. `repaired`: so many of them have had credit restored. */
function penalties([name, code]: Party, count: number, repaired = 0): string[] {
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(today, -30 * (at + 1));
    return [name, code, `示市监处罚〔${day.slice(0, 4)}〕${code.slice(-4)}${at}号`, '销售不合格商品', '罚款', '2万元', '普通程序', '示例市市场监督管理局', day, day, at < repaired ? addDays(today, -5) : ''].join();
  });
}
const HEADER = '当事人名称,统一社会信用代码,处罚决定书文号,违法行为类型,处罚种类,罚款金额,处罚程序,处罚决定机关,处罚决定日期,公示日期,信用修复日期';

const work = mkdtempSync(join(tmpdir(), 'creditgate-repeat-'));
const at = (name: string): string => join(work, name);

function publisher(...args: string[]): void {
  const done = spawnSync(process.execPath, ['lib/publisher/main.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`list ${args[0] ?? ''}: ${done.stdout}${done.stderr}`);
}

const html = (title: string, body: string): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${body}</body></html>`;
const licence = ([name, code]: Party): string =>
  html('许可受理', `<form><p>企业名称：${name}</p><p>统一社会信用代码：${code}</p><p>办理方式：<label><input type="radio" name="route" value="C">告知承诺制</label><label><input type="radio" name="route" value="O">一般程序</label></p><button type="button">提交</button></form>`);
const PAGES: Readonly<Record<string, string>> = {
  ten: licence(TEN),
  nine: licence(NINE),
  repaired: licence(REPAIRED),
  inspection: html('抽查情况记录', `<table><tr><td>检查对象名称</td><td>${TEN[0]}</td><td>统一社会信用代码</td><td>${TEN[1]}</td></tr><tr><td>检查人员</td><td>测试检</td><td>检查事项</td><td>食品销售</td></tr></table>`),
  list: html('经营主体列表', `<table border="1" style="width:1000px"><thead><tr><th>序号</th><th>企业名称</th><th>统一社会信用代码</th></tr></thead><tbody>${[TEN, NINE, REPAIRED, BOTH, ['测试清源供应链管理有限公司', usccOf('91', 5)]].map(([name, code], index) => `<tr><td>${index + 1}</td><td>${name}</td><td>${code}</td></tr>`).join('')}<tr><td>9</td><td>${TEN[0]}</td><td></td></tr></tbody></table>`),
};

let desk: Desk;
let site: Loopback;
let server: ListServer;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await serveLoopback((request, response) => void response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGES[(request.url ?? '').slice(1)] ?? html('', '')));
  publisher('keygen', '--out', at('keys'));
  const key = (kind: string) => at(`keys/${readdirSync(at('keys')).find((file) => file.endsWith(`.${kind}.jwk.json`)) ?? ''}`);
  writeFileSync(at('penalties.csv'), [HEADER, ...penalties(TEN, 10), ...penalties(NINE, 9), ...penalties(REPAIRED, 12, 3), ...penalties(BOTH, 11)].join('\n'));
  writeFileSync(at('severe.csv'), ['名称,统一社会信用代码,列入事由,列入决定机关,列入日期', `${BOTH[0]},${BOTH[1]},未取得许可从事经营,示例市市场监督管理局,${addDays(today, -100)}`].join('\n'));
  for (const kind of ['penalty', 'severe']) publisher('build', at(`${kind === 'penalty' ? 'penalties' : kind}.csv`), '--out', at(kind), '--id', kind, '--kind', kind, '--as-of', today, '--key', key('private'));
  const publicKey = JSON.parse(readFileSync(key('public'), 'utf8')) as JsonWebKey;
  server = await startListServer(at('penalty'));
  desk = await startDesk({ list: { dir: at('severe'), publicKey } });
  desk.setPolicy({ ...desk.policy, lists: [...(desk.policy.lists as object[]), { id: 'penalty', url: server.url, keys: [publicKey], threshold: 1 }], sites: { hosts: ['127.0.0.1'], profiles: [] } });
  await expect.poll(async () => (await desk.ask('status', {})).lists.filter(({ state }) => state.current !== undefined).length, { timeout: 60_000 }).toBe(2);
  page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
});
test.afterAll(async () => {
  await desk?.close();
  await Promise.all([site?.close(), server?.close()]);
  rmSync(work, { recursive: true, force: true });
});

test('ten penalties that count bear a status of their own, everywhere, and stop nobody', async () => {
  await page.goto(`${site.base}/ten`);
  const panel = page.getByRole('region', { name: /未检索到/ });
  await expect(panel).toContainText('屡罚不改');
  await expect(panel).toContainText('共 10 次');
  await expect(panel).toContainText('不等于列入严重违法失信名单');
  const { verdict, route } = await desk.verdict(page);
  expect(verdict).toMatchObject({ outcome: 'not-found', findings: [], repeat: [{ source: 'penalties', sure: true, count: 10 }] });
  expect(verdict?.effects.map(({ effect }) => effect).sort()).toEqual(['count', 'warn']);
  expect(route).toMatchObject({ present: true, state: 'open' });
  await page.getByText('告知承诺制').click();
  await expect(page.locator('input[value=C]')).toBeChecked();

  await test.step('on the page of an inspection: what may be done about it, and that it is left to the office', async () => {
    await page.goto(`${site.base}/inspection`);
    await expect(panel).toContainText('屡罚不改');
    await expect(panel).toContainText('提高检查频次（依据不作硬性要求，由本机关酌定）');
    await expect(panel).toContainText('国办发〔2019〕35号');
  });
  await test.step('in the popup, for the page in front and for a look-up', async () => {
    const tabId = await desk.own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
    const popup = await desk.browser.popup();
    await popup.goto(`chrome-extension://${desk.browser.extensionId}/popup.html?tabId=${tabId}`);
    const front = popup.getByRole('region', { name: '当前页面' });
    await expect(front).toContainText('屡罚不改');
    await expect(front).toContainText('由本机关酌定');
    await popup.getByLabel('名称或代码').fill(TEN[1]);
    await popup.keyboard.press('Enter');
    await expect(popup.getByRole('heading', { name: '屡禁不止、屡罚不改' }).first()).toBeVisible();
    await popup.close();
  });
  const blocks = await desk.ask('records', { kind: 'block', offset: 0, limit: 5 });
  expect(blocks.total).toBe(0);
});

test('on the check sheet, in the side panel, among the records and in a batch, beside the answer of the list', async () => {
  const own = await desk.browser.page();
  own.setDefaultTimeout(10_000);
  const extension = `chrome-extension://${desk.browser.extensionId}`;
  await page.goto(`${site.base}/ten`);
  await expect.poll(async () => (await desk.verdict(page)).verdict?.record).toBeGreaterThan(0);
  const { verdict } = await desk.verdict(page);
  await own.goto(`${extension}/sheet.html?record=${verdict?.record ?? 0}`);
  await expect(own.getByRole('row', { name: /^屡禁不止、屡罚不改/ })).toContainText('共 10 次');
  await expect(own.getByRole('row', { name: /核查结论/ })).toContainText('未在本地名单快照');

  const tabId = await desk.own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
  await own.goto(`${extension}/sidepanel.html?tabId=${tabId}`);
  await expect(own.getByRole('heading', { name: '屡禁不止、屡罚不改' })).toBeVisible();

  await own.goto(`${extension}/options.html#/records`);
  await expect(own.getByText('屡禁不止、屡罚不改').first()).toBeVisible();

  await own.goto(`${extension}/options.html#/batch`);
  await own.getByRole('textbox').fill(['名称\t统一社会信用代码', ...[TEN, NINE, BOTH].map((party) => party.join('\t'))].join('\n'));
  await own.getByRole('button', { name: '使用粘贴的内容' }).click();
  await own.getByRole('button', { name: '开始核查' }).click();
  const [file] = await Promise.all([own.waitForEvent('download'), own.getByRole('button', { name: '导出 XLSX' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await file.path());
  const [heads = [], ...lines] = book.worksheets[0]?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row] : [])) ?? [];
  const column = (heading: string) => heads.indexOf(heading);
  expect(lines.map((row) => [row[column('结论')], row[column('屡禁不止、屡罚不改')] ?? ''])).toEqual([['未检索到', '屡罚不改，10 次'], ['未检索到', ''], ['已列入', '屡罚不改，11 次']]);
  await own.close();
});

test('nine, or twelve of which three are repaired, are none', async () => {
  for (const id of ['nine', 'repaired']) {
    await page.goto(`${site.base}/${id}`);
    await expect.poll(async () => (await desk.verdict(page)).state).toBe('checked');
    const { verdict } = await desk.verdict(page);
    expect([verdict?.outcome, verdict?.repeat, verdict?.effects]).toEqual(['not-found', undefined, []]);
  }
});

test('in a table: a badge of its own, beside that of a listing, and by name alone as a question', async () => {
  await page.goto(`${site.base}/list`);
  const badge = (name: RegExp) => page.getByRole('button', { name });
  await expect(badge(/示例屡罚.*：屡禁不止、屡罚不改/)).toHaveText('屡罚');
  await expect(badge(/示例屡罚.*疑似屡禁不止/)).toHaveText('屡罚·待核');
  await expect(badge(/示例双列.*已列入.*屡禁不止、屡罚不改/)).toHaveText('列入屡罚');
  await expect(badge(/九次|修复|清源/)).toHaveCount(0);
  await badge(/示例屡罚.*：屡禁不止、屡罚不改/).focus();
  for (const said of ['共 10 次', 'penalty', '不限制办理方式']) await expect(page.getByRole('tooltip')).toContainText(said);
});

test('the group list goes out as a workbook, with every setting that it was counted by', async () => {
  const options = await desk.browser.options();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/stats`);
  await options.getByRole('tab', { name: '屡禁不止、屡罚不改' }).click();
  await options.getByRole('button', { name: '统计', exact: true }).click();
  await expect(options.getByRole('heading', { name: '按本机处罚信息统计，共 2 户' })).toBeVisible();
  const [file] = await Promise.all([options.waitForEvent('download'), options.getByRole('button', { name: '导出名单（XLSX）' }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await file.path());
  const cells = (sheet: string) => book.getWorksheet(sheet)?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : [])) ?? [];
  expect(cells('屡禁不止屡罚不改').slice(1).map(([, name, code, , , count]) => [name, code, count])).toEqual([[...BOTH, 11], [...TEN, 10]]);
  expect(Object.fromEntries(cells('统计口径'))).toMatchObject({ 户数: 2, 统计截止: '统计至当日', 统计期间: `${windowOf({ anchor: 'today', years: 3 }, today).from} 至 ${today}`, 计入日期: '按决定日期', 计数单位: '每份处罚决定计一次', '仅警告、通报批评的': '不计', 简易程序作出的: '不计' });
  const { entries } = await desk.ask('records', { kind: 'export', offset: 0, limit: 5 });
  expect(entries[0]?.data).toMatchObject({ what: 'repeat-group', rows: 2 });
  expect(JSON.stringify(entries)).not.toContain('屡罚商贸');

  // Another setting is another list, and says so.
  await options.getByLabel('次数（含本数）').fill('9');
  await options.getByRole('button', { name: '统计', exact: true }).click();
  await expect(options.getByRole('heading', { name: '共 4 户' })).toBeVisible();
  await expect(options.getByText('3 年内 9 次以上（含本数）')).toBeVisible();
  await options.close();
});

test('numbers that the rules leave open are filled in with document and day, and count on pages at once', async () => {
  const options = await desk.browser.options();
  options.setDefaultTimeout(10_000);
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/policy`);
  await page.goto(`${site.base}/inspection`);
  const panel = page.getByRole('region', { name: /未检索到/ });
  await expect(panel).toContainText('本机规则未设定次数或比例');

  const add = async (kind: string, whom: string, label: string, value: string) => {
    await options.getByRole('button', { name: '添加数字' }).click();
    for (const [box, option] of [['种类', kind], ['适用对象', whom]] as const) {
      await options.getByRole('combobox', { name: box }).click();
      await options.getByTitle(option, { exact: true }).last().click();
    }
    await options.getByLabel(label).fill(value);
    await options.getByLabel('文件名称、文号和条款').fill('示例市检查频次规定（测试）');
    await options.getByLabel('文件日期').fill('2026-01-01');
    await options.getByRole('form', { name: '添加数字' }).getByRole('button', { name: '保存' }).click();
    await expect(options.getByRole('button', { name: '添加数字' })).toBeVisible();
  };
  await add('检查频次', '屡禁不止、屡罚不改名单', '至少检查（次）', '4');
  await add('年度上限', '全部主体', '每年最多（次）', '1');
  await expect(options.getByRole('cell', { name: /^提高检查频次.*每年至少 4 次/ })).toBeVisible();

  await page.reload();
  for (const said of ['每年至少 4 次', '示例市检查频次规定（测试）（2026-01-01）', '再检查一次即达到年度上限（1 次）', '频次要求高于年度上限']) await expect(panel).toContainText(said);
  await options.getByRole('button', { name: /^移除|^删除/ }).first().click();
  await options.getByRole('tooltip').getByRole('button', { name: /移除|删除/ }).click();
  await expect(options.getByRole('cell', { name: /^提高检查频次.*每年至少 4 次/ })).toHaveCount(0);
  await options.close();
});
