/** Pages that hide applicant or route from the reader, or hold the guard up: the listed applicant's route stays closed. */
import { expect } from '@playwright/test';
import { clickInOverlay } from '../support/overlay.ts';
import { panelOf, test } from './zoo.ts';

for (const id of ['flood', 'hidden-other', 'prototypes', 'rewritten', 'csp'] as const) {
  test(`${id}: closed, and the ordinary route passes`, async ({ zoo, page }) => {
    await zoo.open(page, id);
    await zoo.routeIs(page, 'closed');
    await expect(panelOf(page)).toBeVisible();
    await clickInOverlay(page, '收起面板');
    await zoo.onlyOrdinaryPasses(page);
  });
}

for (const id of ['srcdoc', 'blank'] as const) {
  test(`${id}: a frame without an address of its own is guarded`, async ({ zoo, page }) => {
    await zoo.open(page, id);
    await zoo.routeIs(page, 'closed');
    await clickInOverlay(page, '收起面板');
    const inner = page.frames().find((frame) => frame !== page.mainFrame());
    if (inner === undefined) throw new Error('no frame');
    await zoo.onlyOrdinaryPasses(inner);
  });
}

for (const id of ['offscreen', 'transparent'] as const) {
  test(`${id}: a second applicant that no one can see does not open the route`, async ({ zoo, page }) => {
    await zoo.open(page, id);
    await zoo.routeIs(page, 'closed');
    expect((await zoo.desk.verdict(page)).verdict?.outcome).toBe('listed');
    await expect(page.locator('[value=C]')).toBeDisabled();
  });
}

test('two-visible: with two applicants in sight the officer is asked', async ({ zoo, page }) => {
  await zoo.open(page, 'two-visible');
  await zoo.routeIs(page, 'confirm');
  await expect(page.locator('[value=C]')).toBeDisabled();
});

test('hidden-listed: a listed name that no one can see closes nothing for the one in sight', async ({ zoo, page }) => {
  await zoo.open(page, 'hidden-listed');
  await zoo.outcomeIs(page, 'not-found');
  await page.locator('label:has([value=C])').last().click();
  await page.getByRole('button', { name: '提交' }).last().click();
  await expect.poll(() => zoo.arrived).toEqual(['C']);
});

test('closed-shadow: a root that only the page can see is guarded', async ({ zoo, page }) => {
  await zoo.open(page, 'closed-shadow');
  await zoo.routeIs(page, 'closed');
  await expect.poll(() => page.evaluate(() => (window as unknown as { disabled(): boolean }).disabled())).toBe(true);
});

test('nothing of ours is in the page but the closed state and the panel', async ({ zoo, page }) => {
  const elsewhere = zoo.base.replace('127.0.0.1', 'localhost');
  await page.goto(`${elsewhere}/page/unlisted`);
  const without = await page.content();
  await zoo.open(page, 'unlisted');
  await zoo.outcomeIs(page, 'not-found');
  expect(await page.content()).toBe(without);
  await page.goto(`${elsewhere}/page/plain`);
  const plain = await page.content();
  await zoo.open(page, 'plain');
  await expect(panelOf(page)).toBeVisible();
  const closed = (await page.content()).replace(/<(x-[0-9a-f-]+) [^>]*><\/\1>/, '').replace(/ (disabled|aria-disabled|aria-description|title)="[^"]*"/g, '');
  expect(closed).toBe(plain);
});
