/**
 * Tables of parties on a site that nobody has described: 2,000 rows, a list that draws only what is in sight and uses
 * its rows again, columns that stand still in a grid of their own.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildList, makeKeyPair } from '../../lib/publisher/index.ts';
import { DEFAULT_PACK } from '../../lib/policy/index.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startListServer, type ListServer } from '../servers/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { usccOf } from '../support/codes.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { sample } from '../support/listings.ts';

const LISTED = ['示例恒昌商贸有限公司', '91990000T00010007R'] as const;
const DRUGS = ['示例东升供应链有限公司', '91990000T00011114E'] as const;
const RISKY = ['测试高危商贸有限公司', usccOf('91', 990_001)] as const;
const CALM = ['测试平稳商贸有限公司', usccOf('91', 990_002)] as const;

/** A row: name, code, legal representative. */
type Row = readonly [name: string, code: string, legalRep?: string];
const plain = (at: number): Row => [`测试第${at}号清源商贸有限公司`, usccOf('91', 100_000 + at), '测试乙'];
const SPECIAL: Readonly<Record<number, Row>> = {
  2: [...LISTED, '测试甲'],
  // The same name with another valid code is somebody else.
  4: [LISTED[0], usccOf('91', 77), '测试丙'],
  5: [LISTED[0], '', '测试丁'],
  7: [LISTED[0], '', '测试甲'],
  8: [...RISKY],
  9: [...CALM],
  1_500: [...DRUGS, '测试戊'],
};
const rows = Array.from({ length: 2_000 }, (_, at) => SPECIAL[at] ?? plain(at));
const html = (title: string, body: string): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><style>body { font: 14px/20px sans-serif; margin: 16px } table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: 4px 8px; text-align: left } .dlg { position: fixed; inset: 0; background: #0006; display: none }</style><body>${body}</body></html>`;
const tr = ([name, code, legalRep = '']: Row, at: number): string => `<tr onclick="this.dataset.clicked=1"><td>${at + 1}</td><td>${name}</td><td>${code}</td><td>${legalRep}</td><td><a href="#">查看</a></td></tr>`;
const HEADS = '<tr><th>序号</th><th>企业名称</th><th>统一社会信用代码</th><th>法定代表人</th><th>操作</th></tr>';

const PAGES: Readonly<Record<string, string>> = {
  long: html('经营主体列表', `<h1>经营主体列表</h1><button id="next" onclick="document.querySelector('tbody').innerHTML = pageTwo">下一页</button><table style="width:1100px"><thead>${HEADS}</thead><tbody>${rows.map(tr).join('')}</tbody></table><div class="dlg" id="dlg">详情</div><script>const pageTwo = ${JSON.stringify([plain(9_001), DRUGS, plain(9_002)].map((row, at) => tr(row, at)).join(''))};</script>`),
  // Twelve rows for five thousand parties: the very same cells are written anew while the list scrolls.
  virtual: html('双随机抽查对象', `<h1>抽查对象</h1><div id="list"><table style="width:1000px;table-layout:fixed"><thead><tr><th>检查对象名称</th><th>统一社会信用代码</th></tr></thead></table><div id="scroll" style="height:360px;width:1000px;overflow:auto"><div style="height:150000px;position:relative"><table style="width:980px;table-layout:fixed;position:absolute;top:0" id="body"><tbody></tbody></table></div></div></div><script>
    const listed = ${JSON.stringify(LISTED)};
    const body = document.querySelector('#body tbody');
    for (let i = 0; i < 12; i += 1) body.insertAdjacentHTML('beforeend', '<tr style="height:30px"><td></td><td></td></tr>');
    const draw = () => { const first = Math.floor(scroll.scrollTop / 30); document.getElementById('body').style.top = first * 30 + 'px';
      [...body.rows].forEach((row, i) => { const at = first + i; const party = at === 3 || at === 2000 ? listed : ['测试虚拟' + at + '号有限公司', '']; row.cells[0].textContent = party[0]; row.cells[1].textContent = party[1]; }); };
    const scroll = document.getElementById('scroll'); scroll.onscroll = draw; draw();</script>`),
  // Heads that nobody knows: a site profile says what they mean.
  described: html('任务池', `<h1>任务池</h1><table style="width:900px"><tr><td>编号</td><td>受检方简称</td><td>证照</td></tr>${[plain(1), LISTED, plain(2)].map(([name, code], at) => `<tr><td>${at}</td><td>${name}</td><td>${code}</td></tr>`).join('')}</table>`),
  frozen: html('案件列表', `<h1>案件</h1><div class="view" style="display:flex;width:900px"><div class="v1"><div class="h"><table><tbody><tr><td>序号</td><td>当事人名称</td><td>法定代表人</td></tr></tbody></table></div><div class="b"><table id="left"><tbody><tr><td>1</td><td>测试一号清源商贸有限公司</td><td>测试乙</td></tr><tr><td>2</td><td>${LISTED[0]}</td><td>测试辛</td></tr></tbody></table></div></div>
    <div class="v2" style="overflow:auto"><div class="h"><table><thead><tr><th>案由</th><th>统一社会信用代码</th></tr></thead></table></div><div class="b"><table><tbody><tr><td>其他</td><td>${usccOf('91', 5)}</td></tr><tr><td>其他</td><td>${LISTED[1]}</td></tr></tbody></table></div></div></div>`),
};

const today = chinaDay(Date.now());
const shown = [addDays(today, -20), addDays(today, -3)];
const thisYear = shown.filter((day) => day.slice(0, 4) === today.slice(0, 4)).length;
const INSPECTION = html('双随机抽查情况记录', `<h1>抽查情况记录</h1><table><tr><td>检查对象名称</td><td>${LISTED[0]}</td><td>统一社会信用代码</td><td>${LISTED[1]}</td></tr><tr><td>检查人员</td><td>测试检</td><td>检查事项</td><td>食品销售</td></tr></table>
  <h2>历次检查</h2><table><thead><tr><th>检查日期</th><th>检查结果</th></tr></thead><tbody>${shown.map((day) => `<tr><td>${day}</td><td>未发现问题</td></tr>`).join('')}</tbody></table>`);
/** The office's own numbers: three times a year, and a cap that one more inspection reaches. */
const PACK = {
  ...DEFAULT_PACK,
  version: '2026.test',
  inspection: {
    frequencies: [{ id: 'severe', listKinds: ['severe'], level: 'raised', times: 3, basis: { law: 'order44-15-2', text: '示例省检查频次规定', date: '2026-01-01' } }],
    caps: [{ id: 'cap', perYear: thisYear + 1, exceptions: '投诉举报线索核查', basis: { text: '示例省年度检查频次上限公告', date: '2026-01-20' } }],
  },
};

const TASKS = { schema: 2, id: 'tasks', version: 1, title: '示例任务系统', hosts: ['127.0.0.1'], pages: [{ id: 'pool', kind: 'list', path: '/described', columns: { name: ['受检方简称'], code: ['证照'] } }] };

const work = mkdtempSync(join(tmpdir(), 'creditgate-badges-'));
let desk: Desk;
let site: Loopback;
let risk: ListServer;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await serveLoopback((request, response) => void response.setHeader('content-type', 'text/html; charset=utf-8').end({ ...PAGES, inspection: INSPECTION }[(request.url ?? '').slice(1)] ?? html('', '')));
  const pair = await makeKeyPair();
  const dir = join(work, 'risk');
  mkdirSync(dir, { recursive: true });
  const classified = ([name, uscc]: readonly [string, string], id: number, riskClass: 'A' | 'D') => sample(id, { name, uscc, riskClass, ground: '未载明', groundCode: 'UNKNOWN', listedOn: today });
  const built = await buildList({ listings: [classified(RISKY, 1, 'D'), classified(CALM, 2, 'A'), classified(LISTED, 3, 'A')], out: dir, id: 'risk', kind: 'risk', asOf: today, keys: [pair.privateJwk], now: Date.now() });
  if (!built.ok) throw new Error(built.reason);
  risk = await startListServer(dir);
  const list = await buildDemoList(join(work, 'severe'), { count: 300 });
  desk = await startDesk({ list });
  desk.setPolicy({ ...desk.policy, lists: [...(desk.policy.lists as object[]), { id: 'risk', url: risk.url, keys: [pair.publicJwk], threshold: 1 }], sites: { hosts: ['127.0.0.1'], profiles: [TASKS] }, rules: { pack: PACK } });
  await expect.poll(async () => (await desk.ask('status', {})).lists.filter(({ state }) => state.current !== undefined).length, { timeout: 60_000 }).toBe(2);
});
test.afterAll(async () => {
  await desk?.close();
  await Promise.all([site?.close(), risk?.close()]);
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
});
test.afterEach(async () => page.close());

