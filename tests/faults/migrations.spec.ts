/** Data of every earlier schema of the audit database, in a real Chromium: migrated by the built extension; those of a later one are left alone, and said to be so. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from '@playwright/test';
import { dumpDatabase, EARLIER, RECORDED, type Dump } from '../migrations/earlier.ts';
import { launchExtension } from '../support/browser.ts';

const NAME = 'creditgate-record';

/** Runs in a page of the extension: the database as it was dumped, in place of the one that is there. */
async function restore({ name, version, stores }: Dump): Promise<void> {
  const done = (request: IDBRequest) => new Promise<void>((resolve, reject) => {
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error(request.error?.name)));
  });
  await done(indexedDB.deleteDatabase(name));
  const open = indexedDB.open(name, version);
  open.addEventListener('upgradeneeded', () => {
    for (const { name: store, keyPath, indexes, rows } of stores) {
      const made = open.result.createObjectStore(store, { keyPath });
      for (const index of indexes) made.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
      for (const row of rows) made.add(row);
    }
  });
  await done(open);
  open.result.close();
}

test('records of every earlier schema are migrated; those of a later one are neither read nor changed until the extension is updated', async () => {
  test.setTimeout(90_000);
  const earlier = EARLIER[NAME] ?? [];
  for (const { version, write } of earlier) await write(`${NAME}-${version}`);
  const dumps = await Promise.all(earlier.map(async ({ version }) => ({ ...(await dumpDatabase(`${NAME}-${version}`)), name: NAME })));
  for (const { version } of earlier) await Dexie.delete(`${NAME}-${version}`);
  const browser = await launchExtension();
  try {
    const page = await browser.options();
    await page.goto(`chrome-extension://${browser.extensionId}/options.html#/about`);
    const ask = <T>(type: string, data: object) =>
      page.evaluate(async ([name, request]) => ((await chrome.runtime.sendMessage({ id: 1, type: name, data: request, timestamp: Date.now() })) as { res?: unknown }).res, [type, data] as const) as Promise<T>;
    expect(dumps).toHaveLength(2);
    for (const dump of dumps) {
      await page.evaluate(restore, dump);
      await browser.killWorker();
      await page.bringToFront();
      expect(await ask('verifyRecords', {})).toMatchObject({ ok: true, entries: RECORDED.length });
      const days = await ask<{ day: string }[]>('tallies', { from: '2026-03-02', to: '2026-03-05' });
      expect(days.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']);
      await ask('lookup', { name: '示例恒昌商贸有限公司' });
      expect(await ask('verifyRecords', {})).toMatchObject({ ok: true, entries: RECORDED.length + 1 });
    }
    const [, last] = dumps as [Dump, Dump];
    await page.evaluate(restore, { ...last, version: 990, stores: [...last.stores, { name: 'cells', keyPath: 'cell', indexes: [], rows: [] }] });
    await browser.killWorker();
    await page.reload();
    await expect(page.getByRole('alert').filter({ hasText: '本机数据由更高版本的守信关写入' })).toContainText(NAME);
    expect(await ask('records', { offset: 0, limit: 1 })).toBe(undefined);
    const left = await page.evaluate(
      (name) =>
        new Promise<[number, number]>((resolve) => {
          const request = indexedDB.open(name);
          request.addEventListener('success', () => {
            const count = request.result.transaction('entries').objectStore('entries').count();
            count.addEventListener('success', () => {
              resolve([request.result.version, count.result]);
              request.result.close();
            });
          });
        }),
      NAME,
    );
    expect(left).toEqual([990, RECORDED.length]);
  } finally {
    await browser.close();
  }
});
