/** `npx playwright test --config tests/gallery/playwright.config.ts`: looks at every part without the extension. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/creditgate-gallery-run',
  workers: 1,
  timeout: 20_000,
  reporter: 'line',
  use: {
    baseURL: 'http://127.0.0.1:5188',
    viewport: { width: 1366, height: 768 },
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
    launchOptions: { executablePath: process.env.CREDITGATE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
  webServer: {
    command: 'vite build --config tests/gallery/vite.config.ts --logLevel warn && exec vite preview --config tests/gallery/vite.config.ts',
    cwd: new URL('../..', import.meta.url).pathname,
    url: 'http://127.0.0.1:5188',
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
