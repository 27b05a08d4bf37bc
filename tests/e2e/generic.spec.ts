/**
 * Sites that nobody has described: a host name in the policy, no profile. Plain pages, each with one trait that real
 * systems have. The option must be closed and say so, a commitment must not arrive, the ordinary route must.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { clickInOverlay } from '../support/overlay.ts';

const LISTED = ['示例恒昌商贸有限公司', '91990000T00010007R'] as const;
const NAMESAKE = ['示例恒昌商贸有限公司', '91990000T00010373M'] as const;
const UNLISTED = ['测试清源供应链管理有限公司', '91990000T00010744C'] as const;

const radios = (yes: string, no: string): string => `<label><input type="radio" name="route" value="C">${yes}</label><label><input type="radio" name="route" value="O">${no}</label>`;
const form = (inner: string): string => `<form method="post" action="/submit">${inner}<button>提交</button></form>`;
const send = (value: string): string => `fetch('/submit', { method: 'POST', body: 'route=' + (${value} ?? '') })`;

/** Bodies of the pages; {N} and {C} are the applicant's name and code. */
const PAGES: Readonly<Record<string, string>> = {
  // A search form above; text and input share a paragraph; remarks and translations around labels and options.
  paragraphs: `<form>企业名称：<input name="q"><button type="button">查询</button></form>${form(
    `<p>申请单位（全称）：<input value="{N}"> <button type="button">查询</button></p><p>统一社会信用代码 (USCC)：<textarea>{C}</textarea></p><p>请选择办理方式：${radios('告知承诺制（当场办结）', '一般程序（20个工作日）')}</p>`,
  )}`,
  // The heading is the name, several pairs stand in one line, explanations stand in the options' labels.
  headings: `<h2>{N}</h2><p>统一社会信用代码：{C}　法定代表人：测试甲</p>${form(
    `<fieldset><legend>您选择哪种办理方式？</legend>${radios('<b>告知承诺制</b><small> 申请人签署承诺书后当场作出许可决定，事后开展核查，承诺不实的撤销许可并记入信用记录。</small>', '<b>一般程序</b><small> 按照规定程序受理、审查、现场核查后作出决定，二十个工作日以内。</small>')}</fieldset>`,
  )}`,
  tick: `<dl><dt>申请人</dt><dd>{N}</dd><dt>统一社会信用代码</dt><dd>{C}</dd></dl>${form('<label><input type="checkbox" name="route" value="C">以告知承诺方式申请</label>')}`,
  // Applicant, route and button in three documents.
  frames: `<iframe name="a" src="/frame-a/{W}"></iframe><iframe name="b" src="/frame-b/{W}"></iframe><button onclick="frames.b.send()">提交</button>`,
  'frame-a': '<p>企业名称：{N}</p><p>统一社会信用代码：{C}</p>',
  'frame-b': `<p>办理方式 ${radios('告知承诺制', '一般程序')}</p><script>function send() { ${send("document.querySelector('input:checked')?.value")}; }</script>`,
  // The route is chosen before anybody has been named.
  wizard: `<div id="app"></div><script>
    let route, step = 1;
    const app = document.getElementById('app');
    const button = (text, act) => { const b = document.createElement('button'); b.textContent = text; b.onclick = act; app.append(b); };
    const draw = () => {
      app.replaceChildren();
      if (step === 1) { app.insertAdjacentHTML('beforeend', '<p>许可方式 <label><input type="radio" name="r" value="C">告知承诺制</label><label><input type="radio" name="r" value="O">一般程序</label></p>'); app.onchange = (e) => { if (e.target.name === 'r') route = e.target.value; }; button('下一步', () => { step = 2; history.pushState({}, '', '#2'); draw(); }); }
      if (step === 2) { app.insertAdjacentHTML('beforeend', '<p>请阅读说明</p>'); button('下一步', () => { step = 3; draw(); }); }
      if (step === 3) { app.insertAdjacentHTML('beforeend', '<div>企业名称</div><div><input id="n"></div><div>统一社会信用代码</div><div><input id="c"></div>'); n.value = '{N}'; c.value = '{C}'; button('提交', () => ${send('route')}); button('上一步', () => { step = 1; draw(); }); }
    };
    draw();</script>`,
  // A list that the page draws itself, without any role.
  drawn: `<style>.dd { position: relative; display: inline-block } .dd ul { position: absolute; display: none } .dd.open ul { display: block }</style>
    <p>企业名称：{N}</p><p>统一社会信用代码：{C}</p><div><span>审批类型：</span><div class="dd"><span class="cur">请选择</span><ul><li>告知承诺制</li><li>一般审批制</li></ul></div></div>
    <button onclick="${send("({ 告知承诺制: 'C', 一般审批制: 'O' })[document.querySelector('.cur').textContent]")}">提交</button>
    <script>const dd = document.querySelector('.dd'); dd.onclick = (e) => { if (e.target.tagName === 'LI') document.querySelector('.cur').textContent = e.target.textContent; dd.classList.toggle('open'); };</script>`,
  traps: form(`<p>企业名称：{N}</p><p>统一社会信用代码：{C}</p><p>办件类型：${radios('承诺件', '即办件')}</p><p>承诺办结时限：5个工作日</p><p><label><input type="checkbox" name="paper" value="1">双告知承诺书</label></p>`),
};

