import { expect, test } from './harness/fixtures.ts';

/** How long the passes take is measured by `npm run bench:page`; here: that a page which never comes to rest is read at all. */
test('a page of 20,000 cells that changes all the time is read', async ({ tab, open }) => {
  const hand = await open('/guard/pages/native.html?kind=radio');
  await tab.evaluate(() => {
    const table = document.createElement('table');
    for (let row = 0; row < 2_000; row += 1) {
      const line = table.insertRow();
      for (let cell = 0; cell < 10; cell += 1) line.insertCell().textContent = `单元 ${row} ${cell}`;
    }
    document.body.append(table);
    const first = table.querySelector('td') as HTMLElement;
    setInterval(() => (first.textContent = String(performance.now())), 20);
  });
  await hand.configure([]);
  await hand.orders('closed');
  await expect.poll(() => hand.reading()).toMatchObject({ applicant: { name: '示例餐饮有限公司' }, route: { present: true } });
});
