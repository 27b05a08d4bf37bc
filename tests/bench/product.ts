/** The product as it is installed, nothing of the benchmark in its worker: heap at rest, disk, and answers to a page. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListSource } from '../../lib/list/index.ts';
import type { Status } from '../../lib/messaging/index.ts';
import type { Verdict } from '../../lib/check/index.ts';
import { launchExtension } from '../support/browser.ts';
import type { Party } from './data.ts';
import { figure, type Figure } from './report.ts';
import { holdWorker, type WorkerHand } from './worker-hand.ts';

export interface ProductOptions {
  readonly build: string;
  readonly source: ListSource;
  readonly rounds: number;
  readonly listed: Party;
  readonly unlisted: Party;
}

/** Five million listings take some minutes. */
const SYNC_WAIT_MS = 1_800_000;

/** Each round is a fresh profile: configured, synced, stopped, woken by a look-up, and left alone. */
export async function measureProduct(options: ProductOptions): Promise<Record<string, Figure>> {
  const samples = { sync: [] as number[], heap: [] as number[], bare: [] as number[], disk: [] as number[], cold: [] as number[], warm: [] as number[] };
  for (let round = 0; round < options.rounds; round += 1) {
    const profileDir = mkdtempSync(join(tmpdir(), 'creditgate-bench-profile-'));
    const browser = await launchExtension({ dir: options.build, profileDir });
    const hand = await holdWorker(browser);
    await look(hand, options.unlisted, 'cannot-check');
    await hand.restart();
    samples.bare.push(await hand.heapMb());
    await hand.ask('saveSetting', { key: 'lists', value: [options.source] });
    const started = performance.now();
    await synced(hand);
    samples.sync.push((performance.now() - started) / 1_000);
    await hand.stop();
    samples.cold.push(await look(hand, options.listed, 'listed'));
    for (let at = 0; at < 5; at += 1) {
      samples.warm.push(await look(hand, options.unlisted, 'not-found'));
      await look(hand, options.listed, 'listed');
    }
    samples.heap.push(await hand.heapMb());
    await browser.close();
    samples.disk.push(folderMb(join(profileDir, 'Default', 'IndexedDB')));
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
  return {
    'sync.whole_s': figure(samples.sync),
    heap_at_rest_mb: figure(samples.heap),
    heap_without_list_mb: figure(samples.bare),
    disk_mb: figure(samples.disk),
    'answer.worker_stopped_ms': figure(samples.cold),
    'answer.worker_running_ms': figure(samples.warm),
  };
}

async function look(hand: WorkerHand, subject: Party, expected: Verdict['outcome']): Promise<number> {
  const { ms, value } = await hand.ask<Verdict>('lookup', { ...subject });
  if (value.outcome !== expected) throw new Error(`expected ${expected}, got ${value.outcome}`);
  return ms;
}

async function synced(hand: WorkerHand): Promise<void> {
  const until = Date.now() + SYNC_WAIT_MS;
  for (;;) {
    const { lists } = (await hand.ask<Status>('status', {})).value;
    if (lists[0]?.state.current !== undefined) return;
    if (Date.now() > until) throw new Error(`not synced: ${lists[0]?.state.lastOutcome ?? 'never tried'}`);
    await hand.own.waitForTimeout(250);
  }
}

function folderMb(dir: string): number {
  let bytes = 0;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  return bytes / 1e6;
}
