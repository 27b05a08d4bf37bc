/**
 * The main job, end to end: real Chromium, built extension, managed policy, signed list, three systems.
 * A commitment application by a listed party never arrives; the same application by the ordinary route does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { chooseDevice, chooseFood, chooseOffice, foodTo, openDevice, openFood, openOffice, pressOffice, submitDevice, submitFood } from '../support/steps.ts';
import type { CaseKind } from '../systems/cases.ts';

let desk: Desk;
let page: Page;
const work = mkdtempSync(join(tmpdir(), 'creditgate-e2e-'));

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 2_000 }) });
  await desk.synced();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  desk.systems.clear();
  page = await desk.browser.page();
  page.setDefaultTimeout(8_000);
});
test.afterEach(async () => page.close());

const outcome = (of: Page = page) => expect.poll(async () => (await desk.verdict(of)).verdict?.outcome);
const route = (of: Page = page) => expect.poll(async () => (await desk.verdict(of)).route?.state);
const overlay = (word: string, role: 'alertdialog' | 'region' = 'alertdialog') => page.getByRole(role, { name: new RegExp(`严重违法失信名单.*${word}|${word}.*严重违法失信名单`) });

/** What a person does who wants it all the same: a click where the option stands, whatever it says of itself. */
async function clickAt(option: Locator): Promise<void> {
  await option.scrollIntoViewIfNeeded();
  const box = await option.boundingBox();
  if (box === null) throw new Error('the option is not on the screen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(300);
}

async function arrived(): Promise<string[]> {
  // Long enough for a request that was let through to arrive.
  await page.waitForTimeout(600);
  return desk.systems.submissions().map((submission) => `${submission.caseId}:${submission.route}`);
}

/** What was done stands in an unbroken chain. */
async function chainTells(done: readonly string[]): Promise<void> {
  const kinds = async () => (await desk.ask('records', { offset: 0, limit: 500 })).entries.map(({ kind }) => kind as string);
  await expect.poll(kinds).toEqual(expect.arrayContaining([...done]));
  expect(await desk.ask('verifyRecords', {})).toMatchObject({ ok: true });
}

test.describe('food window (Vue 2, Element UI, steps)', () => {
  test('closes the commitment route for a listed applicant and lets the ordinary route through', async () => {
    await openFood(page, desk.systems, 'listed');
    await outcome().toBe('listed');
    expect((await desk.verdict(page)).verdict).toMatchObject({ grade: 'G1', applicant: { code: '91990000T00010007R' } });
    await foodTo(page, 2);
    await route().toBe('closed');
    await expect(overlay('已列入')).toBeVisible();
    await clickAt(page.locator('.el-radio', { hasText: '告知承诺制' }));
    await expect(page.locator('.el-radio.is-checked', { hasText: '告知承诺制' })).toHaveCount(0);
    await expect(page.getByRole('radio', { name: '告知承诺制' })).toBeDisabled();
    await chooseFood(page, '一般程序');
    await foodTo(page, 3);
    await submitFood(page);
    expect(await arrived()).toEqual(['listed:ordinary']);
  });

  test('does not let the keyboard choose it either', async () => {
    await openFood(page, desk.systems, 'listed');
    await outcome().toBe('listed');
    await foodTo(page, 2);
    await route().toBe('closed');
    await page.locator('.el-radio', { hasText: '一般程序' }).focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Space', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect(page.locator('.el-radio.is-checked', { hasText: '告知承诺制' })).toHaveCount(0);
  });

  test('says so and stops nothing for a namesake with another code', async () => {
    await openFood(page, desk.systems, 'same-name');
    await outcome().toBe('different-entity');
    expect((await desk.verdict(page)).verdict?.grade).toBe('G1x');
    await foodTo(page, 2);
    await expect(overlay('同名不同主体', 'region')).toBeVisible();
    await chooseFood(page, '告知承诺制');
    await foodTo(page, 3);
    await submitFood(page);
    expect(await arrived()).toEqual(['same-name:commitment']);
  });

  test('is silent for an applicant that is not in the list', async () => {
    await openFood(page, desk.systems, 'not-listed');
    await outcome().toBe('not-found');
    await foodTo(page, 2);
    await chooseFood(page, '告知承诺制');
    await foodTo(page, 3);
    await submitFood(page);
    expect(await arrived()).toEqual(['not-listed:commitment']);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.getByRole('region', { name: /严重违法失信名单/ })).toHaveCount(0);
  });

  test('follows the same input from one applicant to the next', async () => {
    await openFood(page, desk.systems, 'listed');
    await outcome().toBe('listed');
    await page.getByRole('button', { name: '下一件' }).click();
    await outcome().toBe('different-entity');
    await expect(overlay('已列入')).toHaveCount(0);
  });

  test('opens with a reason, records it, and only for this applicant', async () => {
    await openFood(page, desk.systems, 'listed');
    await foodTo(page, 2);
    await route().toBe('closed');
    const panel = overlay('已列入');
    await panel.getByRole('button', { name: /放行|告知承诺/ }).first().click();
    await panel.getByRole('textbox').fill('当日已移出名单，经核对公示系统');
    await panel.getByRole('button', { name: /放行|确认/ }).last().click();
    await route().toBe('open');
    await chooseFood(page, '告知承诺制');
    await foodTo(page, 3);
    await submitFood(page);
    expect(await arrived()).toEqual(['listed:commitment']);
    const { entries } = await desk.ask('records', { kind: 'override', offset: 0, limit: 5 });
    expect(entries[0]?.data).toMatchObject({ decision: 'override', reason: '当日已移出名单，经核对公示系统', code: '91990000T00010007R' });
    await chainTells(['sync', 'check', 'prompt', 'block', 'override']);
  });

  for (const [kind, expected, reason] of [
    ['masked', 'cannot-check', 'code-masked'],
    ['letter-o', 'suspected', 'code-invalid'],
    ['brackets', 'suspected', undefined],
    ['removed', 'not-found', undefined],
  ] as const) {
    test(`${kind}: ${expected}`, async () => {
      await openFood(page, desk.systems, kind as CaseKind);
      await foodTo(page, 2);
      await outcome().toBe(expected);
      const { verdict } = await desk.verdict(page);
      if (reason !== undefined) expect(verdict?.reasons).toContain(reason);
      if (kind === 'letter-o') expect(verdict?.applicant.codeSuggestion).toBe('91990000T00011114E');
      if (expected === 'suspected') await route().toBe('confirm');
    });
  }

  test('a held namesake cannot be chosen, and is closed when the officer says it is the same party', async () => {
    await openFood(page, desk.systems, 'brackets');
    await foodTo(page, 2);
    await route().toBe('confirm');
    await clickAt(page.locator('.el-radio', { hasText: '告知承诺制' }));
    await expect(page.locator('.el-radio.is-checked')).toHaveCount(0);
    const panel = overlay('疑似');
    await panel.getByRole('button', { name: '是同一主体', exact: true }).click();
    await panel.getByRole('button', { name: '确认并记录' }).click();
    await route().toBe('closed');
    await chainTells(['check', 'prompt', 'judgement', 'block']);
  });

  test('an officer who is quicker than the reader takes no unread applicant along', async () => {
    await openFood(page, desk.systems, 'listed');
    // At once, by mouse: the first step leaves the document with this click.
    await foodTo(page, 2);
    await outcome().toBe('listed');
    await route().toBe('closed');
  });

  test('two applicants on one page: the listed one is found behind the other, and asks instead of closing', async () => {
    await openFood(page, desk.systems, 'joint');
    await outcome().toBe('listed');
    const { verdict } = await desk.verdict(page);
    expect(verdict?.reasons).toContain('several-applicants');
    expect(verdict?.applicant.code).toBe('91990000T00010007R');
    await foodTo(page, 2);
    await route().toBe('confirm');
  });
});

