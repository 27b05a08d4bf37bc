/** Drives the prepared cases as an officer would, headless, and prints what happened. */
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import type { Desk } from '../support/desk.ts';
import { chooseDevice, chooseFood, chooseOffice, foodTo, openDevice, openFood, openOffice, pressOffice, submitDevice, submitFood } from '../support/steps.ts';
import type { SystemName } from '../servers/systems.ts';
import type { CaseKind } from '../systems/cases.ts';

type Route = 'commitment' | 'ordinary';

const KINDS: readonly CaseKind[] = ['listed', 'same-name', 'not-listed'];
/** What must have arrived for each case when both routes were tried: anything else is a failure of the demo. */
const EXPECTED: Readonly<Record<string, { outcome: string; commitment: string }>> = {
  listed: { outcome: 'listed', commitment: 'stopped' },
  'same-name': { outcome: 'different-entity', commitment: 'arrived' },
  'not-listed': { outcome: 'not-found', commitment: 'arrived' },
};
const WORDS: Readonly<Record<string, string>> = {
  listed: '已列入 listed',
  suspected: '疑似 suspected',
  related: '关联 related',
  'different-entity': '同名不同主体 other entity',
  'not-found': '未检索到 not found',
  'cannot-check': '无法核查 cannot check',
};

interface Row {
  readonly system: SystemName;
  readonly kind: CaseKind;
  readonly outcome: string;
  readonly grade: string;
  readonly commitment: string;
  readonly ordinary: string;
  readonly good: boolean;
}

/** True when every case went as the law wants it. `judge`: false for a person's own list, whose outcomes are unknown. */
export async function drive(desk: Desk, shots: string, judge: boolean): Promise<boolean> {
  const rows: Row[] = [];
  const files: string[] = [];
  for (const system of ['food', 'office', 'device'] as const) {
    for (const kind of KINDS) {
      const page = await desk.browser.page();
      page.setDefaultTimeout(8_000);
      const verdict = await verdictOf(desk, page, system, kind);
      const file = join(shots, `${system}-${kind}.png`);
      await page.screenshot({ path: file });
      files.push(file);
      const commitment = await tryRoute(desk, page, system, kind, 'commitment');
      const ordinary = await tryRoute(desk, page, system, kind, 'ordinary');
      await page.close();
      const expected = EXPECTED[kind];
      const good = !judge || (verdict.outcome === expected?.outcome && commitment === expected.commitment && ordinary === 'arrived');
      rows.push({ system, kind, ...verdict, commitment, ordinary, good });
    }
  }
  files.push(...(await ownPages(desk, shots)));
  print(rows, files, await desk.ask('verifyRecords', {}));
  return rows.every((row) => row.good);
}

/** Opens the case and waits until the extension has made up its mind. */
async function verdictOf(desk: Desk, page: Page, system: SystemName, kind: CaseKind): Promise<{ outcome: string; grade: string }> {
  await open(desk, page, system, kind);
  for (let i = 0; i < 100; i += 1) {
    const { verdict } = await desk.verdict(page);
    if (verdict !== undefined && verdict.applicant.code !== undefined) {
      if (system === 'food') await foodTo(page, 2);
      // Time for the overlay to be drawn: the picture is for people.
      await page.waitForTimeout(1_200);
      return { outcome: verdict.outcome, grade: verdict.grade ?? '' };
    }
    await page.waitForTimeout(100);
  }
  return { outcome: 'nothing read', grade: '' };
}

async function open(desk: Desk, page: Page, system: SystemName, kind: CaseKind): Promise<Frame | undefined> {
  // The same address again would only change the fragment: a new application starts from a new document.
  await page.goto('about:blank');
  if (system === 'food') return openFood(page, desk.systems, kind).then(() => undefined);
  if (system === 'office') return openOffice(page, desk.systems, kind);
  return openDevice(page, desk.systems, kind).then(() => undefined);
}

/** Chooses a route with the mouse, submits, and looks at what the back end received. */
async function tryRoute(desk: Desk, page: Page, system: SystemName, kind: CaseKind, route: Route): Promise<string> {
  desk.systems.clear();
  const frame = await open(desk, page, system, kind);
  if (system === 'food') await page.waitForTimeout(500).then(() => foodTo(page, 2));
  await page.waitForTimeout(800);
  const attempt = async () => {
    if (system === 'food') {
      await chooseFood(page, route === 'commitment' ? '告知承诺制' : '一般程序');
      await foodTo(page, 3);
      await submitFood(page);
    } else if (system === 'office') {
      await chooseOffice(frame as Frame, route === 'commitment' ? '告知承诺制' : '一般审批制');
      await pressOffice(page, '提交');
    } else {
      await chooseDevice(page, route === 'commitment' ? '告知承诺' : '一般审批');
      await submitDevice(page);
    }
  };
  const stopped = await attempt().then(
    () => false,
    () => true,
  );
  await page.waitForTimeout(600);
  const arrived = desk.systems.submissions().filter((submission) => submission.caseId === kind);
  if (arrived.some((submission) => submission.route === route)) return 'arrived';
  return stopped || route === 'commitment' ? 'stopped' : 'missing';
}

/** Pictures of the extension's own pages. */
async function ownPages(desk: Desk, shots: string): Promise<string[]> {
  const files: string[] = [];
  const page = await desk.browser.page();
  for (const section of ['lists', 'sites', 'policy', 'records']) {
    await page.goto(`chrome-extension://${desk.browser.extensionId}/options.html#/${section}`);
    await page.waitForTimeout(900);
    files.push(join(shots, `options-${section}.png`));
    await page.screenshot({ path: files.at(-1) });
  }
  await page.setViewportSize({ width: 420, height: 600 });
  await page.goto(`chrome-extension://${desk.browser.extensionId}/popup.html`);
  await page.waitForTimeout(600);
  files.push(join(shots, 'popup.png'));
  await page.screenshot({ path: files.at(-1) });
  await page.close();
  return files;
}

function print(rows: readonly Row[], files: readonly string[], chain: { ok: boolean; entries: number }): void {
  const table = [
    ['system', 'case', 'outcome', 'grade', 'commitment route', 'ordinary route', ''],
    ...rows.map((row) => [row.system, row.kind, WORDS[row.outcome] ?? row.outcome, row.grade, row.commitment, row.ordinary, row.good ? 'ok' : 'NOT AS EXPECTED']),
  ];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => width(row[column] ?? '')))) ?? [];
  console.log('\nWhat arrived at the back ends');
  for (const row of table) console.log(`  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`.trimEnd());
  console.log(`\nRecord: ${chain.entries} entries, chain ${chain.ok ? 'unbroken' : 'BROKEN'}`);
  console.log(`\nPictures\n${files.map((file) => `  ${file}`).join('\n')}`);
}

/** Columns on a terminal: Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 2 : 1), 0);
}
