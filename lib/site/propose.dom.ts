import { deepContains, deepParent, deepQuery, indexTexts, isVisible, targetOfLabel, valueOf, wholeText, groupOfLabel, activeCell, nextCell, rowOf } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { elementsOf, partsOf, targetsOf, type View } from './locate.dom.ts';
import type { Locator, PageProfile } from './schema.ts';

export type ProposedField = keyof NonNullable<PageProfile['applicant']> | 'route' | 'submit' | 'scope' | 'exclude' | 'ready' | 'caseValue';

/** Fields that are read as values; the others are parts of the page or actions. */
const VALUES: ReadonlySet<ProposedField> = new Set(['name', 'code', 'regNo', 'orgCode', 'legalRep', 'personId', 'caseValue']);
const MAX_PROPOSED = 6;

/**
 * Ways to find a clicked element again as a given field, best first: by what an officer reads (label, header cell,
 * column, text), then by stable attributes. Each was tried on the page and finds exactly this element, or for a
 * value something that holds it and says the same. Empty: nothing lasting tells the element from others.
 */
export function proposeLocators(element: Element, field: ProposedField, clickedRow?: Element): Locator[] {
  const root = element.ownerDocument;
  const view: View = { root, texts: indexTexts(root), clickedRows: [clickedRow ?? rowOf(element)].filter((row) => row !== undefined), excluded: [] };
  const asValue = VALUES.has(field);
  const seen = new Set<string>();
  const found: Locator[] = [];
  for (const locator of candidates(view, element, field)) {
    const text = JSON.stringify(locator);
    if (seen.has(text)) continue;
    seen.add(text);
    if (asValue ? findsValue(view, locator, element) : findsPart(view, locator, element, field)) found.push(locator);
    if (found.length >= MAX_PROPOSED) break;
  }
  return found;
}

function findsValue(view: View, locator: Locator, element: Element): boolean {
  const targets = targetsOf(view, locator);
  const [only] = targets;
  if (targets.length !== 1 || only === undefined) return false;
  const node = 'element' in only ? only.element : 'text' in only ? only.text : only.inline;
  if (node === element) return true;
  const near = deepContains(node, element) || deepContains(element, node);
  // A part with several controls says what its first one says, and on the next page perhaps something else.
  if (node instanceof Element && deepContains(node, element) && controlsIn(node) > MAX_CONTROLS) return false;
  return near && (!(node instanceof Element) || valueOf(node) === valueOf(element) || valueOf(element) === '');
}

/** A value and its twin: the visible control and the one that is handed in. */
const MAX_CONTROLS = 2;
function controlsIn(part: Element): number {
  return deepQuery(part, 'input:not([type=hidden]), select, textarea').filter(isVisible).length;
}

/** The whole text of a form is no label of its first field; a label around its one control is. */
function wrapsOne(label: Element): boolean {
  return controlsIn(label) === 1 && deepQuery(label, 'button, a, [role=button]').length === 0;
}

function findsPart(view: View, locator: Locator, element: Element, field: ProposedField): boolean {
  const found = field === 'scope' || field === 'exclude' ? partsOf(view, [locator]) : elementsOf(view, locator);
  const same = found.filter((one) => one === element || ((field === 'route' || field === 'submit') && (deepContains(one, element) || deepContains(element, one))));
  return found.length === 1 && same.length === 1;
}

function* candidates(view: View, element: Element, field: ProposedField): Generator<Locator> {
  const asValue = VALUES.has(field);
  if (asValue || field === 'route') {
    for (const [label, row, column] of labelsAt(view, element, asValue)) {
      if (label !== undefined) yield { label };
      if (row !== undefined) yield { row };
      if (column !== undefined) yield { column };
    }
  }
  const text = wholeText(element).trim() || (element instanceof HTMLInputElement ? element.value : '');
  if (!asValue && field !== 'route' && text !== '' && labelKey(text).length <= 40) yield { text };
  const selectors = [...selectorsOf(element)];
  for (const css of selectors) yield { css };
  for (const css of selectors) if (!asValue && text !== '' && labelKey(text).length <= 40) yield { css, text };
  const around = [...ancestorSelectors(element)];
  if (asValue || field === 'route') {
    for (const [label, row] of labelsAt(view, element, asValue)) {
      for (const within of around) {
        if (label !== undefined) yield { label, within };
        if (row !== undefined) yield { row, within };
      }
    }
  }
  for (const within of around) for (const css of [...selectors, element.localName]) yield { css: `${within} ${css}` };
}

