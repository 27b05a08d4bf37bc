/** Every part of the user interface passes the accessibility rules that a tool can check, in both colour schemes. */
import { expect, test, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { PAGE_USE } from '../support/chromium.ts';
import { PICTURES, type Picture } from './pages.ts';
import { serveGallery } from './server.ts';

test.use(PAGE_USE);

let gallery: Awaited<ReturnType<typeof serveGallery>>;
test.beforeAll(async () => {
  gallery = await serveGallery();
});
test.afterAll(() => gallery?.close());

// One page for all pictures: a context each would take longer than the check itself.
let page: Page;
const errors: string[] = [];
test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ viewport: PAGE_USE.viewport, locale: PAGE_USE.locale, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
});
test.afterAll(() => page.context().close());

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** All that has its part and language in common is drawn in one document: most of a picture's time was loading it. */
async function show(query: string): Promise<void> {
  // Nothing is pointed at that the picture's own steps do not point at.
  await page.mouse.move(0, 0);
  const drawn = await page.evaluate((search) => typeof window.drawAnew === 'function' && window.drawAnew(search), query);
  if (drawn) return;
  await page.goto(`${gallery.url}?${query}`);
  await page.evaluate(axe.source);
}

/** What axe objects to, in words; of the whole page once it stands still. */
async function objections(rules: RunOptions['runOnly']): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    if (window.axe === undefined) throw new Error('the page has no axe');
    const frame = () => new Promise(requestAnimationFrame);
    // A change of the scheme is drawn a frame later; antd fades colours and dialogs whatever the reader prefers; a chart comes late.
    for (let still = 0; still < 3; still += 1) {
      await frame();
      if (document.querySelector('.ant-skeleton') !== null || document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)) still = 0;
    }
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`);
  }, rules);
}

const EVERY_RULE: RunOptions['runOnly'] = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] };
const COLOURS: RunOptions['runOnly'] = { type: 'rule', values: ['color-contrast'] };
const documentOf = ({ query }: Picture): string => `${/page=\w+/.exec(query)?.[0]} ${/lang=\w+/.exec(query)?.[0]}`;

for (const picture of [...PICTURES].sort((a, b) => documentOf(a).localeCompare(documentOf(b)))) {
  test(picture.name, async () => {
    errors.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await show(picture.query);
    // Drawn, not only loaded: the parts come in chunks of their own.
    await page.locator('main').first().waitFor();
    for (const name of picture.press ?? []) await page.getByText(name, { exact: true }).first().click();
    expect(await objections(EVERY_RULE)).toEqual([]);
    if (picture.inDark === true) {
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await objections(COLOURS), 'in the dark').toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}
