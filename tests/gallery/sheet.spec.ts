/** A check sheet on paper: one page of A4 whatever it holds, the same in the extension and as a file, and a code that a phone reads. */
import { expect, test, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { qrText, sheetHtml } from '../../lib/sheet/index.ts';
import { PAGE_USE } from '../support/chromium.ts';
import { serveGallery } from './server.ts';
import { SHEET_CASES, sheetOf } from './sheets.ts';

test.use(PAGE_USE);

let gallery: Awaited<ReturnType<typeof serveGallery>>;
test.beforeAll(async () => {
  gallery = await serveGallery();
});
test.afterAll(() => gallery?.close());

async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  expect(text).toMatch(/\/MediaBox \[0 0 59[4-6][.\d]* 84[12][.\d]*\]/);
  return text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
const textOf = (page: Page) => page.locator('main').innerText();

for (const name of SHEET_CASES) {
  for (const lang of ['zh', 'en'] as const) {
    test(`${name} (${lang}) is one page of A4, in the extension and as a file`, async ({ page }) => {
      const sheet = sheetOf(name, lang);
      await page.goto(`${gallery.url}?page=sheet&case=${name}&sheetLang=${lang}`);
      await page.locator('main').waitFor();
      expect(await pagesOf(page)).toBe(1);
      const drawn = await textOf(page);
      await page.setContent(sheetHtml(sheet));
      expect(await pagesOf(page)).toBe(1);
      expect(await textOf(page)).toBe(drawn);
      // Nothing hangs over the edge of its cell or of the page.
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main').evaluate((main) => [...main.querySelectorAll('td, th, p')].filter((one) => one.scrollWidth > one.clientWidth + 1).length)).toBe(0);
    });
  }
}

test('the QR code says the short code, the entry and both hashes', async ({ page }) => {
  const sheet = sheetOf('listed', 'zh');
  // The file itself lets no image in; what is drawn is the same.
  await page.goto(`${gallery.url}?page=sheet&case=listed`);
  await page.locator('svg').waitFor();
  const [side, dark] = await page.locator('svg').evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    const side = 280;
    image.width = image.height = side;
    await image.decode();
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.drawImage(image, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return [side, Array.from({ length: side * side }, (_, i) => ((data[4 * i] ?? 0) < 128 ? '1' : '0')).join('')] as const;
  });
  const read = jsQR(Uint8ClampedArray.from([...dark].flatMap((bit) => (bit === '1' ? [0, 0, 0, 255] : [255, 255, 255, 255]))), side, side);
  expect(read?.data).toBe(qrText(sheet));
});

test('what the file shows is black on white and needs nothing from anywhere', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  const html = sheetHtml(sheetOf('listed', 'zh'));
  await page.setContent(html);
  expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]);
  expect(html.match(/<script/g)).toHaveLength(1);
  const colours = await page.locator('main').evaluate((main) => [...new Set([...main.querySelectorAll('*')].map((one) => getComputedStyle(one).color))]);
  expect(colours).toEqual(['rgb(0, 0, 0)']);
});