type Names = readonly [label?: string, row?: string, column?: string];

/** Numbers of a case, telephones, years: texts that the next case will not show. */
const OF_THIS_CASE = /\d{3,}/u;

/** Texts of the page whose target, neighbouring cell or column is this element: the closer the part that they name, the earlier. */
function labelsAt(view: View, element: Element, asValue: boolean): Names[] {
  const found: { readonly names: Names; readonly distance: number }[] = [];
  const note = (names: Names, node: Element | undefined): void => void found.push({ names, distance: asValue && node !== undefined ? levelsUp(element, node) : 0 });
  const isIt = (node: Element | undefined): boolean => node !== undefined && (node === element || deepContains(node, element) || (asValue && deepContains(element, node)));
  for (const [key, places] of view.texts.byKey) {
    if (key.length < 2 || key.length > 30 || OF_THIS_CASE.test(key)) continue;
    for (const place of places) {
      if (place.node instanceof Element && deepContains(place.node, element) && !wrapsOne(place.node)) continue;
      const target = asValue ? targetOfLabel(place) : undefined;
      const part = asValue ? (target !== undefined && 'element' in target ? target.element : target !== undefined && ('text' in target ? target.text : target.inline).parentElement === element ? element : undefined) : groupOfLabel(place);
      if (isIt(part)) note([key], part);
      const cell = (place.node instanceof Text ? place.node.parentElement : place.node)?.closest('td, th');
      if (!(cell instanceof HTMLTableCellElement)) continue;
      const [beside, below] = [nextCell(cell), activeCell(cell, view.clickedRows)];
      if (isIt(beside)) note([undefined, key], beside);
      if (isIt(below)) note([undefined, undefined, key], below);
    }
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ names }) => names);
}

/** How many parts lie between an element and one around it; 0 where the other is no part around it. */
function levelsUp(element: Element, around: Element): number {
  if (!deepContains(around, element)) return 0;
  let levels = 0;
  for (let at: Element | null = element; at !== null && at !== around; at = deepParent(at)) levels += 1;
  return levels;
}

/** Names that frameworks make up anew at each load: numbers of three digits and more, hashes, known prefixes. */
const GENERATED = /\d{3,}|^(?:ext-|rc_|el-id|j_idt|react|ember|__)|[0-9a-f]{6,}|:/iu;
const STATE = /(?:^|[-_])(?:active|selected|checked|focus|focused|hover|open|disabled|current|show|this)$/iu;

function* selectorsOf(element: Element): Generator<string> {
  const tag = element.localName;
  if (element.id !== '' && !GENERATED.test(element.id)) yield `#${CSS.escape(element.id)}`;
  for (const name of ['name', 'data-field', 'data-testid', 'field', 'aria-label', 'placeholder']) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '' && value.length <= 60 && !GENERATED.test(value)) yield `${tag}[${name}=${JSON.stringify(value)}]`;
  }
  const classes = [...element.classList].filter((name) => !GENERATED.test(name) && !STATE.test(name)).slice(0, 3);
  if (classes.length > 0) yield `${tag}${classes.map((name) => `.${CSS.escape(name)}`).join('')}`;
}

function* ancestorSelectors(element: Element): Generator<string> {
  for (let at = deepParent(element), depth = 0; at !== null && depth < 8 && at.tagName !== 'BODY'; at = deepParent(at), depth += 1) yield* selectorsOf(at);
}
