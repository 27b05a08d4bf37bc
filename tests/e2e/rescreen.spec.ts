/**
 * What follows a check: a party that was let through by commitment is listed later, and removed later still; the desk says so
 * once, by itself. And the persons of an application: a restricted legal representative, by number, and a namesake.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Listing } from '../../lib/list/index.ts';
import { buildList, makeKeyPair, type PrivateJwk, type PublicJwk } from '../../lib/publisher/index.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { personHash } from '../../lib/subject/index.ts';
import { startListServer, type ListServer } from '../servers/list.ts';
import { serveLoopback, type Loopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { sample, samples } from '../support/listings.ts';
import { chooseFood, foodTo, openFood, submitFood } from '../support/steps.ts';
import { systemProfiles } from '../profiles/index.ts';
import { caseOf } from '../systems/cases.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-rescreen-'));
const today = chinaDay(Date.now());
const [party] = caseOf('not-listed').applicants;
const KEY = { id: 'p1', key: 'A'.repeat(43) };
const NUMBER = '990000190001010016';
const RESTRICTED: Listing = sample(90_000_001, {
  name: '测试丙',
  uscc: undefined,
  legalRepIdHash: personHash(NUMBER, KEY),
  ground: '五年内不得申请测试许可，不得从事测试管理工作',
  groundArticle: '测试法第一百条',
  listedOn: addDays(today, -100),
  endsOn: addDays(today, 1_700),
  relatedName: '示例旧厂（测试）有限公司',
});
const FORM = (legalRep: string, number: string) => `<!doctype html><meta charset="utf-8"><title>许可受理</title><form>
  <table><tr><th>企业名称</th><td><input value="示例新厂（测试）有限公司"></td></tr><tr><th>法定代表人</th><td><input value="${legalRep}"></td></tr>
  <tr><th>身份证件号码</th><td><input value="${number}"></td></tr></table>
  <fieldset><legend>办理方式</legend><label><input type="radio" name="r" value="0">告知承诺</label><label><input type="radio" name="r" value="1">一般程序</label></fieldset><button>提交</button></form>`;
const PROFILE = {
  schema: 1,
  id: 'persons',
  version: 1,
  title: '人员（示例）',
  hosts: ['127.0.0.1'],
  pages: [
    {
      id: 'form',
      kind: 'licensing',
      path: '/person/*',
      applicant: { name: [{ row: '企业名称' }], legalRep: [{ row: '法定代表人' }], personId: [{ row: '身份证件号码' }] },
      route: { group: [{ label: '办理方式' }], commitment: ['告知承诺'], ordinary: ['一般程序'] },
      submit: [{ text: '提交' }],
    },
  ],
};

let keys: PrivateJwk[];
let persons: ListServer;
let site: Loopback;
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const pair = await makeKeyPair();
  keys = [pair.privateJwk];
  await publish(samples(500), 1);
  await publish([RESTRICTED], 1, 'persons', 'person');
  persons = await startListServer(join(work, 'persons'));
  site = await serveLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/person/same' ? FORM('测试丙', NUMBER) : FORM('测试丙', ''));
  });
  const publicKey: PublicJwk = pair.publicJwk;
  const lists = (url: string) => [{ id: 'severe', url, keys: [publicKey], threshold: 1 }, { id: 'persons', url: persons.url, keys: [publicKey], threshold: 1 }];
  desk = await startDesk({ list: { dir: join(work, 'severe'), publicKey }, policy: { personKeys: [KEY] } });
  desk.setPolicy({ ...desk.policy, lists: lists(desk.listServer.url), sites: { hosts: ['127.0.0.1'], profiles: [...systemProfiles(), PROFILE] } });
  await expect.poll(async () => (await desk.ask('status', {})).lists.length, { timeout: 60_000 }).toBe(2);
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  await persons?.close();
  await site?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
});
test.afterEach(() => page.close());

async function publish(listings: readonly Listing[], version: number, id = 'severe', kind: 'severe' | 'person' = 'severe'): Promise<void> {
  const built = await buildList({ listings, out: join(work, id), id, kind, asOf: today, keys, version, now: Date.now() - 60_000 + version * 1000 });
  if (!built.ok) throw new Error(built.reason);
}
const versionInForce = async () => (await desk.ask('status', {})).lists.find(({ state }) => state.listId === 'severe')?.state.current?.version;
async function syncTo(version: number): Promise<void> {
  await desk.ask('syncNow', { listId: 'severe' });
  await expect.poll(versionInForce, { timeout: 30_000 }).toBe(version);
}
const told = async () => {
  const answer = await desk.ask('notices', {});
  return answer.ok ? answer.notices.map(({ kind, name, code, route, checkedOn, seenAt }) => ({ kind, name, code, route, checkedOn, seen: seenAt !== undefined })) : answer;
};
const onButton = () => desk.own.evaluate(() => chrome.action.getBadgeText({}));

test('a party that was let through by commitment and is listed later is told once, and so is its removal', async () => {
  await openFood(page, desk.systems, 'not-listed');
  await foodTo(page, 2);
  await chooseFood(page, '告知承诺制');
  await foodTo(page, 3);
  await submitFood(page);
  await expect.poll(() => desk.systems.submissions().map(({ route }) => route)).toEqual(['commitment']);
  await page.goto('about:blank');
  expect(await told()).toEqual([]);

  await publish([...samples(500), sample(90_000_000, { name: party?.name ?? '', uscc: party?.code, listedOn: today })], 2);
  await syncTo(2);
  const listed = { kind: 'newly-listed', name: party?.name, code: party?.code, route: 'commitment', checkedOn: today, seen: false };
  await expect.poll(told).toEqual([listed]);
  await expect.poll(onButton).toBe('1');

  const popup = await desk.browser.popup();
  await expect(popup.getByRole('region', { name: '复查提醒' })).toContainText(`${today} 核查（告知承诺）之后，由 示例市市场监督管理局 于 ${today} 列入。`);
  await popup.getByRole('button', { name: '标为已阅' }).click();
  await expect(popup.getByRole('region', { name: '复查提醒' })).toHaveCount(0);
  await popup.close();
  await expect.poll(onButton).toBe('');
  expect(await told()).toEqual([{ ...listed, seen: true }]);

  await publish(samples(500), 3);
  await syncTo(3);
  await expect.poll(async () => (await desk.ask('notices', {})).ok && (await told())).toMatchObject([{ kind: 'lifted', seen: false }, { kind: 'newly-listed', seen: true }]);
  const { entries } = await desk.ask('records', { kind: 'rescreen', offset: 0, limit: 5 });
  expect(entries.map(({ data }) => [data['checked'], data['newlyListed'], data['lifted']])).toEqual([[1, 0, 1], [1, 1, 0]]);
  expect((await desk.ask('records', { kind: 'notice-seen', offset: 0, limit: 5 })).total).toBe(1);

  const options = await desk.browser.options();
  await options.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/rescreen`);
  await expect(options.getByRole('cell', { name: '已移出' })).toBeVisible();
  await options.close();
});

test('a restricted person is met by number, reminded of with the statute, and holds nobody up; a namesake is folded away', async () => {
  await page.goto(`${site.base}/person/same`);
  await expect.poll(async () => (await desk.verdict(page)).verdict?.grade).toBe('P1');
  const { verdict } = await desk.verdict(page);
  expect([verdict?.outcome, verdict?.effects.map(({ effect }) => effect)]).toEqual(['related', ['remind-person', 'count']]);
  const panel = page.getByRole('region', { name: /严重违法失信名单/ });
  await panel.getByRole('button', { name: '详情' }).click();
  await expect(panel.getByRole('heading', { name: '相关人员' })).toBeVisible();
  await expect(panel).toContainText('测试法第一百条');
  await page.getByLabel('告知承诺').check();
  await expect(page.getByLabel('告知承诺')).toBeChecked();

  await page.goto(`${site.base}/person/namesake`);
  await expect.poll(async () => (await desk.verdict(page)).verdict?.grade).toBe('P3');
  expect((await desk.verdict(page)).verdict).toMatchObject({ outcome: 'not-found', effects: [] });
  await expect(page.getByRole('region', { name: /严重违法失信名单/ })).toHaveCount(0);

  // Nowhere, once the page is left: not in the records, not in what the extension keeps. The list itself holds the hash, in its blocks.
  await page.goto('about:blank');
  const { jsonl } = await desk.ask('exportRecords', {});
  const stored = await desk.own.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
    const kept: unknown[] = [await chrome.storage.local.get(null)];
    for (const { name = '' } of (await indexedDB.databases()).filter((one) => one.name !== 'creditgate-list')) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) kept.push(name, store, await done(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return JSON.stringify(kept);
  });
  expect(stored).toContain('creditgate-rescreen');
  for (const [where, text] of [['records', jsonl], ['stores', stored]]) expect([where, text?.includes(NUMBER), text?.includes(personHash(NUMBER, KEY) ?? NUMBER)]).toEqual([where, false, false]);
});
