/**
 * Systems and their descriptions on the options page: a page that changes makes its description "may be outdated" and
 * nothing else does; a file of the editor is taken over with linter and proof, and refused with their reasons.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const NAME = '示例恒昌商贸有限公司';
const CODE = '91990000T00010007R';
const page = (body: string): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>许可办理</title><body>${body}</body></html>`;
const form = (label: string): string => `<table><tr><th>${label}</th><td>${NAME}</td></tr><tr><th>统一社会信用代码</th><td>${CODE}</td></tr></table><button>提交</button>`;
/** Longer than the twelve seconds after which something is called missing. */
const SLOW_MS = 14_000;

/** What the system serves at `/form` now. */
let label = '企业名称';
const PAGES: Readonly<Record<string, () => string>> = {
  '/form': () => page(form(label)),
  '/login': () => page('<form>账号 <input> 口令 <input type="password"><button>登录</button></form>'),
  '/slow': () => page(`<p>正在加载</p><script>setTimeout(() => { document.body.innerHTML = ${JSON.stringify(form('企业名称'))} }, ${SLOW_MS})</script>`),
  '/list': () => page('<h1>待办</h1><table><tr><th>企业名称</th><th>状态</th></tr><tr><td>示例甲有限公司</td><td>待办</td></tr><tr><td>示例乙有限公司</td><td>待办</td></tr></table>'),
};
const described = (id: string, path: string) => ({ id, kind: 'licensing', path, applicant: { name: [{ row: '企业名称' }], code: [{ row: '统一社会信用代码' }] }, submit: [{ text: '提交' }] });

