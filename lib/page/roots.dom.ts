import { isOwn } from '../shared/own-nodes.ts';

/** `chrome.dom` is there for content scripts only; a missing one leaves open roots. */
interface DomApi {
  openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null;
}
const domApi = (globalThis as { chrome?: { dom?: DomApi } }).chrome?.dom;

/** The shadow root of an element, closed ones included where the browser lets a content script see them; never our own. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (isOwn(element)) return null;
  if (element.shadowRoot !== null) return element.shadowRoot;
  if (domApi === undefined || !(element instanceof HTMLElement)) return null;
  try {
    return domApi.openOrClosedShadowRoot(element);
  } catch (error) {
    // After an update of the extension this throws in the copies from before it, whose blocks must stand all the same.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Elements of the kinds that can host a shadow root (custom elements and those of the DOM standard's list). */
const HOSTS = new Set('ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '));
export function mayHostShadow(element: Element): boolean {
  return HOSTS.has(element.tagName) || element.tagName.includes('-');
}

/** Shadow roots below `start` (its own included), in document order, at any depth. */
export function shadowRootsBelow(start: ParentNode): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const visit = (element: Element): void => {
    if (!mayHostShadow(element)) return;
    const root = shadowRootOf(element);
    if (root === null) return;
    found.push(root);
    for (const inner of root.querySelectorAll('*')) visit(inner);
  };
  if (start instanceof Element) visit(start);
  for (const element of start.querySelectorAll('*')) visit(element);
  return found;
}

/** `querySelectorAll` that looks into shadow roots too. An invalid selector finds nothing: lint reports it. */
export function deepQuery(start: ParentNode, selector: string, roots: readonly ShadowRoot[] = shadowRootsBelow(start)): Element[] {
  try {
    const found = [...start.querySelectorAll(selector)];
    for (const root of roots) found.push(...root.querySelectorAll(selector));
    return found;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SyntaxError') return [];
    throw error;
  }
}

/** Parent across shadow boundaries. */
export function deepParent(node: Node): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** `ancestor.contains(node)` across shadow boundaries. */
export function deepContains(ancestor: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; ) {
    if (ancestor.contains(at)) return true;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}
