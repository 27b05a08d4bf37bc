/** How a route can come to be chosen: what a person, a script or a framework does, by form of control. */
import type { Page } from '@playwright/test';

export type Form = 'radio' | 'tick' | 'select' | 'combo';
export interface Kind {
  readonly name: string;
  readonly url: string;
  readonly form: Form;
  /** The options are not in the document before the list has been opened once. */
  readonly lazy?: boolean;
  /** The library's control cannot be reached by keyboard at all. */
  readonly noKeys?: boolean;
  /** Visible texts of the options; the commitment option of a yes/no field is 是. */
  readonly commitment: string;
  readonly ordinary: string;
}

const P = '/guard/pages/';
const TEXTS = { commitment: '告知承诺制', ordinary: '一般程序' };
export const KINDS: readonly Kind[] = [
  { name: 'native radio', url: `${P}native.html?kind=radio`, form: 'radio', ...TEXTS },
  { name: 'native yes/no', url: `${P}native.html?kind=yesno`, form: 'radio', commitment: '是', ordinary: '否' },
  { name: 'native checkbox', url: `${P}native.html?kind=checkbox`, form: 'tick', commitment: '采用告知承诺制', ordinary: '' },
  { name: 'native select', url: `${P}native.html?kind=select`, form: 'select', ...TEXTS },
  { name: 'element-ui radio', url: `${P}element.html?kind=radio`, form: 'radio', ...TEXTS },
  { name: 'element-ui select', url: `${P}element.html?kind=select`, form: 'combo', ...TEXTS },
  { name: 'antd radio-button', url: `${P}antd.html?kind=button`, form: 'radio', ...TEXTS },
  { name: 'antd select', url: `${P}antd.html?kind=select`, form: 'combo', lazy: true, ...TEXTS },
  { name: 'layui radio', url: `${P}layui.html?kind=radio`, form: 'radio', noKeys: true, ...TEXTS },
  { name: 'layui select', url: `${P}layui.html?kind=select`, form: 'combo', ...TEXTS },
  { name: 'drawn radio', url: `${P}drawn.html?kind=drawn`, form: 'radio', ...TEXTS },
  { name: 'drawn radio, arrows choose', url: `${P}drawn.html?arrows=1`, form: 'radio', ...TEXTS },
];

