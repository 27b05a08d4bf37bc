/**
 * `npm run bench -- [--json FILE] [--size N] [--repeats N]`: the list engine against what one would do otherwise, in
 * one run, in real Chromium. Method and results: docs/performance.md. Needs `npm run build:e2e`, or builds it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { startListServer } from '../servers/list.ts';
import { launchExtension } from '../support/browser.ts';
import { bundle } from './bundle.ts';
import { benchList, listedParty, partiesInForce, unlistedParty } from './data.ts';
import { ensureBuild, withScript } from './extension.ts';
import { measureProduct } from './product.ts';
import { figure, option, printMachine, printTable, ratios, startClock, writeReport, type Figure, type Goal } from './report.ts';
import { holdWorker } from './worker-hand.ts';

const GOALS: Readonly<Record<string, Goal>> = {
  'import.shipped_vs_rows': { atLeast: 20 },
  'lookup.exact_miss_cold_vs_get': { atMost: 1.3 },
  'import.local_vs_rows': { atLeast: 6 },
  'lookup.exact_hit_cold_vs_get': { atMost: 2 },
  'lookup.fuzzy_cold_vs_get': { atMost: 2 },
  'fuzzy.cpu_vs_minisearch': { atLeast: 200 },
  'delta.vs_rows': { atLeast: 10 },
  heap_at_rest_mb: { atMost: 2 },
};

const size = Number(option(argv, 'size') ?? 100_000);
const repeats = Number(option(argv, 'repeats') ?? 5);
const lookups = repeats * 2;
if (!Number.isInteger(size) || size < 1_000 || !Number.isInteger(repeats) || repeats < 1) throw new Error('--size needs 1000 or more, --repeats 1 or more');

const machine = startClock();
const work = mkdtempSync(join(tmpdir(), 'creditgate-bench-'));
const build = ensureBuild();
console.log(`${size} listings and a delta of 1 %, published when there are none of this code yet`);
const list = await benchList(fileURLToPath(new URL('../../.output/bench', import.meta.url)), size, repeats + 1);
const script = await bundle(new URL('in-worker.ts', import.meta.url).pathname);
const [first, second, names, rows] = await Promise.all(['first', 'second', 'names', ''].map((folder) => startListServer(join(list.dir, folder))));
if (first === undefined || second === undefined || names === undefined || rows === undefined) throw new Error('no server');
const source = (url: string, id = 'bench') => ({ id, url, keys: list.keys, threshold: 1 });

const browser = await launchExtension({ dir: withScript(build, join(work, 'extension'), script) });
const chromium = browser.context.browser()?.version() ?? '';
const hand = await holdWorker(browser);
const run = <T>(name: string, ...args: readonly unknown[]) => hand.evaluate<T>(`creditgateBench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);

/** A list without a delta, for the look-ups; and the first run of either side's code, which is not counted. */
const store = 'bench-base';
await run('sync', store, source(first.url), 'updated-base');
await run('putRows', `${rows.url}rows-${repeats}.json`);

const imported = { ours: [] as number[], local: [] as number[], rows: [] as number[] };
const delta = { ours: [] as number[], rows: [] as number[] };
for (let round = 0; round < repeats; round += 1) {
  const ours = async () => void imported.ours.push((await run<number>('sync', `bench-${round}`, source(first.url), 'updated-base')) / size);
  const peer = async () => void imported.rows.push((await run<number>('putRows', `${rows.url}rows-${round}.json`)) / list.chunk);
  const local = async () => void imported.local.push((await run<number>('local', `bench-local-${round}`, `${rows.url}rows-${round}.json`)) / list.chunk);
  for (const step of round % 2 === 0 ? [peer, ours, local] : [local, ours, peer]) await step();
  const ourDelta = async () => void delta.ours.push(await run<number>('sync', `bench-${round}`, source(second.url), 'updated-delta'));
  const peerDelta = async () => void delta.rows.push((await run<number>('changeRows', `${rows.url}rows-${round}.json`, Math.min(list.changes, list.chunk), round)) * (list.changes / Math.min(list.changes, list.chunk)));
  for (const step of round % 2 === 0 ? [peerDelta, ourDelta] : [ourDelta, peerDelta]) await step();
  console.log(`round ${round + 1}/${repeats}: import ${ms(imported.ours.at(-1), 1000)} us a row (rows ${ms(imported.rows.at(-1), 1000)}), delta ${ms(delta.ours.at(-1))} ms (rows ${ms(delta.rows.at(-1))})`);
}

