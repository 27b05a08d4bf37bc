/**
 * `npm run bench:page -- [--json FILE] [--repeats N] [--seconds N] [--part badges]`: what the guard costs a page, and how soon an
 * officer's last keystroke is answered. With and without the extension in one run: two browsers, visited in turn. `badges`:
 * nothing but the badges of a table.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv } from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { Status } from '../../lib/messaging/index.ts';
import { startListServer } from '../servers/list.ts';
import { launchExtension } from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_ENV, chromiumPath, VIEWPORT } from '../support/chromium.ts';
import { badgeFigures } from './badge-cost.ts';
import { makeBenchList, partiesInForce, unlistedParty, type Party } from './data.ts';
import { ensureBuild } from './extension.ts';
import { figure, option, percentile, printMachine, printTable, startClock, writeReport, type Figure, type Goal } from './report.ts';
import { holdWorker } from './worker-hand.ts';

const GOALS: Readonly<Record<string, Goal>> = {
  'mutating.long_task_ms_per_s': { atMost: 5 },
  'verdict.p50_ms': { atMost: 100 },
  guard_kb: { atMost: 30 },
};
const PAGES = { quiet: 'form.html', table: 'form.html?rows=2000', mutating: 'form.html?mutations=1000', frames: 'outer.html' } as const;
type PageName = keyof typeof PAGES;

const repeats = Number(option(argv, 'repeats') ?? 3);
/** Longer than the 3.5 s after which the guard reads a page anew that has not stirred. */
const seconds = Number(option(argv, 'seconds') ?? 4);
const fills = repeats * 6;
const LIST_SIZE = 2_000;

const machine = startClock();
const work = mkdtempSync(join(tmpdir(), 'creditgate-bench-'));
const build = ensureBuild();
const list = await makeBenchList(join(work, 'list'), LIST_SIZE, 1);
const listServer = await startListServer(join(list.dir, 'first'));
const pages = await servePages();
const browser = await launchExtension({ dir: build });
const hand = await holdWorker(browser);
const plain = await chromium.launchPersistentContext(join(work, 'plain'), { executablePath: chromiumPath(), headless: true, locale: 'zh-CN', viewport: VIEWPORT, args: [...CHROMIUM_ARGS], env: CHROMIUM_ENV });
const version = browser.context.browser()?.version() ?? '';
await configure();

if (option(argv, 'part') === 'badges') {
  const figures = await badgeFigures({ on: browser.context, off: plain, url: pages.url, rounds: repeats });
  await Promise.all([plain.close(), browser.close()]);
  await listServer.close();
  pages.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  const on = machine(version);
  printMachine(on);
  printTable('badges of a table of 2,000 rows', figures, {});
  writeReport(option(argv, 'json'), { machine: on, ...figures, goals: {} });
  process.exit(0);
}

const NAMES = ['long_task_ms_per_s', 'script_ms_per_s', 'task_ms_per_s', 'script_ms_load', 'heap_mb'] as const;
type Cost = Record<(typeof NAMES)[number], number>;
const costs: Record<string, { on: Cost[]; off: Cost[] }> = {};
for (const name of Object.keys(PAGES) as PageName[]) {
  const of: { on: Cost[]; off: Cost[] } = { on: [], off: [] };
  costs[name] = of;
  for (let round = 0; round < repeats; round += 1) {
    const on = async () => void of.on.push(await cost(browser.context, name, true));
    const off = async () => void of.off.push(await cost(plain, name, false));
    for (const visit of round % 2 === 0 ? [on, off] : [off, on]) await visit();
  }
  console.log(`${name}: done`);
}
await plain.close();

const verdicts: Record<string, number[]> = {};
for (const name of Object.keys(PAGES) as PageName[]) verdicts[name] = await latency(name, name === 'quiet' ? fills : Math.ceil(fills / 3), {});
const loaded = await loads(fills);
const silent = await latency('quiet', Math.ceil(fills / 4), { silently: true });
const stopped = await latency('quiet', Math.ceil(fills / 4), { stopped: true });
await browser.close();
await listServer.close();
pages.close();
rmSync(work, { recursive: true, force: true, maxRetries: 5 });

/** What runs in every frame of the sites that are worked on, and what follows where there is something to read. */
const guard = readFileSync(join(build, 'content-scripts', 'guard.js'));
const reader = existsSync(join(build, 'reader.js')) ? readFileSync(join(build, 'reader.js')) : Buffer.alloc(0);
const figures: Record<string, Figure> = {};
for (const [name, { on, off }] of Object.entries(costs)) {
  for (const what of NAMES) {
    figures[`${name}.${what}`] = figure(on.map((one) => one[what]));
    figures[`${name}.${what}_without`] = figure(off.map((one) => one[what]));
  }
}
for (const [name, samples] of Object.entries(verdicts)) Object.assign(figures, latencies(name === 'quiet' ? 'verdict' : `verdict.${name}`, samples));
Object.assign(figures, latencies('verdict.page_load', loaded), latencies('verdict.set_by_script', silent), latencies('verdict.worker_stopped', stopped));
figures.guard_kb = figure([guard.length / 1000]);
figures.guard_gzip_kb = figure([gzipSync(guard).length / 1000]);
figures.guard_and_reader_kb = figure([(guard.length + reader.length) / 1000]);
figures.guard_and_reader_gzip_kb = figure([gzipSync(Buffer.concat([guard, reader])).length / 1000]);
const on = machine(version);
printMachine(on);
printTable('cost of the guard in a page', figures, GOALS);
writeReport(option(argv, 'json'), { machine: on, ...figures, goals: GOALS });

