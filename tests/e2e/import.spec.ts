/** Lists that no server brings: signed ones from removable media, and tables of no publisher, as a person imports them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { zipSync, type Zippable } from 'fflate';
import iconv from 'iconv-lite';
import { chinaDay } from '../../lib/shared/index.ts';
import { publish } from '../demo/list.ts';
import { startOptionsDesk, type OptionsDesk } from '../support/options-desk.ts';
import { usccOf } from '../support/codes.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-import-'));
let desk: OptionsDesk;
let list: OptionsDesk['list'];
let browser: OptionsDesk['browser'];
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  // No address: this list comes on media only.
  desk = await startOptionsDesk(work, { count: 1_000, policy: ({ publicKey }) => ({ lists: [{ id: 'severe', keys: [publicKey] }] }) });
  ({ list, browser, page } = desk);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/lists`);
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

const card = (name: string) => page.locator('.ant-card', { hasText: name });
const dialog = () => page.getByRole('dialog');
async function choose(button: string, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(path);
}
async function look(text: string, then: (popup: Page) => Promise<void>): Promise<void> {
  const popup = await browser.popup();
  await popup.getByLabel('名称或代码').fill(text);
  await popup.keyboard.press('Enter');
  await then(popup);
  await popup.close();
}

test('a signed list without an address is imported from a folder, after a damaged copy was refused', async () => {
  // The browser hands managed policy over some seconds after its start.
  await expect(card('severe')).toContainText('仅从移动介质导入', { timeout: 40_000 });
  const damaged = join(work, 'stick', 'lists', 'copy');
  cpSync(list.dir, damaged, { recursive: true });
  const largest = readdirSync(join(damaged, 'packs')).sort((a, b) => statSync(join(damaged, 'packs', b)).size - statSync(join(damaged, 'packs', a)).size)[0] ?? '';
  const bytes = readFileSync(join(damaged, 'packs', largest));
  bytes[bytes.length - 9]! ^= 1;
  writeFileSync(join(damaged, 'packs', largest), bytes);

  await page.getByRole('button', { name: '从介质导入 severe' }).click();
  await choose('选择文件夹', join(work, 'stick'));
  await expect(dialog().getByRole('alert')).toContainText('校验值不符');
  rmSync(join(damaged, 'packs', largest));
  await choose('选择文件夹', join(work, 'stick'));
  await expect(dialog().getByRole('alert')).toContainText('缺少名单文件');
  await choose('选择文件夹', list.dir);
  await expect(dialog().getByRole('alert')).toContainText('导入完成');
  await choose('选择文件夹', list.dir);
  await expect(dialog().getByRole('alert')).toContainText('与本机相同');
  await dialog().getByRole('button', { name: /关\s?闭/ }).last().click();
  await expect(card('severe')).toContainText('1,000');
  await look('91990000T00010007R', (popup) => expect(popup.getByRole('heading', { name: /已列入严重违法失信名单/ })).toBeVisible());
});

/** What the head of a published folder says its version is. */
function versionOf(dir: string): number {
  const { payload } = JSON.parse(readFileSync(join(dir, 'head.json'), 'utf8')) as { payload: string };
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { version: number }).version;
}

test('a newer version comes as an archive; an older one is refused', async () => {
  const newer = join(work, 'newer');
  await publish(list, newer, ['--version', String(versionOf(list.dir) + 1)]);
  const archive = (dir: string, name: string) => {
    const files: Zippable = {};
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) if (statSync(join(dir, file)).isFile()) files[`名单/${file}`] = readFileSync(join(dir, file));
    writeFileSync(join(work, name), zipSync(files));
    return join(work, name);
  };
  await page.getByRole('button', { name: '从介质导入 severe' }).click();
  await choose('选择压缩包', archive(newer, 'newer.zip'));
  await expect(dialog().getByRole('alert')).toContainText('导入完成');
  await choose('选择压缩包', archive(list.dir, 'older.zip'));
  await expect(dialog().getByRole('alert')).toContainText('早于本机已有版本');
  writeFileSync(join(work, 'torn.zip'), readFileSync(join(work, 'newer.zip')).subarray(0, 5_000));
  await choose('选择压缩包', join(work, 'torn.zip'));
  await expect(dialog().getByRole('alert')).toContainText('不是有效的压缩包');
  await dialog().getByRole('button', { name: /关\s?闭/ }).last().click();
  await expect(card('severe')).toContainText(String(versionOf(newer)));
});

const code = (number: number) => usccOf('91', 5_000_000 + number);
const CODE = code(777);
const TABLE = [
  '示例市重点关注企业表（测试）',
  '序号,企业名称,统一社会信用代码/注册号,列入时间,列入机关,事由,身份证号,备注栏',
  `1,示例甲测试食品有限公司,${CODE},2025年3月5日,示例市市场监督管理局,抽检不合格,99000019900307001X,甲`,
  '2,示例乙测试商贸有限公司,,2025/13/5,示例市市场监督管理局,抽检不合格,,=乙',
  '3,,,2025-03-05,示例市市场监督管理局,抽检不合格,,',
  '4,示例丙测试餐饮店,9.19901E+17,20250305,示例市市场监督管理局,抽检不合格,,',
  '5,示例丁测试餐饮店,,1741104000000,,,,',
].join('\r\n');

