/** Every part of the user interface passes the accessibility rules that a tool can check, in both colour schemes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PICTURES } from './pages.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    for (const picture of PICTURES.filter(({ inDark }) => colorScheme === 'light' || inDark === true)) {
      test(picture.name, async ({ page }) => {
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        await page.goto(`/?${picture.query}`);
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
