/** Pages that work against the panel: it stays in sight, or the alarm is raised where the page has no say. */
import { expect, type Page } from '@playwright/test';
import { clickInOverlay } from '../support/overlay.ts';
import { panelOf, test } from './zoo.ts';

const TAMPERING = [
  ['remover', 'tamper-overlay-removed'],
  ['hider', 'tamper-overlay-covered'],
  ['opacity', 'tamper-overlay-covered'],
  ['closer', 'tamper-overlay-covered'],
  ['inert', 'tamper-overlay-covered'],
  ['root-hidden', 'tamper-overlay-covered'],
  ['popover', 'tamper-overlay-covered'],
  ['click-through', 'tamper-overlay-covered'],
  ['part-covered', 'tamper-overlay-covered'],
  ['frame-over-button', 'tamper-overlay-covered'],
] as const;
// Side by side: some are given five seconds to show the panel before the alarm is raised.
for (const some of [TAMPERING.slice(0, 5), TAMPERING.slice(5)]) {
  test(`${some.map(([id]) => id).join(', ')}: alarm outside the page and a record for each, the route still closed`, async ({ zoo }) => {
    const [tampers, overrides] = [await zoo.count('tamper'), await zoo.count('override')];
    const pages = await Promise.all(some.map(async ([id, event]) => ({ id, event, page: await zoo.desk.browser.page() })));
    await Promise.all(
      pages.map(async ({ id, event, page }) => {
        await zoo.open(page, id);
        await expect(page.locator('[value=C]'), id).toBeDisabled();
        await zoo.alarmIs(page, event, tampers);
        await expect(page.locator('[value=C]'), id).toBeDisabled();
      }),
    );
    await expect.poll(() => zoo.count('tamper')).toBeGreaterThanOrEqual(tampers + some.length);
    expect(await zoo.count('override')).toBe(overrides);
    await Promise.all(pages.map(({ page }) => page.close()));
  });
}

test('the popup says what the page did, and which result counts', async ({ zoo, page }) => {
  await zoo.open(page, 'remover');
  await zoo.alarmIs(page, 'tamper-overlay-removed', 0);
  const tabId = await zoo.desk.own.evaluate(async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id, page.url());
  const popup = await zoo.desk.browser.page();
  await popup.goto(`chrome-extension://${zoo.desk.browser.extensionId}/popup.html?tabId=${tabId}`);
  await expect(popup.getByRole('alert').filter({ hasText: '此页面干扰守信关的提示或限制' })).toContainText('以本窗口的核查结果为准');
  await popup.close();
});

for (const id of ['z-index', 'styled', 'animated'] as const) {
  test(`${id}: the panel is painted all the same`, async ({ zoo, page }) => {
    await zoo.open(page, id);
    await expect(page.locator('[value=C]')).toBeDisabled();
    await expect(panelOf(page)).toBeVisible();
    expect(await paintedBytes(page)).toBeGreaterThan(6_000);
    expect((await zoo.desk.verdict(page)).tampered).toBeUndefined();
  });
}

/** Text makes a picture that does not compress to nothing; a blank place of this size takes some hundred bytes. */
async function paintedBytes(page: Page): Promise<number> {
  const box = await panelOf(page).boundingBox();
  if (box === null) throw new Error('the panel has no box');
  return (await page.screenshot({ clip: { x: box.x, y: box.y, width: box.width, height: box.height } })).length;
}

test('hover-covered: what is pressed through a cover presses nothing of ours', async ({ zoo, page }) => {
  const tampers = await zoo.count('tamper');
  await zoo.open(page, 'hover-covered');
  await expect(panelOf(page)).toBeVisible();
  const box = await panelOf(page).getByRole('button', { name: '说明理由后放行' }).boundingBox();
  if (box === null) throw new Error('the button has no box');
  for (let press = 0; press < 6; press += 1) {
    await page.mouse.move(box.x + box.width / 2 + press, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.up();
  }
  await zoo.alarmIs(page, 'tamper-overlay-covered', tampers);
  await expect(panelOf(page).getByRole('button', { name: '放行并记录' })).toHaveCount(0);
});

test('focus-trap: the officer can decide by mouse alone', async ({ zoo, page }) => {
  const overrides = await zoo.count('override');
  await zoo.open(page, 'focus-trap');
  await panelOf(page).getByRole('button', { name: '说明理由后放行' }).click();
  await panelOf(page).getByRole('button', { name: /公示系统核实/ }).click();
  await panelOf(page).getByRole('button', { name: '放行并记录' }).click();
  await zoo.routeIs(page, 'open');
  expect(await zoo.count('override')).toBe(overrides + 1);
});

test('clicker: a script presses nothing of ours, and its clicks fill no record', async ({ zoo, page }) => {
  const [stopped, overrides, tampers] = [await zoo.count('choice-stopped'), await zoo.count('override'), await zoo.count('tamper')];
  await zoo.open(page, 'clicker');
  await zoo.alarmIs(page, 'tamper-disabled-removed', tampers);
  await page.waitForTimeout(2_000);
  await zoo.routeIs(page, 'closed');
  expect(await zoo.count('override')).toBe(overrides);
  expect((await zoo.count('choice-stopped')) - stopped).toBeLessThanOrEqual(5);
  await expect(page.locator('[value=C]')).not.toBeChecked();
});

test('spoof: messages and events of our own kinds open nothing, and are told', async ({ zoo, page }) => {
  const tampers = await zoo.count('tamper');
  await zoo.open(page, 'spoof');
  await zoo.alarmIs(page, 'tamper-context-spoofed', tampers);
  expect(await page.evaluate(() => (window as unknown as { reached: string[] }).reached)).not.toContain('answered');
  await expect(panelOf(page)).toBeVisible();
  await clickInOverlay(page, '收起面板');
  await zoo.onlyOrdinaryPasses(page);
});
