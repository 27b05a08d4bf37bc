/**
 * An admin describes a page that nobody has described: applicant on the page, the legal representative in a closed
 * shadow root, the route in a frame. Points, tries, is refused while a fault stands, saves the page, publishes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const NAME = '示例恒昌商贸有限公司';
const CODE = '91990000T00010007R';
/** Personal data of nobody; none of it may be in the saved page. */
const PLANTED = ['欧阳测验', '19900001234', '钟楼乡梧桐弄七十三号', 'ouyang@example.test', '990000199001010019', 'secret-comment', 'script-secret', '20264711', NAME, CODE, '恒昌'];

const TOP = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>食品经营许可办理 ${NAME}</title><body>
  <!-- secret-comment -->
  <style>.ghost { display: none }</style>
  <h2>食品经营许可申请</h2>
  <table><tr><th>企业名称</th><td data-key="20264711">${NAME}</td></tr><tr><th>统一社会信用代码</th><td>${CODE}</td></tr><tr><th>联系电话</th><td>19900001234</td></tr><tr><th>住所</th><td>钟楼乡梧桐弄七十三号</td></tr></table>
  <p class="ghost">990000199001010019</p>
  <p>邮箱：<input id="mail-20264711" value="x"> 备注：<textarea></textarea></p>
  <rep-card></rep-card><iframe name="route" src="/frame.html?case=20264711" width="600" height="120"></iframe>
  <button type="button" onclick="frames.route.send()">提交</button>
  <script>
    const hidden = 'script-secret';
    document.querySelector('input').value = 'ouyang@example.test';
    document.querySelector('textarea').value = '请联系欧阳测验';
    const root = document.querySelector('rep-card').attachShadow({ mode: 'closed' });
    const label = document.createElement('div'), value = document.createElement('div');
    label.textContent = '掌柜'; value.textContent = '欧阳测验';
    root.append(label, value);
    window.where = () => { const { left, top, width, height } = value.getBoundingClientRect(); return { x: left + Math.min(width, 30) / 2, y: top + height / 2 }; };
    window.pressed = 0; addEventListener('click', () => { window.pressed += 1; });
  </script></body></html>`;
const FRAME = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>办理方式</title><body>
  <p>办理方式：<label><input type="radio" name="r" value="C">告知承诺制</label><label><input type="radio" name="r" value="O">一般程序</label></p>
  <p>经办：欧阳测验</p></body></html>`;

