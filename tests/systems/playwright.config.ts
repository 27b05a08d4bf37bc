/** The stand-in systems by themselves, without the extension: `npx playwright test --config tests/systems/playwright.config.ts`. */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/systems',
  workers: 1,
  timeout: 30_000,
  reporter: [['list']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS], env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string> },
  },
});
