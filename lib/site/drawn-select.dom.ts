import { deepContains, deepParent, deepQuery, isVisible } from '../page/index.dom.ts';
import type { RouteField } from './route.dom.ts';

const COMBO = '[role=combobox], [aria-haspopup=listbox], input[readonly], [class*=select], [class*=combo], [class*=dropdown]';
/** `el-select`, `ant-select`, `select2-container`, `bootstrap-select` … but not `is-selected` or `layui-unselect`. */
const COMBO_CLASS = /(?:^|[-_])(?:select2?|combo|combobox|dropdown)(?:[-_]|$)/i;

function isCombo(element: Element): boolean {
  if (element instanceof HTMLSelectElement || !element.matches(COMBO)) return false;
  const byRole = element.matches('[role=combobox], [aria-haspopup=listbox], input[readonly]');
  return byRole || [...element.classList].some((name) => COMBO_CLASS.test(name));
}

/** The drawn select of a field: what opens its list. */
export function comboOf(field: RouteField): Element | undefined {
  return [field.group, ...deepQuery(field.group, COMBO)].find(isCombo);
}
export function hasCombo(field: RouteField): boolean {
  return comboOf(field) !== undefined;
}

const ITEM = 'li, dd, option, [role=option], [role=menuitem], [role=menuitemradio], [role=treeitem]';
const ITEM_CLASS = /(?:^|[-_])(?:option|item|dropdown|select|combo|combobox|list)(?:[-_]|$)/i;
/**
 * An item of a list that a drawn select opens, wherever in the document it hangs. With `within`, only what floats inside
 * that part counts: a dialog floats as a whole, and the value that a select shows in it is no item of a list.
 */
export function isListItem(element: Element, within?: Element): boolean {
  if (itemAround(element, within) !== undefined) return true;
  for (let up: Element | null = element, depth = 0; up !== null && up !== within && depth < 4; up = deepParent(up), depth += 1) {
    if ([...up.classList].some((name) => ITEM_CLASS.test(name))) return isFloating(up, within);
  }
  return false;
}

/** The list item around an element; an item that holds the whole group is a part of the form's layout. */
function itemAround(element: Element, within: Element | undefined): Element | undefined {
  const item = element.closest(ITEM);
  return item === null || (within !== undefined && item.contains(within)) ? undefined : item;
}

export function isFloating(element: Element, within: Element | undefined): boolean {
  for (let up: Element | null = element; up !== null && up !== within && up.tagName !== 'BODY'; up = deepParent(up)) {
    const { position } = getComputedStyle(up);
    if (position === 'absolute' || position === 'fixed') return true;
  }
  return false;
}

const OPEN_CLASS = /(?:^|[-_])(?:open|opened|focus|focused|active|expanded|visible|reverse|selected)$/i;
/** 是 and 否 stand in many lists of a page; texts of three characters and more name the route by themselves. */
const TELLING = 3;

function isOpen(field: RouteField): boolean {
  const { activeElement } = field.group.ownerDocument;
  if (activeElement !== null && activeElement !== field.group && deepContains(field.group, activeElement)) return true;
  if (field.group.querySelector('[aria-expanded=true]') !== null) return true;
  const combo = comboOf(field);
  return combo !== undefined && [combo, ...combo.querySelectorAll('*')].some((part) => [...part.classList].some((name) => OPEN_CLASS.test(name)));
}

/** The lists that a field's drawn select names as its own, with the layer that each hangs in. */
function namedLists(field: RouteField): Element[] {
  const owners = [field.group, ...deepQuery(field.group, '[aria-controls], [aria-owns]')];
  const ids = owners.flatMap((owner) => `${owner.getAttribute('aria-controls') ?? ''} ${owner.getAttribute('aria-owns') ?? ''}`.split(' ')).filter((id) => id !== '');
  return ids.flatMap((id) => {
    const list = field.group.ownerDocument.getElementById(id);
    return list === null ? [] : [list.parentElement?.parentElement ?? list];
  });
}

/** Whether a list item somewhere in the document belongs to this field and not to its neighbour. */
export function belongsTo(field: RouteField, item: Element, key: string): boolean {
  if (deepContains(field.group, item)) return true;
  const named = namedLists(field);
  if (named.some((list) => list.tagName !== 'BODY' && list.contains(item))) return true;
  return (isOpen(field) && isVisible(item)) || (named.length === 0 && key.length >= TELLING);
}

/** The text that a closed drawn select shows, as against an item of its list. */
export function isShownChoice(field: RouteField, element: Element): boolean {
  const combo = comboOf(field);
  if (combo === undefined) return false;
  return !isListItem(element, field.group) || (combo.contains(element) && itemAround(element, field.group) === undefined);
}
