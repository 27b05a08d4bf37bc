import type { Page } from '@playwright/test';
import type { SiteProfile } from '../../lib/site/index.ts';
import { expect, test } from './harness/fixtures.ts';
import { KINDS } from './harness/kinds.ts';
import { pressAt, pressText } from './harness/press.ts';

const native = '/guard/pages/native.html?kind=radio';

async function received(page: Page): Promise<URLSearchParams> {
  await page.waitForURL('**/received');
  return new URLSearchParams(await page.locator('#received').innerText());
}
/** The page's own script at its worst: undoes the closing, chooses, and acts in one turn. */
const chooseAnd = (act: string): string => `{ for (const e of document.querySelectorAll('[name=route]')) e.disabled = false; setModel('commitment'); ${act} }`;

test.describe('handing in while the closed route is chosen', () => {
  for (const [way, act] of [
    ['requestSubmit()', `document.querySelector('form').requestSubmit()`],
    ['a click by script', `document.querySelector('#save').click()`],
  ] as const) {
    test(`${way} is stopped, taken back, and works the second time by the ordinary route`, async ({ tab, open }) => {
      const hand = await open(native);
      await hand.configure([]);
      await hand.orders('closed');
      await tab.evaluate(chooseAnd(act));
      await expect.poll(() => tab.evaluate('model()')).toBe('ordinary');
      expect(tab.url()).not.toContain('received');
      expect(await hand.events()).toEqual(expect.arrayContaining(['submit-stopped', 'choice-reverted']));
      await pressAt(hand, '#save');
      expect((await received(tab)).get('route')).toBe('ordinary');
    });
  }

  test('Enter in a field is stopped', async ({ tab, open }) => {
    const hand = await open(native);
    await hand.configure([]);
    await hand.orders('closed');
    await tab.locator('input[name=name]').focus();
    await tab.evaluate(`document.querySelector('input[name=name]').addEventListener('keydown', () => ${chooseAnd('')}, { once: true }); addEventListener('keydown', () => ${chooseAnd('')}, { capture: true, once: true })`);
    await tab.keyboard.press('Enter');
    await expect.poll(() => tab.evaluate('model()')).toBe('ordinary');
    expect(tab.url()).not.toContain('received');
  });

  for (const kind of ['radio', 'select', 'yesno']) {
    test(`form.submit() of a ${kind} cannot be stopped: its entry becomes the ordinary one`, async ({ tab, open }) => {
      const hand = await open(`/guard/pages/native.html?kind=${kind}`);
      await hand.configure([]);
      await hand.orders('closed');
      await tab.evaluate(chooseAnd(`for (const o of document.querySelectorAll('option')) o.disabled = false; HTMLFormElement.prototype.submit.call(document.querySelector('form'))`));
      const data = await received(tab);
      expect(data.get('route')).toBe('ordinary');
      expect(data.get('name')).toBe('示例餐饮有限公司');
    });
  }

  test('form.submit() of a checkbox without an ordinary option leaves the entry out', async ({ tab, open }) => {
    const hand = await open('/guard/pages/native.html?kind=checkbox');
    await hand.configure([]);
    await hand.orders('closed');
    await tab.evaluate(chooseAnd(`HTMLFormElement.prototype.submit.call(document.querySelector('form'))`));
    expect((await received(tab)).has('route')).toBe(false);
  });

  test('entries that a page collects for a request of its own are corrected too', async ({ tab, open }) => {
    const hand = await open(native);
    await hand.configure([]);
    await hand.orders('closed');
    await tab.evaluate(chooseAnd(`document.body.dataset.entry = new FormData(document.querySelector('form')).get('route')`));
    expect(await tab.locator('body').getAttribute('data-entry')).toBe('ordinary');
  });
});

