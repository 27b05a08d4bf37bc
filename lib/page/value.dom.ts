import { deepQuery, shadowRootOf } from './roots.dom.ts';
import { cleanValue } from './text.ts';
import { hasNoText, isVisible } from './visible.dom.ts';

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function isControl(node: Node): node is Control {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

const NOT_TYPED = new Set(['button', 'submit', 'reset', 'image', 'file', 'password', 'radio', 'checkbox']);
export function isTick(node: Node): node is HTMLInputElement & { type: 'radio' | 'checkbox' } {
  return node instanceof HTMLInputElement && (node.type === 'radio' || node.type === 'checkbox');
}

/** What a control holds now: the `.value` property (never the attribute), or the text of the chosen option. */
export function controlValue(control: Control): string {
  if (control instanceof HTMLSelectElement) {
    const chosen = control.selectedOptions[0];
    return chosen === undefined || chosen.value === '' ? '' : cleanValue(chosen.text);
  }
  return control instanceof HTMLInputElement && NOT_TYPED.has(control.type) ? '' : cleanValue(control.value);
}

/**
 * What an element shows as a value: its controls first, then its text. Where a widget keeps the typed text in one
 * input and the value in a hidden twin beside it, the one that an officer sees wins.
 */
export function valueOf(element: Element): string {
  if (isControl(element)) {
    if (isVisible(element)) return controlValue(element) || twinValue(element);
    // The widget took over: its own visible input stands right behind the original.
    const widget = element.nextElementSibling;
    const drawn = widget === null || isTick(element) ? '' : widget.querySelector('input, textarea, select') === null ? '' : valueOf(widget);
    return drawn || controlValue(element);
  }
  const controls = deepQuery(element, 'input, textarea, select').filter(isControl);
  for (const control of controls) {
    if (isTick(control) || (control instanceof HTMLInputElement && control.type === 'hidden') || !isVisible(control)) continue;
    const value = controlValue(control) || twinValue(control);
    if (value !== '') return value;
  }
  const ticked = controls.find((control) => isTick(control) && control.checked);
  if (ticked !== undefined) return cleanValue(optionText(ticked as HTMLInputElement));
  if (controls.some((control) => isTick(control))) return '';
  return cleanValue(shownText(element));
}

/** EasyUI and its like: `<input class="textbox-text"><input type="hidden" class="textbox-value">` in one wrapper. */
function twinValue(control: Control): string {
  const next = control.nextElementSibling;
  return next instanceof HTMLInputElement && next.type === 'hidden' ? cleanValue(next.value) : '';
}

/** Links beside a value that do something with it: 查看, 修改, 企业详情. A name that is itself a link is longer. */
const SIDE_LINK = /^.{0,4}$|^(?:查看|点击|进入|打开|更多)/u;

/** Visible text of a value, without the buttons and side links that stand beside it. */
export function shownText(element: Element): string {
  const main = textWithout(element, true);
  return main.trim() === '' ? textWithout(element, false) : main;
}

function textWithout(element: Element, links: boolean): string {
  let text = '';
  const root = shadowRootOf(element);
  for (const child of [...(root?.childNodes ?? []), ...element.childNodes]) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof HTMLBRElement) text += ' ';
    else if (child instanceof Element) {
      if (hasNoText(child) || child.tagName === 'BUTTON' || child.getAttribute('role') === 'tooltip') continue;
      if ((links && child.tagName === 'A' && SIDE_LINK.test((child.textContent ?? '').trim())) || !isVisible(child)) continue;
      text += textWithout(child, links);
    }
  }
  return text;
}

/**
 * The text that names a radio button or checkbox: its labels, what its wrapper says, what follows it (a bare text
 * node, a sibling drawn by a library), its `title` or accessible name.
 */
export function optionText(input: HTMLInputElement): string {
  for (const label of input.labels ?? []) {
    const text = label.textContent ?? '';
    if (text.trim() !== '') return text;
  }
  for (let next = input.nextSibling; next !== null; next = next.nextSibling) {
    if (next instanceof HTMLInputElement) break;
    const text = next.textContent ?? '';
    if (!(next instanceof Comment) && text.trim() !== '') return text;
  }
  return input.getAttribute('aria-label') ?? (input.title || wrapperText(input));
}

/** Drawn controls wrap the input in a box of its own, and the text stands behind the box. */
function wrapperText(input: HTMLInputElement): string {
  let at: Element | null = input.parentElement;
  for (let depth = 0; at !== null && depth < 3; depth += 1, at = at.parentElement) {
    if ((at.textContent ?? '').trim() !== '') return at.textContent ?? '';
    for (let next = at.nextSibling; next !== null; next = next.nextSibling) {
      if (next instanceof Element && next.querySelector('input') !== null) break;
      if ((next.textContent ?? '').trim() !== '' && !(next instanceof Comment)) return next.textContent ?? '';
    }
  }
  return '';
}
