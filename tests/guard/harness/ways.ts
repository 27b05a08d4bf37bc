/** How a route can come to be chosen: what a person, a script or a framework does, by form of control. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hand } from './hand.ts';
import type { Form, Kind } from './kinds.ts';
import { listStands, openList, pressDot, pressText, tap } from './press.ts';

/** From the field above with Tab, as a person would. */
const FIELD = `document.querySelector('input[name=name], #name, .el-input__inner, .ivu-input')`;
async function tabInto(hand: Hand): Promise<void> {
  await hand.run(`${FIELD}.focus()`);
  await hand.page.keyboard.press('Tab');
}
async function press(hand: Hand, names: readonly string[], pause: number, typed: (text: string) => Promise<void>): Promise<void> {
  for (const name of names) {
    if (name.startsWith('text:')) await typed(name.slice(5));
    else await hand.page.keyboard.press(name);
    await sleep(pause);
  }
}

export type Act = (hand: Hand, kind: Kind) => Promise<void>;
const keys =
  (...names: string[]): Act =>
  async (hand) => {
    if (await hand.run<boolean>(`${FIELD} !== null`)) await tabInto(hand);
    else await hand.run(`document.querySelector('[role=radio]').focus()`);
    // A key with a Chinese character on it: what a select's type-ahead sees after an input method.
    await press(hand, names, 40, (text) => hand.key(text));
  };
const inList =
  (...names: string[]): Act =>
  async (hand) => {
    await openList(hand);
    await press(hand, names, 110, (text) => hand.page.keyboard.insertText(text));
  };
const byKeys =
  (...names: string[]): Act =>
  async (hand) => {
    await tabInto(hand);
    await press(hand, names.slice(0, 1), 40, (text) => hand.page.keyboard.insertText(text));
    await listStands(hand);
    await press(hand, names.slice(1), 110, (text) => hand.page.keyboard.insertText(text));
  };
const run =
  (code: string): Act =>
  async (hand) => {
    await hand.run(code);
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
const BACK: Ways = { back: steps(run(`setModel('commitment')`)) };

const both = (act: (hand: Hand, text: string) => Promise<void>): Step[] => steps((hand, kind) => act(hand, kind.commitment), (hand, kind) => act(hand, kind.ordinary));
const again = async (hand: Hand): Promise<void> => {
  await hand.run('rerender()');
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
    touch: both((hand, text) => pressText(hand, text, tap)),
    arrows: steps(keys('ArrowRight'), keys('ArrowRight', 'ArrowLeft'), keys('ArrowRight', 'ArrowRight', 'ArrowLeft'), keys('ArrowLeft', 'ArrowLeft')),
    'Tab, Space': steps(keys('Space'), keys('ArrowRight', 'Space'), keys('ArrowRight', 'Enter'), keys('Tab', 'Space')),
    script: steps(
      run(`[...document.querySelectorAll('input[value=commitment], [data-value=commitment], label')].filter((e) => e.matches('input, div, button') || /告知承诺制/.test(e.textContent)).forEach((e) => e.click())`),
      run(`{ const e = document.querySelector('input[value=commitment]'); if (e) e.checked = true; }`),
    ),
    ...CHOSEN,
    're-rendered': both(async (hand, text) => {
      await again(hand);
      await pressText(hand, text);
    }),
    ...BACK,
  },
  tick: {
    mouse: steps((hand, kind) => pressDot(hand, kind.commitment)),
    label: steps((hand, kind) => pressText(hand, kind.commitment)),
    touch: steps((hand, kind) => pressText(hand, kind.commitment, tap)),
    'Tab, Space': steps(keys('Space')),
    script: steps(run(`document.querySelector('input[value=commitment]').click()`), run(`document.querySelector('input[value=commitment]').checked = true`)),
    ...TICKED,
    're-rendered': steps(async (hand, kind) => {
      await again(hand);
      await pressText(hand, kind.commitment);
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
    mouse: both(async (hand, text) => {
      await openList(hand);
      await pressText(hand, text);
    }),
    touch: both(async (hand, text) => {
      await openList(hand);
      await pressText(hand, text, tap);
    }),
    arrows: steps(inList('ArrowDown', 'Enter'), inList('ArrowDown', 'ArrowDown', 'Enter'), inList('ArrowUp', 'ArrowUp', 'Enter'), inList('Enter')),
    Tab: steps(inList('ArrowDown', 'Tab'), inList('ArrowDown', 'ArrowDown', 'Tab')),
    'type-ahead': steps(inList('text:告知', 'Enter'), inList('text:告知', 'ArrowDown', 'Enter'), inList('text:一般', 'ArrowDown', 'Enter')),
    'popup by keys': steps(byKeys('ArrowDown', 'Enter'), byKeys('ArrowDown', 'ArrowDown', 'Enter'), byKeys('Enter', 'ArrowDown', 'Enter')),
    ...CHOSEN,
    're-rendered': both(async (hand, text) => {
      await again(hand);
      await openList(hand);
      await pressText(hand, text);
    }),
    ...BACK,
  },
};
/** Ways that end on another page and come back. */
export const LEAVES: ReadonlySet<string> = new Set(['back']);
