/** One way of choosing, tried on a freshly opened page: with the guard at rest, and with the route closed. */
import type { Page } from '@playwright/test';
import { expect, type Desk, type Hand } from './fixtures.ts';
import type { Kind } from './kinds.ts';
import { LEAVES, pressAt, type Step } from './ways.ts';

declare global {
  interface Window {
    model: () => unknown;
  }
}

/** The model of the page; a page that has been left, or is just being left, has none. */
export async function modelOf(page: Page): Promise<unknown> {
  const model = await page
    .evaluate(() => (typeof window.model === 'function' ? window.model() : undefined))
    .catch((error: unknown) => {
      if (error instanceof Error && /navigation|destroyed/.test(error.message)) return undefined;
      throw error;
    });
  return model === '' || model === null ? undefined : model;
}

/** What was handed in; waits a while for it, since the machine may be busy. Null: nothing arrived. */
export async function sent(page: Page, patience: number): Promise<string | null> {
  const end = Date.now() + patience;
  for (;;) {
    if (page.url().endsWith('/received')) return new URLSearchParams(await page.locator('#received').innerText()).get('route') ?? '';
    const marked = await page.locator('body').getAttribute('data-sent').catch(() => null);
    if (marked !== null) return marked;
    if (Date.now() > end) return null;
    await page.waitForTimeout(30);
  }
}

/** Opens the page and lets the frame code read it; orders are given where the test says so. */
export async function begin(desk: Desk, kind: Kind, query = ''): Promise<Hand> {
  const hand = await desk.open(kind.url + query);
  await desk.page.waitForFunction(() => typeof window.model === 'function');
  await hand.configure([]);
  return hand;
}

export interface Outcome {
  /** Model a moment after the act, and when everything had time to come to rest. */
  readonly early: unknown;
  readonly model: unknown;
  /** What was handed in then by a press on the button. */
  readonly arrived: string | null;
}

export async function tryStep(desk: Desk, kind: Kind, way: string, step: Step, orders: 'open' | 'closed'): Promise<Outcome> {
  const { page } = desk;
  const hand = await begin(desk, kind, step.begin === undefined ? '' : `&preselect=${step.begin}`);
  if (LEAVES.has(way)) {
    await step.act(page, kind);
    await page.goto('about:blank');
    await page.goBack();
    await page.waitForFunction(() => typeof window.model === 'function');
    await hand.configure([]);
    await hand.orders(orders);
  } else {
    await hand.orders(orders);
    await step.act(page, kind);
  }
  await page.waitForTimeout(60);
  const early = await modelOf(page);
  if (orders === 'open') return { early, model: early, arrived: null };
  // Two turns of the slow watch and a list that has to be opened: what has not been taken back by then stays.
  for (let wait = 0; wait < 30 && (await modelOf(page)) === 'commitment'; wait += 1) await page.waitForTimeout(100);
  const model = await modelOf(page);
  if (!page.url().endsWith('/received')) {
    await page.keyboard.press('Escape');
    await pressAt(page, '#save');
  }
  const arrived = await sent(page, model === 'commitment' ? 400 : 3_000);
  expect(arrived, `${kind.name} / ${way}: a commitment application was handed in`).not.toBe('commitment');
  return { early, model, arrived };
}
