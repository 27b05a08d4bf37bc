/**
 * `node tests/bench/import.ts [--rows 1000000] [--format csv|xlsx] [--file FILE] [--json FILE]`: a table of no publisher
 * imported by hand through the options page, as an admin does it. How long each part takes, how long the page is kept busy
 * meanwhile, what memory the browser needs, and how an officer's look-ups fare while the import runs.
 */
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import Excel from 'exceljs';
import type { Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { usccOf } from '../support/codes.ts';
import { startDesk } from '../support/desk.ts';
import { ensureBuild } from './extension.ts';
import { figure, option, printMachine, printTable, startClock, writeReport, type Figure } from './report.ts';

const HEADINGS = ['企业名称', '统一社会信用代码', '列入日期', '列入机关', '列入事由', '列入文号'];
const row = (at: number) => [`示例${at}号测试商贸有限公司`, usccOf('91', at), '2025-03-05', '示例市市场监督管理局', '抽检不合格且拒不改正', `示市监严列〔2025〕${at}号`];

const rows = Number(option(argv, 'rows') ?? 1_000_000);
const format = option(argv, 'format') === 'xlsx' ? 'xlsx' : 'csv';
const machine = startClock();
const work = mkdtempSync(join(tmpdir(), 'creditgate-bench-import-'));
const build = ensureBuild();
const given = option(argv, 'file');
const file = given ?? (await table(join(work, `table.${format}`)));
const list = await buildDemoList(join(work, 'list'), { count: 100_000 });
const desk = await startDesk({ list, build });
const samples: Record<string, number[]> = {};
const note = (name: string, value: number) => (samples[name] ??= []).push(value);

try {
  await desk.synced();
  for (let round = 0; round < 20; round += 1) note('lookup_before_ms', await lookup());

  const page = await desk.browser.options();
  await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/lists`);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((seen) => void tasks.push(...seen.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await page.getByRole('button', { name: '导入本地名单' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: '检查全部数据' }).waitFor({ timeout: 600_000 });
  await part(page, 'check', async () => {
    await page.getByRole('button', { name: '检查全部数据' }).click();
    await page.getByText(`共 ${rows.toLocaleString('en-US')} 行，将导入`).waitFor({ timeout: 1_800_000 });
  });
  await page.getByLabel('名单名称').fill('示例市重点关注');
  await part(page, 'store', async () => {
    await page.getByRole('button', { name: /^导入 / }).click();
    await page.getByText(/已导入“示例市重点关注”|未导入/).waitFor({ timeout: 1_800_000 });
  });
  console.log(await page.getByRole('alert').allInnerTexts());
} finally {
  await desk.close();
  rmSync(work, { recursive: true, force: true });
}

const figures: Record<string, Figure> = Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, figure(values)]));
printTable(`${rows.toLocaleString('en-US')} rows of ${format}`, figures, {});
const ran = machine('');
printMachine(ran);
writeReport(option(argv, 'json'), { machine: ran, rows, format, figures });

/** Runs one part, with an officer's look-ups beside it. */
async function part(page: Page, name: string, run: () => Promise<void>): Promise<void> {
  await page.evaluate(() => void (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
  const started = performance.now();
  let running = true;
  let peak = 0;
  const beside = (async () => {
    while (running) {
      note(`lookup_during_${name}_ms`, await lookup());
      peak = Math.max(peak, residentMb());
      await new Promise((wait) => setTimeout(wait, 1_000));
    }
  })();
  await run();
  running = false;
  await beside;
  note(`${name}_s`, (performance.now() - started) / 1_000);
  note(`${name}_browser_peak_mb`, peak);
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  note(`${name}_longest_task_ms`, Math.max(0, ...tasks));
  note(`${name}_long_tasks_ms_per_s`, tasks.reduce((sum, one) => sum + one, 0) / ((performance.now() - started) / 1_000));
}

/** Milliseconds from asking to the answer, as any page of ours asks. */
async function lookup(): Promise<number> {
  const started = performance.now();
  const { outcome } = await desk.ask('lookup', { code: '91990000T00010007R' });
  if (outcome !== 'listed') throw new Error(`the listed party was ${outcome}`);
  return performance.now() - started;
}

/** Memory of all processes of this browser, in MB; Linux only, 0 elsewhere. */
function residentMb(): number {
  if (!existsSync('/proc')) return 0;
  let kb = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('--extension-process')) continue;
      kb += Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
    } catch (error) {
      // A process that has ended meanwhile.
      if (!(error instanceof Error)) throw error;
    }
  }
  return kb / 1_024;
}

async function table(path: string): Promise<string> {
  if (format === 'csv') {
    const out = openSync(path, 'w');
    writeSync(out, `${HEADINGS.join(',')}\n`);
    for (let at = 0; at < rows; at += 5_000) writeSync(out, Array.from({ length: Math.min(5_000, rows - at) }, (_, more) => `${row(at + more).join(',')}\n`).join(''));
    closeSync(out);
    return path;
  }
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: false });
  const sheet = book.addWorksheet('名单');
  sheet.addRow(HEADINGS).commit();
  for (let at = 0; at < rows; at += 1) sheet.addRow(row(at)).commit();
  sheet.commit();
  await book.commit();
  return path;
}