test.describe('an action in another frame', () => {
  const profiles: SiteProfile[] = [
    { schema: 1, id: 'shell', version: 1, title: '测试平台', hosts: ['127.0.0.1'], pages: [{ id: 'top', kind: 'other', frame: 'top', submit: [{ text: '保存' }] }] },
  ];
  test('is stopped while the closed route is chosen elsewhere, by mouse and by keyboard; others are not', async ({ tab, open }) => {
    const hand = await open('/guard/pages/shell.html');
    await tab.frameLocator('[name=dialog]').locator('#group').waitFor();
    await hand.configure(profiles);
    await hand.orders('closed', true);
    expect(await hand.reading()).toMatchObject({ hasSubmit: true, pageId: 'top' });
    await pressAt(hand, '#save');
    await tab.locator('#save').focus();
    for (const key of ['Enter', 'Space']) await tab.keyboard.press(key);
    expect(await tab.locator('body').getAttribute('data-sent')).toBeNull();
    expect(await hand.events()).toContain('submit-stopped');
    await pressAt(hand, '#cancel');
    expect(await tab.locator('body').getAttribute('data-cancelled')).toBe('1');
  });
  test('is free when the ordinary route is chosen there', async ({ tab, open }) => {
    const hand = await open('/guard/pages/shell.html');
    const dialog = tab.frameLocator('[name=dialog]');
    await dialog.locator('#group').waitFor();
    await hand.configure(profiles);
    await hand.orders('closed');
    await dialog.locator('label[for=r-ordinary]').click();
    await pressAt(hand, '#save');
    expect(await tab.locator('body').getAttribute('data-sent')).toBe('ordinary');
  });
});

test.describe('what the page gets back', () => {
  for (const kind of KINDS) {
    test(`${kind.name}: after opening everything is as before`, async ({ tab, open }) => {
      const hand = await open(kind.url);
      await tab.waitForFunction('typeof model === "function"');
      await hand.configure([]);
      const look = (): Promise<string> => tab.evaluate(() => new XMLSerializer().serializeToString(document.body));
      const before = await look();
      await hand.orders('open');
      expect(await look(), 'an open guard touches nothing').toBe(before);
      await hand.orders('closed');
      await hand.orders('open');
      expect(await look()).toBe(before);
      if (kind.form === 'combo' || kind.form === 'select') return;
      await pressText(hand, kind.commitment);
      expect(await tab.evaluate('model()'), 'the option works again').toBe('commitment');
    });
  }

  test('an option that the host had disabled stays disabled', async ({ tab, open }) => {
    const hand = await open(native);
    await tab.evaluate(`{ const e = document.querySelector('#r-commitment'); e.disabled = true; e.setAttribute('aria-disabled', 'true'); e.title = '本事项不适用'; }`);
    await hand.configure([]);
    await hand.orders('closed');
    await hand.orders('open');
    expect(await tab.evaluate(`(() => { const e = document.querySelector('#r-commitment'); return [e.disabled, e.getAttribute('aria-disabled'), e.title]; })()`)).toEqual([true, 'true', '本事项不适用']);
  });

  test('a host that disables the option while it is closed keeps it disabled; one that enables it gets it enabled', async ({ tab, open }) => {
    const hand = await open(native);
    await hand.configure([]);
    await hand.orders('closed');
    await tab.evaluate(`document.querySelector('#r-commitment').disabled = true`);
    await tab.waitForTimeout(50);
    await hand.orders('open');
    expect(await tab.evaluate(`document.querySelector('#r-commitment').disabled`)).toBe(true);
    await hand.orders('closed');
    await tab.evaluate(`document.querySelector('#r-commitment').disabled = false`);
    await expect.poll(() => tab.evaluate(`document.querySelector('#r-commitment').disabled`)).toBe(true);
    await hand.orders('open');
    expect(await tab.evaluate(`document.querySelector('#r-commitment').disabled`)).toBe(false);
  });

  test('a closed option is exposed as disabled, with the reason', async ({ tab, open }) => {
    const hand = await open('/guard/pages/element.html?kind=radio');
    await hand.configure([]);
    await hand.orders('closed');
    const option = tab.getByRole('radio', { name: '告知承诺制' }).first();
    await expect(option).toBeDisabled();
    await expect(option).toHaveAttribute('aria-description', '该申请人已列入名单，不适用告知承诺制');
    await expect(tab.getByRole('radio', { name: '一般程序' }).first()).toBeEnabled();
  });
});

