/**
 * What a hostile or broken list server can do, seen from the desk: the last good list stays, the reason is a word that
 * the popup shows, and a list that cannot be relied on is said so in the verdict.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildDemoList, publish, type DemoList } from '../demo/list.ts';
import { deskPolicy, startDesk, type Desk } from '../support/desk.ts';
import { openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-faults-'));
let list: DemoList;
let served: string;
let desk: Desk;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  list = await buildDemoList(join(work, 'good'), { count: 1_000 });
  served = join(work, 'served');
  serve(list.dir);
  desk = await startDesk({ list: { ...list, dir: served } });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(() => {
  desk.listServer.faults.clear();
  serve(list.dir);
});

/** What the server has now; the server reads every file anew. */
function serve(dir: string): void {
  rmSync(served, { recursive: true, force: true });
  cpSync(dir, served, { recursive: true });
}

/** Syncs now and waits for the outcome of this very attempt. */
async function outcomeOfSync(): Promise<{ outcome?: string; version?: number }> {
  const before = await stateOf();
  await desk.ask('syncNow', {});
  await expect.poll(async () => (await stateOf()).lastAttemptAt, { timeout: 30_000 }).not.toBe(before.lastAttemptAt);
  await expect.poll(async () => (await stateOf()).progress, { timeout: 30_000 }).toBeUndefined();
  const state = await stateOf();
  return { outcome: state.lastOutcome, version: state.current?.version };
}

async function stateOf() {
  const { lists } = await desk.ask('status', {});
  const [first] = lists;
  if (first === undefined) throw new Error('no list');
  return first.state;
}

const stillFinds = async () => expect((await desk.ask('lookup', { code: '91990000T00010007R' })).outcome).toBe('listed');

test('nothing new: the head does not come again, and the verified clock moves', async () => {
  const before = await stateOf();
  expect(await outcomeOfSync()).toEqual({ outcome: 'up-to-date', version: before.current?.version });
  expect((await stateOf()).lastVerifiedAt).not.toBe(before.lastVerifiedAt);
  // The browser's own cache must not have stepped in between.
  expect(desk.listServer.log.at(-1)).toMatchObject({ path: '/head.json', status: 304, bytes: 0 });
});

test('304 with a changed file behind it: what is in force stays in force', async () => {
  desk.listServer.faults.set('', '304');
  expect((await outcomeOfSync()).outcome).toBe('up-to-date');
  await stillFinds();
});

test('a server that hangs does not keep the desk from answering', async () => {
  desk.listServer.faults.set('head.json', 'hang');
  const before = desk.listServer.log.length;
  await desk.ask('syncNow', {});
  await expect.poll(() => desk.listServer.log.length).toBeGreaterThan(before);
  await stillFinds();
  // Asked again and again by an impatient officer, it is one sync that waits.
  for (let press = 0; press < 5; press += 1) await desk.ask('syncNow', {});
  await desk.own.waitForTimeout(500);
  expect(desk.listServer.log.length).toBe(before + 1);
  await desk.browser.killWorker();
});

for (const [fault, where, outcome] of [
  ['404', 'head.json', 'http-error'],
  ['redirect', 'head.json', 'redirected'],
  ['wrong-bytes', 'head.json', undefined],
] as const) {
  test(`${fault} on the head: the last good list stays`, async () => {
    const before = await stateOf();
    desk.listServer.faults.set(where, fault);
    const after = await outcomeOfSync();
    expect(after.version).toBe(before.current?.version);
    if (outcome !== undefined) expect(after.outcome).toBe(outcome);
    else expect(['bad-signature', 'head-malformed', 'not-enough-signatures']).toContain(after.outcome);
    expect((await stateOf()).lastVerifiedAt).toBe(before.lastVerifiedAt);
    await stillFinds();
  });
}

test('a list signed by another key is refused', async () => {
  const other = await buildDemoList(join(work, 'other-key'), { count: 1_000 });
  serve(other.dir);
  expect((await outcomeOfSync()).outcome).toMatch(/^(bad-signature|not-enough-signatures)$/);
  await stillFinds();
});

