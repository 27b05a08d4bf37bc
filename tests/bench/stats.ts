/**
 * `node tests/bench/stats.ts [entries]`: how long the statistics page takes over a store of many records, in the built extension and its
 * real IndexedDB. Entries of three years are written past the product, since sealing a million of them is not what is measured.
 */
import { argv, stdout } from 'node:process';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { launchExtension } from '../support/browser.ts';
import { ensureBuild } from './extension.ts';

const [count = 1_000_000] = argv.slice(2).map(Number);
const DAYS = 1_095;
const RUNS = 3;
const today = chinaDay(Date.now());
const browser = await launchExtension({ dir: ensureBuild() });
try {
  const page = await browser.options();
  await page.getByRole('heading').first().waitFor();
  const begun = Date.now();
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index + 1 - DAYS));
  const cells = await page.evaluate(fill, { count, days });
  stdout.write(`${count} entries of ${DAYS} days, ${cells} counters, written in ${((Date.now() - begun) / 1_000).toFixed(0)} s\n`);
  for (const period of ['本月', '今年'] as const) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await page.goto('about:blank');
      const from = performance.now();
      await page.goto(`chrome-extension://${browser.extensionId}/options.html#/stats`);
      await page.getByRole('link', { name: /：[\d,]+，/ }).first().waitFor({ timeout: 120_000 });
      if (period === '今年') {
        const again = performance.now();
        await page.getByText(period, { exact: true }).click();
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

/** In the page: entries and counters as the store has them. Out: how many counters. */
async function fill({ count: total, days }: { count: number; days: readonly string[] }): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('creditgate-record');
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
  const done = (transaction: IDBTransaction) =>
    new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('error', () => reject(transaction.error));
    });
  const counts = new Map<string, number>();
  const lines = ['licensing', 'deregistration', 'inspection'];
  const entryOf = (seq: number) => {
    const day = days[Math.floor(((seq - 2) * days.length) / (total - 1))] ?? days[0];
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
  for (let seq = 2; seq <= total; ) {
    const transaction = db.transaction('entries', 'readwrite', { durability: 'relaxed' });
    const entries = transaction.objectStore('entries');
    for (const end = Math.min(total, seq + 9_999); seq <= end; seq += 1) entries.put(entryOf(seq));
    await done(transaction);
  }
  const transaction = db.transaction(['cells', 'head'], 'readwrite');
  for (const [cell, counted] of counts) transaction.objectStore('cells').put({ cell, count: counted });
  transaction.objectStore('head').put({ id: 'head', seq: total, hash: '1'.repeat(64), cells: 1, counted: total });
  await done(transaction);
  db.close();
  return counts.size;
}
