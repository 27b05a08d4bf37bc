// @vitest-environment node
import 'fake-indexeddb/auto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { signHead } from '../publisher/index.ts';
import { remainingMs, type SyncProgress } from './index.ts';
import type { Head } from './head.ts';
import { openListStore } from './store.bg.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const packsAsked = () => desk.requests.filter((path) => path.endsWith('.pack'));
/** Lets the given number of packs through and then cuts the line, as a closed lid would. */
function cutAfter(packs: number): void {
  let left = packs;
  desk.fault = (path, response) => {
    if (!path.endsWith('.pack') || left-- > 0) return false;
    response.destroy();
    return true;
  };
}

async function interrupted(packs: number): Promise<void> {
  cutAfter(packs);
  expect((await desk.sync()).reason).toBe('offline');
  desk.fault = () => false;
  desk.requests.length = 0;
}

/** As after the worker's death: another connection, no memory of what was. */
async function syncAnew(progress: SyncProgress[] = []) {
  const store = openListStore(desk.storeName);
  try {
    return await desk.sync({ store, onProgress: (step) => void progress.push(step) });
  } finally {
    store.close();
  }
}

async function segmentsOnDisk(): Promise<number> {
  const raw = await new Dexie(desk.storeName).open();
  const keys = (await Promise.all(['r', 'x', 't'].map((table) => raw.table(table).toCollection().primaryKeys()))).flat() as number[];
  raw.close();
  return new Set(keys.map((key) => Math.floor(key / 2 ** 24))).size;
}

/** Enough rows of incompressible text for several packs. */
function bulky(count: number) {
  return samples(count).map((listing, index) => {
    let state = index + 1;
    let ground = '';
    for (let at = 0; at < 1990; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      ground += String.fromCharCode(0x4e00 + (state >>> 12) % 20_000);
    }
    return { ...listing, ground };
  });
}

describe('an import that was interrupted', () => {
  let head: Head;
  beforeEach(async () => {
    head = await desk.publish(bulky(700));
    expect(head.base.packs.length).toBeGreaterThanOrEqual(4);
  });

  it('goes on with the packs that are missing, and tells how much was there', async () => {
    await interrupted(2);
    const progress: SyncProgress[] = [];
    expect((await syncAnew(progress)).reason).toBe('updated-base');
    expect(packsAsked()).toEqual(head.base.packs.slice(2).map((pack) => `/list/${pack.path}`));
    const kept = head.base.packs.slice(0, 2).reduce((sum, pack) => sum + pack.bytes, 0);
    const last = progress.findLast((step) => step.stage === 'store');
    expect(last).toMatchObject({ kept, done: last?.total });
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
    expect(await segmentsOnDisk()).toBe(1);
  });

  it('goes on after any number of interruptions, one pack at a time', async () => {
    for (let at = 1; at < head.base.packs.length; at += 1) {
      await interrupted(1);
      expect((await desk.store.states())[0]?.current).toBe(undefined);
    }
    expect((await syncAnew()).reason).toBe('updated-base');
    expect(packsAsked()).toEqual([`/list/${head.base.packs.at(-1)?.path}`]);
    expect(await desk.namesFound(sample(699).name)).toEqual([sample(699).id]);
  });

  it('fetches a pack again whose blocks are not what was written', async () => {
    await interrupted(3);
    const meta = await desk.store.readMeta('svl');
    const number = meta.ok ? (meta.value?.pending?.[0]?.number ?? 0) : 0;
    const raw = await new Dexie(desk.storeName).open();
    const second = head.base.packs[1] as Head['base']['packs'][number];
    await raw.table(second.table).put(new Uint8Array(9), number * 2 ** 24 + second.firstBlock);
    raw.close();
    expect((await syncAnew()).reason).toBe('updated-base');
    expect(packsAsked()).toEqual([second, ...head.base.packs.slice(3)].map((pack) => `/list/${pack.path}`));
    expect(await desk.namesFound(sample(500).name)).toEqual([sample(500).id]);
  });

  it('leaves nothing behind when another version has come meanwhile', async () => {
    await interrupted(2);
    const newer = await desk.publish(samples(650, 50), { asOf: '2026-11-24' });
    expect((await syncAnew()).reason).toBe('updated-base');
    expect(packsAsked()).toEqual(newer.base.packs.map((pack) => `/list/${pack.path}`));
    expect(await segmentsOnDisk()).toBe(1);
    expect(await desk.namesFound(sample(3).name)).toEqual([]);
  });

  it('of the base is not thrown away for the deltas that had led there', async () => {
    await desk.republish(bulky(690), { asOf: '2026-11-20', now: NOW - 9_000_000 });
    expect((await desk.sync()).reason).toBe('updated-base');
    const newer = await desk.publishWithDelta(bulky(700), '2026-11-24');
    const deltas = newer.deltas.map((delta) => ({ ...delta, adds: delta.adds - 1, modifies: delta.modifies + 1 }));
    const wrong = await signHead({ ...newer, deltas }, desk.keys.slice(0, 1));
    await writeFile(join(desk.dir, 'head.json'), wrong.ok ? wrong.value : '');
    const ofDelta = new Set(newer.deltas.flatMap((delta) => delta.segment.packs.map((pack) => `/list/${pack.path}`)));
    cutAfter(ofDelta.size + 2);
    expect((await desk.sync()).reason).toBe('offline');
    desk.fault = () => false;
    desk.requests.length = 0;
    expect((await syncAnew()).reason).toBe('updated-base');
    expect(packsAsked()).toEqual(newer.base.packs.slice(2).map((pack) => `/list/${pack.path}`));
  });

  it('keeps the desk answering from the list in force', async () => {
    await desk.republish(samples(650, 50), { asOf: '2026-11-20' });
    expect((await desk.sync()).reason).toBe('updated-base');
    await desk.publish(bulky(700), { asOf: '2026-11-24' });
    await interrupted(2);
    expect(await desk.namesFound(sample(3).name)).toEqual([]);
    expect(await desk.namesFound(sample(699).name)).toEqual([sample(699).id]);
    expect((await syncAnew()).reason).toBe('updated-base');
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
  });
});

describe('remaining time', () => {
  const progress = { stage: 'download', total: 1000, startedAt: new Date(NOW).toISOString() } as const;
  it('goes by the pace of what has come, not of what was there', () => {
    expect(remainingMs({ ...progress, done: 600, kept: 500 }, NOW + 1000)).toBe(4000);
    expect(remainingMs({ ...progress, done: 250 }, NOW + 1000)).toBe(3000);
    expect(remainingMs({ ...progress, done: 1000 }, NOW + 1000)).toBe(0);
  });
  it('is not told without a pace', () => {
    expect(remainingMs({ ...progress, done: 500, kept: 500 }, NOW + 1000)).toBe(undefined);
    expect(remainingMs({ ...progress, done: 500 }, NOW - 1000)).toBe(undefined);
    expect(remainingMs({ stage: 'head', done: 0, total: 1 }, NOW)).toBe(undefined);
  });
});
