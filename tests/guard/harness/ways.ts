/** How a route can come to be chosen: what a person, a script or a framework does, by form of control. */
import type { Page } from '@playwright/test';
import type { Form, Kind } from './kinds.ts';

/** Where a text is drawn: the last visible one, since lists that float come last. */
async function boxOf(page: Page, text: string): Promise<{ x: number; y: number; width: number; height: number } | undefined> {
  const all = page.getByText(text, { exact: true });
  for (let at = (await all.count()) - 1; at >= 0; at -= 1) {
    const box = await all.nth(at).boundingBox();
    if (box !== null && box.width > 0 && box.height > 0) return box;
  }
  return undefined;
}
type Point = (page: Page, x: number, y: number) => Promise<void>;
const click: Point = (page, x, y) => page.mouse.click(x, y);
const tap: Point = (page, x, y) => page.touchscreen.tap(x, y);

/** A real press on a text, without Playwright's own checks for enabled elements. */
export async function pressText(page: Page, text: string, by: Point = click): Promise<void> {
  const box = await boxOf(page, text);
  if (box !== undefined) await by(page, box.x + box.width / 2, box.y + box.height / 2);
}
/** On what is drawn in front of the text: the circle, the box, the padding of a button. */
async function pressDot(page: Page, text: string): Promise<void> {
  const found = page.getByText(text, { exact: true }).last();
  if ((await found.count()) === 0) return;
  // A label may hold the circle too: where the letters themselves begin.
  const at = await found.evaluate((element) => {
    const letters = document.createRange();
    letters.selectNodeContents(element);
    for (const node of [...element.querySelectorAll('*'), element].flatMap((one) => [...one.childNodes])) if (node instanceof Text && node.data.trim() !== '') letters.selectNodeContents(node);
    const { left, top, height } = letters.getBoundingClientRect();
    return { x: left, y: top + height / 2 };
  });
  await click(page, at.x - 9, at.y);
}
export async function pressAt(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (box !== null) await page.mouse.click(box.x + Math.min(box.width / 2, 60), box.y + box.height / 2);
}

/** A key with a Chinese character on it: what a select's type-ahead sees after an input method. */
async function typeAhead(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text, unmodifiedText: text });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
  await session.detach();
}

const COMBO = '.el-select input, .el-select__wrapper, .ant-select, .layui-form-select input, .ivu-select-selection, .combo .textbox-text, .x-form-trigger-wrap input, .select2-selection, .bootstrap-select > button';
/** A list that opens is animated in: it is there when its last item has stood still for a moment. */
async function listStands(page: Page): Promise<void> {
  let before = '';
  let same = 0;
  for (let look = 0; look < 100; look += 1) {
    const moving = await page.evaluate(isMoving);
    const box = await boxOf(page, '优先办理');
    const now = box === undefined || moving ? '' : `${box.x} ${box.y} ${box.height}`;
    same = now !== '' && now === before ? same + 1 : 0;
    if (same === 2) return;
    before = now;
    await page.waitForTimeout(60);
    // Nothing opened: some keys do not open some lists. One that begins to unfold has no height yet.
    if (box === undefined && !moving && look > 9) return;
  }
}
/** A list that unfolds has its place before it can be pressed there. */
function isMoving(): boolean {
  return document.getAnimations().some((animation) => animation.playState === 'running' && Number.isFinite(animation.effect?.getComputedTiming().endTime));
}
async function openList(page: Page): Promise<void> {
  await pressAt(page, COMBO);
  await listStands(page);
}
/** From the field above with Tab, as a person would. */
async function tabInto(page: Page): Promise<void> {
  await page.locator('input[name=name], #name, .el-input__inner, .ivu-input').first().focus();
  await page.keyboard.press('Tab');
}
async function press(page: Page, names: readonly string[], pause: number, typed: (page: Page, text: string) => Promise<void>): Promise<void> {
  for (const name of names) {
    if (name.startsWith('text:')) await typed(page, name.slice(5));
    else await page.keyboard.press(name);
    await page.waitForTimeout(pause);
  }
}
const insert = (page: Page, text: string): Promise<void> => page.keyboard.insertText(text);

export type Act = (page: Page, kind: Kind) => Promise<void>;
const keys =
  (...names: string[]): Act =>
  async (page) => {
    const drawn = page.locator('[role=radio]').first();
    if ((await page.locator('input[name=name], #name, .el-input__inner, .ivu-input').count()) > 0) await tabInto(page);
    else await drawn.focus();
    await press(page, names, 40, typeAhead);
  };
const inList =
  (...names: string[]): Act =>
  async (page) => {
    await openList(page);
    await press(page, names, 110, insert);
  };
const byKeys =
  (...names: string[]): Act =>
  async (page) => {
    await tabInto(page);
    await press(page, names.slice(0, 1), 40, insert);
    await listStands(page);
    await press(page, names.slice(1), 110, insert);
  };
const run =
  (code: string): Act =>
  async (page) => {
    await page.evaluate(code);
  };

