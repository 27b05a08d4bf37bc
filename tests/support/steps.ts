/**
 * What an officer does in the stand-in systems, for tests and the demo. Each opens its own page's case from scratch.
 *
 *   openFood(page, systems, kind), foodField(page, label, nth?), foodTo(page, step), chooseFood(page, text), submitFood(page)
 *   openOffice(page, systems, kind) → form frame; chooseOffice(frame, text), pressOffice(page, '保存' | '提交')
 *   openDevice(page, systems, kind, matter) → dialog; chooseDevice(page, text), submitDevice(page)
 *
 * They use what a person sees (labels, texts), never the extension.
 */
import type { Frame, Locator, Page } from '@playwright/test';
import type { Systems } from '../servers/systems.ts';
import { caseOf, type CaseKind } from '../systems/cases.ts';

/** Opens step 1 and waits until the back end has filled it. */
export async function openFood(page: Page, systems: Systems, kind: CaseKind): Promise<void> {
  await page.goto(systems.pageOf('food', kind));
  await page.getByText(`食品经营许可受理　${caseOf(kind).receiptNo}`).waitFor();
  await page.locator('.el-loading-mask:visible').waitFor({ state: 'detached' });
}

/** Element UI's labels point at no input (their `for` is a property name), so the field is found by its row. */
export function foodField(page: Page, label: string, nth = 0): Locator {
  return page.locator('.el-form-item', { has: page.locator('.el-form-item__label', { hasText: new RegExp(`^${label}：?$`) }) }).nth(nth).locator('input').first();
}

export async function foodTo(page: Page, step: 2 | 3): Promise<void> {
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText(step === 2 ? '申请材料' : '受理信息确认', { exact: true }).waitFor();
}

export async function chooseFood(page: Page, text: '一般程序' | '告知承诺制' | '容缺受理'): Promise<void> {
  await page.locator('.el-radio', { hasText: text }).click();
}

export async function submitFood(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click();
}

/** Opens the dialog over the work list and waits until its form is filled. → the frame inside the dialog. */
export async function openOffice(page: Page, systems: Systems, kind: CaseKind): Promise<Frame> {
  await page.goto(systems.url('office'));
  const main = page.frameLocator('iframe[name=mainFrame]');
  await main.locator(`tr[data-id="${kind}"] a.do`).click();
  const handle = await page.locator('.layui-layer-iframe iframe').elementHandle();
  const frame = await handle?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('the dialog has no frame');
  await frame.locator('#slbh', { hasText: caseOf(kind).receiptNo }).waitFor();
  await frame.locator('.layui-form-radio').first().waitFor();
  return frame;
}

export async function chooseOffice(frame: Frame, text: '一般审批制' | '告知承诺制'): Promise<void> {
  await frame.locator('.layui-form-radio', { hasText: text }).click();
}

/** The buttons stand in the top document, not in the form's frame. */
export async function pressOffice(page: Page, text: '保存' | '提交' | '取消'): Promise<void> {
  await page.locator('.layui-layer-btn a', { hasText: text }).click();
}

/** `licence` has button radios, `filing` a select. → the dialog. */
export async function openDevice(page: Page, systems: Systems, kind: CaseKind, matter: 'licence' | 'filing' = 'licence'): Promise<Locator> {
  await page.goto(`${systems.url('device')}#/${matter}`);
  await page.locator(`tr[data-row-key="${kind}"]`).getByText('办理').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('企业信息', { exact: true }).waitFor();
  await dialog.locator('.ant-spin-spinning').waitFor({ state: 'detached' });
  return dialog;
}

export async function chooseDevice(page: Page, text: '一般审批' | '告知承诺'): Promise<void> {
  const dialog = page.getByRole('dialog');
  const button = dialog.locator('.ant-radio-button-wrapper', { hasText: text });
  if ((await button.count()) > 0) return button.click();
  await dialog.locator('.ant-select').click();
  await page.locator('.ant-select-item-option', { hasText: text }).click();
}

export async function submitDevice(page: Page): Promise<void> {
  await page.getByRole('dialog').locator('.ant-modal-footer .ant-btn-primary').click();
}
