import { deepQuery, hasNoText, isTick, isVisible, optionText, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { hasCombo, isListItem, isShownChoice } from './drawn-select.dom.ts';

export type RouteSide = 'commitment' | 'ordinary' | 'other';

/** Words of the two routes, in the form of `labelKey`. */
export interface RouteWords {
  readonly commitment: ReadonlySet<string>;
  readonly ordinary: ReadonlySet<string>;
  /** Explanations may follow an option's words: 「告知承诺制（当场办结）」. For guessed fields; profiles are exact. */
  readonly loose?: boolean;
}

/** One option: what is drawn for it, and the native control behind it where there is one. */
export interface RouteOption {
  readonly side: RouteSide;
  readonly element: Element;
  readonly input?: HTMLInputElement | HTMLOptionElement;
  readonly text: string;
}

/** A field in which the handling route is chosen. Options are found afresh each time: hosts rebuild them. */
export interface RouteField {
  readonly group: Element;
  readonly words: RouteWords;
  /** Whether texts outside controls may be options (only inside a named group). */
  readonly bareTexts: boolean;
  /** The field is one tick or switch without a text of its own, which is the commitment option: 「是否告知承诺 [ ]」. */
  readonly tick?: boolean;
}

const CONTROLS = 'input[type=radio], input[type=checkbox], option, [role=radio], [role=checkbox], [role=switch], [role=option], [role=menuitemradio], [role=tab], button, [role=button], input[type=button], input[type=submit], a';
/** Longer texts are explanations, not options. The longest option wording known has 14 characters. */
const MAX_OPTION = 40;

export function sideOf(words: RouteWords, key: string): RouteSide {
  const side = words.commitment.has(key) ? 'commitment' : words.ordinary.has(key) ? 'ordinary' : 'other';
  if (side !== 'other' || words.loose !== true) return side;
  const end = key.search(/[(:,。;—–]/u);
  return end < 2 ? 'other' : sideOf({ ...words, loose: false }, key.slice(0, end));
}

/** Key and side of a control. An explanation inside of its label is no part of what it is called. */
function named(field: RouteField, control: Element): { key: string; side: RouteSide } {
  const raw = nativeText(control);
  const key = labelKey(raw);
  const side = key === '' || key.length > MAX_OPTION ? 'other' : sideOf(field.words, key);
  if (side !== 'other' || field.words.loose !== true || !isTick(control)) return { key, side };
  const label = control.labels?.[0];
  const first = labelKey((label?.innerText ?? raw).trim().split(/[\s(（:：,，。;；—–]/u)[0] ?? '');
  return { key: first, side: first.length < 2 ? 'other' : sideOf(field.words, first) };
}

function nativeText(control: Element): string {
  if (control instanceof HTMLOptionElement) return control.text;
  if (isTick(control)) return optionText(control);
  if (control instanceof HTMLInputElement) return control.value;
  return wholeText(control) || (control.getAttribute('aria-label') ?? control.getAttribute('title') ?? '');
}

/** The element that stands for an input to the eye: its label, its box, or itself. */
function drawnFor(input: HTMLInputElement): Element {
  const label = input.labels?.[0];
  if (label !== undefined && label !== null) return label;
  const next = input.nextElementSibling;
  if (!isVisible(input) && next !== null && isVisible(next) && labelKey(wholeText(next)) !== '') return next;
  return input;
}

/** Options of a field, in document order, natives and drawn ones alike. */
export function optionsOf(field: RouteField): RouteOption[] {
  if (field.tick === true) return tickOf(field);
  const found: RouteOption[] = [];
  const covered = new Set<Element>();
  const owners = field.group.matches(CONTROLS) ? [field.group] : [];
  for (const control of [...owners, ...deepQuery(field.group, CONTROLS)]) {
    // A drawn radio around a native one is the same option: the native one speaks for both.
    if (!(control instanceof HTMLInputElement) && control.querySelector('input[type=radio], input[type=checkbox]') !== null) continue;
    const { key, side } = named(field, control);
    if (key === '' || key.length > MAX_OPTION) continue;
    const link = control instanceof HTMLAnchorElement || control instanceof HTMLButtonElement || control.getAttribute('role') === 'button' || (control instanceof HTMLInputElement && !isTick(control));
    if (link && side === 'other') continue;
    const native = isTick(control) || control instanceof HTMLOptionElement ? control : undefined;
    const element = isTick(control) ? drawnFor(control) : control;
    covered.add(element);
    covered.add(control);
    found.push({ side, element, input: native as RouteOption['input'], text: key });
  }
  if (field.bareTexts) found.push(...bareOptions(field, covered));
  return found;
}

/** Ticks and switches of a group, where each is a field of its own. */
export const TICKS = 'input[type=checkbox], [role=checkbox], [role=switch]';

function tickOf(field: RouteField): RouteOption[] {
  const control = [field.group, ...deepQuery(field.group, TICKS)].find((one) => one.matches(TICKS));
  if (control === undefined) return [];
  const input = control instanceof HTMLInputElement ? control : (control.querySelector<HTMLInputElement>('input[type=checkbox]') ?? undefined);
  const element = control.closest('[role=checkbox], [role=switch]') ?? (input === undefined ? control : drawnFor(input));
  return [{ side: 'commitment', element, input, text: [element, field.group].map((one) => labelKey(wholeText(one))).find((key) => key !== '' && key.length <= MAX_OPTION) ?? '告知承诺' }];
}

/** Texts in the group that are options without any role: list items of drawn selects, styled boxes. */
function bareOptions(field: RouteField, covered: ReadonlySet<Element>): RouteOption[] {
  const found: RouteOption[] = [];
  for (const { element, side, key } of bareTexts(field)) {
    // What a drawn select shows as chosen must stay clickable: it opens the list.
    if (isShownChoice(field, element)) continue;
    if ([...covered].some((known) => known.contains(element) || element.contains(known))) continue;
    found.push({ side, element, text: key });
  }
  return found;
}

/** Innermost elements of the group whose whole text is one of the route's words. */
function bareTexts(field: RouteField): { element: Element; side: RouteSide; key: string }[] {
  const found: { element: Element; side: RouteSide; key: string }[] = [];
  for (const element of [field.group, ...deepQuery(field.group, '*')]) {
    if (hasNoText(element) || element instanceof HTMLLabelElement || (element.textContent ?? '').length > MAX_OPTION * 2) continue;
    const key = labelKey(wholeText(element));
    const side = sideOf(field.words, key);
    if (side === 'other') continue;
    if ([...element.children].some((child) => labelKey(wholeText(child)) === key)) continue;
    found.push({ side, element, key });
  }
  return found;
}

const CHOSEN_CLASS = /(?:^|[-_])(?:is-)?(?:checked|selected|active|chosen|this|radioed)$/i;

/** Whether one option is the chosen one: native state, ARIA, then the marks that libraries put on classes. */
export function isChosen(option: RouteOption, field: RouteField): boolean {
  if (option.input instanceof HTMLOptionElement) return option.input.selected;
  if (option.input !== undefined) return option.input.checked;
  for (let at: Element | null = option.element, depth = 0; at !== null && depth < 3; at = at.parentElement, depth += 1) {
    const state = at.getAttribute('aria-checked') ?? at.getAttribute('aria-selected') ?? at.getAttribute('aria-pressed');
    if (state !== null) return state === 'true';
    if ([...at.classList].some((name) => CHOSEN_CLASS.test(name))) return true;
    if (at === field.group || at.parentElement === field.group) break;
  }
  return false;
}

/** A drawn select shows its choice as a text or in a read-only input; its options live elsewhere until it opens. */
function displayedSide(field: RouteField): RouteSide | undefined {
  const { group } = field;
  if (!hasCombo(field)) return undefined;
  for (const input of [group, ...deepQuery(group, 'input')]) {
    if (!(input instanceof HTMLInputElement) || isTick(input) || input.type === 'hidden' || !isVisible(input)) continue;
    const side = sideOf(field.words, labelKey(input.value));
    if (side !== 'other') return side;
  }
  const shown = bareTexts(field).filter(({ element }) => isVisible(element) && isShownChoice(field, element));
  const sides = new Set(shown.map((option) => option.side));
  return sides.size === 1 ? shown[0]?.side : undefined;
}

/** What is chosen in a field now. */
export function chosenIn(field: RouteField): 'commitment' | 'ordinary' | 'none' {
  const options = optionsOf(field);
  // Marks on items of an open list mean "under the pointer" as often as "chosen": the closed select tells which.
  const stateful = options.filter((option) => option.input !== undefined || !(isAction(option.element) || isListItem(option.element, field.group)));
  const chosen = stateful.filter((option) => isChosen(option, field));
  if (chosen.some((option) => option.side === 'commitment')) return 'commitment';
  const shown = displayedSide(field);
  if (shown === 'commitment') return 'commitment';
  return shown === 'ordinary' || chosen.some((option) => option.side === 'ordinary') ? 'ordinary' : 'none';
}

/** Buttons act, they hold no state, unless they say that they do. */
function isAction(element: Element): boolean {
  const button = element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement || element instanceof HTMLInputElement || element.getAttribute('role') === 'button';
  return button && !element.hasAttribute('aria-pressed') && !element.hasAttribute('aria-checked');
}
