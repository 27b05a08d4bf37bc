import { deepQuery, isVisible, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { belongsTo, isChosen, isListItem, optionsOf, sideOf, type RouteField, type RouteOption } from '../site/index.dom.ts';
import { commitmentAt, isTakingBack } from './target.dom.ts';

/**
 * What to do with a key: `stop` it altogether, `swallow` it before the page sees it while the browser still acts
 * (Tab moves on), or `move` the choice to the next open option ourselves.
 */
export type KeyDecision = { readonly act: 'pass' } | { readonly act: 'stop' | 'swallow'; readonly option: RouteOption } | { readonly act: 'move'; readonly option: RouteOption; readonly to: RouteOption | undefined };

const PASS: KeyDecision = { act: 'pass' };
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Decides on one key press. Every key that does not choose the commitment option passes. */
export function decideKey(event: KeyboardEvent, fields: readonly RouteField[]): KeyDecision {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return PASS;
  const path = event.composedPath();
  const commits = event.key === ' ' || event.key === 'Enter' || event.key === 'Spacebar';
  if (commits) {
    const option = commitmentAt(path, fields);
    if (option !== undefined && !isTakingBack(option) && !isTextBox(path[0])) return { act: 'stop', option };
  }
  for (const field of fields) {
    const decision = decideInField(event.key, path, field, commits);
    if (decision.act !== 'pass') return decision;
  }
  return PASS;
}

function isTextBox(target: EventTarget | undefined): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !/^(?:radio|checkbox|button|submit)$/.test(target.type));
}

function decideInField(key: string, path: readonly EventTarget[], field: RouteField, commits: boolean): KeyDecision {
  const target = path[0];
  if (!(target instanceof Element)) return PASS;
  const inside = path.includes(field.group) || ownsFocus(field, target);
  const step = STEPS[key];
  if (step !== undefined) return inside && !isTextBox(target) ? decideArrow(step, target, field) : PASS;
  if (!commits && key !== 'Tab') return PASS;
  if (!inside && !isListItem(target)) return PASS;
  const option = highlighted(target, field);
  if (option === undefined) return PASS;
  return { act: key === 'Tab' ? 'swallow' : 'stop', option };
}

/** Focus may be in a search box that belongs to the group's select but hangs elsewhere. */
function ownsFocus(field: RouteField, target: Element): boolean {
  const list = target.getAttribute('aria-controls') ?? target.getAttribute('aria-owns');
  return list !== null && field.group.querySelector(`#${CSS.escape(list)}`) !== null;
}

/**
 * Arrows in a group of drawn radios: some libraries choose with each arrow. Native radios need nothing but a hand when
 * only one is left, since the browser skips disabled ones. If the next option is the closed one we move to the one after it.
 */
function decideArrow(step: 1 | -1, target: Element, field: RouteField): KeyDecision {
  const options = optionsOf(field).filter((option) => !(option.input instanceof HTMLOptionElement) && isVisible(option.element));
  const lone = loneRadio(target, options);
  if (lone !== undefined) return lone;
  const drawn = options.filter((option) => option.input === undefined || !isFocusable(option.input));
  if (drawn.length !== options.length || drawn.length < 2 || !isRadioLike(target, field)) return PASS;
  const from = drawn.findIndex((option) => option.element.contains(target) || target.getAttribute('aria-activedescendant') === option.element.id);
  const at = from >= 0 ? from : drawn.findIndex((option) => isChosen(option, field));
  const next = drawn[(at + step + drawn.length) % drawn.length];
  if (next?.side !== 'commitment') return PASS;
  let to: RouteOption | undefined;
  for (let hop = 2; hop <= drawn.length && to === undefined; hop += 1) {
    const candidate = drawn[(((at + step * hop) % drawn.length) + drawn.length) % drawn.length];
    if (candidate !== undefined && candidate.side !== 'commitment' && !isOff(candidate)) to = candidate;
  }
  return { act: 'move', option: next, to };
}

