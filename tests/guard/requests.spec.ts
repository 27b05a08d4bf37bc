import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixtures.ts';
import { pressAt } from './harness/press.ts';

/**
 * Requests that a page makes itself. What is stopped is the action that leads to them, before the page hears of it. The
 * closed route is chosen by the page's own script inside the gesture: no later than that can it be chosen unnoticed.
 */
const chooseInGesture = (name: string): string => `addEventListener('${name}', () => choose('commitment'), { capture: true, once: true })`;

async function arrived(page: Page): Promise<string | null> {
  return page.locator('body').getAttribute('data-arrived');
}

for (const via of ['fetch', 'xhr']) {
  test(`${via} behind a button, a link and a box is stopped, by mouse and by keyboard; the ordinary route goes through`, async ({ tab, open }) => {
    const hand = await open(`/guard/pages/requests.html?via=${via}`);
    await hand.configure([]);
    await hand.orders('closed');
    for (const id of ['#button', '#link', '#box']) {
      await tab.evaluate(chooseInGesture('pointerdown'));
      await pressAt(hand, id);
      await expect.poll(() => tab.evaluate(`document.querySelector('[value=ordinary]').checked`)).toBe(true);
      expect(await arrived(tab), `mouse on ${id}`).toBeNull();
    }
    await expect.poll(() => hand.events()).toEqual(expect.arrayContaining(['submit-stopped', 'choice-reverted']));
    await pressAt(hand, '#button');
    await expect.poll(() => arrived(tab)).toBe('ordinary');
  });
}

test('Enter on a button and a link, Enter and Space on a drawn action are stopped', async ({ tab, open }) => {
  const begin = async (): Promise<void> => {
    const hand = await open('/guard/pages/requests.html?via=fetch');
    await hand.configure([]);
    await hand.orders('closed');
  };
  const takenBack = (): Promise<void> => expect.poll(() => tab.evaluate(`document.querySelector('[value=ordinary]').checked`)).toBe(true);
  for (const id of ['#button', '#link']) {
    await begin();
    await tab.locator(id).focus();
    await tab.evaluate(chooseInGesture('keydown'));
    await tab.keyboard.press('Enter');
    await takenBack();
    expect(await arrived(tab), `Enter on ${id}`).toBeNull();
  }
  for (const key of ['Enter', ' ']) {
    await begin();
    // In one turn, so that nothing can be taken back before the key is heard.
    await tab.evaluate((name) => {
      (window as unknown as { choose(value: string): void }).choose('commitment');
      document.querySelector('#box')?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    }, key);
    await takenBack();
    expect(await arrived(tab), `「${key}」 on the drawn action`).toBeNull();
  }
});

test('an action that listens to the press, not to the click, is stopped too', async ({ tab, open }) => {
  const hand = await open('/guard/pages/requests.html?via=fetch&on=mousedown');
  await hand.configure([]);
  await hand.orders('closed');
  await tab.evaluate(chooseInGesture('pointerdown'));
  await pressAt(hand, '#button');
  await expect.poll(() => tab.evaluate(`document.querySelector('[value=ordinary]').checked`)).toBe(true);
  expect(await arrived(tab)).toBeNull();
});

test('what the README says is not stopped: a script that chooses and sends in one turn, with no action of a person', async ({ tab, open }) => {
  const hand = await open('/guard/pages/requests.html?via=fetch');
  await hand.configure([]);
  await hand.orders('closed');
  await tab.evaluate(`choose('commitment'); send()`);
  await expect.poll(() => arrived(tab)).toBe('commitment');
  await expect.poll(() => hand.events(), { message: 'the choice is taken back and recorded all the same' }).toContain('choice-reverted');
});