let desk: Desk;
let server: Loopback;
const work = mkdtempSync(join(tmpdir(), 'creditgate-editor-'));

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await serveLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end((request.url ?? '').startsWith('/frame') ? FRAME : TOP);
  });
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { sites: { hosts: ['127.0.0.1'], profiles: [] } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

/** As an admin does it: the popup beside the tab, and its button. */
async function openEditor(page: Page): Promise<Page> {
  await popupBeside(page);
  const opened = desk.browser.context.waitForEvent('page', { timeout: 15_000 });
  await desk.own.getByRole('button', { name: '描述此页面' }).click();
  const editor = await opened;
  await editor.getByRole('heading', { name: '主页面' }).waitFor();
  return editor;
}
/** The editor has asked; a document hears keys and clicks once its shield is up. */
async function listening(page: Page): Promise<void> {
  for (const frame of page.frames()) await frame.waitForFunction(() => [...document.documentElement.children].some((one) => one.localName.startsWith('x-') && one.shadowRoot?.querySelector('.shield') != null));
}
async function popupBeside(page: Page): Promise<void> {
  const tabId = await desk.own.evaluate(async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id, page.url());
  await desk.own.goto(`chrome-extension://${desk.browser.extensionId}/popup.html?tabId=${tabId}`);
}

test('by keyboard alone: into a closed shadow root, into a frame and out of it; the page gets no key', async () => {
  const page = await desk.browser.page();
  await page.goto(`${server.base}/keys/form.html`);
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
  await page.evaluate(() => {
    const world = window as unknown as { keys: number };
    world.keys = 0;
    addEventListener('keydown', () => { world.keys += 1; });
  });
  const editor = await openEditor(page);
  const top = editor.getByRole('region', { name: /主页面/ });
  const inner = editor.getByRole('region', { name: /框架内页面/ });
  const asked = editor.getByText('请在页面上点击对应内容');
  const keys = async (...names: string[]): Promise<void> => {
    await expect(asked).toBeVisible();
    await page.bringToFront();
    await listening(page);
    for (const name of names) await page.keyboard.press(name);
  };
  // Heading, table, line of fields, card: style sheets and hidden parts are no stations.
  await top.getByRole('button', { name: '点选法定代表人' }).click();
  await keys('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'Enter');
  await expect(top.getByText('欧阳测验', { exact: true })).toBeVisible();

  await inner.getByRole('button', { name: '清除办理方式栏目' }).click();
  await expect(inner.getByText('告知承诺制 / 一般程序')).toHaveCount(0);
  await inner.getByRole('button', { name: '点选办理方式栏目' }).click();
  await keys('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
  await keys('ArrowDown', 'Enter');
  await expect(inner.getByText('告知承诺制 / 一般程序')).toBeVisible();

  // The keys are still in the frame: out of it by going up beyond its top, then into the table, to the code's cell.
  await top.getByRole('button', { name: '清除统一社会信用代码' }).click();
  await expect(top.getByText(CODE, { exact: true })).toHaveCount(0);
  await top.getByRole('button', { name: '点选统一社会信用代码' }).click();
  await keys('ArrowUp', 'ArrowUp');
  // Chromium leaves the frame as the active element; where the keys go is told by what they do.
  await page.waitForTimeout(300);
  await keys('ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Enter');
  await expect(top.getByText(CODE, { exact: true })).toBeVisible();
  // Esc gives up.
  await top.getByRole('button', { name: '点选统一社会信用代码' }).click();
  await keys('ArrowDown', 'Escape');
  await expect(asked).toBeHidden();
  expect(await page.evaluate(() => (window as unknown as { keys: number }).keys)).toBe(0);
  await editor.close();
});

test('describes, corrects, tries, is refused, saves, publishes; the page is then read by the profile', async () => {
  const page = await desk.browser.page();
  await page.goto(`${server.base}/case/20264711/form.html`);
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
  const before = await page.evaluate(() => [...document.querySelectorAll('body *')].map((element) => element.getAttributeNames().join()).join('|'));
  const editor = await openEditor(page);
  const top = editor.getByRole('region', { name: /主页面/ });
  await expect(top.getByText(NAME, { exact: true })).toBeVisible();
  await expect(editor.getByRole('region', { name: /框架内页面/ }).getByText('告知承诺制 / 一般程序')).toBeVisible();
  await expect(top.getByLabel('路径')).toHaveValue('/case/*/form.html');

  // Esc gives up; a click that the page makes itself chooses nothing; a person's click does, and the page gets no event.
  await top.getByRole('button', { name: '点选法定代表人' }).click();
  await page.bringToFront();
  await expect(editor.getByText('请在页面上点击对应内容')).toBeVisible();
  await listening(page);
  await page.keyboard.press('Escape');
  await expect(editor.getByText('请在页面上点击对应内容')).toBeHidden();
  await top.getByRole('button', { name: '点选法定代表人' }).click();
  await expect(editor.getByText('请在页面上点击对应内容')).toBeVisible();
  await page.bringToFront();
  await listening(page);
  await page.evaluate(() => {
    window.dispatchEvent(new MouseEvent('click', { clientX: 60, clientY: 60, bubbles: true }));
    (window as unknown as { pressed: number }).pressed = 0;
  });
  const { x, y } = await page.evaluate(() => (window as unknown as { where(): { x: number; y: number } }).where());
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await expect(top.getByText('欧阳测验', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { pressed: number }).pressed)).toBe(0);
  expect(await page.evaluate(() => [...document.querySelectorAll('body *')].map((element) => element.getAttributeNames().join()).join('|'))).toBe(before);

  await editor.getByRole('button', { name: '试查' }).click();
  await expect(editor.getByText('已列入', { exact: true })).toBeVisible();

  const publish = editor.getByRole('button', { name: '在本机发布' });
  await top.getByLabel('路径').fill('case');
  await expect(editor.getByText('路径应以 / 或 * 开头')).toBeVisible();
  await expect(publish).toBeDisabled();
  await top.getByLabel('路径').fill('/case/*/form.html');
  // Sound, but not proven: still refused.
  await expect(editor.getByRole('button', { name: '试查' })).toBeEnabled();
  await expect(publish).toBeDisabled();
  await editor.getByRole('button', { name: /保存样页/ }).click();
  await expect(editor.getByText('样页已保存')).toBeVisible();
  // Any change after it asks for a new one.
  await editor.getByLabel('系统名称').fill('食品经营许可系统（示例）');
  await expect(publish).toBeDisabled();
  await editor.getByRole('button', { name: /保存样页/ }).click();
  await expect(publish).toBeEnabled();
  await publish.click();
  await expect(editor.getByText('已发布')).toBeVisible();

  await expect.poll(async () => (await desk.verdict(page)).profileId).toMatch(/^127-0-0-1/);
  await expect.poll(async () => (await desk.verdict(page)).route).toMatchObject({ present: true, state: 'closed' });
  await expect(page.frameLocator('iframe').getByRole('radio', { name: '告知承诺制' })).toBeDisabled();
  await expect(page.frameLocator('iframe').getByRole('radio', { name: '一般程序' })).toBeEnabled();

  const proofs = JSON.stringify(await desk.ask('proofs', {}));
  expect(proofs).toContain('统一社会信用代码');
  for (const planted of PLANTED) expect(proofs).not.toContain(planted);
  const { entries } = await desk.ask('records', { kind: 'site', offset: 0, limit: 20 });
  expect(entries.map(({ data }) => data)).toContainEqual(expect.objectContaining({ event: 'profile-published', profileId: expect.stringMatching(/^127-0-0-1/) as unknown, version: 1 }));
  await editor.close();

  // Described pages are described further: the next version of the same profile, not a second one.
  const again = await openEditor(page);
  await expect(again.getByText(/第 2 版/)).toBeVisible();
  await again.close();
});

test('nothing is published unproven, or where policy says no', async () => {
  const page = await desk.browser.page();
  await page.goto(`${server.base}/case/20264712/form.html`);
  await popupBeside(page);
  await expect(desk.own.getByRole('button', { name: '描述此页面' })).toBeVisible();
  const profile = { schema: 1, id: 'made-up', version: 1, title: '示例', hosts: ['127.0.0.1'], pages: [{ id: 'a', kind: 'licensing', applicant: { name: [{ label: '企业名称' }] } }] };
  expect(await desk.ask('publishProfile', { profile, proof: null })).toEqual({ ok: false, reason: 'proof-invalid' });
  expect(await desk.ask('publishProfile', { profile: { ...profile, hosts: ['*'] }, proof: null })).toEqual({ ok: false, reason: 'profile-invalid' });
  desk.setPolicy({ ...desk.policy, rules: { siteEditing: false } });
  await expect.poll(async () => desk.ask('publishProfile', { profile, proof: null }), { timeout: 20_000 }).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await desk.ask('saveSetting', { key: 'sites', value: { hosts: [], profiles: [profile] } })).toMatchObject({ ok: false });
  await expect(desk.own.getByRole('button', { name: '描述此页面' })).toBeHidden();
});
