import { expect, test } from './harness/fixtures.ts';

test('a native radio', async ({ tab, open }) => {
  const hand = await open('/guard/pages/native.html?kind=radio');
  await hand.configure([]);
  console.log(await hand.reading());
  await hand.orders('closed');
  await tab.click('label[for=r-commitment]');
  await tab.locator('#r-ordinary').focus();
  await tab.keyboard.press('Space');
  await tab.keyboard.press('ArrowRight');
  console.log(await tab.evaluate('model()'), await hand.events());
  expect(await tab.evaluate('model()')).toBe('other');
});
