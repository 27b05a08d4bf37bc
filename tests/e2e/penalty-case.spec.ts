/**
 * A case handler's day in a penalty system that nobody has described: a listing is advised where a heavier penalty is read,
 * with why and under which article; the decision is recorded with its reason and not asked for twice; what it leaves to be
 * done waits in the side panel. Where nothing heavier is read, nothing is said. The host's own form stays as it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-penalty-'));
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { officer: { id: '990012', name: '测试经办' } } });
  await desk.synced();
  page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});

const panel = () => page.getByRole('region', { name: /严重违法失信名单/ });
const open = (id: string) => page.goto(`${desk.systems.origin}/penalty/case.html?id=${id}`);
const entries = async (kind: string) => (await desk.ask('records', { kind, offset: 0, limit: 20 })).entries.map(({ data }) => data);
const tabId = () => desk.own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1, page.url());
const kindOf = async () => (await desk.ask('tabVerdict', { tabId: await tabId() })).pageKind;

test('a revoked licence: advised in one folded line, with why and the article behind it; not listing is recorded with its reason', async () => {
  await open('revoked');
  await expect(panel().getByText('建议考虑列入', { exact: true })).toBeVisible();
  await expect(panel().getByText('处罚种类：吊销许可证件')).toBeHidden();
  await panel().getByRole('button', { name: '展开面板' }).click();
  await expect(panel().getByText('处罚种类：吊销许可证件')).toBeVisible();
  await expect(panel().getByText('第五条（食品安全）')).toBeVisible();
  await panel().getByRole('button', { name: '不列入' }).click();
  const submit = panel().getByRole('button', { name: '确认并记录' });
  await expect(submit).toBeDisabled();
  // Reason in words only where the reason chosen says nothing by itself.
  await panel().getByRole('radio', { name: /^其他/ }).check();
  await expect(submit).toBeDisabled();
  await panel().getByRole('radio', { name: '有证据证明没有主观故意' }).check();
  await submit.click();
  await expect(panel().getByText('本机已记录：不列入')).toBeVisible();
  expect(await entries('listing-advice')).toMatchObject([{ docNo: '示市监罚〔2026〕118号', advice: 'consider', triggers: ['kind:吊销许可证件'], articles: ['ART5_FOOD'] }]);
  expect(await entries('listing-decision')).toMatchObject([{ listing: 'not-list', listingReason: '有证据证明没有主观故意', by: '990012', byName: '测试经办', docNo: '示市监罚〔2026〕118号' }]);
  // Nothing was chosen, changed or closed in the host's form.
  await expect(page.getByRole('checkbox', { name: '吊销许可证件' })).toBeChecked();
  await expect(page.getByRole('button', { name: '报批' })).toBeEnabled();
});

test('the same case is not asked about twice, until the page says more than it did', async () => {
  await page.reload();
  await expect.poll(kindOf).toBe('penalty');
  await page.waitForTimeout(1_000);
  await expect(panel()).toHaveCount(0);
  expect(await entries('listing-advice')).toHaveLength(1);
  await page.locator('#discretion').selectOption('从重');
  await expect(panel().getByText('建议考虑列入', { exact: true })).toBeVisible();
  expect(await entries('listing-advice')).toMatchObject([{ triggers: ['aggravated', 'kind:吊销许可证件'] }, { triggers: ['kind:吊销许可证件'] }]);
  expect(await entries('listing-decision')).toHaveLength(1);
});

test('a fine is advised on only when it is in the top of a range that was entered; the range is typed, the advice follows', async () => {
  await open('fine');
  await expect.poll(kindOf).toBe('penalty');
  await page.waitForTimeout(900);
  await expect(panel()).toHaveCount(0);
  await page.locator('#range').fill('２ 万元以上７万元以下');
  await expect(panel().getByText('建议考虑列入', { exact: true })).toBeVisible();
  await panel().getByRole('button', { name: '展开面板' }).click();
  await expect(panel().getByText('罚款 6万元，处于法定幅度（2万元至7万元）的高段（55,000元以上）')).toBeVisible();
  await page.locator('#fine').fill('5');
  await expect(panel()).toHaveCount(0);
  await open('warning');
  await expect.poll(kindOf).toBe('penalty');
  await page.waitForTimeout(900);
  await expect(panel()).toHaveCount(0);
});

test('a decision that is written in one running text is read as one: amount in capitals, span of the law, days, and nothing that the law only threatens', async () => {
  await page.goto(`${desk.systems.origin}/penalty/decision.html`);
  // The panel is as the officer left it for this party: folded or not.
  await expect(panel().getByText('建议考虑列入').first()).toBeVisible();
  await expect(panel().getByText('罚款 96,000元，处于法定幅度（5万元至10万元）的高段（85,000元以上）')).toBeAttached();
  await expect(panel().getByText(/吊销/)).toHaveCount(0);
  expect((await entries('listing-advice'))[0]).toMatchObject({ docNo: '示市监处罚〔2026〕209号', authority: '示例市市场监督管理局', triggers: ['top-of-range'], kinds: ['fine', 'confiscation'], fine: 9_600_000, noticed: '2026-11-04', decided: '2026-11-20', articles: ['ART5_FOOD'] });
});

test('a listing proposed in the side panel leaves its deadlines there; what is done is recorded; a person is named nowhere', async () => {
  await open('person');
  await expect(panel().getByText('建议考虑列入', { exact: true })).toBeVisible();
  const side = await desk.browser.page();
  await side.goto(`chrome-extension://${desk.browser.extensionId}/sidepanel.html?tabId=${await tabId()}`);
  const advice = side.getByRole('region', { name: '列入严重违法失信名单的提醒' }).first();
  await advice.getByRole('button', { name: '拟列入' }).click();
  await advice.getByRole('combobox', { name: '拟适用条款' }).selectOption('ART10_OTHER');
  await advice.getByRole('button', { name: '确认并记录' }).click();
  await expect(advice.getByText('本机已记录：拟列入')).toBeVisible();
  await side.getByRole('tab', { name: '办案提醒' }).click();
  const waiting = side.getByRole('region', { name: /记录的案件/ });
  await expect(waiting.getByText('自处罚决定日期起算，页面未见该日期').first()).toBeVisible();
  await waiting.getByRole('checkbox', { name: /告知拟列入/ }).click();
  await expect(waiting.getByText(/已于 \d{4}-\d{2}-\d{2} 完成/)).toBeVisible();
  await expect(side.getByRole('region', { name: '示市监罚〔2026〕118号' }).getByText('2026-12-18')).toBeVisible();
  const recorded = [...(await entries('listing-advice')), ...(await entries('listing-decision')), ...(await entries('listing-step'))];
  expect(recorded.filter(({ step }) => step !== undefined)).toMatchObject([{ done: true, by: '990012' }]);
  expect(JSON.stringify(recorded)).not.toContain('测试某');
  expect(JSON.stringify(await desk.ask('caseReminders', {}))).not.toContain('测试某');
});