const badge = (name: RegExp | string) => page.getByRole('button', { name });
/** All that a page's script could notice of its table: parts, attributes, texts, place and size. */
const drawn = () =>
  page.locator('table').evaluate((table) => {
    const all = [...table.querySelectorAll('*')];
    const { x, y, width, height } = table.getBoundingClientRect();
    return [all.length, all.reduce((sum, { attributes }) => sum + attributes.length, 0), table.textContent?.length, x + scrollX, y + scrollY, width, height, document.documentElement.scrollHeight, document.documentElement.scrollWidth];
  });
const LISTED_BADGE = /恒昌.*已列入/;

test('2,000 rows: code lists, a name alone does not, a class is told for itself; the page stays as it was', async () => {
  await page.goto(`${site.base}/long`);
  const before = await drawn();
  await expect(badge(LISTED_BADGE)).toHaveCount(1);
  await expect(badge(LISTED_BADGE)).toHaveText('列入A类');
  await expect(badge(/恒昌.*代码待核/)).toHaveText('列入·待核代码');
  await expect(badge(/恒昌.*疑似/)).toHaveText('疑似');
  await expect(badge(/高危.*信用风险较高/)).toHaveText('D类');
  await expect(badge(/平稳/)).toHaveCount(0);
  await test.step('it stands in its own row, and says why', async () => {
    const [mark, cell] = [await badge(LISTED_BADGE).boundingBox(), await page.locator('tbody tr').nth(2).locator('td').nth(1).boundingBox()];
    expect(mark!.y).toBeGreaterThanOrEqual(cell!.y);
    expect(mark!.x + mark!.width).toBeLessThanOrEqual(cell!.x + cell!.width + 1);
    await badge(LISTED_BADGE).hover();
    const tip = page.getByRole('tooltip');
    for (const said of ['统一社会信用代码一致', '未依法取得食品经营许可', '示例省测试市市场监督管理局', '示测市监严列', '名单截至', 'A 类']) await expect(tip).toContainText(said);
    await page.mouse.move(5, 500);
    await expect(tip).toBeHidden();
  });
  await test.step('by keyboard to the next one, also where it is out of sight', async () => {
    await badge(LISTED_BADGE).focus();
    await page.keyboard.press('End');
    await expect(badge(/东升.*已列入/)).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText('示例省药品监督管理局');
    await page.keyboard.press('Home');
    await expect(badge(LISTED_BADGE)).toBeFocused();
  });
  await test.step('a dialog over the table covers its badges too', async () => {
    await page.evaluate(() => (document.getElementById('dlg')!.style.display = 'block'));
    await expect(badge(LISTED_BADGE)).toBeHidden();
    await page.evaluate(() => (document.getElementById('dlg')!.style.display = 'none'));
    await expect(badge(LISTED_BADGE)).toBeVisible();
  });
  await test.step('nothing was added to the table, and nothing moved', async () => {
    expect(await drawn()).toEqual(before);
    expect(await page.evaluate(() => document.querySelectorAll('[data-clicked]').length)).toBe(0);
  });
  await test.step('the next page of the list', async () => {
    await page.locator('#next').click();
    await expect(badge(/东升.*已列入/)).toBeVisible();
    await expect(badge(LISTED_BADGE)).toHaveCount(0);
  });
  const { entries } = await desk.ask('records', { kind: 'table', offset: 0, limit: 10 });
  expect(entries).toHaveLength(1);
  expect(entries[0]?.data).toMatchObject({ rows: 2_000, listed: 2, unsure: 2 });
  expect(JSON.stringify(entries)).not.toContain('测试第');
});

