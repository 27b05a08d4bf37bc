import { activeCell, cellOf, deepContains, deepQuery, groupOfLabel, isVisible, nextCell, rowOf, shadowRootOf, targetOfLabel, valueOf, type Target, type TextIndex, type TextPlace } from '../page/index.dom.ts';
import { cleanValue, labelKey, splitPairs } from '../page/index.ts';
import { fitsGlob } from './place.ts';
import type { Locator } from './schema.ts';

/** One reading pass: the texts of the page, found once, and what limits the search. */
export interface View {
  readonly root: Document;
  readonly texts: TextIndex;
  /** Rows that were clicked, latest first, one a list: for dialogs that do not repeat the applicant. */
  readonly clickedRows?: readonly Element[];
  readonly scope?: Element;
  readonly excluded: readonly Element[];
}

/** What `value` says of a target now; called again by the slow poll. */
export function readTarget(target: Target): string {
  if ('element' in target) return target.cut === undefined ? valueOf(target.element) : between(valueOf(target.element), target.cut);
  if ('text' in target) return cleanValue(target.text.data);
  return splitPairs(target.inline.data).find((pair) => pair.label === target.key)?.value ?? '';
}

function between(value: string, [after, before]: readonly [string, string]): string {
  const start = after === '' ? 0 : value.indexOf(after) + after.length;
  if (start < after.length) return '';
  const end = before === '' ? -1 : value.indexOf(before, start);
  return value.slice(start, end < 0 ? undefined : end).trim();
}

function anchorOf(target: Target): Node {
  return 'element' in target ? target.element : 'text' in target ? target.text : target.inline;
}

/** The node is in the part of the page that is read. */
export function inView(view: View, node: Node, within?: Element): boolean {
  if (view.scope !== undefined && !deepContains(view.scope, node)) return false;
  if (within !== undefined && !deepContains(within, node)) return false;
  return !view.excluded.some((part) => deepContains(part, node));
}

function places(view: View, text: string, within: Element | undefined): TextPlace[] {
  return (view.texts.byKey.get(labelKey(text)) ?? []).filter((place) => inView(view, place.node, within));
}

/** `css`, with `>>>` stepping into the shadow root of what was found so far. Visible or not. */
function byCss(view: View, selector: string, within: Element | undefined): Element[] {
  const [first = '', ...rest] = selector.split('>>>').map((part) => part.trim());
  let found = deepQuery(view.root, first, view.texts.shadowRoots);
  for (const step of rest) {
    found = found.flatMap((host) => {
      const root = shadowRootOf(host);
      return root === null ? [] : deepQuery(root, step);
    });
  }
  return found.filter((element) => inView(view, element, within));
}

function withinOf(view: View, locator: Locator): Element | undefined | null {
  if (locator.within === undefined) return undefined;
  return byCss(view, locator.within, undefined)[0] ?? null;
}

function cellsOf(found: readonly TextPlace[]): HTMLTableCellElement[] {
  return found.flatMap((place) => {
    const cell = (place.node instanceof Text ? place.node.parentElement : place.node)?.closest('td, th');
    return cell instanceof HTMLTableCellElement ? [cell] : [];
  });
}

/** Every target of one locator, for reading values. */
export function targetsOf(view: View, locator: Locator): Target[] {
  const within = withinOf(view, locator);
  if (within === null || !conditionHolds(view, locator)) return [];
  let found: (Target | undefined)[];
  if (locator.label !== undefined) found = places(view, locator.label, within).map(targetOfLabel);
  else if (locator.row !== undefined && locator.column !== undefined) found = crossings(view, locator.row, locator.column, within).map(wrap);
  else if (locator.row !== undefined) found = cellsOf(places(view, locator.row, within)).map((cell) => wrap(nextCell(cell)));
  else if (locator.column !== undefined) found = places(view, locator.column, within).map((place) => wrap(columnTarget(view, place)));
  else found = elementsOf(view, locator).map(wrap);
  const there = found.filter((target): target is Target => target !== undefined && inView(view, anchorOf(target), within));
  if (locator.after === undefined && locator.before === undefined) return there;
  return there.map((target) => ('element' in target ? { ...target, cut: [locator.after ?? '', locator.before ?? ''] } : target));
}

/** Another field says what this one means: 「证件类型」 decides whose number 「证件号码」 is. */
function conditionHolds(view: View, locator: Locator): boolean {
  if (locator.if === undefined) return true;
  const { is, ...where } = locator.if;
  const keys = new Set(is.map(labelKey));
  return targetsOf(view, where).some((target) => keys.has(labelKey(readTarget(target))));
}

