/**
 * One way of choosing, tried with the route closed, then once more with the route open: a way proves something only where it
 * chooses without the guard. Every way begins on a new page, its further steps on a new control in the same one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Hand } from './fixtures.ts';
import type { Kind } from './kinds.ts';
import { pressAt } from './press.ts';
import type { Site } from './serve.ts';
import { LEAVES, type Step } from './ways.ts';

/** A page that has been left, or is just being left, has no model. */
const MODEL = `typeof model === 'function' ? model() : undefined`;
export async function modelOf(hand: Hand): Promise<unknown> {
  const model = await hand.run(MODEL).catch((error: unknown) => {
    if (error instanceof Error && /navigat|destroyed|context/.test(error.message)) return undefined;
    throw error;
  });
  return model === '' || model === null ? undefined : model;
}

const STANDS = `new Promise((resolve) => { const look = () => (typeof model === 'function' ? resolve() : setTimeout(look, 5)); look(); })`;
/** Opens the page and lets the frame code read it; orders are given where the test says so. */
export async function begin(hand: Hand, kind: Kind, query = ''): Promise<void> {
  await hand.open(kind.url + query);
  await hand.run(STANDS);
  await hand.configure([]);
}

export interface Outcome {
  /** What the same act chooses while the route is open. */
  readonly free: unknown;
  /** Model a moment after the act on the closed route, and when everything had time to come to rest. */
  readonly early: unknown;
  readonly model: unknown;
  /** What was handed in then by a press on the button; null: nothing. */
  readonly arrived: string | null;
}
export const tells = (model: unknown): boolean => model === 'commitment' || model === 'ordinary';

export interface Trial {
  readonly hand: Hand;
  readonly site: Site;
  readonly kind: Kind;
  readonly way: string;
  readonly step: Step;
}
/** In the page: the form as it came, its control drawn anew, and nothing in focus. */
const ANEW = `new Promise((resolve) => {
  document.activeElement?.blur();
  document.body.removeAttribute('data-sent');
  resetModel();
  rerender();
  requestAnimationFrame(() => setTimeout(resolve));
})`;
let trials = 0;

/** `fresh`: on a new page; else on the one of the step before. */
export async function tryStep(trial: Trial, fresh: boolean): Promise<Outcome> {
  trials += 1;
  // What one trial hands in may come late, and must not be taken for the next one's.
  const name = String(trials);
  const held = await tryClosed(trial, name, fresh);
  const { hand, kind, step, way } = trial;
  await hand.orders('open');
  if (!LEAVES.has(way)) {
    await hand.run(ANEW);
    await step.act(hand, kind);
    await sleep(60);
    const free = await modelOf(hand);
    if (tells(free)) return { ...held, free };
  }
  await begun(trial, 'open', name);
  await sleep(60);
  return { ...held, free: await modelOf(hand) };
}

/** A new page under these orders, and the act done. */
async function begun({ hand, kind, way, step }: Trial, orders: 'open' | 'closed', name: string): Promise<void> {
  await begin(hand, kind, `&desk=${name}${step.begin === undefined ? '' : `&preselect=${step.begin}`}`);
  if (LEAVES.has(way)) {
    await step.act(hand, kind);
    await hand.page.goto('about:blank');
    await hand.page.goBack();
    await hand.run(STANDS);
    await hand.configure([]);
    await hand.orders(orders);
  } else {
    await hand.orders(orders);
    await step.act(hand, kind);
  }
}

async function tryClosed(trial: Trial, name: string, fresh: boolean): Promise<Omit<Outcome, 'free'>> {
  const { hand, site, kind, way, step } = trial;
  if (fresh) await begun(trial, 'closed', name);
  else {
    await hand.run(`${ANEW}.then(() => { if (document.forms[0]?.action.includes('/kept/')) document.forms[0].action = '/kept/${name}'; })`);
    await hand.configure([]);
    await hand.orders('closed');
    await step.act(hand, kind);
  }
  await sleep(60);
  const early = await modelOf(hand);
  // Two turns of the slow watch and a list that has to be opened: what has not been taken back by then stays.
  for (let wait = 0; wait < 30 && (await modelOf(hand)) === 'commitment'; wait += 1) await sleep(100);
  const model = await modelOf(hand);
  const before = site.taken(name);
  await hand.page.keyboard.press('Escape');
  await pressAt(hand, '#save');
  const arrived = await sent(trial, name, model === 'commitment' ? 400 : 3_000);
  for (const route of [...before, arrived]) expect(route, `${kind.name} / ${way}: a commitment application was handed in`).not.toBe('commitment');
  return { early, model, arrived };
}

/** What was handed in; waits a while for it, since the machine may be busy. Null: nothing arrived. */
async function sent({ hand, site }: Trial, name: string, patience: number): Promise<string | null> {
  for (const until = Date.now() + patience; ; await sleep(20)) {
    const route = site.taken(name).at(-1) ?? (await hand.run<string | null>(`document.body.getAttribute('data-sent')`));
    if (route !== null) return route;
    if (Date.now() > until) return null;
  }
}