test('a row that is used again takes no badge along, and gets its own when it shows a listed party', async () => {
  await page.goto(`${site.base}/virtual`);
  await expect(badge(LISTED_BADGE)).toBeVisible();
  // In the very turn in which the cells are written anew: the badge is gone before anything is drawn.
  const stale = await page.evaluate(async () => {
    const seen = (): number => [...document.documentElement.children].flatMap((one) => [...(one.shadowRoot?.querySelectorAll<HTMLElement>('button.b:not([hidden])') ?? [])]).length;
    const was = seen();
    document.getElementById('scroll')!.scrollTop = 900;
    await new Promise((resolve) => document.getElementById('scroll')!.addEventListener('scroll', () => setTimeout(resolve, 0), { once: true }));
    return [was, seen()];
  });
  expect(stale).toEqual([1, 0]);
  await page.evaluate(() => (document.getElementById('scroll')!.scrollTop = 2000 * 30 - 90));
  await expect(badge(LISTED_BADGE)).toBeVisible();
  const box = await badge(LISTED_BADGE).boundingBox();
  const cell = await page.locator('#body td', { hasText: LISTED[0] }).boundingBox();
  expect(Math.abs(box!.y + box!.height / 2 - cell!.y - cell!.height / 2)).toBeLessThan(12);
});

test('columns that a site profile names are read by it', async () => {
  await page.goto(`${site.base}/described`);
  await expect(badge(LISTED_BADGE)).toHaveText('列入A类');
  await expect(page.getByRole('button')).toHaveCount(1);
});

test('on the page of an inspection: what "raised" means here, what was done, and the cap before it is passed', async () => {
  await page.goto(`${site.base}/inspection`);
  const panel = page.getByRole('region', { name: /严重违法失信名单.*已列入/ });
  await expect(panel).toBeVisible();
  for (const said of ['应提高检查频次', '每年至少 3 次', '示例省检查频次规定（2026-01-01）', '第十五条第（二）项', shown[1]!, shown[0]!, '注意年度频次上限', `再检查一次即达到年度上限（${thisYear + 1} 次）`, '示例省年度检查频次上限公告（2026-01-20）', '投诉举报线索核查', '不生成检查任务', 'A 类']) await expect(panel).toContainText(said);
  const { verdict } = await desk.verdict(page);
  expect(verdict).toMatchObject({ outcome: 'listed', risk: { riskClass: 'A', sure: true }, pageKind: 'inspection' });
});

test('name and code in two grids side by side are one row; a site that is switched off loses its badges', async () => {
  await page.goto(`${site.base}/frozen`);
  await expect(badge(LISTED_BADGE).first()).toBeVisible();
  await expect(badge(/疑似|代码待核/)).toHaveCount(0);
  desk.setPolicy({ ...desk.policy, sites: { hosts: ['127.0.0.1'], profiles: [], off: ['127.0.0.1'] } });
  await expect(badge(LISTED_BADGE)).toHaveCount(0);
});
