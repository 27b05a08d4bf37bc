/** Every part of the user interface passes the accessibility rules that a tool can check, in both colour schemes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PAGE_USE } from '../support/chromium.ts';
import { PICTURES } from './pages.ts';
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

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** What axe objects to, in words; of the whole page once it stands still. */
async function objections(rules: (builder: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // antd fades its dialogs in whatever the reader prefers: colours are judged when it is done.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity));
  const { violations } = await rules(new AxeBuilder({ page })).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`);
}

for (const picture of PICTURES) {
  test(picture.name, async () => {
    errors.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${gallery.url}?${picture.query}`);
    // Drawn, not only loaded: the parts come in chunks of their own.
    await page.locator('main').first().waitFor();
    for (const name of picture.press ?? []) await page.getByText(name, { exact: true }).first().click();
    expect(await objections((axe) => axe.withTags(ALL))).toEqual([]);
    if (picture.inDark === true) {
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await objections((axe) => axe.withRules(['color-contrast'])), 'in the dark').toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}
