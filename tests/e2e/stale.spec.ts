/**
 * A list older than the hard limit: what it says may have been lifted since, so nothing is closed on it. The officer
 * checks the official source, confirms with a reason, and the record says so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { chooseFood, foodTo, openFood, submitFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-stale-'));
let desk: Desk;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 500, asOf: addDays(chinaDay(Date.now()), -10) }) });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  page = await desk.browser.page();
  page.setDefaultTimeout(8_000);
});
test.afterEach(() => page.close());

test('a listed applicant: confirmed with a reason instead of closed, and recorded', async () => {
  await openFood(page, desk.systems, 'listed');
  await foodTo(page, 2);
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('confirm');
  const { verdict } = await desk.verdict(page);
  expect(verdict).toMatchObject({ outcome: 'listed', grade: 'G1', lists: [{ freshness: 'stale' }] });
  expect(verdict?.effects).toContainEqual(expect.objectContaining({ effect: 'confirm', loweredBy: 'stale-list' }));
  expect(verdict?.effects.map(({ effect }) => effect)).not.toContain('block-commitment');

  const panel = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: /已核对|核对/ }).first().click();
  await panel.getByRole('textbox').fill('已在公示系统查询，已移出名单');
  await panel.getByRole('button', { name: '确认并记录' }).click();
  await expect.poll(async () => (await desk.verdict(page)).route?.state).toBe('open');

  await chooseFood(page, '告知承诺制');
  await foodTo(page, 3);
  await submitFood(page);
  await expect.poll(() => desk.systems.submissions().map(({ caseId, route }) => `${caseId}:${route}`)).toEqual(['listed:commitment']);
  const { entries } = await desk.ask('records', { kind: 'confirm', offset: 0, limit: 5 });
  expect(entries[0]?.data).toMatchObject({ decision: 'confirm-checked', reason: '已在公示系统查询，已移出名单' });
});

test('an applicant that is not found: said to be no assurance, since the list is old', async () => {
  await openFood(page, desk.systems, 'not-listed');
  await expect.poll(async () => (await desk.verdict(page)).verdict?.outcome).toBe('not-found');
  expect((await desk.verdict(page)).verdict?.reasons).toContain('list-stale');
  await expect(page.getByRole('region', { name: /严重违法失信名单.*未检索到/ })).toBeVisible();
});
