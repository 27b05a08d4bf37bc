/** What badges cost the page of a table with 2,000 rows, 40 of them listed: loading, at rest, and while somebody scrolls. */
import type { BrowserContext, Page } from '@playwright/test';
import { partiesInForce } from './data.ts';
import { figure, type Figure } from './report.ts';

const ROWS = 2_000;
const LISTED = 40;
const REST_MS = 4_000;
const WHEELS = 40;

interface Rounds {
  readonly on: BrowserContext;
  readonly off: BrowserContext;
  readonly url: string;
  readonly rounds: number;
}

const NAMES = ['load_script_ms', 'load_task_ms', 'load_long_task_ms', 'rest_task_ms_per_s', 'scroll_task_ms', 'scroll_long_task_ms', 'scroll_ms', 'heap_mb'] as const;
type Cost = Record<(typeof NAMES)[number], number>;

/** With and without the extension, visited in turn; `_ratio`: how many times as much with it. */
export async function badgeFigures({ on, off, url, rounds }: Rounds): Promise<Record<string, Figure>> {
  const costs: { on: Cost[]; off: Cost[]; first: number[]; sight: number[] } = { on: [], off: [], first: [], sight: [] };
  const parties = partiesInForce(1);
  const query = new URLSearchParams({ rows: String(ROWS), parties: JSON.stringify(Array.from({ length: LISTED }, () => parties.next().value).map((party) => [party.name, party.code])) });
  const address = `${url}form.html?${query.toString()}`;
  for (let round = 0; round < rounds; round += 1) {
    const withBadges = async () => {
      const { cost, badges } = await visit(on, address, true);
      costs.on.push(cost);
      costs.first.push(badges.first);
      costs.sight.push(badges.sight);
    };
    const without = async () => void costs.off.push((await visit(off, address, false)).cost);
    for (const one of round % 2 === 0 ? [withBadges, without] : [without, withBadges]) await one();
    console.log(`round ${round + 1}: done`);
  }
  const figures: Record<string, Figure> = { 'first_badge_ms': figure(costs.first), 'badges_in_sight_ms': figure(costs.sight) };
  for (const name of NAMES) {
    const [own, other] = [costs.on.map((cost) => cost[name]), costs.off.map((cost) => cost[name])];
    figures[name] = figure(own);
    figures[`${name}_without`] = figure(other);
    // Nothing without it: how many times as much says nothing.
    if (figure(other).median > 0) figures[`${name}_ratio`] = figure([figure(own).median / figure(other).median]);
  }
  return figures;
}

async function visit(context: BrowserContext, address: string, badged: boolean): Promise<{ cost: Cost; badges: { first: number; sight: number } }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (metric: string) => metrics.find((one) => one.name === metric)?.value ?? 0;
    const longTasks = await page.evaluate(() => (window as unknown as { longTaskMs(): number }).longTaskMs());
    return { longTasks, script: value('ScriptDuration') * 1000, task: value('TaskDuration') * 1000, heap: value('JSHeapUsedSize') / 1e6, at: performance.now() };
  };
  await page.goto(address);
  const badges = badged ? await badgeTimes(page) : { first: 0, sight: 0 };
  await page.waitForTimeout(3_000);
  const loaded = await read();
  await page.waitForTimeout(REST_MS);
  const rested = await read();
  await page.mouse.move(600, 400);
  for (let step = 0; step < WHEELS; step += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  const scrolled = await read();
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await read()).heap;
  await page.close();
  return {
    badges,
    cost: {
      load_script_ms: loaded.script,
      load_task_ms: loaded.task,
      load_long_task_ms: loaded.longTasks,
      rest_task_ms_per_s: (rested.task - loaded.task) / ((rested.at - loaded.at) / 1000),
      scroll_task_ms: scrolled.task - rested.task,
      scroll_long_task_ms: scrolled.longTasks - rested.longTasks,
      scroll_ms: scrolled.at - rested.at,
      heap_mb: heap,
    },
  };
}

/** Milliseconds from the page's own beginning to its first badge, and until no more appear in the first screen. */
async function badgeTimes(page: Page): Promise<{ first: number; sight: number }> {
  const count = () => page.evaluate(() => [performance.now(), [...document.documentElement.children].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('button.b:not([hidden])') ?? [])]).length] as const);
  let [first, last, sight] = [0, 0, 0];
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    const [at, now] = await count();
    if (now > 0 && first === 0) first = at;
    if (now > last) [last, sight] = [now, at];
    // A second without another one: the first screen has all its badges.
    if (first > 0 && at - sight > 1_000) return { first, sight };
    await page.waitForTimeout(20);
  }
  throw new Error('no badge was drawn');
}
