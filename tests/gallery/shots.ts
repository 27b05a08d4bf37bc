/** `npx node tests/gallery/shots.ts [OUT] [name part]`: pictures of every part at two desk sizes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { chromium } from '@playwright/test';
import { PAGE_USE } from '../support/chromium.ts';
import { PICTURES } from './pages.ts';
import { serveGallery } from './server.ts';

const out = argv[2] ?? 'test-results/shots';
const part = argv[3] ?? '';
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

mkdirSync(out, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch(PAGE_USE.launchOptions);
for (const viewport of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    if (colorScheme === 'dark' && viewport.width !== 1366) continue;
    const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    for (const picture of PICTURES.filter(({ name }) => name.includes(part))) {
      await page.goto(`${gallery.url}?${picture.query}`);
      for (const name of picture.press ?? []) await page.getByText(name, { exact: true }).first().click();
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(out, `${picture.name}-${viewport.width}${colorScheme === 'dark' ? '-dark' : ''}.png`), fullPage: picture.query.includes('options') });
    }
    await context.close();
  }
}
await browser.close();
await gallery.close();