let desk: Desk;
let server: Loopback;
let page: Page;
const arrived: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'creditgate-generic-'));

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await serveLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const [, id = '', who = ''] = (request.url ?? '').split('/');
    if (id.startsWith('submit')) {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        arrived.push(body);
        response.end('<!doctype html><title>ok</title>');
      });
      return;
    }
    const [name, code] = who === 'listed' ? LISTED : who === 'namesake' ? NAMESAKE : UNLISTED;
    const body = (PAGES[id] ?? '').replaceAll('{N}', name).replaceAll('{C}', code).replaceAll('{W}', who);
    response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>业务办理</title><body>${body}</body></html>`);
  });
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { sites: { hosts: ['127.0.0.1'], profiles: [] } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  arrived.length = 0;
  page = await desk.browser.page();
  page.setDefaultTimeout(8_000);
});
test.afterEach(async () => page.close());

async function open(id: string, who: string): Promise<void> {
  await page.goto(`${server.base}/${id}/${who}`);
}
const outcome = () => expect.poll(async () => (await desk.verdict(page)).verdict?.outcome);
const route = () => expect.poll(async () => (await desk.verdict(page)).route);

/** A click where a thing stands, whatever it says of itself. */
async function clickAt(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('not on the screen');
  await page.mouse.click(box.x + Math.min(box.width, 40) / 2, box.y + box.height / 2);
}
async function handIn(): Promise<string[]> {
  await clickAt(page.getByRole('button', { name: '提交' }));
  await page.waitForTimeout(500);
  return arrived;
}

for (const [id, option, inside] of [
  ['paragraphs', 'radio', undefined],
  ['headings', 'radio', undefined],
  ['tick', 'checkbox', undefined],
  ['frames', 'radio', 'b'],
] as const) {
  test(`${id}: closed for a listed applicant, open for a namesake and one that is not listed`, async () => {
    const part = (): Page | FrameLocator => (inside === undefined ? page : page.frameLocator(`iframe[name=${inside}]`));
    await open(id, 'listed');
    await outcome().toBe('listed');
    await route().toMatchObject({ present: true, state: 'closed' });
    expect((await desk.verdict(page)).verdict?.applicant).toMatchObject({ name: LISTED[0], code: LISTED[1] });
    await expect(page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ })).toBeVisible();
    await expect(part().getByRole(option, { name: /告知承诺/ })).toBeDisabled();
    await clickInOverlay(page, '收起面板');
    await clickAt(part().locator('label:has(input[value=C])'));
    expect(await handIn()).not.toContain('route=C');
    if (option === 'radio') {
      arrived.length = 0;
      await open(id, 'listed');
      await route().toMatchObject({ state: 'closed' });
      await clickInOverlay(page, '收起面板');
      await clickAt(part().locator('label:has(input[value=O])'));
      expect(await handIn()).toEqual(['route=O']);
    }
    for (const [who, expected] of [['namesake', 'different-entity'], ['unlisted', 'not-found']] as const) {
      arrived.length = 0;
      await open(id, who);
      await outcome().toBe(expected);
      if (who === 'namesake') await clickInOverlay(page, '收起面板');
      await clickAt(part().locator('label:has(input[value=C])'));
      expect(await handIn()).toEqual(['route=C']);
    }
  });
}

test('wizard: a route chosen before the applicant was named is stopped at the end, also with a step between', async () => {
  for (const [who, sent] of [['listed', []], ['unlisted', ['route=C']]] as const) {
    arrived.length = 0;
    await open('wizard', who);
    await page.getByText('告知承诺制').click();
    await page.waitForTimeout(400);
    for (let step = 0; step < 2; step += 1) {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.waitForTimeout(600);
    }
    await outcome().toBe(who === 'listed' ? 'listed' : 'not-found');
    if (who === 'listed') await clickInOverlay(page, '收起面板');
    expect(await handIn()).toEqual(sent);
  }
});

test('drawn list without roles: the item is stopped, its neighbour is not', async () => {
  await open('drawn', 'listed');
  await route().toMatchObject({ present: true, state: 'closed' });
  await clickInOverlay(page, '收起面板');
  await page.locator('.cur').click();
  await clickAt(page.locator('li', { hasText: '告知承诺制' }));
  await expect(page.locator('.cur')).toHaveText('请选择');
  await clickAt(page.locator('li', { hasText: '一般审批制' }));
  expect(await handIn()).toEqual(['route=O']);
});

test('promised time limits and service promises are not the commitment route', async () => {
  await open('traps', 'listed');
  await outcome().toBe('listed');
  await clickInOverlay(page, '收起面板');
  await page.getByText('承诺件').click();
  await page.getByText('双告知承诺书').click();
  expect(await handIn()).toEqual(['route=C&paper=1']);
});

test('what the overlay says is never read as a part of the page', async () => {
  await open('frames', 'listed');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  // Longer than a rescan: the overlay names the applicant with the labels that are looked for.
  await page.waitForTimeout(4_500);
  expect((await desk.verdict(page)).verdict?.applicant).toMatchObject({ code: LISTED[1] });
  await page.locator('iframe[name=a]').evaluate((frame) => frame.remove());
  await page.locator('iframe[name=b]').evaluate((frame) => frame.remove());
  await page.getByRole('button', { name: '提交' }).evaluate((button) => button.remove());
  await expect.poll(async () => (await desk.verdict(page)).state, { timeout: 8_000 }).toBe('no-applicant');
});
