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
      else if (event.key === 'Enter' && isFrame(current)) current.contentWindow?.focus();
      else if (event.key === 'Enter') end(current);
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
  if (key === 'ArrowDown') return shadowRootOf(from)?.firstElementChild ?? from.firstElementChild ?? from;
  const next = key === 'ArrowRight' ? from.nextElementSibling : key === 'ArrowLeft' ? from.previousElementSibling : from;
  return next === null || next === own ? from : next;
}
