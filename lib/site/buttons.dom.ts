import { deepQuery, isControl, isVisible, targetOfLabel, wholeText, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import * as words from './generic.ts';
import type { View } from './locate.dom.ts';

interface Buttons {
  readonly all: readonly { readonly element: Element; readonly key: string }[];
  readonly submit: readonly Element[];
  readonly search: readonly Element[];
}

const cache = new WeakMap<View, Buttons>();
/** Buttons of a page, found once a pass. */
function buttonsOf(view: View): Buttons {
  let found = cache.get(view);
  if (found === undefined) {
    const elements = deepQuery(view.root, 'button, input[type=submit], input[type=button], [role=button], a[class*=btn], a[class*=button]', view.texts.shadowRoots);
    const all = elements.map((element) => ({ element, key: buttonKey(element) })).filter(({ key, element }) => key !== '' && isVisible(element));
    const having = (fits: (key: string) => boolean): Element[] => all.filter(({ key }) => fits(key)).map(({ element }) => element);
    found = { all, submit: having((key) => words.SUBMIT_BUTTONS.has(key)), search: having((key) => words.SEARCH_BUTTON.test(key)) };
    cache.set(view, found);
  }
  return found;
}

export function buttonKey(button: Element): string {
  if (button instanceof HTMLInputElement) return bareKey(button.value);
  return (button.textContent ?? '').length > 60 ? '' : bareKey(wholeText(button));
}

/** 「提交 Submit」 is 提交; a button in English alone stays what it is. */
function bareKey(text: string): string {
  const key = labelKey(text);
  return words.relaxedKey(key) || key;
}

export function submitButtons(view: View): readonly Element[] {
  return buttonsOf(view).submit;
}

/** A step of an application: its buttons stand there once (rows of a list repeat theirs), or a bar of steps does. */
export function isStep(view: View): boolean {
  const keys = buttonsOf(view).all.map(({ key }) => key).filter((key) => words.STEP_BUTTONS.has(key));
  if (keys.some((key) => keys.indexOf(key) === keys.lastIndexOf(key))) return true;
  if ([...view.root.querySelectorAll('[aria-current=step], [class*=step]')].some((bar) => STEP_CLASS.test(bar.getAttribute('class') ?? '') && isVisible(bar))) return true;
  return [...view.texts.byKey.keys()].some((key) => key.length <= 12 && words.STEP_TEXT.test(key));
}
const STEP_CLASS = /(?:^|[\s_-])(?:steps?|wizard)(?:$|[\s_-])/i;

/** A filter above a list carries the same labels as an application; its buttons give it away. What cannot be typed into is no filter. */
export function inSearchForm(view: View, place: TextPlace): boolean {
  const target = place.inline === undefined ? (isControl(place.node) ? { element: place.node } : targetOfLabel(place)) : undefined;
  return target !== undefined && 'element' in target && isEditable(target.element) && inSearchArea(view, elementOf(place));
}

export function elementOf(place: TextPlace): Element | null {
  return place.node instanceof Text ? place.node.parentElement : place.node;
}

export function inSearchArea(view: View, element: Element | null): boolean {
  const form = element?.closest('form, [role=search], [class*=search], [class*=query], [class*=filter]');
  if (form !== undefined && form !== null) return isSearchArea(view, form);
  // Without a form: the nearest wrapper with a search button tells.
  for (let at = element, depth = 0; at !== null && depth < 5 && at.tagName !== 'BODY'; at = at.parentElement, depth += 1) {
    const around = at;
    if (buttonsOf(view).search.some((button) => around.contains(button))) return isSearchArea(view, around);
  }
  return false;
}

function isEditable(element: Element): boolean {
  const control = [element, ...deepQuery(element, 'input, select, textarea')].find((one) => isControl(one) && isVisible(one));
  return control !== undefined && !(control as HTMLInputElement).disabled && !(control as HTMLInputElement).readOnly;
}

/** 「查询」 beside the code of an application fetches the party's data: what hands an application in is no filter. */
function isSearchArea(view: View, area: Element): boolean {
  const { search, submit } = buttonsOf(view);
  return search.some((button) => area.contains(button)) && !submit.some((button) => area.contains(button));
}
