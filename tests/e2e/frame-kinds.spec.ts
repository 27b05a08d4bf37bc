/** Reader and guard follow the scout into every kind of document that a page can make for a frame, also while the worker sleeps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Frame, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const ROUTE = '<meta charset="utf-8"><p>办理方式 <label><input type="radio" name="r" value="C">告知承诺制</label><label><input type="radio" name="r" value="O">一般程序</label></p>';
/** How the page fills a frame named after its kind. A later script chooses the commitment option before anything can have been read. */
const KINDS: Readonly<Record<string, string>> = {
  address: `frame.src = '/route';`,
  sandboxed: `frame.sandbox = 'allow-scripts allow-forms'; frame.src = '/route';`,
  srcdoc: `frame.srcdoc = ROUTE;`,
  written: `const d = frame.contentDocument; d.open(); d.write(ROUTE); d.close();`,
  blank: `frame.contentDocument.body.innerHTML = ROUTE;`,
  blob: `frame.src = URL.createObjectURL(new Blob([ROUTE], { type: 'text/html' }));`,
  'late-written': `setTimeout(() => { const d = frame.contentDocument; d.open(); d.write(ROUTE); d.close(); }, 600);`,
};
const page = `<!doctype html><meta charset="utf-8"><title>业务办理</title><p>企业名称：示例恒昌商贸有限公司</p><p>统一社会信用代码：91990000T00010007R</p>
<script>const ROUTE = ${JSON.stringify(ROUTE)}; const make = (name, fill) => { const frame = document.createElement('iframe'); frame.name = name; document.body.append(frame); fill(frame); };
${Object.entries(KINDS).map(([name, fill]) => `make('${name}', (frame) => { ${fill} });`).join('\n')}
for (const frame of document.querySelectorAll('iframe')) { let tries = 0; const choose = () => { let option; try { option = frame.contentDocument?.querySelector('input[value=C]'); } catch {} if (option) option.checked = true; else if ((tries += 1) < 200) setTimeout(choose, 5); }; choose(); }
</script>`;

let desk: Desk;
let server: Loopback;
const work = mkdtempSync(join(tmpdir(), 'creditgate-frames-'));
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await serveLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url?.startsWith('/route') === true ? `<!doctype html>${ROUTE}` : page);
  });
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { sites: { hosts: ['127.0.0.1'], profiles: [] } } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

async function frameNamed(tab: Page, name: string): Promise<Frame> {
  const found = tab.frame({ name });
  if (found === null) throw new Error(`no frame ${name}`);
  return found;
}

for (const [when, before] of [['while the worker runs', async () => {}], ['while the worker sleeps', async () => desk.browser.killWorker()]] as const) {
  test(`the choice that a script made early is taken back, and cannot be made again, ${when}`, async () => {
    await before();
    const tab = await desk.browser.page();
    await tab.goto(`${server.base}/`);
    const states = async () => {
      const all = await Promise.all(
        Object.keys(KINDS).map(async (name) => [name, await (await frameNamed(tab, name)).evaluate(() => [...document.querySelectorAll<HTMLInputElement>('input[value=C]')].map((option) => `${option.disabled ? 'closed' : 'open'}${option.checked ? ', chosen' : ''}`).join())] as const),
      );
      return Object.fromEntries(all);
    };
    await expect.poll(states, { timeout: 15_000 }).toEqual(Object.fromEntries(Object.keys(KINDS).map((name) => [name, 'closed'])));
    await tab.close();
  });
}
