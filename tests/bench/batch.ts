/** `node tests/bench/batch.ts [ROWS]`: a batch in the built extension, with a list of 100,000: time, memory of the page, long tasks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { buildDemoList } from '../demo/list.ts';
import { usccOf } from '../support/codes.ts';
import { startDesk } from '../support/desk.ts';
import { syntheticListings } from '../support/synthetic.ts';

const rows = Number(argv[2] ?? 100_000);
const work = mkdtempSync(join(tmpdir(), 'creditgate-batch-'));
const desk = await startDesk({ list: await buildDemoList(work, { count: 100_000 }) });
try {
  await desk.synced();
  const listings = [...syntheticListings(10_000, 20_260_101)];
  const lines = Array.from({ length: rows }, (_, i) => (i % 10 === 0 ? `${listings[(i / 10) % listings.length]?.name},${listings[(i / 10) % listings.length]?.uscc}` : `测试未检索${i}有限公司,${usccOf('91', 5_000_000 + i)}`));
  const file = join(work, 'applicants.csv');
  writeFileSync(file, `申请人名称,统一社会信用代码\n${lines.join('\n')}\n`);
  const page = await desk.browser.page();
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/batch`);
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(file);
  const startedAt = Date.now();
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByText(/核查完成/).waitFor({ timeout: 600_000 });
  const checkedMs = Date.now() - startedAt;
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await session.send('Runtime.getHeapUsage')).usedSize;
  const download = page.waitForEvent('download', { timeout: 120_000 });
  const exportedAt = Date.now();
  await page.getByRole('button', { name: '导出 XLSX' }).click();
  await (await download).path();
  const exportMs = Date.now() - exportedAt;
  const long = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  console.log(JSON.stringify({ rows, checkedMs, perSecond: Math.round(rows / (checkedMs / 1000)), heapMb: Math.round(heap / 1e6), exportMs, longTasks: long.length, longestMs: Math.round(Math.max(0, ...long)) }));
} finally {
  await desk.close();
  rmSync(work, { recursive: true, force: true });
}
