/**
 * The browser is killed (SIGKILL to its process group) at 30 seeded points of imports, deltas, flips and compactions. The
 * points are found by what the server has sent and by what is stored, read from an extension page. After every restart the
 * desk answers from the version before or from the new one, wholly, and no acknowledged record is missing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { testExtensionId } from '../support/identity.ts';
import { holdManagedPolicy, type HeldPolicy } from '../support/browser.ts';
import { startKillable, type Killable } from './killable.ts';
import { startPacedServer, type PacedServer } from './paced-server.ts';
import { added, docNo, MARK, publishVersions, removed, VERSIONS } from './versions.ts';

const KILLS = 30;
const SEED = 20_261_124;
/** Bytes of a base and of a delta, roughly: how far into a sync the kill may fall. */
const [BASE_BYTES, DELTA_BYTES] = [1_400_000, 150_000];

let work: string;
let folders: string[];
let server: PacedServer;
let policy: HeldPolicy;
const random = mulberry32(SEED);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  work = mkdtempSync(join(tmpdir(), 'creditgate-kill-'));
  const published = await publishVersions(work);
  folders = published.folders;
  server = await startPacedServer();
  policy = await holdManagedPolicy(testExtensionId(), { lists: [{ id: 'severe', url: server.url, keys: [published.publicKey], threshold: 1 }] });
});
test.afterAll(async () => {
  policy?.release();
  await server?.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

/** What must hold whatever happens: the newest version known to be in force, and the last record known to be on disk. */
interface Known {
  version: number;
  recorded: { seq: number; hash: string };
  /** Records acknowledged since. */
  acknowledged: number;
}

/** Where a kill falls, in the order in which a sync comes by: later ones are chosen after a version has been missed. */
type Stage = 'packs' | 'checking' | 'flip' | 'merging' | 'merged';
const STAGES: Readonly<Record<number, readonly Stage[]>> = {
  1: ['packs', 'packs', 'checking', 'flip'],
  2: ['packs', 'checking', 'flip'],
  3: ['packs', 'checking', 'flip'],
  4: ['packs', 'flip'],
  // From the third overlay on, they are merged after the flip.
  5: ['checking', 'merging', 'merging', 'merging', 'merged'],
};

test('killed at any point, the desk answers from one whole version and loses no record', async () => {
  test.setTimeout(600_000);
  const killed: Record<Stage, number> = { packs: 0, checking: 0, flip: 0, merging: 0, merged: 0 };
  let [kills, missed] = [0, 0];
  for (let round = 1; kills < KILLS; round += 1) {
    const profile = join(work, `profile-${round}`);
    const known: Known = { version: 0, recorded: { seq: 0, hash: '' }, acknowledged: 0 };
    let target = 0;
    for (let done = false; !done && kills < KILLS; ) {
      server.hold();
      const browser = await startKillable(profile);
      try {
        const before = known.version;
        const left = await verify(browser, known, target);
        const merging = left.overlays >= 3;
        missed = left.version > before ? 0 : missed + 1;
        done = left.version === VERSIONS && !merging;
        target = Math.min(VERSIONS, left.version + 1);
        server.serve(folders[target - 1] as string);
        server.release();
        if (done) break;
        const stages = STAGES[target] ?? [];
        const stage = merging ? 'merging' : (stages[Math.min(stages.length - 1, Math.floor(random() * stages.length) + missed)] as Stage);
        if (await killPoint(browser, known, { stage, target })) killed[stage] += 1;
      } finally {
        await browser.kill();
        kills += 1;
      }
    }
    if (kills >= KILLS) await settle(profile, known, target);
  }
  console.log(`${kills} kills, at their points: ${JSON.stringify(killed)}`);
  // A merge takes some tens of milliseconds: most kills that are meant for it fall just beside it.
  for (const [stage, least] of [['packs', 3], ['flip', 3], ['merging', 1]] as const) expect([stage, killed[stage] >= least]).toEqual([stage, true]);
});

/** Checks the desk as it is after a start, with the server held; notes what is now known. */
async function verify(browser: Killable, known: Known, target: number): Promise<{ version: number; overlays: number; loose: number }> {
  // The very first start of a profile knows its policy a moment later than its pages are there.
  await expect.poll(async () => (await browser.ask('policy', {})).lists.length, { timeout: 20_000 }).toBe(1);
  const mark = await browser.ask('lookup', { code: MARK });
  const version = mark.lists[0]?.version ?? 0;
  expect([known.version, target]).toContain(version);
  expect(mark.lists[0]?.freshness).toBe(version === 0 ? 'never-synced' : 'fresh');
  expect(mark.findings.map(({ listingDocNo }) => listingDocNo)).toEqual(version === 0 ? [] : [docNo(version)]);
  for (const k of version === 0 ? [] : [version, version + 1]) {
    // Version k has brought one record and taken another away: of the two exactly one is there.
    expect((await browser.ask('lookup', { code: added(k) })).findings).toHaveLength(k <= version ? 1 : 0);
    expect((await browser.ask('lookup', { code: removed(k) })).findings).toHaveLength(k > version ? 1 : 0);
  }
  known.version = version;
  const chain = await browser.ask('verifyRecords', {});
  expect(chain.ok).toBe(true);
  const { entries, total } = await browser.ask('records', { offset: 0, limit: 500 });
  expect(total).toBeGreaterThanOrEqual(known.recorded.seq + known.acknowledged);
  known.acknowledged = 0;
  if (known.recorded.seq > 0) expect(entries.find(({ seq }) => seq === known.recorded.seq)?.hash).toBe(known.recorded.hash);
  const [last] = entries;
  if (last !== undefined) known.recorded = { seq: last.seq, hash: last.hash };
  return { version, ...(await browser.read(readSegments)) };
}

/** Waits for the point at which the kill falls, looking up all the while. → whether it came; it may be past already */
async function killPoint(browser: Killable, known: Known, { stage, target }: { stage: Stage; target: number }): Promise<boolean> {
  await browser.ask('syncNow', {});
  const share = stage === 'packs' ? random() : 1;
  const bytes = share * (target <= 2 ? BASE_BYTES : DELTA_BYTES);
  let [quiet, last] = [Date.now(), server.packBytes];
  // Fewer bytes than thought may come, since an earlier import had left some: then the sync is past its downloads.
  while (server.packBytes < bytes && Date.now() - quiet < 400) {
    await sleep(5);
    if (server.packBytes !== last) [quiet, last] = [Date.now(), server.packBytes];
  }
  if (stage === 'packs') return server.packBytes >= bytes;
  const { came, acknowledged } = await browser.tell(watch, { stage, target, code: MARK });
  known.acknowledged += acknowledged;
  // Somewhere in what follows, not always at its first step.
  await sleep(random() * (stage === 'merging' ? 20 : 5));
  return came;
}

/** Runs in an extension page: looks at what is stored, and up in the list, until the stage is there, past, or 5 seconds are over. */
async function watch({ stage, target, code }: { stage: string; target: number; code: string }): Promise<{ came: boolean; acknowledged: number }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('creditgate-list');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no list database')));
  });
  type Meta = { current?: { version: number; segments: unknown[] }; pending?: { content: string; packs: number }[] } | undefined;
  const read = () =>
    new Promise<Meta>((resolve, reject) => {
      const request = database.transaction('meta').objectStore('meta').get('list:severe');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('no meta')));
    });
  const reached = (meta: Meta): boolean => {
    const there = meta?.current?.version === target;
    const merging = meta?.pending?.some(({ content }) => content.startsWith('merge:')) === true;
    if (stage === 'checking') return there || meta?.pending?.some(({ packs }) => packs > 0) === true;
    if (stage === 'flip') return there;
    return stage === 'merging' ? merging : there && meta?.current?.segments.length === 2;
  };
  const past = (meta: Meta): boolean => stage === 'merging' && meta?.current?.version === target && meta.current.segments.length === 2;
  let [came, acknowledged] = [false, 0];
  for (const until = Date.now() + 5000; Date.now() < until; ) {
    let meta: Meta;
    for (let look = 0; look < 20 && !came; look += 1) {
      meta = await read();
      came = reached(meta);
    }
    if (came || past(meta)) break;
    const answer: { err?: unknown } = await chrome.runtime.sendMessage({ id: 2, type: 'lookup', data: { code }, timestamp: Date.now() });
    if (answer.err === undefined) acknowledged += 1;
  }
  database.close();
  return { came, acknowledged };
}

