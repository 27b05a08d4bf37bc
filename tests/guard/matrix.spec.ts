import { readFileSync } from 'node:fs';
import { expect, test, type Desk } from './harness/fixtures.ts';
import { KINDS } from './harness/kinds.ts';
import { begin, modelOf, tryStep, type Outcome } from './harness/trial.ts';
import { pressOption, WAYS, type Step } from './harness/ways.ts';

/**
 * What the block lets through, as the README tells it: `library: way, way` between two marks, or nothing. The matrix
 * and the README must say the same, in both directions.
 */
function statedInReadme(name: string): string[] {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const part = /<!-- let through -->([\s\S]*?)<!-- \/let through -->/.exec(text)?.[1];
  if (part === undefined) throw new Error('README.md does not say what the guard lets through');
  const line = part.split('\n').find((one) => one.startsWith(`- ${name}: `));
  return line === undefined ? [] : line.slice(`- ${name}: `.length).split(', ');
}

interface Trial {
  readonly way: string;
  readonly step: Step;
  readonly number: number;
}

const KEYED: ReadonlySet<string> = new Set(['arrows', 'Tab', 'Tab, Space', 'type-ahead', 'popup by keys']);

// Each library by itself: two workers share them, where a run has two.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

for (const kind of KINDS) {
  test(`${kind.name}: commitment stays closed, ordinary stays open`, async ({ desks }) => {
    const trials: Trial[] = Object.entries(WAYS[kind.form]).flatMap(([way, list]) => list.map((step, number) => ({ way, step, number })));
    const results: { trial: Trial; free: Outcome; held: Outcome }[] = [];
    const waiting = [...trials];
    const work = async (desk: Desk): Promise<void> => {
      for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
        const free = await tryStep(desk, kind, trial.way, trial.step, 'open');
        // Of what chooses neither option there is nothing to stop, and nothing to keep.
        const telling = free.model === 'commitment' || free.model === 'ordinary';
        if (telling) results.push({ trial, free, held: await tryStep(desk, kind, trial.way, trial.step, 'closed') });
      }
    };
    await Promise.all(desks.map(work));

    const leaks: string[] = [];
    const lost: string[] = [];
    const cells: string[] = [];
    let working = 0;
    for (const way of Object.keys(WAYS[kind.form])) {
      const rows = results.filter(({ trial }) => trial.way === way);
      // A way that does not choose the option without the guard proves nothing: the library has no such way.
      const choosing = rows.filter(({ free }) => free.model === 'commitment');
      const leak = rows.some(({ held }) => held.model === 'commitment');
      if (leak) leaks.push(way);
      if (choosing.length > 0) working += 1;
      const late = rows.some(({ held }) => held.early === 'commitment');
      const ordinary = rows.filter(({ free }) => free.model === 'ordinary');
      const kept = ordinary.filter(({ held }) => held.model === 'ordinary' && held.arrived === 'ordinary');
      // Keys that pass over the closed option come out elsewhere: one run of keys of each kind has to lead there still.
      const must = KEYED.has(way) && kept.length > 0 ? kept : ordinary;
      for (const { trial, held } of must) if (held.model !== 'ordinary' || held.arrived !== 'ordinary') lost.push(`${way} ${trial.number}: ${String(held.model)}, handed in ${String(held.arrived)}`);
      cells.push(`${way}: ${leak ? 'LET THROUGH' : choosing.length === 0 ? 'no such way' : late ? 'taken back' : 'stopped'}${kept.length > 0 ? ' +' : ''}`);
    }
    console.log(`${kind.name.padEnd(28)} ${cells.join(' | ')}`);

    expect(working, 'ways that choose the option without the guard').toBeGreaterThanOrEqual(5);
    expect(lost, `${kind.name}: ways of choosing the ordinary option that the guard took away`).toEqual([]);
    expect(leaks, `${kind.name}: README and matrix say the same`).toEqual(statedInReadme(kind.name));
  });

  test(`${kind.name}: what the host had disabled stays disabled after release`, async ({ desks: [desk] }) => {
    if (desk === undefined) throw new Error('no desk');
    const { page } = desk;
    const hand = await begin(desk, kind, '&off=1');
    const look = (): Promise<string> => page.evaluate(() => new XMLSerializer().serializeToString(document.body));
    const before = await look();
    for (const orders of ['closed', 'open'] as const) await hand.orders(orders);
    expect(await look(), 'the page is as it was').toBe(before);
    await pressOption(page, kind, kind.commitment);
    expect(await modelOf(page)).toBeUndefined();
    if (kind.form === 'select' || kind.form === 'tick') return;
    await begin(desk, kind, '&off=1');
    await pressOption(page, kind, kind.ordinary);
    expect(await modelOf(page), 'and so is the other option').toBe('ordinary');
  });
}
