import { expect, test } from './harness/fixtures.ts';

/** Pages that never come to rest must not be slowed down: passes share a tenth of the time at most. */
test('a page of 20,000 cells that changes all the time stays quick', async ({ tab, open }) => {
  const hand = await open('/guard/pages/native.html?kind=radio');
  await tab.evaluate(() => {
    const table = document.createElement('table');
    for (let row = 0; row < 2_000; row += 1) {
      const line = table.insertRow();
      for (let cell = 0; cell < 10; cell += 1) line.insertCell().textContent = `单元 ${row} ${cell}`;
    }
    document.body.append(table);
  });
  await hand.configure([]);
  await hand.orders('closed');
  const busy = await tab.evaluate(async () => {
    const first = document.querySelector('table:last-of-type td') as HTMLElement;
    const timer = setInterval(() => (first.textContent = String(performance.now())), 20);
    let blocked = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) blocked += entry.duration;
    });
    observer.observe({ entryTypes: ['longtask'] });
    const began = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    clearInterval(timer);
    observer.disconnect();
    return blocked / (performance.now() - began);
  });
  console.log(`share of time in long tasks: ${(busy * 100).toFixed(1)} %`);
  // A tenth by design; twice that leaves room for a busy test machine.
  expect(busy).toBeLessThan(0.2);
  expect(await hand.reading()).toMatchObject({ applicant: { name: '示例餐饮有限公司' }, route: { present: true } });
});