test('a page that keeps enabling the option is fought three times, then reported; handing in stays stopped', async ({ tab, open }) => {
  const hand = await open(native);
  await hand.configure([]);
  await hand.orders('closed');
  await tab.evaluate(`window.fight = setInterval(() => { document.querySelector('#r-commitment').disabled = false; }, 20)`);
  await expect.poll(() => hand.events()).toContain('tamper-disabled-removed');
  await tab.evaluate(`window.press = setInterval(() => setModel('commitment'), 20)`);
  await expect.poll(() => hand.events(), { timeout: 8_000 }).toContain('budget-exceeded');
  await pressAt(hand, '#save');
  await tab.waitForTimeout(300);
  expect(tab.url()).not.toContain('received');
  expect(await hand.events()).toContain('submit-stopped');
});

test('another yes/no field beside a closed one keeps all of its options, by mouse and by keyboard', async ({ tab, open }) => {
  const hand = await open('/guard/pages/two-selects.html');
  await hand.configure([]);
  await hand.orders('closed');
  await pressAt(hand, '#other input');
  await tab.waitForTimeout(400);
  await tab.locator('.el-select-dropdown__item:visible', { hasText: '是' }).click();
  expect(await tab.evaluate('other()')).toBe('是');
  await pressAt(hand, '#other input');
  await tab.waitForTimeout(400);
  for (const key of ['ArrowDown', 'Enter']) await tab.keyboard.press(key);
  await expect.poll(() => tab.evaluate('other()')).toBe('否');
  // A list that is still closing lies over the next field.
  await expect.poll(() => tab.locator('.el-select-dropdown:visible').count()).toBe(0);
  await pressAt(hand, '#route input');
  await tab.waitForTimeout(400);
  const item = await tab.locator('.el-select-dropdown__item:visible', { hasText: '是' }).boundingBox();
  if (item === null) throw new Error('the list did not open');
  await tab.mouse.click(item.x + item.width / 2, item.y + item.height / 2);
  expect(await tab.evaluate('route()')).toBe('');
  await tab.evaluate(`vm.route = '是'`);
  await expect.poll(() => tab.evaluate('route()')).toBe('否');
  expect(await tab.evaluate('other()'), 'only the closed field is taken back').toBe('否');
  await tab.evaluate(`vm.other = '是'`);
  await tab.waitForTimeout(900);
  expect(await tab.evaluate('other()')).toBe('是');
});

test('an older order is ignored', async ({ tab, open }) => {
  const hand = await open(native);
  await hand.configure([]);
  await hand.orders('closed');
  expect(await hand.stale()).toBe(false);
  await pressText(hand, '告知承诺制');
  expect(await tab.evaluate('model()')).toBeUndefined();
});

test('a box that was ticked before may be unticked by hand', async ({ tab, open }) => {
  const hand = await open('/guard/pages/native.html?kind=checkbox&preselect=commitment');
  await hand.configure([]);
  await hand.orders('confirm');
  await expect.poll(() => tab.evaluate('model()')).toBeUndefined();
});

test('a group in a closed shadow root is closed too', async ({ tab, open }) => {
  const hand = await open('/guard/pages/shadow.html');
  await hand.configure([]);
  expect(await hand.reading()).toMatchObject({ route: { present: true } });
  await hand.orders('closed');
  const box = await tab.locator('route-field').boundingBox();
  if (box === null) throw new Error('the field is not drawn');
  await tab.evaluate('pressCommitment()');
  for (let x = 4; x < 320; x += 12) await tab.mouse.click(box.x + x, box.y + box.height / 2);
  expect(await tab.evaluate('chosen()')).not.toBe('commitment');
});
