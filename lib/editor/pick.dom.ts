import { deepParent, shadowRootOf } from '../page/index.dom.ts';
import type { Layer } from './layer.dom.ts';

const BLOCKED = 'pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu touchstart touchend'.split(' ');

/** The innermost element of the page at a point of the window, through open and closed shadow roots; never ours. */
export function elementAt(own: Element, x: number, y: number): Element | undefined {
  let at = document.elementsFromPoint(x, y).find((element) => element !== own);
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    const inner: Element | undefined = shadowRootOf(at)?.elementsFromPoint(x, y).find((element) => element !== at && element.getRootNode() !== document);
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

/**
 * Lets a person choose one element of this document: pointer and click, or arrow keys and Enter; Esc gives up. The page
 * gets none of the events, and events that the page made itself choose nothing. `undefined`: given up or aborted.
 */
export function pickElement(layer: Layer, name: string, signal: AbortSignal): Promise<Element | undefined> {
  return new Promise((resolve) => {
    let current: Element | undefined;
    const point = (element: Element | undefined): void => {
      current = element;
      layer.point(element === undefined ? undefined : { element, text: name });
    };
    const end = (chosen: Element | undefined): void => {
      layer.shield(false);
      layer.point(undefined);
      removeEventListener('pointermove', onMove, true);
      removeEventListener('keydown', onKey, true);
      for (const type of BLOCKED) removeEventListener(type, onPress, true);
      resolve(chosen);
    };
    const keep = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onMove = (event: PointerEvent): void => {
      if (event.isTrusted) point(elementAt(layer.host, event.clientX, event.clientY));
    };
    const onPress = (event: Event): void => {
      if (!event.isTrusted) return;
      keep(event);
      if (event.type === 'click') end(elementAt(layer.host, (event as MouseEvent).clientX, (event as MouseEvent).clientY));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!event.isTrusted) return;
      keep(event);
      if (event.key === 'Escape') end(undefined);
      else if (isFrame(current) && (event.key === 'Enter' || event.key === 'ArrowDown')) current.contentWindow?.focus();
      // At the top of a frame the way up leads out of it: the frame's own element is pointed at there.
      else if (event.key === 'ArrowUp' && current === document.documentElement && window !== window.parent) window.parent.focus();
      // In a frame that has just got the keys nothing is pointed at yet, and Enter chooses nothing.
      else if (event.key === 'Enter' && current !== undefined) end(current);
      else point(step(current ?? document.body, event.key, layer.host));
    };
    addEventListener('pointermove', onMove, true);
    addEventListener('keydown', onKey, true);
    for (const type of BLOCKED) addEventListener(type, onPress, { capture: true, passive: false });
    layer.shield(true);
    signal.addEventListener('abort', () => end(undefined), { once: true });
  });
}

function isFrame(element: Element | undefined): element is HTMLIFrameElement {
  return element?.localName === 'iframe' || element?.localName === 'frame';
}

/** Up to what holds the element, down into it, to its neighbours. */
function step(from: Element, key: string, own: Element): Element {
  if (key === 'ArrowUp') return deepParent(from) ?? from;
  const forward = (at: Element): Element | null => at.nextElementSibling;
  if (key === 'ArrowDown') return seen(shadowRootOf(from)?.firstElementChild ?? null, own, forward) ?? seen(from.firstElementChild, own, forward) ?? from;
  if (key === 'ArrowRight') return seen(from.nextElementSibling, own, forward) ?? from;
  if (key === 'ArrowLeft') return seen(from.previousElementSibling, own, (at) => at.previousElementSibling) ?? from;
  return from;
}

/** The next one that an eye can see: scripts, style sheets, hidden parts and our own layer are passed over. */
function seen(start: Element | null, own: Element, next: (at: Element) => Element | null): Element | undefined {
  for (let at = start; at !== null; at = next(at)) {
    const { width, height } = at.getBoundingClientRect();
    if (at !== own && width > 0 && height > 0) return at;
  }
  return undefined;
}