function latencies(name: string, samples: readonly number[]): Record<string, Figure> {
  const sorted = [...samples].sort((a, b) => a - b);
  const { min, max, repeats: count } = figure(samples);
  const of = (share: number): Figure => ({ median: Number(percentile(sorted, share).toPrecision(4)), min, max, repeats: count });
  return { [`${name}.p50_ms`]: of(0.5), [`${name}.p95_ms`]: of(0.95) };
}

async function configure(): Promise<void> {
  await hand.ask('saveSetting', { key: 'lists', value: [{ id: 'bench', url: listServer.url, keys: list.keys, threshold: 1 }] });
  await hand.ask('saveSetting', { key: 'sites', value: { hosts: ['127.0.0.1'], profiles: [] } });
  for (let tries = 0; tries < 200; tries += 1) {
    const { lists } = (await hand.ask<Status>('status', {})).value;
    if (lists[0]?.state.current !== undefined) return;
    await hand.own.waitForTimeout(200);
  }
  throw new Error('the list was not synced');
}

async function open(page: Page, name: PageName, guarded: boolean): Promise<void> {
  await page.goto(`${pages.url}${PAGES[name]}`);
  const party = partiesInForce(1).next().value;
  if (guarded) await fillIn(page, party, true, false);
  else await typeIn(page, party);
}

function formOf(page: Page) {
  return page.frames().find((frame) => frame.url().includes('form.html')) ?? page.mainFrame();
}

interface BenchWindow {
  untilRoute(closed: boolean): Promise<number>;
  fillSilently(party: Party): void;
  longTaskMs(): number;
  readonly closedAfterLoad: Promise<number>;
}

/** Fills in name and code, by real input or by the page's script, and waits for what the guard makes of it. */
async function fillIn(page: Page, party: Party, closed: boolean, silently: boolean): Promise<number> {
  const form = formOf(page);
  const changed = form.evaluate((state) => (window as unknown as BenchWindow).untilRoute(state), closed);
  if (silently) await form.evaluate((of) => (window as unknown as BenchWindow).fillSilently(of), party);
  else await typeIn(page, party);
  return changed;
}

async function typeIn(page: Page, party: Party): Promise<void> {
  for (const field of ['name', 'code'] as const) {
    await formOf(page).locator(`#${field}`).evaluate((input: HTMLInputElement) => (input.focus(), input.select()));
    await page.keyboard.insertText(party[field]);
  }
}

/** Cost at rest: after the applicant has been found listed and the panel drawn, while nobody touches the page. */
async function cost(context: BrowserContext, name: PageName, guarded: boolean): Promise<Cost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await open(page, name, guarded);
  await page.waitForTimeout(600);
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (metric: string) => metrics.find((one) => one.name === metric)?.value ?? 0;
    const longTasks = await page.evaluate(() => (window as unknown as BenchWindow).longTaskMs());
    return { longTasks, script: value('ScriptDuration') * 1000, task: value('TaskDuration') * 1000, heap: value('JSHeapUsedSize') / 1e6, at: performance.now() };
  };
  const before = await read();
  await page.waitForTimeout(seconds * 1_000);
  const after = await read();
  const passed = (after.at - before.at) / 1000;
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await read()).heap;
  await page.close();
  return {
    long_task_ms_per_s: (after.longTasks - before.longTasks) / passed,
    script_ms_per_s: (after.script - before.script) / passed,
    task_ms_per_s: (after.task - before.task) / passed,
    script_ms_load: before.script,
    heap_mb: heap,
  };
}

/** From the last field filled in to the commitment option closed, alternating with an applicant that opens it again. */
async function latency(name: PageName, count: number, { silently = false, stopped = false }): Promise<number[]> {
  const page = await browser.context.newPage();
  await open(page, name, true);
  const samples: number[] = [];
  const listed = partiesInForce(5);
  for (let at = 0; at < count; at += 1) {
    await fillIn(page, unlistedParty(at), false, silently).catch((error: unknown) => Promise.reject(new Error(`${name}, fill ${at}: not opened`, { cause: error })));
    await page.waitForTimeout(200 + (at % 7) * 40);
    if (stopped) await hand.stop();
    samples.push(await fillIn(page, listed.next().value, true, silently).catch((error: unknown) => Promise.reject(new Error(`${name}, fill ${at}: not closed`, { cause: error }))));
    await page.waitForTimeout(200);
  }
  await page.close();
  return samples;
}

/** From the beginning of a page that comes filled in with a listed applicant to its commitment option closed. */
async function loads(count: number): Promise<number[]> {
  const page = await browser.context.newPage();
  const samples: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await page.goto(`${pages.url}form.html?${new URLSearchParams({ ...partiesInForce(5).next().value }).toString()}`);
    samples.push(await page.evaluate(() => (window as unknown as BenchWindow).closedAfterLoad));
  }
  await page.close();
  return samples;
}

async function servePages(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://pages').pathname.slice(1);
    if (!/^[a-z]+\.(html|js)$/.test(name)) return void response.writeHead(404).end();
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(readFileSync(new URL(`pages/${name}`, import.meta.url)));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
