/**
 * A browser that ends the extension's worker as soon as it has nothing to do, so that nearly every message finds none
 * and module state never lasts: `npm run test:worker` runs the end-to-end tests so.
 */
import type { BrowserContext } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';

declare global {
  var creditgateJobs: (() => { readonly jobs: number; readonly begun: number; readonly born: number }) | undefined;
}

/**
 * Twice this long a worker has had nothing to do when it is ended. Messages that wait for a worker to start are no jobs yet: one
 * that has just started is left alone.
 */
const EVERY_MS = 100;

export const RESTLESS = process.env.CREDITGATE_RESTLESS === '1';

/** Goes on until the browser is closed; → how often the worker was ended. */
export async function endIdleWorkers(context: BrowserContext, extensionId: string): Promise<number> {
  let ended = 0;
  let open = true;
  context.once('close', () => (open = false));
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('no connection to the browser as a whole');
  const own = (url: string) => url.startsWith(`chrome-extension://${extensionId}/`);
  // A worker that is going away, or a browser that is, answers with an error: there is nothing to end.
  const look = async () => {
    const target = (await session.send('Target.getTargets').catch(() => undefined))?.targetInfos.find(({ type, url }) => type === 'service_worker' && own(url));
    const worker = context.serviceWorkers().find((one) => own(one.url()));
    const state = await worker?.evaluate(() => globalThis.creditgateJobs?.()).catch(() => undefined);
    return target === undefined || state === undefined ? undefined : { id: target.targetId, ...state };
  };
  let last: Awaited<ReturnType<typeof look>>;
  let quiet = 0;
  while (open) {
    await sleep(EVERY_MS);
    const now = await look();
    // The same worker, with nothing begun and nothing running since the last look: what is looked at is what is ended.
    const idle = now !== undefined && now.jobs === 0 && last !== undefined && now.id === last.id && now.born === last.born && now.begun === last.begun;
    quiet = idle ? quiet + 1 : 0;
    last = now;
    if (!open || now === undefined || quiet < 2) continue;
    await session.send('Target.closeTarget', { targetId: now.id }).catch(() => undefined);
    [last, quiet] = [undefined, 0];
    ended += 1;
  }
  return ended;
}