test('an older version than the one in use is refused', async () => {
  const older = join(work, 'older');
  await publish(list, older, ['--version', '5']);
  serve(older);
  expect((await outcomeOfSync()).outcome).toBe('older-than-local');
  await stillFinds();
});

test('a clock set back by three days: nothing is taken in, what is in force answers and says so, and all is well once it is right', async () => {
  const before = await stateOf();
  const worker = await desk.browser.worker();
  const setBack = (ms: number) => worker.evaluate((by) => {
    const own = globalThis as { rightNow?: () => number };
    const right = (own.rightNow ??= Date.now);
    Date.now = () => right() - by;
  }, ms);
  const freshness = async () => (await desk.ask('status', {})).lists[0]?.freshness.freshness;
  await setBack(3 * 86_400_000);
  expect(await outcomeOfSync()).toEqual({ outcome: 'clock-behind', version: before.current?.version });
  expect(await freshness()).toBe('clock-behind');
  await stillFinds();
  await setBack(0);
  expect(await outcomeOfSync()).toEqual({ outcome: 'up-to-date', version: before.current?.version });
  expect(await freshness()).toBe('fresh');
});

test.describe('a newer version', () => {
  let newer: string;
  test.beforeAll(async () => {
    newer = join(work, 'newer');
    await publish(list, newer, []);
  });
  for (const [fault, outcome] of [
    ['short', 'pack-wrong-length'],
    ['wrong-bytes', 'pack-wrong-hash'],
  ] as const) {
    test(`with ${fault} in a pack never becomes the list`, async () => {
      const before = await stateOf();
      serve(newer);
      desk.listServer.faults.set('.pack', fault);
      expect(await outcomeOfSync()).toEqual({ outcome, version: before.current?.version });
      await stillFinds();
    });
  }
  test('comes in once the server is well again, packs that break off midway from where they broke, and survives the worker', async () => {
    const state = await stateOf();
    serve(newer);
    desk.listServer.faults.set('.pack', 'truncate-once');
    const before = desk.listServer.log.length;
    const after = await outcomeOfSync();
    expect(after.outcome).toMatch(/^updated-/);
    expect(after.version).toBeGreaterThan(state.current?.version ?? 0);
    const packs = desk.listServer.log.slice(before).filter(({ path }) => path.endsWith('.pack'));
    expect(packs.map(({ status }) => status)).toEqual(packs.map((_, index) => (index % 2 === 0 ? 200 : 206)));
    const sent = (status: number) => packs.filter((pack) => pack.status === status).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(Math.abs(sent(200) - sent(206))).toBeLessThanOrEqual(packs.length);
    await desk.browser.killWorker();
    await stillFinds();
  });
});

test('a list that was never synced is said so on the page, not passed over', async () => {
  desk.setPolicy({ ...desk.policy, lists: [{ id: 'never-there', url: desk.listServer.url, keys: [list.publicKey], threshold: 1 }] });
  await expect.poll(async () => (await desk.ask('policy', {})).lists.map(({ id }) => id), { timeout: 20_000 }).toEqual(['never-there']);
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome, { timeout: 15_000 }).toBe('cannot-check');
  expect((await desk.verdict(page)).verdict?.reasons).toContain('list-never-synced');
  await expect(page.getByRole('region', { name: /严重违法失信名单.*无法核查|无法核查.*严重违法失信名单/ }).or(page.getByRole('alertdialog'))).toBeVisible();
  await page.close();
});

test('a policy with an unknown key and bad values keeps the good ones and names the bad ones', async () => {
  const good = deskPolicy(desk.listServer.url, list.publicKey);
  desk.setPolicy({ ...good, rules: { hardLimitWorkingDays: -1, overrideMinReasonLength: 8 }, nonsense: 1 });
  await expect.poll(async () => (await desk.ask('policy', {})).rules.overrideMinReasonLength, { timeout: 20_000 }).toBe(8);
  const inForce = await desk.ask('policy', {});
  expect(inForce.rules.hardLimitWorkingDays).toBe(3);
  expect(inForce.problems.map(({ path }) => path)).toContain('rules.hardLimitWorkingDays');
  expect(inForce.origins['rules.overrideMinReasonLength']).toBe('managed');
  expect(inForce.origins['rules.hardLimitWorkingDays']).toBe('default');
});
