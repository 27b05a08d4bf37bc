/**
 * Chromium with the built extension.
 *
 *   const browser = await launchExtension({dir?, profileDir?, headless?, args?, backForwardCache?})
 *   browser.context, browser.extensionId
 *   await browser.worker()        the service worker, woken if it sleeps
 *   await browser.popup(), .options()   extension pages in a tab of their own
 *   await browser.page()          a page of the size of an office screen
 *   await browser.killWorker()    stops it as the browser would; module state is gone
 *   await browser.close()         removes the profile too, unless it was given
 *
 * Default build: .output/chrome-mv3-e2e (`npm run build:e2e`): open shadow roots, access to loopback. Give the same
 * `profileDir` again to test a restart. Managed policy: put in place first, see ./policy.ts.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { CHROMIUM_ARGS, CHROMIUM_ENV, chromiumPath, VIEWPORT } from './chromium.ts';
import { endIdleWorkers, RESTLESS } from './restless.ts';
import { ownBuild, testExtensionId } from './identity.ts';

export { canWritePolicy, holdManagedPolicy, type HeldPolicy } from './policy.ts';

export const E2E_BUILD = fileURLToPath(new URL('../../.output/chrome-mv3-e2e', import.meta.url));

export interface LaunchOptions {
  /** Folder of the unpacked extension. */
  readonly dir?: string;
  /** Kept after closing if given; a fresh one otherwise. */
  readonly profileDir?: string;
  readonly headless?: boolean;
  readonly args?: readonly string[];
  /** As officers have it; Playwright turns it off, since it loses touch with pages that come back. */
  readonly backForwardCache?: boolean;
  /** Id of an extension that the browser's policy installs by itself; none is loaded then. */
  readonly installed?: string;
}

/** What Playwright turns off so that tests are left alone, and without which no extension is fetched from a server. */
const WITHOUT_UPDATES = ['--disable-background-networking', '--disable-extensions', '--disable-component-extensions-with-background-pages'];

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  worker(): Promise<Worker>;
  page(): Promise<Page>;
  popup(): Promise<Page>;
  options(): Promise<Page>;
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function launchExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const dir = options.dir ?? process.env.CREDITGATE_BUILD ?? E2E_BUILD;
  const { installed } = options;
  if (installed === undefined && !existsSync(join(dir, 'manifest.json'))) throw new Error(`no extension in ${dir}: run npm run build:e2e first`);
  const loaded = installed === undefined ? ownBuild(dir) : undefined;
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'creditgate-profile-'));
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: chromiumPath(),
    headless: options.headless ?? true,
    locale: 'zh-CN',
    viewport: options.headless === false ? null : VIEWPORT,
    args: [...CHROMIUM_ARGS, ...(options.headless === false ? ['--start-maximized'] : []), ...(loaded === undefined ? [] : [`--disable-extensions-except=${loaded}`, `--load-extension=${loaded}`]), ...(options.args ?? [])],
    ignoreDefaultArgs: [...(options.backForwardCache === true ? ['--disable-back-forward-cache'] : []), ...(installed === undefined ? [] : WITHOUT_UPDATES)],
    env: CHROMIUM_ENV,
  });
  const extensionId = installed ?? testExtensionId();
  if (RESTLESS) void endIdleWorkers(context, extensionId).then((times) => console.log(`worker ended ${times} times`));
  const extensionPage = async (path: string) => {
    const page = await context.newPage();
    const address = `chrome-extension://${extensionId}/${path}`;
    const until = Date.now() + INSTALLED_WITHIN_MS;
    // Nothing is there before the browser has fetched it.
    while (installed !== undefined && (await answersNothing(page, address))) {
      if (Date.now() > until) throw new Error(`${extensionId} was not installed within ${INSTALLED_WITHIN_MS} ms`);
      await page.waitForTimeout(200);
    }
    if (installed === undefined) await page.goto(address);
    return page;
  };
  return {
    context,
    extensionId,
    worker: () => workerOf(context, extensionId),
    page: () => context.newPage(),
    popup: () => extensionPage('popup.html'),
    options: () => extensionPage('options.html'),
    killWorker: () => killWorker(context, extensionId),
    async close() {
      await context.close();
      if (options.profileDir === undefined) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const INSTALLED_WITHIN_MS = 20_000;
const NOT_THERE_YET = ['ERR_BLOCKED_BY_CLIENT', 'ERR_FILE_NOT_FOUND', 'chrome-error:'];
async function answersNothing(page: Page, address: string): Promise<boolean> {
  return page.goto(address).then(
    () => false,
    (error: Error) => {
      if (NOT_THERE_YET.some((word) => error.message.includes(word))) return true;
      throw error;
    },
  );
}

async function workerOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const own = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  const running = context.serviceWorkers().find(own);
  return running ?? context.waitForEvent('serviceworker', { predicate: own, timeout: 15_000 });
}

/** The DevTools command must come from a page of the extension's own origin; its manifest is the lightest. */
async function killWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  } finally {
    await page.close();
  }
}
