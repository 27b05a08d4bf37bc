import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../../support/chromium.ts';
import { onceARun } from '../../support/once.ts';
import { buildHarness } from './build.ts';
import { handOn, type Hand } from './hand.ts';
import { serveSite, type Site } from './serve.ts';

/** Most of a trial is waiting for lists to open: this many at a time. */
const HANDS = 4;

interface WorkerFixtures {
  readonly built: string;
  readonly site: Site;
  readonly browserContext: BrowserContext;
  /** Pages side by side, for all tests of a worker: a new document is as good as a new page, and cheaper. */
  readonly hands: readonly Hand[];
}
interface TestFixtures {
  readonly tab: Page;
  /** Opens a page of the test server in the first of the pages and returns the hand on it. */
  readonly open: (path: string) => Promise<Hand>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  built: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      await use(await onceARun('guard', buildHarness));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ built }, use) => {
      const site = await serveSite(built);
      await use(site);
      site.close();
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
  hands: [
    async ({ browserContext, site }, use) => {
      await use(await Promise.all(Array.from({ length: HANDS }, async () => handOn(await browserContext.newPage(), site.url))));
    },
    { scope: 'worker' },
  ],
  tab: async ({ hands: [hand] }, use) => {
    if (hand === undefined) throw new Error('no page');
    await use(hand.page);
    // Nothing of it runs on beside the next test.
    await hand.page.goto('about:blank');
  },
  open: async ({ hands: [hand], tab: _tab }, use) => {
    if (hand === undefined) throw new Error('no page');
    await use(async (path) => {
      await hand.open(path);
      return hand;
    });
  },
});

export { expect };
export type { Hand };