/** One thing that is done on a freshly opened page; `begin` is the choice that the page comes with. */
export interface Step {
  readonly act: Act;
  readonly begin?: 'commitment' | 'ordinary';
}
export type Ways = Readonly<Record<string, readonly Step[]>>;
const steps = (...acts: Act[]): Step[] => acts.map((act) => ({ act }));
const nothing: Act = async () => {};

const CHOSEN: Ways = {
  model: steps(run(`setModel('commitment')`), run(`setModel('ordinary')`)),
  preselected: [{ act: nothing, begin: 'commitment' }],
  // First another choice, or a reset has nothing to do.
  reset: [{ act: run(`setModel('other'); resetModel()`), begin: 'commitment' }],
};
/** Away and back, after a choice from before the page was closed: the browser puts native controls back by itself. */
const BACK: Ways = { back: [{ act: async (page) => {
  await page.evaluate(`setModel('commitment')`);
} }] };

const both = (act: (page: Page, text: string) => Promise<void>): Step[] => steps((page, kind) => act(page, kind.commitment), (page, kind) => act(page, kind.ordinary));
const again = async (page: Page): Promise<void> => {
  await page.evaluate('rerender()');
};

const TICKED: Ways = {
  model: steps(run(`setModel('commitment')`)),
  preselected: [{ act: nothing, begin: 'commitment' }],
  reset: [{ act: run(`for (const e of document.querySelectorAll('input[type=checkbox]')) e.checked = false; resetModel()`), begin: 'commitment' }],
};

export const WAYS: Readonly<Record<Form, Ways>> = {
  radio: {
    mouse: both(pressDot),
    label: both(pressText),
    touch: both((page, text) => pressText(page, text, tap)),
    arrows: steps(keys('ArrowRight'), keys('ArrowRight', 'ArrowLeft'), keys('ArrowRight', 'ArrowRight', 'ArrowLeft'), keys('ArrowLeft', 'ArrowLeft')),
    'Tab, Space': steps(keys('Space'), keys('ArrowRight', 'Space'), keys('ArrowRight', 'Enter'), keys('Tab', 'Space')),
    script: steps(
      run(`[...document.querySelectorAll('input[value=commitment], [data-value=commitment], label')].filter((e) => e.matches('input, div, button') || /告知承诺制/.test(e.textContent)).forEach((e) => e.click())`),
      run(`{ const e = document.querySelector('input[value=commitment]'); if (e) e.checked = true; }`),
    ),
    ...CHOSEN,
    're-rendered': both(async (page, text) => {
      await again(page);
      await pressText(page, text);
    }),
    ...BACK,
  },
  tick: {
    mouse: steps((page, kind) => pressDot(page, kind.commitment)),
    label: steps((page, kind) => pressText(page, kind.commitment)),
    touch: steps((page, kind) => pressText(page, kind.commitment, tap)),
    'Tab, Space': steps(keys('Space')),
    script: steps(run(`document.querySelector('input[value=commitment]').click()`), run(`document.querySelector('input[value=commitment]').checked = true`)),
    ...TICKED,
    're-rendered': steps(async (page, kind) => {
      await again(page);
      await pressText(page, kind.commitment);
    }),
    ...BACK,
  },
  select: {
    arrows: steps(keys('ArrowDown', 'ArrowDown'), keys('End', 'ArrowUp'), keys('ArrowDown')),
    'type-ahead': steps(keys('text:告'), keys('text:一')),
    'popup by keys': steps(keys('Space', 'ArrowDown', 'ArrowDown', 'Enter'), keys('Space', 'ArrowDown', 'Enter')),
    script: steps(run(`{ const e = document.querySelector('select'); e.value = 'commitment'; e.dispatchEvent(new Event('change', { bubbles: true })); }`)),
    ...CHOSEN,
    ...BACK,
  },
  combo: {
    mouse: both(async (page, text) => {
      await openList(page);
      await pressText(page, text);
    }),
    touch: both(async (page, text) => {
      await openList(page);
      await pressText(page, text, tap);
    }),
    arrows: steps(inList('ArrowDown', 'Enter'), inList('ArrowDown', 'ArrowDown', 'Enter'), inList('ArrowUp', 'ArrowUp', 'Enter'), inList('Enter')),
    Tab: steps(inList('ArrowDown', 'Tab'), inList('ArrowDown', 'ArrowDown', 'Tab')),
    'type-ahead': steps(inList('text:告知', 'Enter'), inList('text:告知', 'ArrowDown', 'Enter'), inList('text:一般', 'ArrowDown', 'Enter')),
    'popup by keys': steps(byKeys('ArrowDown', 'Enter'), byKeys('ArrowDown', 'ArrowDown', 'Enter'), byKeys('Enter', 'ArrowDown', 'Enter')),
    ...CHOSEN,
    're-rendered': both(async (page, text) => {
      await again(page);
      await openList(page);
      await pressText(page, text);
    }),
    ...BACK,
  },
};
/** Ways that end on another page and come back. */
export const LEAVES: ReadonlySet<string> = new Set(['back']);

/** Presses an option the way a mouse would, its list opened first where there is one. */
export async function pressOption(page: Page, kind: Kind, text: string): Promise<void> {
  if (kind.form === 'combo') await openList(page);
  await pressText(page, text);
}