// One operation in the life of a worker: the second would find code and connections that the first has warmed up.
const cold = { near: [] as number[], candidates: [] as number[], get: [] as number[], dexie: [] as number[], miss: [] as number[], hit: [] as number[] };
// Of the rows that no delta has touched.
const rowKey = (at: number) => `bench-${(repeats * list.chunk + (at % list.chunk)) % size}-${repeats}`;
const places = Array.from({ length: lookups }, (_, at) => Math.floor(((at + 0.5) * Math.min(size, list.chunk)) / lookups / 2) * 2 + 1);
for (let round = 0; round < lookups; round += 1) {
  const place = placeKept(places[round] as number);
  const steps = [
    async () => void cold.get.push(await run<number>('get', rowKey(place))),
    async () => void cold.miss.push(await run<number>('miss', store, unlistedParty(round))),
    async () => void cold.dexie.push(await run<number>('dexieGet', rowKey(place))),
    async () => void cold.hit.push(await run<number>('hit', store, listedParty(place))),
    async () => void cold.candidates.push(await run<number>('candidates', store, unlistedParty(round).name)),
    async () => void cold.near.push(await run<number>('near', store, listedParty(place).name)),
  ];
  for (let at = 0; at < steps.length; at += 1) {
    await hand.restart();
    await (steps[(at + round) % steps.length] as () => Promise<void>)();
  }
}
const subjects = Array.from({ length: 200 }, (_, at) => ({ listed: listedParty(placeKept(at * 37)), unlisted: unlistedParty(at + 1_000) }));
type Warm = { get: number[]; miss: number[]; hit: number[] };
const warm = await run<Warm>('warm', store, rowKey(placeKept(1)), subjects);
const overlaid = await run<Warm>('warm', 'bench-0', rowKey(placeKept(1)), subjects);
await run('sync', 'bench-names', source(names.url, 'names'), 'updated-base');
type Fuzzy = Record<string, { ms: number[]; recall: number; buildMs: number }>;
const fuzzy = await run<Fuzzy>('fuzzy', 'bench-names', `${rows.url}names.json`, list.questions);
await browser.close();

const product = await measureProduct({ build, source: source(second.url), rounds: Math.min(3, repeats), listed: partiesInForce(placeKept(1)).next().value, unlisted: unlistedParty(1) });
await Promise.all([first.close(), second.close(), names.close(), rows.close()]);
rmSync(work, { recursive: true, force: true });

const figures: Record<string, Figure> = {
  'import.shipped_vs_rows': ratios(imported.rows, imported.ours),
  'import.local_vs_rows': ratios(imported.rows, imported.local),
  'import.shipped_us_per_row': figure(imported.ours.map((value) => value * 1000)),
  'import.rows_us_per_row': figure(imported.rows.map((value) => value * 1000)),
  'delta.vs_rows': ratios(delta.rows, delta.ours),
  'delta.ms': figure(delta.ours),
  'delta.rows_ms': figure(delta.rows),
  'lookup.exact_miss_cold_vs_get': ratios(cold.miss, cold.get),
  'lookup.exact_hit_cold_vs_get': ratios(cold.hit, cold.get),
  'lookup.fuzzy_cold_vs_get': ratios(cold.candidates, cold.get),
  'lookup.fuzzy_verified_cold_vs_get': ratios(cold.near, cold.get),
  'fuzzy.cpu_vs_minisearch': figure([mean(fuzzy['minisearch']?.ms) / mean(fuzzy['ours']?.ms)]),
  'fuzzy.recall': figure([fuzzy['ours']?.recall ?? 0]),
  'fuzzy.recall_minisearch': figure([fuzzy['minisearch']?.recall ?? 0]),
  ...Object.fromEntries(Object.entries(fuzzy).flatMap(([name, { ms: times, recall, buildMs }]) => [[`fuzzy.${name}_ms`, figure(times)], [`fuzzy.${name}_recall`, figure([recall])], [`fuzzy.${name}_build_ms`, figure([buildMs])]])),
  'lookup.get_cold_ms': figure(cold.get),
  'lookup.dexie_get_cold_ms': figure(cold.dexie),
  'lookup.exact_miss_cold_ms': figure(cold.miss),
  'lookup.exact_hit_cold_ms': figure(cold.hit),
  'lookup.exact_miss_cold_vs_dexie_get': ratios(cold.miss, cold.dexie),
  'lookup.exact_miss_warm_vs_get': ratios(warm.miss, warm.get),
  'lookup.exact_hit_warm_vs_get': ratios(warm.hit, warm.get),
  'lookup.get_warm_ms': figure(warm.get),
  'lookup.exact_miss_warm_ms': figure(warm.miss),
  'lookup.exact_hit_warm_ms': figure(warm.hit),
  'lookup.exact_miss_warm_after_delta_ms': figure(overlaid.miss),
  'lookup.exact_hit_warm_after_delta_ms': figure(overlaid.hit),
  ...product,
};
const on = machine(chromium);
printMachine(on);
printTable(`list engine, ${size} listings`, figures, GOALS);
writeReport(option(argv, 'json'), { machine: on, size, ...figures, goals: GOALS });

function mean(values: readonly number[] = []): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ms(value: number | undefined, factor = 1): string {
  return value === undefined ? '' : String(Number((value * factor).toPrecision(3)));
}

/** A place whose record the delta leaves alone, and which is in the peer's first rows. */
function placeKept(at: number): number {
  const step = Math.floor(size / (list.changes * 0.75));
  const place = at % list.chunk;
  return place % step === 0 ? place + 1 : place;
}
