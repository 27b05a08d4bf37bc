/**
 * What may happen to the list database of a desk, in a real Chromium: its files damaged while the browser is down, the
 * disk full, another page that does not let go of it, several pages that start a sync at once.
 */
import { closeSync, cpSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from '@playwright/test';
import { testExtensionId } from '../support/identity.ts';
import { E2E_BUILD, holdManagedPolicy, type HeldPolicy } from '../support/browser.ts';
import { startKillable, type Killable } from './killable.ts';
import { startPacedServer, type PacedServer } from './paced-server.ts';
import { docNo, MARK, publishVersions } from './versions.ts';

let work: string;
let folders: string[];
let server: PacedServer;
let policy: HeldPolicy;
let browser: Killable;

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  work = mkdtempSync(join(tmpdir(), 'creditgate-storage-'));
  const published = await publishVersions(work, 2);
  folders = published.folders;
  server = await startPacedServer();
  policy = await holdManagedPolicy(testExtensionId(), { lists: [{ id: 'severe', url: server.url, keys: [published.publicKey], threshold: 1 }] });
});
test.afterEach(() => browser.kill());
test.afterAll(async () => {
  policy?.release();
  await server?.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});

async function start(profile: string, build?: string): Promise<void> {
  browser = await startKillable(join(work, profile), build);
  await expect.poll(async () => (await browser.ask('policy', {})).lists.length, { timeout: 20_000 }).toBe(1);
}

/** Served before the start: a desk syncs by itself as soon as it knows its policy, and would find two versions mixed. */
async function startWith(wanted: number, profile: string, build?: string): Promise<void> {
  server.serve(folders[wanted - 1] as string);
  await start(profile, build);
  await syncTo(wanted);
}

const state = async () => (await browser.ask('status', {})).lists[0]?.state;
const version = async () => (await state())?.current?.version;

async function syncTo(wanted: number): Promise<void> {
  server.serve(folders[wanted - 1] as string);
  server.release();
  await browser.ask('syncNow', {});
  await expect.poll(version, { timeout: 60_000 }).toBe(wanted);
  await expect.poll(async () => (await state())?.progress, { timeout: 20_000 }).toBeUndefined();
}

/** Outcome of the sync that is started here. */
async function syncOutcome(): Promise<string | undefined> {
  const before = (await state())?.lastAttemptAt;
  await browser.ask('syncNow', {});
  await expect.poll(async () => (await state())?.lastAttemptAt, { timeout: 60_000 }).not.toBe(before);
  await expect.poll(async () => (await state())?.progress, { timeout: 20_000 }).toBeUndefined();
  return (await state())?.lastOutcome;
}

async function expectListed(wanted: number): Promise<void> {
  const { outcome, findings } = await browser.ask('lookup', { code: MARK });
  expect([outcome, findings[0]?.listingDocNo]).toEqual(['listed', docNo(wanted)]);
}

async function expectListedOrSaid(wanted: number): Promise<void> {
  const { outcome, findings } = await browser.ask('lookup', { code: MARK });
  expect(['listed', 'cannot-check']).toContain(outcome);
  if (outcome === 'listed') expect(findings[0]?.listingDocNo).toBe(docNo(wanted));
}

const databaseFolder = (profile: string) => join(work, profile, 'Default', 'IndexedDB', `chrome-extension_${testExtensionId()}_0.indexeddb.leveldb`);

function packBytes(of: number): number {
  const packs = join(folders[of - 1] as string, 'packs');
  return readdirSync(packs).reduce((sum, file) => sum + statSync(join(packs, file)).size, 0);
}

type Damage = (file: string, name: string) => void;
const overwrite = (file: string, from: number, to: number): void => {
  const size = statSync(file).size;
  const descriptor = openSync(file, 'r+');
  const noise = Buffer.from(Array.from({ length: Math.max(0, Math.floor(size * to) - Math.floor(size * from)) }, (_, index) => (index * 167 + 13) % 256));
  writeSync(descriptor, noise, 0, noise.length, Math.floor(size * from));
  closeSync(descriptor);
};
const cutTo = (file: string, share: number): void => {
  const descriptor = openSync(file, 'r+');
  ftruncateSync(descriptor, Math.floor(statSync(file).size * share));
  closeSync(descriptor);
};

