/**
 * What an officer concludes about a namesake, end to end: the hold opens, stays open on another day and in another
 * system, and is back, with the reason, as soon as the list's record changes or policy takes the permission away.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList, publish, type DemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood, openOffice } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-judgement-'));
const OFFICER = { id: '990012', name: '测试经办' };
let list: DemoList;
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  list = await buildDemoList(work, { count: 500 });
  desk = await startDesk({ list, policy: { officer: OFFICER } });
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

const verdict = async () => (await desk.verdict(page)).verdict;
const route = () => expect.poll(async () => (await desk.verdict(page)).route?.state);
const held = () => page.getByRole('alertdialog', { name: /严重违法失信名单.*疑似/ });
const entries = async (kind: string) => (await desk.ask('records', { kind, offset: 0, limit: 10 })).entries.map(({ data }) => data);

async function judgeDifferent(): Promise<void> {
  await held().getByRole('button', { name: '不是同一主体' }).click();
  await held().getByRole('radio', { name: '核对营业执照，统一社会信用代码不同' }).check();
  await held().getByRole('button', { name: '确认并记录' }).click();
  await route().toBe('open');
}

test('"not the same party" opens the route, and is not asked again in another case or another system', async () => {
  await openFood(page, desk.systems, 'brackets');
  await foodTo(page, 2);
  await route().toBe('confirm');
  await judgeDifferent();
  expect(await entries('judgement')).toMatchObject([{ verdict: 'different', reasonCode: 'code-differs', scope: 'carried', by: OFFICER.id, byName: OFFICER.name, grade: 'G2' }]);
  await page.close();
  // The worker has been stopped meanwhile, as it is over night.
  await desk.browser.killWorker();
  page = await desk.browser.page();
  await openOffice(page, desk.systems, 'brackets');
  await expect.poll(async () => (await verdict())?.outcome).toBe('different-entity');
  await route().toBe('open');
  const folded = page.getByRole('region', { name: /严重违法失信名单.*同名不同主体/ });
  await folded.getByRole('button', { name: '展开面板' }).click();
  await expect(folded.getByText('1 条经判断为不同主体')).toBeVisible();
  // Counted all the same: the check names the record that it let go.
  expect((await entries('check')).some(({ suppressed }) => Array.isArray(suppressed) && suppressed.length === 1)).toBe(true);
});

test('the hold is back when policy no longer lets judgements be carried over; then one counts in its own case only', async () => {
  desk.setPolicy({ ...desk.policy, rules: { judgementsAllowed: false } });
  await expect.poll(async () => (await desk.ask('policy', {})).rules.judgementsAllowed, { timeout: 30_000 }).toBe(false);
  await openFood(page, desk.systems, 'brackets');
  await foodTo(page, 2);
  await route().toBe('confirm');
  await expect(held().getByText('判断已失效：本单位不再允许沿用')).toBeVisible();
  await expect(held().getByText('“不是同一主体”只对本次办理有效', { exact: false })).toBeVisible();
  await judgeDifferent();
  await page.reload();
  await openFood(page, desk.systems, 'brackets');
  await foodTo(page, 2);
  await route().toBe('confirm');
  desk.setPolicy(desk.policy);
  await expect.poll(async () => (await desk.ask('policy', {})).rules.judgementsAllowed, { timeout: 30_000 }).toBe(true);
  await route().toBe('open');
});

test('the hold is back, and says why, when the list changes the record; the chain tells it once', async () => {
  await openFood(page, desk.systems, 'brackets');
  await expect.poll(async () => (await verdict())?.outcome).toBe('different-entity');
  writeFileSync(list.input, readFileSync(list.input, 'utf8').replace('第0028号', '第0029号'));
  await publish(list, list.dir, []);
  await desk.ask('syncNow', {});
  await expect.poll(async () => (await verdict())?.outcome, { timeout: 30_000 }).toBe('suspected');
  await foodTo(page, 2);
  await route().toBe('confirm');
  await expect(held().getByText('判断已失效：名单记录已变更')).toBeVisible();
  await page.close();
  page = await desk.browser.page();
  await openFood(page, desk.systems, 'brackets');
  await expect.poll(async () => (await verdict())?.outcome).toBe('suspected');
  expect((await entries('judgement-lapsed')).map(({ lapse }) => lapse)).toEqual(['record-changed']);
  expect(await desk.ask('verifyRecords', {})).toMatchObject({ ok: true });
});
