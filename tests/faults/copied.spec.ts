/** A profile that is copied to another machine, and one whose machine was away: what is in force stays in force, and each goes on with records that verify. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildDemoList, type DemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-copied-'));
test.afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

async function check(desk: Desk): Promise<void> {
  const page = await desk.browser.page();
  await openFood(page, desk.systems, 'listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('listed');
  await page.close();
}
const verified = async (desk: Desk) => {
  const report = await desk.ask('verifyRecords', {});
  expect(report).toMatchObject({ ok: true });
  return (await desk.ask('records', { kind: 'check', offset: 0, limit: 50 })).entries.length;
};

async function at(list: DemoList, profileDir: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await startDesk({ list, profileDir });
  try {
    await desk.synced();
    await work(desk);
  } finally {
    await desk.close();
  }
}

test('both copies answer, block and go on with a whole chain; without the network, too', async () => {
  test.setTimeout(120_000);
  const list = await buildDemoList(join(work, 'list'), { count: 300 });
  const [first, second] = [join(work, 'first'), join(work, 'second')];
  await at(list, first, async (desk) => {
    await check(desk);
    expect(await verified(desk)).toBe(1);
  });
  cpSync(first, second, { recursive: true });
  await at(list, second, async (desk) => {
    expect(await verified(desk)).toBe(1);
    await desk.listServer.close();
    await desk.browser.killWorker();
    await check(desk);
    expect(await verified(desk)).toBe(2);
  });
  await at(list, first, async (desk) => {
    await check(desk);
    expect(await verified(desk)).toBe(2);
  });
});
