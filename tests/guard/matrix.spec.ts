import { readFileSync } from 'node:fs';
import { expect, test, type Hand } from './harness/fixtures.ts';
import { KINDS } from './harness/kinds.ts';
import { pressOption } from './harness/press.ts';
import { begin, modelOf, tells, tryStep, type Outcome } from './harness/trial.ts';
import { LEAVES, WAYS } from './harness/ways.ts';

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

const KEYED: ReadonlySet<string> = new Set(['arrows', 'Tab', 'Tab, Space', 'type-ahead', 'popup by keys']);

// Each library by itself: two workers share them, where a run has two.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

for (const kind of KINDS) {
  test(`${kind.name}: commitment stays closed, ordinary stays open`, async ({ hands, site }) => {
    const results: { way: string; number: number; outcome: Outcome }[] = [];
    const waiting = Object.entries(WAYS[kind.form]);
    const work = async (hand: Hand): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [way, steps] = next;
        for (const [number, step] of steps.entries()) {
          const fresh = number === 0 || step.begin !== undefined || LEAVES.has(way);
          results.push({ way, number, outcome: await tryStep({ hand, site, kind, way, step }, fresh) });
        }
      }
    };
    await Promise.all(hands.map(work));

    const leaks: string[] = [];
    const lost: string[] = [];
    const cells: string[] = [];
    let working = 0;
    for (const way of Object.keys(WAYS[kind.form])) {
      // Of what chooses neither option there is nothing to stop, and nothing to keep: the library has no such way.
      const rows = results.filter((row) => row.way === way && (tells(row.outcome.free) || row.outcome.model === 'commitment'));
      const choosing = rows.filter(({ outcome }) => outcome.free === 'commitment');
      const leak = rows.some(({ outcome }) => outcome.model === 'commitment');
      if (leak) leaks.push(way);
      if (choosing.length > 0) working += 1;
      const late = rows.some(({ outcome }) => outcome.early === 'commitment');
      const ordinary = rows.filter(({ outcome }) => outcome.free === 'ordinary');
      const kept = ordinary.filter(({ outcome }) => outcome.model === 'ordinary' && outcome.arrived === 'ordinary');
      // Keys that pass over the closed option come out elsewhere: one run of keys of each kind has to lead there still.
      const must = KEYED.has(way) && kept.length > 0 ? kept : ordinary;
      for (const { number, outcome } of must) if (outcome.model !== 'ordinary' || outcome.arrived !== 'ordinary') lost.push(`${way} ${number}: ${String(outcome.model)}, handed in ${String(outcome.arrived)}`);
      cells.push(`${way}: ${leak ? 'LET THROUGH' : choosing.length === 0 ? 'no such way' : late ? 'taken back' : 'stopped'}${kept.length > 0 ? ' +' : ''}`);
    }
    console.log(`${kind.name.padEnd(28)} ${cells.join(' | ')}`);

    expect(working, 'ways that choose the option without the guard').toBeGreaterThanOrEqual(5);
    expect(lost, `${kind.name}: ways of choosing the ordinary option that the guard took away`).toEqual([]);
    expect(leaks, `${kind.name}: README and matrix say the same`).toEqual(statedInReadme(kind.name));
  });

  test(`${kind.name}: what the host had disabled stays disabled after release`, async ({ hands: [hand] }) => {
    if (hand === undefined) throw new Error('no page');
    await begin(hand, kind, '&off=1');
    const look = (): Promise<string> => hand.run('new XMLSerializer().serializeToString(document.body)');
    const before = await look();
    for (const orders of ['closed', 'open'] as const) await hand.orders(orders);
    expect(await look(), 'the page is as it was').toBe(before);
    await pressOption(hand, kind, kind.commitment);
    expect(await modelOf(hand)).toBeUndefined();
    if (kind.form === 'select' || kind.form === 'tick') return;
    await begin(hand, kind, '&off=1');
    await pressOption(hand, kind, kind.ordinary);
    expect(await modelOf(hand), 'and so is the other option').toBe('ordinary');
  });
}
