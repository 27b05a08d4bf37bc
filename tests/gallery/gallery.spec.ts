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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    // One page for all pictures: a context each would take longer than the check itself.
    let page: Page;
    const errors: string[] = [];
    test.beforeAll(async ({ browser }) => {
      const context = await browser.newContext({ viewport: PAGE_USE.viewport, locale: PAGE_USE.locale, colorScheme, reducedMotion: 'reduce' });
      page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
    });
    test.afterAll(() => page.context().close());

    for (const picture of PICTURES.filter(({ inDark }) => colorScheme === 'light' || inDark === true)) {
      test(picture.name, async () => {
        errors.length = 0;
        await page.goto(`${gallery.url}?${picture.query}`);
        // Drawn, not only loaded: the parts come in chunks of their own.
        await page.locator('main').first().waitFor();
        for (const name of picture.press ?? []) await page.getByText(name, { exact: true }).first().click();
        // antd fades its dialogs in whatever the reader prefers: colours are judged when it is done.
        await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity));
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`)).toEqual([]);
        expect(errors).toEqual([]);
      });
    }
  });
}
