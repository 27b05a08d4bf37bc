/** What happens while a check runs or after it: the page leaves, comes back, the worker dies, the extension is reloaded. */
import { expect } from '@playwright/test';
import { clickInOverlay } from '../support/overlay.ts';
import { panelOf, test } from './zoo.ts';

test('leaving: a check that is overtaken by a navigation says nothing about the next page', async ({ zoo, page }) => {
  await zoo.open(page, 'leaving');
  await page.waitForURL('**/unlisted');
  await zoo.outcomeIs(page, 'not-found');
  await page.waitForTimeout(500);
  expect((await zoo.desk.verdict(page)).verdict?.outcome).toBe('not-found');
  await expect(panelOf(page)).toHaveCount(0);
  await page.locator('label:has([value=C])').click();
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => zoo.arrived).toEqual(['C']);
});

test('cached: a page that comes back alive is closed at once, and opens for the next applicant', async ({ zoo, page }) => {
  zoo.reports.length = 0;
  await zoo.open(page, 'cached');
  await zoo.routeIs(page, 'closed');
  // Goes back by itself; from then on it is the page that tells.
  await page.goto(`${zoo.base}/page/cached-next`);
  await expect.poll(() => zoo.reports, { timeout: 15_000 }).toEqual(['closed', 'open']);
});

test('worker stopped between reading and choice: closed without it, recorded once it is back', async ({ zoo, page }) => {
  await zoo.open(page, 'plain');
  await zoo.routeIs(page, 'closed');
  await expect(panelOf(page)).toBeVisible();
  const stopped = await zoo.count('choice-stopped');
  await clickInOverlay(page, '收起面板');
  await zoo.desk.browser.killWorker();
  await page.bringToFront();
  await zoo.onlyOrdinaryPasses(page);
  await expect.poll(() => zoo.count('choice-stopped')).toBeGreaterThan(stopped);
  expect((await zoo.desk.ask('verifyRecords', {})).ok).toBe(true);
});

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<void>;
}

/** Last of the zoo: the desk's own pages go with the extension that is reloaded. */
test('extension reloaded while a page is open: the block stands, the ordinary route passes, the next page is guarded', async ({ zoo, page }) => {
  await zoo.open(page, 'plain');
  await zoo.routeIs(page, 'closed');
  // As the browser's own page does it: an unpacked extension that reloads itself is not loaded again.
  const manager = await zoo.desk.browser.page();
  await manager.goto('chrome://extensions');
  await manager.evaluate(async (id) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.reload(id, { failQuietly: true });
  }, zoo.desk.browser.extensionId);
  await manager.close();
  await expect(page.locator('[value=C]')).toBeDisabled();
  await page.locator('[value=O]').click();
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => zoo.arrived).toEqual(['O']);
  await zoo.open(page, 'plain');
  await expect(page.locator('[value=C]')).toBeDisabled();
});
