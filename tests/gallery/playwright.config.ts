/** `npx playwright test --config tests/gallery/playwright.config.ts`: looks at every part without the extension. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  // Not under test-results, which other runs clear while this one works.
  outputDir: '../../node_modules/.cache/creditgate-gallery-run',
  workers: 1,
  timeout: 30_000,
  reporter: 'line',
});
