import { mayHostShadow, shadowRootOf } from './roots.dom.ts';
import { labelKey, splitPairs } from './text.ts';
import { hasNoText, isVisible } from './visible.dom.ts';

/** A place where a short text stands: the innermost element that holds it whole, or a text node beside others. */
export interface TextPlace {
  readonly node: Element | Text;
  readonly key: string;
  /** Set when label and value share one text node: 「企业名称：示例有限公司」. */
  readonly inline?: string;
}

export interface TextIndex {
  readonly byKey: ReadonlyMap<string, readonly TextPlace[]>;
  readonly shadowRoots: readonly ShadowRoot[];
  /** The page is larger than one pass may cost: what lies beyond the cap was not seen. */
  readonly truncated: boolean;
}

/** Longest text that can be a label or an option. The longest real one known has 26 characters. */
const MAX_KEY = 60;
/** One pass over 60,000 elements takes about 100 ms on a slow desk; larger pages are read on demand. */
export const MAX_ELEMENTS = 60_000;

/** Rows of a list hold data, not labels: of a long one the first rows are read, the last ones, and marked ones as they are asked for. */
const LONG_LIST = 60;
const FIRST_ROWS = 12;
const LAST_ROWS = 3;

/**
 * The first row of a long list that is left out, and the first that is read again. Forms are tables too: only rows of
 * equal width, three cells and more, are a list.
 */
function skippedRows(parent: Node): readonly [Element, Element | null] | undefined {
  if (!(parent instanceof HTMLTableSectionElement) || parent.childElementCount <= LONG_LIST) return undefined;
  const { rows } = parent;
  const at = (index: number): HTMLTableRowElement | undefined => rows[index];
  const width = at(0)?.cells.length ?? 0;
  if (width < 3 || [FIRST_ROWS, Math.floor(rows.length / 2), rows.length - 1].some((index) => at(index)?.cells.length !== width)) return undefined;
  const from = at(FIRST_ROWS);
  return from === undefined ? undefined : [from, at(rows.length - LAST_ROWS) ?? null];
}

interface Seen {
  readonly text: string | undefined;
  readonly key: string;
}
const NOTHING: Seen = { text: '', key: '' };

/** Reads every visible short text below `start` in one pass, shadow roots included. */
export function indexTexts(start: ParentNode): TextIndex {
  const byKey = new Map<string, TextPlace[]>();
  const shadowRoots: ShadowRoot[] = [];
  let left = MAX_ELEMENTS;

  const add = (place: TextPlace): void => {
    if (place.key === '') return;
    const known = byKey.get(place.key);
    if (known === undefined) byKey.set(place.key, [place]);
    else known.push(place);
  };

  const children = (parent: Node): Seen => {
    let text: string | undefined = '';
    const loose: { node: Text; key: string }[] = [];
    const below: string[] = [];
    // Siblings and node types, not iterators and classes: this loop is most of what a pass over a long table costs.
    const skipped = skippedRows(parent);
    for (let at = parent.firstChild; at !== null; at = at.nextSibling) {
      if (skipped !== undefined && at === skipped[0]) {
        at = skipped[1];
        text = undefined;
        if (at === null) break;
      }
      if (at.nodeType === Node.TEXT_NODE) {
        const child = at as Text;
        if (child.data.trim() === '') continue;
        text = text === undefined || text.length + child.data.length > MAX_KEY * 4 ? undefined : text + child.data;
        if (child.data.length <= MAX_KEY * 6) loose.push({ node: child, key: labelKey(child.data) });
      } else if (at.nodeType === Node.ELEMENT_NODE) {
        const seen = visit(at as Element);
        if (seen.key !== '') below.push(seen.key);
        text = text === undefined || seen.text === undefined || text.length + seen.text.length > MAX_KEY * 4 ? undefined : text + seen.text;
      }
    }
    const key = text === undefined || text === '' ? '' : text === loose[0]?.node.data ? loose[0].key : labelKey(text);
    const short = key.length <= MAX_KEY ? key : '';
    for (const { node, key: own } of loose) {
      const pairs = splitPairs(node.data);
      for (const pair of pairs) add({ node, key: pair.label, inline: pair.value });
      if (pairs.length > 0) continue;
      if (own !== short && own.length <= MAX_KEY) add({ node, key: own });
    }
    if (parent instanceof Element && !below.includes(short)) add({ node: parent, key: short });
    return { text, key: short };
  };

  const visit = (element: Element): Seen => {
    if (left <= 0 || hasNoText(element)) return NOTHING;
    left -= 1;
    if (element.firstChild === null && !mayHostShadow(element)) return NOTHING;
    if (!isVisible(element)) return NOTHING;
    if (mayHostShadow(element)) {
      const root = shadowRootOf(element);
      if (root !== null) {
        shadowRoots.push(root);
        children(root);
      }
    }
    return children(element);
  };

  if (start instanceof Element) visit(start);
  else children(start);
  return { byKey, shadowRoots, truncated: left <= 0 };
}
