/**
 * Markers are planted where an office's secrets and people's data come from (a page, its address, what officers type), by way of the real
 * extension; then everything that it says, keeps, sends and gives out is searched for them. What may stand where is the table in
 * docs/threat-model.md: what has a dash there must not be found, and each mark that is allowed somewhere must be found somewhere.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { outputTable } from '../repo/threat-model.ts';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-markers-'));
const profileDir = join(work, 'profile');
/** By column of the table. */
const MARKS: Readonly<Record<string, string>> = {
  party: '示例恒昌商贸有限公司',
  code: '91990000T00010007R',
  'legal representative': '标记法人钱某',
  'identity number': '990000190001010016',
  officer: '标记经办孙某',
  reason: '标记理由当日移出',
  'text that was selected': '标记摘录无生产日期',
  'rest of the page': '标记正文电话栏',
  'path and query': '标记地址',
};
const NUMBER = MARKS['identity number'] as string;
const FORM = `<h1>受理</h1><p>${MARKS['rest of the page']} 13800138000</p><form>
  <p><label>申请人名称 <input name="name" value="${MARKS.party}"></label></p><p><label>统一社会信用代码 <input name="code" value="${MARKS.code}"></label></p>
  <p><label>法定代表人 <input name="rep" value="${MARKS['legal representative']}"></label></p><p><label>身份证号码 <input name="sfz" value="${NUMBER}"></label></p>
  <fieldset><legend>办理方式</legend><label><input type="radio" name="route" value="C"> 告知承诺制</label><label><input type="radio" name="route" value="O"> 一般程序</label></fieldset><button type="button">提交</button></form>`;