test('a GB18030 table is mapped, looked at, checked, and imported as an unsigned list', async () => {
  writeFileSync(join(work, '重点关注.csv'), iconv.encode(TABLE, 'gb18030'));
  await page.getByRole('button', { name: '导入本地名单' }).click();
  await choose('选择文件', join(work, '重点关注.csv'));
  await expect(page.getByText('GB18030')).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: '标题所在行' })).toHaveValue('2');
  await expect(page.locator('tr', { hasText: '身份证号' }).first()).toContainText('不读取');
  await expect(page.getByText('99000019900307001X')).toHaveCount(0);
  const preview = page.locator('tr', { hasText: '示例甲测试食品有限公司' }).last();
  await expect(preview).toContainText('2025-03-05');
  await expect(page.locator('tr', { hasText: '日期无法识别' }).first()).toContainText('跳过');
  await page.getByRole('button', { name: '检查全部数据' }).click();
  await expect(page.getByText('共 5 行，将导入 2 条，跳过有误的 3 行')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载明细（CSV）' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe('\ufeff行,列,原值,原因,类别');
  expect(lines).toContain('4,列入时间,2025/13/5,日期无法识别,error');
  expect(lines.some((line) => line.startsWith('6,统一社会信用代码/注册号,9.19901E+17,'))).toBe(true);

  await page.getByLabel('名单名称').fill('示例市重点关注');
  await page.getByRole('button', { name: '导入 2 条' }).click();
  await expect(page.getByRole('alert')).toContainText('已导入“示例市重点关注”第 1 版，共 2 条');
  await page.getByRole('button', { name: '返回名单' }).click();
  await expect(card('示例市重点关注')).toContainText('本地导入，未签名');

  await look(CODE, async (popup) => {
    await expect(popup.getByText('本地导入，未签名').first()).toBeVisible();
    await expect(popup.getByText('名单由本地导入，未经发布单位签名').first()).toBeVisible();
    await expect(popup.getByRole('heading', { name: '见于本地名单（未签名）' })).toBeVisible();
  });
  const records = await page.evaluate(() => chrome.runtime.sendMessage({ id: 1, type: 'records', data: { kind: 'import', offset: 0, limit: 50 }, timestamp: Date.now() }));
  const notes = (records as { res: { entries: { data: Record<string, unknown> }[] } }).res.entries.map(({ data }) => data);
  expect(notes).toContainEqual(expect.objectContaining({ listId: 'local:示例市重点关注', how: 'table', fileName: '重点关注.csv', count: 2, rows: 5, refusedRows: 3 }));
  expect(notes.some(({ sha256 }) => /^[0-9a-f]{64}$/.test(String(sha256)))).toBe(true);
  expect(JSON.stringify(notes)).not.toContain('示例甲');
});

test('a large table leaves the page free, can be cancelled, and replaces the list when it is done', async () => {
  test.setTimeout(180_000);
  const rows = ['企业名称,统一社会信用代码,列入日期,列入机关,列入事由'];
  for (let index = 0; index < 100_000; index += 1) rows.push(`示例${index}号测试商贸有限公司,${code(index)},2025-03-05,示例市市场监督管理局,抽检不合格`);
  writeFileSync(join(work, 'large.csv'), rows.join('\n'));
  await page.getByRole('button', { name: '重新导入 示例市重点关注' }).click();
  await choose('选择文件', join(work, 'large.csv'));
  await page.evaluate(() => {
    const seen = { keys: 0, longest: 0 };
    Object.assign(window, { seen });
    addEventListener('keydown', () => (seen.keys += 1));
    new PerformanceObserver((tasks) => document.querySelector('.cg-import-progress') && tasks.getEntries().forEach(({ duration }) => (seen.longest = Math.max(seen.longest, duration)))).observe({ type: 'longtask' });
  });
  const bar = page.locator('.cg-import-progress');
  const busyKeys = async () => {
    let handled = 0;
    while (await bar.isVisible()) {
      await page.keyboard.press('Shift');
      if (await bar.isVisible()) handled = await page.evaluate(() => (window as unknown as { seen: { keys: number } }).seen.keys);
    }
    return handled;
  };
  await page.getByRole('button', { name: '检查全部数据' }).click();
  await bar.waitFor();
  await page.getByRole('button', { name: '取消导入' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '已取消' })).toBeVisible();

  await page.getByRole('button', { name: '检查全部数据' }).click();
  await bar.waitFor();
  expect(await busyKeys()).toBeGreaterThan(0);
  const before = await page.evaluate(() => (window as unknown as { seen: { keys: number } }).seen.keys);
  await page.getByRole('button', { name: '导入 100,000 条' }).click();
  await bar.waitFor();
  // What is in force answers until the new one is whole.
  await look(CODE, (popup) => expect(popup.getByText('本地导入，未签名').first()).toBeVisible());
  expect(await busyKeys()).toBeGreaterThan(before);
  await expect(page.getByRole('alert').filter({ hasText: '第 2 版，共 100,000 条' })).toBeVisible();
  const { longest } = await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen);
  test.info().annotations.push({ type: 'longest task of the page while importing', description: `${Math.round(longest)} ms` });
  console.log(`longest task of the page while importing: ${Math.round(longest)} ms`);
});

test('a local list is deleted, and policy can forbid all of them', async () => {
  await page.getByRole('button', { name: '返回名单' }).click();
  await page.getByRole('button', { name: '删除 示例市重点关注' }).click();
  await page.locator('.ant-popover, .ant-popconfirm').getByRole('button', { name: /删\s?除/ }).click();
  await expect(card('示例市重点关注')).toHaveCount(0);
  await look(code(5), (popup) => expect(popup.getByText(`未在本地名单快照（截至 ${chinaDay(Date.now())}）中检索到`)).toBeVisible());
  desk.setPolicy({ lists: [{ id: 'severe', keys: [list.publicKey] }], rules: { localListsAllowed: false } });
  await page.getByRole('button', { name: '导入本地名单' }).click();
  await expect(page.getByText('本单位不允许导入本地名单')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: '选择文件' })).toBeDisabled();
});
