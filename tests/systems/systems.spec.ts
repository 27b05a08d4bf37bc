/** The stand-in systems behave like the systems they stand for: both routes arrive, as what was chosen. No extension here. */
import { expect, test, type Page } from '@playwright/test';
import { startSystems, type Systems } from '../servers/systems.ts';
import { PAGE_USE } from '../support/chromium.ts';
import {
  chooseDevice, chooseFood, chooseOffice, foodField, foodTo, openDevice, openFood, openOffice, pressOffice, submitDevice, submitFood,
} from '../support/steps.ts';
import { CASES, caseOf } from './cases.ts';

test.use(PAGE_USE);

let systems: Systems;
test.beforeAll(async () => { systems = await startSystems(); });
test.afterAll(async () => { await systems.close(); });
test.beforeEach(({ page }) => {
  systems.clear();
  page.on('pageerror', (error) => { throw error; });
});

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/systems/${name}.png` });
const arrived = (count = 1) => expect.poll(() => systems.submissions().length).toBe(count).then(() => systems.submissions());

for (const [text, route] of [['一般程序', 'ordinary'], ['告知承诺制', 'commitment'], ['容缺受理', 'tolerance']] as const) {
  test(`food: ${text} arrives as ${route}`, async ({ page }) => {
    await openFood(page, systems, 'listed');
    await expect(foodField(page, '企业名称')).toHaveValue(caseOf('listed').applicants[0]?.name ?? '');
    await shot(page, 'food-1');
    await foodTo(page, 2);
    await chooseFood(page, text);
    await shot(page, 'food-2');
    await foodTo(page, 3);
    await expect(page.getByText('告知承诺制')).toHaveCount(0);
    await shot(page, 'food-3');
    await submitFood(page);
    expect(await arrived()).toMatchObject([{ system: 'food', caseId: 'listed', route, action: 'submit', body: { applicants: [{ code: '91990000T00010007R' }] } }]);
  });
}

test('food: nothing is preselected, and the step is not left without a choice', async ({ page }) => {
  await openFood(page, systems, 'not-listed');
  await foodTo(page, 2);
  await expect(page.locator('.el-radio.is-checked')).toHaveCount(0);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('请选择办理方式')).toBeVisible();
  await page.getByRole('button', { name: '上一步' }).click();
  await expect(foodField(page, '企业名称')).toHaveValue(caseOf('not-listed').applicants[0]?.name ?? '');
});

test('food: the next application is drawn into the same input, late', async ({ page }) => {
  await openFood(page, systems, 'listed');
  const input = await foodField(page, '统一社会信用代码').elementHandle();
  await page.getByRole('button', { name: '下一件' }).click();
  await expect(foodField(page, '统一社会信用代码')).toHaveValue('');
  await expect(foodField(page, '统一社会信用代码')).toHaveValue(caseOf('same-name').applicants[0]?.code ?? '');
  expect(await input?.evaluate((node: Element) => node.isConnected && (node as HTMLInputElement).value)).toBe('91990000T00010373M');
});

test('food: the work list names every prepared case', async ({ page }) => {
  await page.goto(systems.url('food'));
  await expect(page.getByRole('button', { name: '受理' })).toHaveCount(CASES.length);
  await shot(page, 'food-list');
});

test('office: the commitment route is preselected and goes out if nobody changes it', async ({ page }) => {
  const frame = await openOffice(page, systems, 'listed');
  await expect(frame.locator('.layui-form-radioed')).toHaveText(/告知承诺制/);
  await shot(page, 'office-form');
  await pressOffice(page, '提交');
  expect(await arrived()).toMatchObject([{ system: 'office', caseId: 'listed', route: 'commitment', action: 'submit' }]);
  await expect(page.locator('.layui-layer-iframe')).toHaveCount(0);
  await shot(page, 'office-list');
});

test('office: 保存 in the top document saves the form of the frame, 提交 files it', async ({ page }) => {
  const frame = await openOffice(page, systems, 'listed');
  await chooseOffice(frame, '一般审批制');
  await pressOffice(page, '保存');
  await arrived();
  await pressOffice(page, '提交');
  expect(await arrived(2)).toMatchObject([
    { route: 'ordinary', action: 'save', body: { tyshxydm: '91990000T00010007R' } },
    { route: 'ordinary', action: 'submit', caseId: 'listed' },
  ]);
});

test('office: a link to one application opens its dialog by itself', async ({ page }) => {
  await page.goto(systems.pageOf('office', 'same-name'));
  const form = page.frameLocator('.layui-layer-iframe iframe');
  await expect(form.locator('[name=tyshxydm]')).toHaveValue('91990000T00010373M');
  await expect(page.locator('.layui-layer-iframe')).toHaveCount(1);
});

test('office: frames are nested, and the applicant stands in the inner one too', async ({ page }) => {
  await page.goto(systems.url('office'));
  const main = page.frameLocator('iframe[name=mainFrame]');
  await main.locator('tr[data-id="listed"]').getByText('查看').click();
  const inner = main.frameLocator('iframe[name=detailFrame]');
  await expect(inner.getByRole('cell', { name: '91990000T00010007R' })).toBeVisible();
  await shot(page, 'office-detail');
});

for (const matter of ['licence', 'filing'] as const) {
  for (const [text, route] of [['一般审批', 'ordinary'], ['告知承诺', 'commitment']] as const) {
    test(`device ${matter}: ${text} arrives as ${route}, from a dialog that comes late`, async ({ page }) => {
      const chunks: string[] = [];
      page.on('request', (request) => { if (request.url().includes('review-dialog')) chunks.push(request.url()); });
      await page.goto(`${systems.url('device')}#/${matter}`);
      await page.locator('tr[data-row-key="listed"]').waitFor();
      await shot(page, `device-${matter}-list`);
      expect(chunks).toEqual([]);
      const dialog = await openDevice(page, systems, 'listed', matter);
      expect(chunks).toHaveLength(1);
      await expect(dialog.getByText('91990000T00010007R')).toBeVisible();
      await chooseDevice(page, text);
      await shot(page, `device-${matter}`);
      await submitDevice(page);
      expect(await arrived()).toMatchObject([{ system: 'device', caseId: 'listed', route, body: { matter } }]);
      await expect(dialog).toBeHidden();
    });
  }
}

test('every system shows the joint application with both parties', async ({ page }) => {
  const codes = caseOf('joint').applicants.map((one) => one.code);
  await openFood(page, systems, 'joint');
  for (const [at, code] of codes.entries()) await expect(foodField(page, '统一社会信用代码', at)).toHaveValue(code);
  await shot(page, 'food-joint');
  const frame = await openOffice(page, systems, 'joint');
  await expect(frame.locator('[name=tyshxydm2]')).toHaveValue(codes[1] ?? '');
  const dialog = await openDevice(page, systems, 'joint');
  for (const code of codes) await expect(dialog.getByText(code)).toBeVisible();
  await shot(page, 'device-joint');
});
