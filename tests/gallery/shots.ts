/**
 * `npm run shots [-- OUT [name part]]`: every screen at 1366×768 and 1920×1080, in Chinese and English, light and dark, and one
 * contact sheet of them all (`index.html`, `contact-sheet-*.jpeg`) to look at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { chromium, type Browser } from '@playwright/test';
import { PAGE_USE } from '../support/chromium.ts';
import { PICTURES, type Picture } from './pages.ts';
import { serveGallery } from './server.ts';

const out = argv[2] ?? 'test-results/shots';
const part = argv[3] ?? '';
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
/** Thumbnails of a sheet: more make a picture that no viewer opens. */
const PER_SHEET = 60;

interface Shot {
  readonly file: string;
  readonly query: string;
  readonly press: readonly string[];
}

/** A picture in both languages; one whose steps are named in one language is taken in that language. */
function inLanguages({ name, query, press = [] }: Picture): Shot[] {
  const zh = { file: name, query, press };
  return query.includes('lang=') || press.length > 0 ? [zh] : [zh, { file: `${name}-en`, query: `${query}&lang=en`, press }];
}

async function take(browser: Browser, url: string, shots: readonly Shot[], viewport: (typeof SIZES)[number], colorScheme: 'light' | 'dark'): Promise<string[]> {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const files: string[] = [];
  for (const { file, query, press } of shots) {
    await page.goto(`${url}?${query}`);
    await page.locator('main').first().waitFor();
    for (const name of press) await page.getByText(name, { exact: true }).first().click();
    await page.waitForTimeout(350);
    files.push(`${file}-${viewport.width}${colorScheme === 'dark' ? '-dark' : ''}.png`);
    await page.screenshot({ path: join(out, files.at(-1) as string), fullPage: query.includes('options') });
  }
  await context.close();
  return files;
}

function sheetOf(files: readonly string[]): string {
  const figures = files.map((file) => `<figure><img src="${file}" alt=""><figcaption>${file}</figcaption></figure>`).join('');
  return `<!doctype html><meta charset="utf-8"><title>contact sheet</title><style>body{display:grid;grid-template-columns:repeat(5,1fr);gap:8px;margin:8px;font:11px sans-serif}figure{margin:0}img{width:100%;height:190px;object-fit:contain;object-position:top;border:1px solid #999}</style>${figures}`;
}

mkdirSync(out, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch(PAGE_USE.launchOptions);
const shots = PICTURES.filter(({ name }) => name.includes(part)).flatMap(inLanguages);
const files = [
  ...(await take(browser, gallery.url, shots, SIZES[0], 'light')),
  ...(await take(browser, gallery.url, shots, SIZES[1], 'light')),
  ...(await take(browser, gallery.url, shots.filter(({ query }) => !query.includes('lang=en')), SIZES[0], 'dark')),
];
writeFileSync(join(out, 'index.html'), sheetOf(files));
const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
for (let at = 0; at < files.length; at += PER_SHEET) {
  const sheet = join(out, 'sheet.html');
  writeFileSync(sheet, sheetOf(files.slice(at, at + PER_SHEET)));
  await page.goto(new URL(sheet, `file://${process.cwd()}/`).href);
  await page.screenshot({ path: join(out, `contact-sheet-${at / PER_SHEET + 1}.jpeg`), type: 'jpeg', quality: 70, fullPage: true });
}
await browser.close();
await gallery.close();
console.log(`${files.length} pictures in ${out}: open index.html, or contact-sheet-1.jpeg and following`);