test.describe('files of the database damaged while the browser is down', () => {
  for (const [name, damage] of [
    ['all but the name of its table of contents overwritten in the middle', (file, of) => (of === 'CURRENT' ? undefined : overwrite(file, 0.3, 0.7))],
    ['the data cut off', (file, of) => (/\.(ldb|log)$/.test(of) ? cutTo(file, 0.5) : undefined)],
    ['the table of contents gone', (file, of) => (/^(CURRENT|MANIFEST)/.test(of) ? rmSync(file) : undefined)],
  ] satisfies [string, Damage][]) {
    test(`${name}: no applicant passes for not listed, no older list comes in, and the desk fills itself again`, async () => {
      const profile = `damaged-${name.length}`;
      await startWith(2, profile);

      await expectListed(2);
      await browser.kill();
      const stored = databaseFolder(profile);
      for (const file of readdirSync(stored)) if (file !== 'LOCK') damage(join(stored, file), file);

      server.hold();
      server.serve(folders[0] as string);
      await start(profile);
      // Whether the browser has mended it, says that it cannot read it, or has thrown it all away: never "not found".
      await expectListedOrSaid(2);
      server.release();
      await browser.ask('syncNow', {});
      await expect.poll(async () => (await state())?.lastOutcome, { timeout: 30_000 }).toBe('older-than-local');
      await expectListedOrSaid(2);
      await syncTo(2);
      await expectListed(2);
    });
  }
});

test('no database can be opened at all: said so and not hammered; once its files are removed, the desk fills itself again', async () => {
  await startWith(2, 'dead');

  await browser.kill();
  const stored = databaseFolder('dead');
  overwrite(join(stored, 'CURRENT'), 0.3, 0.7);
  server.hold();
  server.serve(folders[1] as string);
  await start('dead');
  expect((await browser.ask('lookup', { code: MARK })).outcome).toBe('cannot-check');
  server.release();
  for (let press = 0; press < 3; press += 1) await browser.ask('syncNow', {});
  expect((await browser.ask('lookup', { code: MARK })).outcome).toBe('cannot-check');
  expect(server.packBytes).toBe(0);
  await browser.kill();
  rmSync(stored, { recursive: true });
  server.serve(folders[0] as string);
  await start('dead');
  expect(await syncOutcome()).toBe('older-than-local');
  await syncTo(2);
  await expectListed(2);
});

test('a full disk: told as such, the list in force stays, and the next one comes in once there is room', async () => {
  // With `unlimitedStorage` the browser heeds no quota but the disk's.
  const build = join(work, 'limited-build');
  cpSync(env.CREDITGATE_BUILD ?? E2E_BUILD, build, { recursive: true });
  const manifest = readFileSync(join(build, 'manifest.json'), 'utf8');
  expect(manifest).toContain('"unlimitedStorage",');
  writeFileSync(join(build, 'manifest.json'), manifest.replace('"unlimitedStorage",', ''));
  await startWith(1, 'full', build);

  await browser.kill();
  await start('full', build);
  const page = await browser.open();
  const session = await page.context().newCDPSession(page);
  const origin = `chrome-extension://${testExtensionId()}`;
  // Right after a start, since the browser remembers for half a minute how much room there was.
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + packBytes(2) / 4 });
  server.serve(folders[1] as string);
  expect(await syncOutcome()).toBe('storage-full');
  expect(await version()).toBe(1);
  await expectListed(1);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await expect.poll(syncOutcome, { timeout: 60_000, intervals: [2_000] }).toMatch(/^(updated-base|up-to-date)$/);
  expect(await version()).toBe(2);
  await expectListed(2);
});

test('another page that holds the database open for ever: a new one takes its place, the old one goes when it can', async () => {
  await startWith(1, 'held');

  const intruder = await browser.open();
  // As a page of a later build would that was left open: ours could use the database only by changing it.
  await intruder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('creditgate-list', 9000);
        request.addEventListener('upgradeneeded', () => {
          for (const table of request.result.objectStoreNames) request.result.deleteObjectStore(table);
        });
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error('not opened')));
      }),
  );
  expect((await browser.ask('lookup', { code: MARK })).outcome).toBe('cannot-check');
  await syncTo(1);
  await expectListed(1);
  const kept = () => browser.read(async () => (await chrome.storage.local.get('list-floors'))['list-floors'] as { database?: string; left?: string[] });
  expect(await kept()).toMatchObject({ database: 'creditgate-list-2', left: ['creditgate-list'] });
  await intruder.close();
  expect(await syncOutcome()).toBe('up-to-date');
  await expect.poll(() => browser.read(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain('creditgate-list');
  expect((await kept()).left).toEqual([]);
  await expectListed(1);
});

test('two pages that start syncs over and over: one sync, every file once', async () => {
  await startWith(1, 'together');

  const other = await browser.open();
  server.hold();
  server.serve(folders[1] as string);
  const press = () => Promise.all(Array.from({ length: 5 }, (_, index) => chrome.runtime.sendMessage({ id: index, type: 'syncNow', data: {}, timestamp: Date.now() }).then(() => undefined)));
  await Promise.all([browser.read(press), other.evaluate(press)]);
  server.release();
  await expect.poll(version, { timeout: 60_000 }).toBe(2);
  expect(server.packBytes).toBe(packBytes(2));
  await expectListed(2);
});
