/**
 * A browser that ends the extension's worker as soon as it has nothing to do, so that nearly every message finds none
 * and module state never lasts: `npm run test:worker` runs the end-to-end tests so.
 */
import type { BrowserContext } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';

declare global {
  var creditgateJobs: (() => number) | undefined;
}

/** How often is looked; a job that begins between look and end is the browser's own race, and rare. */
const EVERY_MS = 150;

export const RESTLESS = process.env.CREDITGATE_RESTLESS === '1';

/** Goes on until the browser is closed; → how often the worker was ended. */
export async function endIdleWorkers(context: BrowserContext, extensionId: string): Promise<number> {
  let ended = 0;
  let open = true;
  context.once('close', () => (open = false));
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('no connection to the browser as a whole');
  while (open) {
    await sleep(EVERY_MS);
    const worker = context.serviceWorkers().find((one) => one.url().startsWith(`chrome-extension://${extensionId}/`));
    // A worker that is going away, or a browser that is, answers with an error: there is nothing to end.
    const jobs = await worker?.evaluate(() => globalThis.creditgateJobs?.()).catch(() => undefined);
    if (!open || jobs !== 0) continue;
    const found = await session.send('Target.getTargets').catch(() => undefined);
    const target = found?.targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`));
    if (target === undefined) continue;
    await session.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined);
    ended += 1;
  }
  return ended;
}