async function middle(page: Page, text: string): Promise<{ x: number; y: number } | undefined> {
  const all = page.getByText(text, { exact: true });
  for (let at = (await all.count()) - 1; at >= 0; at -= 1) {
    const box = await all.nth(at).boundingBox();
    if (box !== null && box.width > 0 && box.height > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}

/** A real mouse press on a text, without Playwright's own checks for enabled elements. */
export async function pressText(page: Page, text: string): Promise<void> {
  const at = await middle(page, text);
  if (at !== undefined) await page.mouse.click(at.x, at.y);
}
async function tapText(page: Page, text: string): Promise<void> {
  const at = await middle(page, text);
  if (at !== undefined) await page.touchscreen.tap(at.x, at.y);
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

const COMBO = '.el-select input, .ant-select, .layui-form-select input';
async function openList(page: Page): Promise<void> {
  await pressAt(page, COMBO);
  await page.waitForTimeout(350);
}
/** Puts the focus where Tab from the field above would: on the first reachable thing of the group. */
async function focusGroup(page: Page): Promise<void> {
  await page.locator('input[name=name], .el-input__inner, #name, [role=radio], select, #group input').first().focus();
  const inside = await page.evaluate(() => document.activeElement?.matches('[role=radio], select, input[type=radio], input[type=checkbox]') ?? false);
  if (!inside) await page.keyboard.press('Tab');
}
const keys =
  (...names: string[]) =>
  async (page: Page): Promise<void> => {
    await focusGroup(page);
    for (const name of names) {
      if (name.startsWith('text:')) await typeAhead(page, name.slice(5));
      else await page.keyboard.press(name);
      await page.waitForTimeout(40);
    }
  };
const inList =
  (...names: string[]) =>
  async (page: Page): Promise<void> => {
    await openList(page);
    for (const name of names) {
      if (name.startsWith('text:')) await page.keyboard.insertText(name.slice(5));
      else await page.keyboard.press(name);
      await page.waitForTimeout(150);
    }
  };
const run =
  (code: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(code);
  };

export type Way = readonly [name: string, act: (page: Page, kind: Kind) => Promise<void>];
const SCRIPTED: readonly Way[] = [
  ['model', run(`setModel('commitment')`)],
  ['re-render, mouse', async (page, kind) => {
    await page.evaluate('rerender()');
    if (kind.form === 'combo') await openList(page);
    await pressText(page, kind.commitment);
  }],
];
const POINTED: readonly Way[] = [
  ['mouse', (page, kind) => pressText(page, kind.commitment)],
  ['touch', (page, kind) => tapText(page, kind.commitment)],
];

export const WAYS: Readonly<Record<Form, readonly Way[]>> = {
  radio: [
    ...POINTED,
    ['dot', async (page, kind) => {
      const at = await middle(page, kind.commitment);
      const box = await page.getByText(kind.commitment, { exact: true }).last().boundingBox();
      if (at !== undefined && box !== null) await page.mouse.click(box.x - 8, at.y);
    }],
    ['synthetic click', run(`[...document.querySelectorAll('input[value=commitment], [data-value=commitment], label')].filter((e) => e.matches('input, div') || /告知承诺制/.test(e.textContent)).forEach((e) => e.click())`)],
    ['Space', keys('ArrowRight', 'Space')],
    ['arrows', keys('ArrowRight', 'ArrowRight', 'ArrowLeft')],
    ['arrows up', keys('ArrowLeft', 'ArrowLeft')],
    ['Enter', keys('ArrowRight', 'Enter')],
    ['.checked=', run(`{ const e = document.querySelector('input[value=commitment]'); if (e) e.checked = true; }`)],
    ...SCRIPTED,
  ],
  tick: [...POINTED, ['Space', keys('Space')], ['.checked=', run(`document.querySelector('input[value=commitment]').checked = true`)], ...SCRIPTED],
  select: [
    ['arrow', keys('ArrowDown', 'ArrowDown')],
    ['End, up', keys('End', 'ArrowUp')],
    ['type-ahead', keys('text:告')],
    ['open, down, Enter', keys('Space', 'ArrowDown', 'ArrowDown', 'Enter')],
    ['.value=', run(`document.querySelector('select').value = 'commitment'`)],
    ['.value= and change', run(`{ const e = document.querySelector('select'); e.value = 'commitment'; e.dispatchEvent(new Event('change', { bubbles: true })); }`)],
    ...SCRIPTED,
  ],
  combo: [
    ['mouse', async (page, kind) => {
      await openList(page);
      await pressText(page, kind.commitment);
    }],
    ['touch', async (page, kind) => {
      await openList(page);
      await tapText(page, kind.commitment);
    }],
    ['down, Enter', inList('ArrowDown', 'ArrowDown', 'Enter')],
    ['up, Enter', inList('ArrowUp', 'ArrowUp', 'Enter')],
    ['down, Tab', inList('ArrowDown', 'ArrowDown', 'Tab')],
    ['one down, Enter', inList('ArrowDown', 'Enter')],
    ['one down, Tab', inList('ArrowDown', 'Tab')],
    ['type, Enter', inList('text:告知', 'Enter')],
    ['type, down, Enter', inList('text:告知', 'ArrowDown', 'Enter')],
    ...SCRIPTED,
  ],
};

/** Choosing the ordinary option must stay possible, by each hand. */
export const ORDINARY_BY_MOUSE: Readonly<Record<Form, (page: Page, kind: Kind) => Promise<void>>> = {
  radio: (page, kind) => pressText(page, kind.ordinary),
  tick: async () => {},
  select: async (page) => {
    await page.locator('select').selectOption('ordinary');
  },
  combo: async (page, kind) => {
    await openList(page);
    await pressText(page, kind.ordinary);
  },
};
export const ORDINARY_BY_KEYS: Readonly<Record<Form, (page: Page, kind: Kind) => Promise<void>>> = {
  radio: keys('Space'),
  tick: async () => {},
  select: keys('text:一'),
  // antd marks the first item on opening, the others wait for an arrow.
  combo: async (page, kind) => inList(...(kind.lazy === true ? ['Enter'] : ['ArrowDown', 'Enter']))(page),
};
