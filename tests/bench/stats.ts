/**
 * `node tests/bench/stats.ts [entries]`: how long the statistics page takes over a store of many records, in the built extension and its
 * real IndexedDB. Entries of three years are written past the product, since sealing a million of them is not what is measured; all are
 * counted, but only those that the page reads are written (syncs; overrides and counters of the last 400 days): `--all` writes every one.
 */
import { argv, stdout } from 'node:process';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { launchExtension } from '../support/browser.ts';
import { ensureBuild } from './extension.ts';

const all = argv.includes('--all');
const [count = 1_000_000] = argv.slice(2).filter((word) => word !== '--all').map(Number);
const DAYS = 1_095;
const RUNS = 3;
/** Entries of one transaction. */
const PART = 20_000;
const today = chinaDay(Date.now());
const browser = await launchExtension({ dir: ensureBuild() });
try {
  const page = await browser.options();
  await page.getByRole('heading').first().waitFor();
  await page.goto('about:blank');
  const empty = performance.now();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/stats`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.ant-select').first().waitFor();
  stdout.write(`empty store: ${(performance.now() - empty).toFixed(0)} ms\n`);
  const begun = Date.now();
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index + 1 - DAYS));
  for (let from = 2; from <= count; from += PART) {
    await page.evaluate(fill, { from, to: Math.min(count, from + PART - 1), count, days, all });
    stdout.write('.');
  }
  stdout.write(`\n${count} entries of ${DAYS} days written in ${((Date.now() - begun) / 1_000).toFixed(0)} s\n`);
  for (const period of ['本月', '本年'] as const) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await page.goto('about:blank');
      const from = performance.now();
      await page.goto(`chrome-extension://${browser.extensionId}/options.html#/stats`);
      await page.getByRole('link', { name: /：[\d,]+，/ }).first().waitFor({ timeout: 120_000 });
      if (period === '本年') {
        const again = performance.now();
        await page.locator('.ant-select').first().click();
        await page.getByTitle(period, { exact: true }).last().click();
        await page.getByRole('link', { name: /：[\d,]{7,}，/ }).first().waitFor({ timeout: 120_000 });
        times.push(performance.now() - again);
      } else times.push(performance.now() - from);
    }
    stdout.write(`${period}: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
  }
  const answers = await page.evaluate(async (to) => {
    const ask = async (type: string, data: object): Promise<number> => {
      const from = performance.now();
      await chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() });
      return Math.round(performance.now() - from);
    };
    const year = { from: `${to.slice(0, 4)}-01-01`, to };
    return { statistics: await ask('statistics', year), records: await ask('records', { cells: { ...year, whats: ['block'] }, offset: 0, limit: 20 }), feedback: await ask('feedback', { from: `${to.slice(0, 7)}-01`, to }) };
  }, today);
  stdout.write(`answers of the background: ${JSON.stringify(answers)} ms\n`);
} finally {
  await browser.close();
}

/** In the page: some of the entries, and their counters, as the store has them. */
async function fill({ from, to, count, days, all: every }: { from: number; to: number; count: number; days: readonly string[]; all: boolean }): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('creditgate-record');
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
  const lines = ['licensing', 'deregistration', 'inspection'];
  const counts = new Map<string, number>();
  const entryOf = (seq: number) => {
    const day = days[Math.floor(((seq - 2) * days.length) / (count - 1))] ?? '';
    const site = `xk${seq % 8}.example.gov.cn`;
    const line = lines[seq % 3] ?? '';
    const common = { host: site, pageKind: line, name: '示例恒昌商贸有限公司', code: '91990000T00010007R', lists: ['severe@128'], effects: ['warn'], rules: 'cn-samr-order44@2026.1' };
    const at = `${day}T0${seq % 8}:00:00.000Z`;
    const turn = seq % 40;
    const [kind, what, grounds, data] =
      turn === 0 ? ['sync', 'sync', '', { listId: 'severe', outcome: 'up-to-date', version: 128, asOf: day, count: 500_000 }]
      : turn < 4 ? ['prompt', 'prompt', 'ART5_FOOD', { ...common, outcome: 'listed', grade: 'G1', grounds: ['ART5_FOOD'], check: seq - 1 }]
      : turn < 6 ? ['block', 'block', 'ART5_FOOD', { ...common, outcome: 'listed', grade: 'G1', grounds: ['ART5_FOOD'], check: seq - 2 }]
      : turn === 6 ? ['override', 'override', 'ART5_FOOD', { ...common, outcome: 'listed', reason: '主管领导已批示，见附件', by: '990001', grounds: ['ART5_FOOD'] }]
      : ['check', 'check/not-found', '', { ...common, outcome: 'not-found', facts: { v: 1, app: '0.1.0', findings: [], effects: [] } }];
    const cell = [day, what, turn === 0 ? '' : line, turn === 0 ? '' : site, grounds].join('|');
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    return { seq, at, kind, data, prev: '0'.repeat(64), hash: '1'.repeat(64), day };
  };
  const transaction = db.transaction(['entries', 'cells', 'head'], 'readwrite', { durability: 'relaxed' });
  const [entries, cells, head] = ['entries', 'cells', 'head'].map((name) => transaction.objectStore(name)) as [IDBObjectStore, IDBObjectStore, IDBObjectStore];
  const recent = days.at(-400) ?? '';
  for (let seq = from; seq <= to; seq += 1) {
    const entry = entryOf(seq);
    if (every || entry.kind === 'sync' || (entry.kind === 'override' && entry.day >= recent)) entries.put(entry);
  }
  for (const [cell, counted] of counts) {
    if (!every && cell < recent) continue;
    // A day may go on in the next part.
    const known = cells.get(cell);
    known.addEventListener('success', () => cells.put({ cell, count: counted + ((known.result as { count: number } | undefined)?.count ?? 0) }));
  }
  head.put({ id: 'head', seq: to, hash: '1'.repeat(64), cells: 1, counted: to });
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  db.close();
}