let desk: Desk;
let server: Loopback;
let options: Page;
const work = mkdtempSync(join(tmpdir(), 'creditgate-sites-'));
const host = (): string => new URL(server.base).host;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await serveLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES[request.url ?? '']?.() ?? page(''));
  });
  const profile = { schema: 2, id: 'office', version: 3, title: '示例许可系统', hosts: [host()], pages: [described('form', '/form'), described('login', '/login'), described('slow', '/slow')] };
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { sites: { hosts: ['127.0.0.1'], profiles: [profile] } } });
  await desk.synced();
  options = await desk.browser.options();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/sites`);
});
test.afterAll(async () => {
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

const faults = async () => (await desk.ask('status', {})).profileFaults ?? [];
const recorded = async () => (await desk.ask('records', { kind: 'site', offset: 0, limit: 50 })).entries.map(({ data }) => data).filter((data) => data.event === 'profile-outdated');
const visit = async (path: string): Promise<Page> => {
  const tab = await desk.browser.page();
  await tab.goto(server.base + path);
  return tab;
};

test('a page that has changed is told on the options page, by field, host and time, and recorded; no other page is', async () => {
  test.setTimeout(120_000);
  const whole = await visit('/form');
  await expect.poll(async () => (await desk.verdict(whole)).profileId).toBe('office');
  label = '许可对象';
  // A page to sign in, a slow page and a list, each opened twice, beside two visits to the page that has changed.
  const tabs: Page[] = [];
  for (const path of ['/form', '/form', '/login', '/login', '/slow', '/slow', '/list']) tabs.push(await visit(path));
  await expect.poll(async () => (await faults()).length, { timeout: 40_000, intervals: [1_000] }).toBe(1);
  await Promise.all(tabs.slice(4, 6).map((tab) => expect.poll(async () => (await desk.verdict(tab)).state, { timeout: 30_000 }).toBe('checked')));
  expect(await faults()).toEqual([expect.objectContaining({ profileId: 'office', version: 3, pageId: 'form', missing: ['name'], host: host() })]);
  expect(await recorded()).toEqual([expect.objectContaining({ host: host(), profile: 'office@3', page: 'form', missing: ['name'] })]);
  expect(JSON.stringify(await recorded())).not.toContain(NAME);

  const row = options.getByRole('row', { name: /示例许可系统/ });
  await expect(row).toContainText('可能已过时');
  await expect(row).toContainText(new RegExp(`${host()} 自 \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} 起未找到：申请人名称（页面 form`));
  await expect(options.getByRole('menuitem', { name: '站点（1）' })).toBeVisible({ timeout: 15_000 });

  // Whole again: the notice goes, the record stays.
  label = '企业名称';
  await visit('/form');
  await expect.poll(async () => (await faults()).length).toBe(0);
  await expect(row).toContainText('运行正常');
  expect(await recorded()).toHaveLength(1);
});

/** A file as the editor exports it, with a saved page that reads as it says. */
function exported(change: { html?: string; path?: string } = {}) {
  const profile = { schema: 2, id: 'imported', version: 1, title: '示例导入系统', hosts: ['import.example.gov.cn'], pages: [{ ...described('form', change.path ?? '/form'), frame: 'any' }] };
  const reading = { profileId: 'imported', pageId: 'form', kind: 'licensing', how: 'profile', state: 'ready', applicant: { name: NAME, code: CODE }, severalApplicants: false, route: { present: false, chosen: 'none' }, hasSubmit: true, missing: [] };
  const proof = { schema: 1, takenAt: '2026-11-20T02:00:00.000Z', path: '/form', title: '许可办理', frames: [{ path: '/form', html: change.html ?? page(form('企业名称')) }], profile, readings: [reading] };
  return { profile, proof };
}

async function importFile(value: object): Promise<void> {
  const file = join(work, 'file.json');
  writeFileSync(file, JSON.stringify(value));
  const chooser = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: '从文件导入' }).click();
  await (await chooser).setFiles(file);
}

test('a file of the editor is in force after linter and proof; a faulty one says why, an unproven one stays a draft', async () => {
  const dialog = options.getByRole('dialog');
  const use = dialog.getByRole('button', { name: '启用' });
  const cancel = dialog.getByRole('button', { name: /取\s?消/ });

  await importFile(exported({ path: 'form' }));
  await expect(dialog).toContainText('路径应以 / 或 * 开头');
  await expect(use).toBeDisabled();
  await cancel.click();

  await importFile(exported({ html: page(form('许可对象')) }));
  await expect(dialog).toContainText('样页重新读取的结果与记录不一致');
  await expect(dialog).toContainText('applicant.name');
  await expect(use).toBeDisabled();
  await cancel.click();

  await importFile({ profile: exported().profile });
  await expect(dialog).toContainText('文件中没有样页');
  await expect(use).toBeDisabled();
  await dialog.getByRole('button', { name: '存为草稿' }).click();
  const row = options.getByRole('row', { name: /示例导入系统/ });
  await expect(row).toContainText('草稿，未启用');
  expect((await desk.ask('policy', {})).sites.profiles.map(({ id }) => id)).toEqual(['office']);

  await importFile(exported());
  await expect(dialog).toContainText('样页验证通过：1 个页面');
  await use.click();
  // For a moment draft and description in force are both there.
  await expect(row.filter({ hasNotText: '草稿' })).toContainText('样页验证通过（2026-11-20）');
  await expect(row.filter({ hasText: '草稿' })).toHaveCount(0);
  expect((await desk.ask('policy', {})).sites.profiles.map(({ id }) => id)).toEqual(['office', 'imported']);

  // What goes out is what came in, and its proof can be run again.
  const download = options.waitForEvent('download');
  await row.getByRole('button', { name: '导出为文件' }).click();
  expect(JSON.parse(readFileSync(await (await download).path(), 'utf8'))).toMatchObject(exported());
  await row.getByRole('button', { name: '重验样页' }).click();
  await expect(dialog).toContainText('样页验证通过：1 个页面');
  await dialog.locator('.ant-modal-footer').getByRole('button').click();
  await expect(dialog).toBeHidden();
});

test('“describe on the page” opens the editor for the system’s tab, or the system first', async () => {
  const tab = await visit('/list');
  const row = options.getByRole('row', { name: /127\.0\.0\.1/ }).filter({ hasText: '尚未描述' });
  const opened = desk.browser.context.waitForEvent('page', { predicate: (one) => one.url().includes('editor.html'), timeout: 15_000 });
  await row.getByRole('button', { name: '在页面上描述' }).click();
  const editor = await opened;
  await expect(editor.getByRole('heading', { name: '描述此页面' })).toBeVisible();
  await editor.close();
  await tab.close();
});
