import type { Page } from '@playwright/test';
import { expect, test, type Hand } from './harness/fixtures.ts';
import { KINDS, ORDINARY_BY_KEYS, ORDINARY_BY_MOUSE, pressAt, WAYS, type Kind } from './harness/ways.ts';

/**
 * What the block does not stop in the field itself, by name; the same list stands in lib/guard/guard.design.md.
 * In all of these the submit gate still has to hold. Better and worse both fail.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {};

/** What was handed in; waits a while for it, since the machine may be busy. Null: nothing arrived. */
async function sent(page: Page, patience = 3_000): Promise<string | null> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (page.url().endsWith('/received') || (await page.locator('body').getAttribute('data-sent')) !== null) break;
    await page.waitForTimeout(40);
  }
  if (page.url().endsWith('/received')) return new URLSearchParams(await page.locator('#received').innerText()).get('route') ?? '';
  return page.locator('body').getAttribute('data-sent');
}

/** The model of the page; a page that has been left, or is just being left, has none. */
async function modelOf(page: Page): Promise<unknown> {
  return page.evaluate(() => (typeof window.model === 'function' ? window.model() : undefined)).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('navigation')) return undefined;
    throw error;
  });
}

async function begin(open: (path: string) => Promise<Hand>, page: Page, kind: Kind, preselect?: string): Promise<Hand> {
  const hand = await open(kind.url + (preselect === undefined ? '' : `&preselect=${preselect}`));
  await page.waitForFunction(() => typeof window.model === 'function');
  await hand.configure([]);
  expect(await hand.reading(), kind.name).toMatchObject({ applicant: { name: '示例餐饮有限公司' }, route: { present: kind.lazy !== true || preselect !== undefined } });
  await hand.orders('closed');
  return hand;
}

for (const kind of KINDS) {
  test(`${kind.name}: commitment stays closed, ordinary stays open`, async ({ tab, open }) => {
    test.setTimeout(120_000);
    const row: Record<string, string> = {};
    const leaks: string[] = [];
    const trial = async (name: string, act: (hand: Hand) => Promise<void>, preselect?: string): Promise<void> => {
      const hand = await begin(open, tab, kind, preselect);
      await act(hand);
      await tab.waitForTimeout(80);
      const early = await modelOf(tab);
      // Two turns of the slow watch: what has not been taken back by then stays.
      for (let wait = 0; wait < 10 && (await modelOf(tab)) === 'commitment'; wait += 1) await tab.waitForTimeout(100);
      const model = await modelOf(tab);
      if (!tab.url().endsWith('/received')) {
        await tab.keyboard.press('Escape');
        await pressAt(tab, '#save');
      }
      const arrived = await sent(tab, model === 'commitment' ? 400 : 150);
      expect(arrived, `${kind.name} / ${name}: a commitment application was handed in`).not.toBe('commitment');
      row[name] = model === 'commitment' ? 'LEAK' : early === 'commitment' ? 'late' : 'ok';
      if (model === 'commitment') leaks.push(name);
    };
    for (const [name, act] of WAYS[kind.form]) {
      await trial(name, () => act(tab, kind));
      // The same way with an open guard: a way that does not choose the option there proves nothing.
      if (name === 'model') continue;
      const hand = await open(kind.url);
      await tab.waitForFunction(() => typeof window.model === 'function');
      await hand.configure([]);
      await act(tab, kind);
      await tab.waitForTimeout(60);
      if ((await modelOf(tab)) !== 'commitment') row[name] = `(${row[name]})`;
    }
    await trial('preselected', async () => {}, 'commitment');
    await trial('reset', async () => {
      await tab.evaluate(`setModel('ordinary')`).catch(() => undefined);
      await tab.evaluate('resetModel()');
    }, 'commitment');
    console.log(`${kind.name.padEnd(28)} ${Object.entries(row).map(([name, result]) => `${name}: ${result}`).join(' · ')}`);

    expect(Object.values(row).filter((result) => !result.startsWith('(')).length, 'ways that work at all').toBeGreaterThanOrEqual(6);

    // A library without keyboard access gives none to the ordinary option either: nothing that we could keep open.
    for (const [hand, choose] of [['mouse', ORDINARY_BY_MOUSE], ['keyboard', ORDINARY_BY_KEYS]] as const) {
      if (hand === 'keyboard' && kind.noKeys === true) continue;
      await begin(open, tab, kind);
      await choose[kind.form](tab, kind);
      const wanted = kind.form === 'tick' ? undefined : 'ordinary';
      await expect.poll(() => modelOf(tab), { message: `${kind.name}: ordinary by ${hand}` }).toBe(wanted);
      await tab.keyboard.press('Escape');
      await pressAt(tab, '#save');
      expect(await sent(tab), `${kind.name}: ordinary handed in by ${hand}`).toBe(wanted ?? '');
    }
    expect(leaks, `${kind.name}: known state changed`).toEqual(KNOWN[kind.name] ?? []);
  });
}

declare global {
  interface Window {
    model: () => unknown;
  }
}
