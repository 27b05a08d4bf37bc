/**
 * A day's work in compressed form: checks by message and by real pages, and afterwards nothing has grown but what was recorded. `npm run soak`
 * makes 10,000; the counts say so, never a clock. Heap and listeners are read after a forced collection.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { openFood } from '../support/steps.ts';

const CHECKS = Number(env.CREDITGATE_SOAK ?? 300);
/** Of a hundred checks one is a page that is opened and read. */
const PAGES = Math.ceil(CHECKS / 100);
const ROUNDS = 4;
const work = mkdtempSync(join(tmpdir(), 'creditgate-soak-'));
let desk: Desk;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 500 }) });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

interface Size {
  /** Bytes of the worker's heap. */
  readonly heap: number;
  /** Of the page that all rounds are read in. */
  readonly listeners: number;
  readonly nodes: number;
  readonly documents: number;
  /** Bytes in `storage.local` and `storage.session`, and databases. */
  readonly items: number;
  readonly databases: number;
  /** Bytes of the records as they are exported. */
  readonly records: number;
}

test(`${CHECKS} checks leave nothing behind but their records`, async () => {
  test.setTimeout(3_600_000);
  const page = await desk.browser.page();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const sizes: Size[] = [];
  // The first round fills caches, which are no growth.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await checkMany(Math.ceil(CHECKS / (ROUNDS + 1)));
    for (let index = 0; index < Math.ceil(PAGES / (ROUNDS + 1)) + 1; index += 1) {
      await page.goto('about:blank');
      await openFood(page, desk.systems, 'listed');
      await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
    }
    sizes.push(await sizeOf(page, session));
  }
  const [first, last] = [sizes[1], sizes.at(-1)] as [Size, Size];
  console.log(sizes.map((size) => JSON.stringify(size)).join('\n'));
  expect(await desk.ask('verifyRecords', {})).toMatchObject({ ok: true });
  expect((await desk.ask('records', { kind: 'manual-lookup', offset: 0, limit: 1 })).total).toBe(Math.ceil(CHECKS / (ROUNDS + 1)) * (ROUNDS + 1));
  expect(last.records).toBeGreaterThan(first.records);
  expect(last.heap / first.heap).toBeLessThan(1.25);
  expect(last.listeners - first.listeners).toBeLessThanOrEqual(5);
  expect(last.documents).toBeLessThanOrEqual(first.documents + 1);
  expect(last.nodes / first.nodes).toBeLessThan(1.25);
  expect(last.items / first.items).toBeLessThan(1.25);
  expect(last.databases).toBe(first.databases);
});

/** Look-ups by message, alternating between listed and not listed, in one turn of an own page. */
async function checkMany(count: number): Promise<void> {
  await desk.own.evaluate(async (times) => {
    for (let index = 0; index < times; index += 1) {
      const code = index % 2 === 0 ? '91990000T00010007R' : '91990000T00010744C';
      const answer = (await chrome.runtime.sendMessage({ id: index, type: 'lookup', data: { code }, timestamp: Date.now() })) as { err?: unknown };
      if (answer.err !== undefined) throw new Error('a check was not answered');
    }
  }, count);
}

async function sizeOf(page: Page, session: CDPSession): Promise<Size> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  const stored = await desk.own.evaluate(async () => {
    const bytes = async (area: chrome.storage.StorageArea) => JSON.stringify(await area.get(null)).length;
    return { items: (await bytes(chrome.storage.local)) + (await bytes(chrome.storage.session)), databases: (await indexedDB.databases()).length };
  });
  const { jsonl } = await desk.ask('exportRecords', {});
  return { heap: await workerHeap(page), listeners: metric('JSEventListeners'), nodes: metric('Nodes'), documents: metric('Documents'), ...stored, records: jsonl.length };
}

/** The worker's heap after a collection, over the browser's own connection. */
async function workerHeap(page: Page): Promise<number> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('no connection to the browser as a whole');
  const { targetInfos } = await browser.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(desk.browser.extensionId));
  if (target === undefined) throw new Error('no worker');
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const answers = new Map<number, (result: { usedSize?: number }) => void>();
  browser.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: { usedSize?: number } };
    answers.get(id)?.(result);
  });
  const ask = (id: number, method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      answers.set(id, resolve);
      void browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params: {} }) });
    });
  await ask(1, 'HeapProfiler.enable');
  for (const id of [2, 3]) await ask(id, 'HeapProfiler.collectGarbage');
  const { usedSize = 0 } = await ask(4, 'Runtime.getHeapUsage');
  await browser.send('Target.detachFromTarget', { sessionId });
  await browser.detach();
  return usedSize;
}
