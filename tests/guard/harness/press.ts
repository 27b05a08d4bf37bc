/** What a person does to a page, found by where it is drawn, without Playwright's own checks for enabled elements. */
import type { Page } from '@playwright/test';
import type { Hand } from './hand.ts';
import type { Kind } from './kinds.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In the page: the last drawn text of this wording, since lists that float come last; its element's place, or that of its letters. */
const PLACE = `(wording, letters) => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.data.trim() !== wording) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { x, y, width, height } = (letters ? range : node.parentElement).getBoundingClientRect();
    if (width > 0 && height > 0 && getComputedStyle(node.parentElement).visibility === 'visible') last = { x, y, width, height };
  }
  return last;
}`;
const boxOf = (hand: Hand, text: string, letters = false): Promise<Box | null> => hand.run(`(${PLACE})(${JSON.stringify(text)}, ${letters})`);

type Point = (page: Page, x: number, y: number) => Promise<void>;
const click: Point = (page, x, y) => page.mouse.click(x, y);
export const tap: Point = (page, x, y) => page.touchscreen.tap(x, y);

/** A real press on a text. */
export async function pressText(hand: Hand, text: string, by: Point = click): Promise<void> {
  const box = await boxOf(hand, text);
  if (box !== null) await by(hand.page, box.x + box.width / 2, box.y + box.height / 2);
}
/** On what is drawn in front of the letters: the circle, the box, the padding of a button. */
export async function pressDot(hand: Hand, text: string): Promise<void> {
  const box = await boxOf(hand, text, true);
  if (box !== null) await click(hand.page, box.x - 9, box.y + box.height / 2);
}
export async function pressAt(hand: Hand, selector: string): Promise<void> {
  const box = await hand.run<Box | null>(`(() => { const found = document.querySelector(${JSON.stringify(selector)}); if (found === null) return null; const { x, y, width, height } = found.getBoundingClientRect(); return { x, y, width, height }; })()`);
  if (box !== null) await click(hand.page, box.x + Math.min(box.width / 2, 60), box.y + box.height / 2);
}

const COMBO = '.el-select input, .el-select__wrapper, .ant-select, .layui-form-select input, .ivu-select-selection, .combo .textbox-text, .x-form-trigger-wrap input, .select2-selection, .bootstrap-select > button';
/** A list that unfolds is animated in, and has its place before it can be pressed: it is there when its last item has stood still for a moment. */
const LIST_STANDS = `new Promise((resolve) => {
  const place = ${PLACE};
  let [before, same, looks] = ['', 0, 0];
  const look = () => {
    const moving = document.getAnimations().some((animation) => animation.playState === 'running' && Number.isFinite(animation.effect?.getComputedTiming().endTime));
    const box = place('优先办理', false);
    const now = box === null || moving ? '' : [box.x, box.y, box.height].join(' ');
    same = now !== '' && now === before ? same + 1 : 0;
    before = now;
    looks += 1;
    // Nothing opened: some keys do not open some lists. One that begins to unfold has no height yet.
    if (same === 2 || looks > 100 || (box === null && !moving && looks > 10)) resolve();
    else setTimeout(look, 60);
  };
  look();
})`;
export const listStands = (hand: Hand): Promise<void> => hand.run(LIST_STANDS);
export async function openList(hand: Hand): Promise<void> {
  await pressAt(hand, COMBO);
  await listStands(hand);
}

/** Presses an option the way a mouse would, its list opened first where there is one. */
export async function pressOption(hand: Hand, kind: Kind, text: string): Promise<void> {
  if (kind.form === 'combo') await openList(hand);
  await pressText(hand, text);
}
