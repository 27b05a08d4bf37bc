/**
 * A hand on the extension's service worker through the debugger: evaluates in it, reads its heap, stops it as the
 * browser would and wakes it as a page would. Playwright itself loses sight of a worker that was stopped.
 *
 *   const hand = await holdWorker(browser)
 *   await hand.evaluate('1 + 1'), await hand.heapMb(), await hand.restart()
 */
import type { CDPSession, Page } from '@playwright/test';
import type { ExtensionBrowser } from '../support/browser.ts';

export interface WorkerHand {
  /** An extension page, which asks as the popup does. */
  readonly own: Page;
  evaluate<T>(expression: string): Promise<T>;
  /** JavaScript heap in use after a collection, in MB (10^6 bytes). */
  heapMb(): Promise<number>;
  stop(): Promise<void>;
  /** Stops the worker and wakes it with a message. Module state and open connections are gone. */
  restart(): Promise<void>;
  /** A message of an extension page, and how long its answer took (ms). */
  ask<T>(type: string, data: object): Promise<{ ms: number; value: T }>;
}

const WAIT_MS = 20_000;

export async function holdWorker(browser: ExtensionBrowser): Promise<WorkerHand> {
  const own = await browser.popup();
  await browser.worker();
  const root = await browser.context.browser()?.newBrowserCDPSession();
  if (root === undefined) throw new Error('no debugger session on the browser');
  const { targetInfos } = await root.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId));
  if (target === undefined) throw new Error('the service worker is not there');
  const { sessionId } = await root.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const line = openLine(root, sessionId);
  const stopper = await browser.context.newCDPSession(own);
  await stopper.send('ServiceWorker.enable');

  const ask: WorkerHand['ask'] = (type, data) =>
    own.evaluate(
      async ([name, request]) => {
        const began = performance.now();
        const answer = (await chrome.runtime.sendMessage({ id: 1, type: name, data: request, timestamp: Date.now() })) as { res?: unknown; err?: { message?: string } };
        if (answer.err !== undefined) throw new Error(answer.err.message ?? name);
        return { ms: performance.now() - began, value: answer.res };
      },
      [type, data] as const,
    ) as never;

  const stop = async (): Promise<void> => {
    const stopped = line.event('Inspector.targetCrashed');
    await stopper.send('ServiceWorker.stopAllWorkers');
    await stopped;
  };
  return {
    own,
    ask,
    stop,
    async evaluate<T>(expression: string) {
      const { result, exceptionDetails } = await line.call<{ result: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } }>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    },
    async heapMb() {
      await line.call('HeapProfiler.collectGarbage', {});
      return (await line.call<{ usedSize: number }>('Runtime.getHeapUsage', {})).usedSize / 1e6;
    },
    async restart() {
      await stop();
      const loaded = line.event('Inspector.workerScriptLoaded');
      await Promise.all([loaded, ask('status', {})]);
      // What the product does at its start is not what is measured.
      await own.waitForTimeout(200);
    },
  };
}

interface Line {
  call<T>(method: string, params: object): Promise<T>;
  event(method: string): Promise<void>;
}

function openLine(root: CDPSession, sessionId: string): Line {
  let last = 0;
  const answers = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const events = new Map<string, (() => void)[]>();
  root.on('Target.receivedMessageFromTarget', (envelope) => {
    if (envelope.sessionId !== sessionId) return;
    const message = JSON.parse(envelope.message) as { id?: number; method?: string; result?: unknown; error?: { message: string } };
    if (message.method !== undefined) {
      for (const resolve of events.get(message.method) ?? []) resolve();
      events.delete(message.method);
    }
    if (message.id === undefined) return;
    const waiting = answers.get(message.id);
    answers.delete(message.id);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  });
  return {
    async call<T>(method: string, params: object) {
      last += 1;
      const answer = new Promise((resolve, reject) => void answers.set(last, { resolve, reject }));
      await root.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method, params }) });
      return (await answer) as T;
    },
    event: (method) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${method} did not come`)), WAIT_MS);
        const came = () => {
          clearTimeout(late);
          resolve();
        };
        events.set(method, [...(events.get(method) ?? []), came]);
      }),
  };
}