/** The browser skips disabled radios and moves nowhere when one is left: an arrow would choose nothing, ever. */
function loneRadio(target: Element, options: readonly RouteOption[]): KeyDecision | undefined {
  const commitment = options.find((option) => option.side === 'commitment');
  const open = options.filter(({ side, input }) => side !== 'commitment' && input instanceof HTMLInputElement && !input.disabled);
  const [left] = open;
  if (commitment === undefined || left === undefined || open.length > 1 || left.input !== target) return undefined;
  return target instanceof HTMLInputElement && target.type === 'radio' && !target.checked ? { act: 'move', option: commitment, to: left } : undefined;
}

/** A native input that takes focus itself; drawn radios hide theirs behind a focusable label. */
function isFocusable(input: Element): boolean {
  if (!(input instanceof HTMLInputElement) || !isVisible(input)) return false;
  return input.closest('[role=radio]') === null || input.tabIndex >= 0;
}

function isOff(option: RouteOption): boolean {
  return option.element.getAttribute('aria-disabled') === 'true' || option.element.closest('[class*=disabled]') !== null;
}

function isRadioLike(target: Element, field: RouteField): boolean {
  return target.closest('[role=radio], [role=radiogroup]') !== null || field.group.querySelector('[role=radio]') !== null;
}

/** Marks for "this item would be taken now"; the stronger kind wins over "this item is the chosen one". */
const STRONG = /(?:^|[-_])(?:hover|hovered|active|focus|focused|highlight|highlighted|cursor)$/i;
const WEAK = /(?:^|[-_])(?:selected|this|current|checked)$/i;

function strength(item: Element): number {
  return Math.max(0, ...[...item.classList].map((name) => (STRONG.test(name) ? 2 : WEAK.test(name) ? 1 : 0)));
}

/** The commitment option, if a commit key would take it now: active descendant, marked item, or the only one left. */
function highlighted(target: Element, field: RouteField): RouteOption | undefined {
  const id = target.getAttribute('aria-activedescendant');
  const active = id === null || id === '' ? null : (target.getRootNode() as Document | ShadowRoot).getElementById(id);
  if (active !== null) {
    // Hidden twins of the visible items carry the text as their name and the value as their text.
    const names = [wholeText(active), active.getAttribute('aria-label'), active.getAttribute('title')].map((name) => labelKey(name ?? ''));
    const text = names.find((name) => sideOf(field.words, name) === 'commitment');
    if (text !== undefined) return { side: 'commitment', element: active, text };
    if (names.some((name) => sideOf(field.words, name) === 'ordinary')) return undefined;
  }
  const items = openItems(target, field);
  const ours = items.filter((item) => sideOf(field.words, labelKey(wholeText(item))) === 'commitment');
  const [first] = ours;
  if (first === undefined) return undefined;
  const others = items.filter((item) => !ours.includes(item));
  const best = Math.max(0, ...ours.map(strength));
  const taken = others.length === 0 || (best > 0 && best >= Math.max(0, ...others.map(strength)));
  return taken ? { side: 'commitment', element: first, text: labelKey(wholeText(first)) } : undefined;
}

/** Visible items of the open list in which the option stands, wherever in the document it hangs. */
function openItems(target: Element, field: RouteField): Element[] {
  const root = target.ownerDocument;
  const candidates = deepQuery(root, 'li, dd, [role=option], [class*=option], [class*=item]').filter((element) => {
    const text = element.textContent ?? '';
    return text.length > 0 && text.length <= 80 && sideOf(field.words, labelKey(wholeText(element))) === 'commitment' && isVisible(element) && isListItem(element) && belongsTo(field, element, labelKey(text));
  });
  const innermost = candidates.find((element) => !candidates.some((other) => other !== element && element.contains(other)));
  let item = innermost?.closest('li, dd, [role=option]') ?? innermost;
  // Wrappers around one item's text are no list.
  while (item?.parentElement !== undefined && item.parentElement !== null && labelKey(wholeText(item.parentElement)) === labelKey(wholeText(item))) item = item.parentElement;
  const list = item?.parentElement;
  return list === undefined || list === null ? [] : [...list.children].filter((child) => isVisible(child) && labelKey(wholeText(child)) !== '');
}