/** Left alone, the desk comes to the newest version, with its overlays merged and nothing left over. */
async function settle(profile: string, known: Known, served: number): Promise<void> {
  server.hold();
  const browser = await startKillable(profile);
  try {
    await verify(browser, known, served);
    server.release();
    for (let target = known.version; target <= VERSIONS; target += 1) {
      if (target === 0) continue;
      server.serve(folders[target - 1] as string);
      await browser.ask('syncNow', {});
      await expect.poll(async () => (await browser.ask('status', {})).lists[0]?.state.current?.version, { timeout: 60_000 }).toBe(target);
      await expect.poll(async () => (await browser.ask('status', {})).lists[0]?.state.progress, { timeout: 60_000 }).toBeUndefined();
    }
    await expect.poll(async () => browser.read(readSegments), { timeout: 60_000 }).toMatchObject({ loose: 0, overlays: 1 });
    await verify(browser, { ...known, version: VERSIONS }, VERSIONS);
  } finally {
    await browser.kill();
  }
}

/** Runs in an extension page: the list's segments as its meta value names them. */
async function readSegments(): Promise<{ overlays: number; loose: number }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('creditgate-list');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no list database')));
  });
  try {
    const meta = await new Promise<{ current?: { segments: unknown[] }; loose?: unknown[] } | undefined>((resolve, reject) => {
      const request = database.transaction('meta').objectStore('meta').get('list:severe');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('no meta')));
    });
    return { overlays: Math.max(0, (meta?.current?.segments.length ?? 0) - 1), loose: meta?.loose?.length ?? 0 };
  } finally {
    database.close();
  }
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
