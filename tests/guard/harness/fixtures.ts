import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium, expect, test as base, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import type { GuardOrders } from '../../../lib/guard/index.ts';
import type { CaseReaderStart, CaseText } from '../../../lib/penalty-case/index.ts';
import type { FrameReading, SiteProfile } from '../../../lib/site/index.ts';
import { CHROMIUM_ARGS, chromiumPath } from '../../support/chromium.ts';
import { buildHarness } from './build.ts';

const root = new URL('../../../', import.meta.url).pathname;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf' };

/** Pages from tests/pages and tests/guard/pages, libraries from node_modules, bundles from the build. */
function fileOf(path: string, built: string): string {
  if (path.startsWith('/built/')) return join(built, path.slice('/built/'.length));
  return join(root, path.startsWith('/node_modules/') ? '' : 'tests', path);
}

function serve(built: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('content-type', TYPES['.html'] ?? '');
        response.end(`<pre id="received">${body.replaceAll('<', '&lt;')}</pre>`);
      });
      return;
    }
    try {
      const content = readFileSync(fileOf(path, built));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      // Libraries are read and compiled once a browser, not once a visit.
      if (!path.endsWith('.html')) response.setHeader('cache-control', 'max-age=3600, immutable');
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** The test's hand on the frame code of one page: evaluates in the extension's isolated world. */
export interface Hand {
  configure(profiles: readonly SiteProfile[], generic?: boolean): Promise<void>;
  orders(commitment: GuardOrders['commitment'], elsewhere?: boolean): Promise<void>;
  reading(frame?: string): Promise<FrameReading | undefined>;
  events(): Promise<string[]>;
  /** What the reader of penalty cases reads in the top frame. */
  caseTexts(start: CaseReaderStart): Promise<CaseText[]>;
  /** Sends an order to open that is older than the last one; whether it was taken. */
  stale(): Promise<boolean>;
}

let seq = 0;
async function handOn(page: Page): Promise<Hand> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const worlds = new Map<number, { origin: string; frameId: string }>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'guard-harness') worlds.set(context.id, { origin: context.origin, frameId: (context.auxData as { frameId: string }).frameId });
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  await session.send('Page.enable');

  const evaluate = async (contextId: number, expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
  const everywhere = async (expression: string): Promise<unknown[]> => Promise.all([...worlds.keys()].map((id) => evaluate(id, expression)));
  const worldOf = async (name: string | undefined): Promise<number | undefined> => {
    const { frameTree } = await session.send('Page.getFrameTree');
    type Tree = { frame: { id: string; name?: string }; childFrames?: Tree[] };
    const all = (tree: Tree): Tree[] => [tree, ...(tree.childFrames ?? []).flatMap(all)];
    const frame = all(frameTree as Tree).find((tree) => (name === undefined ? tree.frame.id === (frameTree as Tree).frame.id : tree.frame.name === name));
    return [...worlds].find(([, world]) => world.frameId === frame?.frame.id)?.[0];
  };

  return {
    async configure(profiles, generic = true) {
      await everywhere(`creditgateHarness.configure(${JSON.stringify(profiles)}, ${generic})`);
      await expect.poll(async () => (await everywhere('creditgateHarness.reading() !== undefined')).every(Boolean), { intervals: [20, 50, 100] }).toBe(true);
    },
    async orders(commitment, elsewhere = false) {
      seq += 1;
      const orders: GuardOrders = { seq, verdictKey: 'k', commitment, commitmentChosenElsewhere: elsewhere, notice: '该申请人已列入名单，不适用告知承诺制' };
      await everywhere(`creditgateHarness.apply(${JSON.stringify(orders)})`);
    },
    async reading(frame) {
      const id = await worldOf(frame);
      return id === undefined ? undefined : ((await evaluate(id, 'creditgateHarness.reading()')) as FrameReading | undefined);
    },
    async stale() {
      const orders: GuardOrders = { seq: 0, commitment: 'open', commitmentChosenElsewhere: false, notice: '' };
      return (await everywhere(`creditgateHarness.apply(${JSON.stringify(orders)})`)).includes(true);
    },
    async caseTexts(start) {
      await expect.poll(async () => worldOf(undefined), { intervals: [20, 50, 100] }).toBeDefined();
      return (await evaluate((await worldOf(undefined)) as number, `creditgateHarness.caseTexts(${JSON.stringify(start)})`)) as CaseText[];
    },
    async events() {
      return (await everywhere('creditgateHarness.events().map((one) => one.event)')).flat() as string[];
    },
  };
}

/** Most of a trial is waiting for lists to open: this many at a time. */
const DESKS = 4;

interface WorkerFixtures {
  readonly built: string;
  readonly site: string;
  readonly browserContext: BrowserContext;
}
/** A page with the hand on it, for tests that work several pages side by side. */
export interface Desk {
  readonly page: Page;
  open(path: string): Promise<Hand>;
}
interface TestFixtures {
  /** Some desks in the same browser. */
  readonly desks: readonly Desk[];
  readonly tab: Page;
  /** Opens a page of the test server and returns the hand on it. */
  readonly open: (path: string) => Promise<Hand>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  built: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const folder = await buildHarness();
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ built }, use) => {
      const server = await serve(built);
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.close();
    },
    { scope: 'worker' },
  ],
  browserContext: [
    async ({ built }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'creditgate-guard-'));
      const extension = join(built, 'extension');
      const context = await chromium.launchPersistentContext(folder, {
        headless: true,
        executablePath: chromiumPath(),
        args: [...CHROMIUM_ARGS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
        ignoreDefaultArgs: ['--disable-extensions'],
        viewport: { width: 1000, height: 700 },
        hasTouch: true,
      });
      await use(context);
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  tab: async ({ browserContext }, use) => {
    const page = await browserContext.newPage();
    await use(page);
    await page.close();
  },
  desks: async ({ browserContext, site }, use) => {
    const desks = await Promise.all(
      Array.from({ length: DESKS }, async () => {
        const page = await browserContext.newPage();
        const hand = await handOn(page);
        return {
          page,
          open: async (path: string) => {
            await visit(page, site + path);
            return hand;
          },
        };
      }),
    );
    await use(desks);
    await Promise.all(desks.map(({ page }) => page.close()));
  },
  open: async ({ tab, site }, use) => {
    await use(async (path) => {
      const hand = await handOn(tab);
      await tab.goto(site + path);
      return hand;
    });
  },
});
/** A form that was handed in a moment ago may only now be on its way, and would cut the next visit off: that one is made again. */
async function visit(page: Page, url: string): Promise<void> {
  for (;;) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('interrupted by another navigation'))) throw error;
    }
  }
}

export { expect };