let site: Loopback;
let central: Loopback;
let desk: Desk;
let sent = '';
const logs: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await serveLoopback((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(FORM));
  central = await serveLoopback((request, response) => {
    request.on('data', (chunk: Buffer) => void (sent += chunk.toString('utf8')));
    request.on('end', () => response.setHeader('x-clickhouse-query-id', 'x').end());
    sent += request.url;
  });
  desk = await startDesk({
    list: await buildDemoList(join(work, 'list'), { count: 300 }),
    profileDir,
    policy: { officer: { id: '990012', name: MARKS.officer }, central: { url: central.base }, personKeys: [{ id: 'p1', key: 'A'.repeat(43) }] },
  });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await Promise.all([site?.close(), central?.close()]);
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

test('nothing that is planted in a page, its address or a reason stands where it is not meant to', async () => {
  test.setTimeout(90_000);
  const { context } = desk.browser;
  context.on('console', (message) => logs.push(message.text()));
  context.on('weberror', (error) => logs.push(error.error().stack ?? error.error().message));
  const worker = await desk.browser.worker();
  worker.on('console', (message) => logs.push(message.text()));
  await worker.evaluate(recordMessages);

  const page = await desk.browser.page();
  await page.goto(`${site.base}/case/${encodeURIComponent(MARKS['path and query'] as string)}?id=${NUMBER}&note=${encodeURIComponent(MARKS['path and query'] as string)}`);
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('closed');
  const panel = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await panel.getByRole('button', { name: /放行|告知承诺/ }).first().click();
  await panel.getByRole('textbox').fill(`${MARKS.reason}，身份证${NUMBER}`);
  await panel.getByRole('button', { name: /放行|确认/ }).last().click();
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('open');
  await desk.ask('lookup', { code: NUMBER });
  await desk.ask('lookup', { name: `${MARKS['legal representative']}${NUMBER}` });
  const clue = { name: MARKS.party as string, field: 'food' as const, note: `${MARKS.reason} ${NUMBER}`, text: `${MARKS['text that was selected']}，身份证${NUMBER}` };
  expect(await desk.ask('registerClue', { facts: clue })).toMatchObject({ ok: true });
  await desk.ask('centralNow', {});
  await expect.poll(() => sent).toContain('override');

  const period = { from: '2026-01-01', to: '2099-12-31' };
  const [check] = (await desk.ask('records', { kind: 'check', offset: 0, limit: 1 })).entries;
  const feedbackFrom = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  const feedbackTo = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const found: Record<string, string> = {
    logs: logs.join('\n'),
    'messages into pages': JSON.stringify(await worker.evaluate(() => (globalThis as { toldPages?: unknown[] }).toldPages ?? [])),
    'document of the page': await page.evaluate(() => [...document.documentElement.children].filter((one) => one !== document.body).map((one) => new XMLSerializer().serializeToString(one)).join() + JSON.stringify([sessionStorage, localStorage, Object.keys(window)])),
    'storage on disk': (await desk.own.evaluate(dumpStorage)) + filesOf(profileDir),
    records: (await desk.ask('exportRecords', {})).jsonl,
    feedback: JSON.stringify(await desk.ask('feedback', { from: feedbackFrom, to: feedbackTo })),
    'check sheet': await textOf(`sheet.html?record=${check?.seq}`),
    clues: JSON.stringify(await desk.ask('clues', {})),
    statistics: JSON.stringify([await desk.ask('statistics', period), await desk.ask('tallies', period)]),
    'central store': sent,
    'diagnostic bundle': await textOf('options.html#/diagnostics', '.ant-collapse-header'),
  };
  const table = outputTable();
  expect(Object.keys(found).sort()).toEqual([...table.keys()].sort());
  const wrong: string[] = [];
  for (const [output, allowed] of table) {
    expect([output, (found[output] ?? '').length > (output === 'logs' ? -1 : 50)]).toEqual([output, true]);
    for (const [mark, text] of Object.entries(MARKS)) if (!allowed.has(mark) && found[output]?.includes(text) === true) wrong.push(`${mark} stands in ${output}`);
  }
  expect(wrong).toEqual([]);
  for (const [mark, text] of Object.entries(MARKS)) {
    const allowed = [...table].filter(([, marks]) => marks.has(mark)).map(([output]) => output);
    if (allowed.length > 0) expect([mark, allowed.some((output) => found[output]?.includes(text))]).toEqual([mark, true]);
  }
});

/** What an own page shows, with everything unfolded. */
async function textOf(path: string, unfold?: string): Promise<string> {
  const own: Page = await desk.browser.page();
  await own.goto(`chrome-extension://${desk.browser.extensionId}/${path}`);
  await own.locator('main, article, .cg-sheet').first().waitFor();
  await own.waitForTimeout(1_000);
  if (unfold !== undefined) for (const header of await own.locator(unfold).all()) if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
  const text = await own.evaluate(() => document.body.innerText);
  await own.close();
  return text;
}

/** Runs in the worker: keeps what it says to pages. */
function recordMessages(): void {
  const kept = globalThis as { toldPages?: unknown[] };
  const told: unknown[] = (kept.toldPages = []);
  const { sendMessage } = chrome.tabs;
  Object.assign(chrome.tabs, {
    sendMessage: (...args: unknown[]) => {
      told.push(args);
      return Reflect.apply(sendMessage as never, chrome.tabs, args) as unknown;
    },
  });
}

/** Runs in an own page: every database and the local area, binary values as text. */
async function dumpStorage(): Promise<string> {
  const plain = (_key: string, value: unknown) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : value);
  const parts = [JSON.stringify(await chrome.storage.local.get(null), plain)];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(name)));
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(store)));
      });
      parts.push(`${name}/${store} ${JSON.stringify(rows, plain)}`);
    }
    database.close();
  }
  return parts.join('\n');
}

/** What the browser has written for the extension so far, as bytes read both ways in which texts are stored. */
function filesOf(profile: string): string {
  const parts: string[] = [];
  for (const folder of ['IndexedDB', 'Local Extension Settings']) {
    const at = join(profile, 'Default', folder);
    const paths = (readdirSync(at, { recursive: true }) as string[]).filter((path) => path.includes(desk.browser.extensionId) && statSync(join(at, path)).isFile());
    for (const path of paths) {
      const bytes = readFileSync(join(at, path));
      parts.push(bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le'));
    }
  }
  return parts.join('\n');
}