/** Cells where a row's head and a column's head cross, also over the parts of a split grid. */
function crossings(view: View, row: string, column: string, within: Element | undefined): (Element | undefined)[] {
  const rows = places(view, row, within).flatMap((place) => rowOf(elementAt(place)) ?? []);
  return places(view, column, within).map((place) => {
    const head = cellOf(elementAt(place));
    return head === undefined ? undefined : activeCell(head, rows, false);
  });
}

function elementAt(place: TextPlace): Element | null {
  return place.node instanceof Text ? place.node.parentElement : place.node;
}

const HEADINGS = 'h1, h2, h3, h4, [role=heading]';
const DIALOGS = 'dialog[open], [role=dialog], [class*=dialog], [class*=modal], [class*=layui-layer], [class*=window]';
function headings(view: View, which: 'page' | 'dialog', within: Element | undefined): Element[] {
  const inDialog = deepQuery(view.root, DIALOGS, view.texts.shadowRoots).flatMap((dialog) => [...dialog.querySelectorAll(`${HEADINGS}, [class*=title]`)]);
  const all = which === 'dialog' ? inDialog : deepQuery(view.root, HEADINGS, view.texts.shadowRoots).filter((one) => !inDialog.includes(one));
  return all.filter((one) => isVisible(one) && labelKey(one.textContent ?? '') !== '' && inView(view, one, within)).slice(0, 1);
}

/** Whether a document bears all marks of a family of systems. Marks by CSS need not be visible: scripts, links, metas. */
export function bearsMarks(view: View, { title, marks = [] }: { readonly title?: string; readonly marks?: readonly Locator[] }): boolean {
  if (title !== undefined && !fitsGlob(title, view.root.title)) return false;
  return marks.every((mark) => (mark.css !== undefined && mark.text === undefined ? byCss(view, mark.css, undefined) : elementsOf(view, mark)).length > 0);
}

function columnTarget(view: View, place: TextPlace): Element | undefined {
  const cell = cellOf(elementAt(place));
  return cell === undefined ? undefined : activeCell(cell, view.clickedRows);
}

function wrap(element: Element | undefined): Target | undefined {
  return element === undefined ? undefined : { element };
}

/** Every element of one locator, for conditions, scopes, groups and actions. Only what is visible counts. */
export function elementsOf(view: View, locator: Locator): Element[] {
  const within = withinOf(view, locator);
  if (within === null || !conditionHolds(view, locator)) return [];
  if (locator.heading !== undefined) return headings(view, locator.heading, within);
  if (locator.label !== undefined) return defined(places(view, locator.label, within).map(groupOfLabel));
  if (locator.css !== undefined) {
    const found = byCss(view, locator.css, within).filter(isVisible);
    return locator.text === undefined ? found : found.filter((element) => labelKey(element.textContent ?? '') === labelKey(locator.text ?? ''));
  }
  if (locator.text !== undefined) {
    const drawn = places(view, locator.text, within).map((place) => (place.node instanceof Text ? place.node.parentElement : place.node));
    return [...defined(drawn), ...buttonsNamed(view, locator.text, within)];
  }
  return targetsOf(view, locator).flatMap((target) => ('element' in target ? [target.element] : []));
}

/** `<input type="submit" value="提交">` shows its text without holding it. */
function buttonsNamed(view: View, text: string, within: Element | undefined): Element[] {
  const inputs = deepQuery(view.root, 'input[type=submit], input[type=button], input[type=image]', view.texts.shadowRoots);
  return inputs.filter((input) => input instanceof HTMLInputElement && labelKey(input.value || input.alt) === labelKey(text) && isVisible(input) && inView(view, input, within));
}

function defined<T>(list: readonly (T | undefined | null)[]): T[] {
  return list.filter((one): one is T => one !== undefined && one !== null);
}

/** First alternative that finds elements wins. */
export function firstElements(view: View, locators: readonly Locator[] | undefined): Element[] {
  for (const locator of locators ?? []) {
    const found = elementsOf(view, locator);
    if (found.length > 0) return found;
  }
  return [];
}

const SECTIONS = 'fieldset, section, table, form, [role=region], [role=group], [role=dialog]';

/** For `scope` and `exclude`: a text or label stands for the part of the page that it heads. */
export function partsOf(view: View, locators: readonly Locator[] | undefined): Element[] {
  return (locators ?? []).flatMap((locator) => {
    const found = elementsOf(view, locator);
    if (locator.css !== undefined) return found;
    return found.map((element) => element.closest(SECTIONS) ?? element.parentElement ?? element);
  });
}