test.describe('old back office (nested frames, layui layer, buttons in the top document)', () => {
  test('reverts the preselected commitment route and lets the ordinary one arrive', async () => {
    const frame = await openOffice(page, desk.systems, 'listed');
    await outcome().toBe('listed');
    await route().toBe('closed');
    await expect(frame.locator('.layui-form-radioed', { hasText: '告知承诺制' })).toHaveCount(0);
    await clickAt(frame.locator('.layui-form-radio', { hasText: '告知承诺制' }));
    await expect(frame.locator('.layui-form-radioed', { hasText: '告知承诺制' })).toHaveCount(0);
    await chooseOffice(frame, '一般审批制');
    await pressOffice(page, '提交');
    expect(await arrived()).toEqual(['listed:ordinary']);
  });

  test('stops the button in the top document in the very turn in which a script set the route', async () => {
    const frame = await openOffice(page, desk.systems, 'listed');
    await route().toBe('closed');
    // What the server preselected is taken back, and every frame knows it: nothing is left to stop the button by.
    await expect(frame.locator('.layui-form-radioed', { hasText: '一般审批制' })).toBeVisible();
    await page.waitForTimeout(1_000);
    // Before any message between frames can have arrived, and before the value is taken back.
    const pressed = await page.evaluate(() => {
      const within = (view: Window): HTMLInputElement | undefined =>
        view.document.querySelector<HTMLInputElement>('input[name=splx][value="0"]') ?? Array.from({ length: view.length }, (_, at) => within(view[at] as Window)).find((one) => one !== undefined);
      const radio = within(window);
      const button = [...document.querySelectorAll<HTMLElement>('.layui-layer-btn a')].find((one) => one.textContent?.includes('提交'));
      if (radio === undefined || button === undefined) return false;
      radio.checked = true;
      button.click();
      return radio.checked;
    });
    expect(pressed).toBe(true);
    expect(await arrived()).toEqual([]);
    expect((await desk.ask('records', { kind: 'submit-stopped', offset: 0, limit: 5 })).entries).not.toEqual([]);
  });

  test('leaves the preselected route alone for an applicant that is not listed', async () => {
    await openOffice(page, desk.systems, 'not-listed');
    await outcome().toBe('not-found');
    await pressOffice(page, '提交');
    expect(await arrived()).toEqual(['not-listed:commitment']);
  });
});

test.describe('application (React, antd, lazy dialog)', () => {
  for (const matter of ['licence', 'filing'] as const) {
    test(`${matter}: the commitment option cannot be chosen, the ordinary one can`, async () => {
      await openDevice(page, desk.systems, 'listed', matter);
      await outcome().toBe('listed');
      await route().toBe('closed');
      const dialog = page.getByRole('dialog');
      if (matter === 'licence') await clickAt(dialog.locator('.ant-radio-button-wrapper', { hasText: '告知承诺' }));
      else {
        await dialog.locator('.ant-select').click();
        await clickAt(page.locator('.ant-select-item-option', { hasText: '告知承诺' }));
        await page.keyboard.press('Tab');
        await expect(dialog.locator('.ant-select')).not.toContainText('告知承诺');
      }
      await chooseDevice(page, '一般审批');
      await submitDevice(page);
      expect(await arrived()).toEqual(['listed:ordinary']);
    });
  }
});
