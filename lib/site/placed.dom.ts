import { cellOf, isControl, wholeText, type Target, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { elementOf } from './buttons.dom.ts';
import type { View } from './locate.dom.ts';

/** Larger pages are forms or lists that say by structure what belongs together; asking for every place costs too much. */
const MAX_TEXTS = 600;
/** Label and value are no further apart, in CSS pixels. */
const MAX_GAP = 420;

const boxes = new WeakMap<View, readonly (readonly [Element, DOMRect])[]>();

function boxesOf(view: View): readonly (readonly [Element, DOMRect])[] {
  let found = boxes.get(view);
  if (found === undefined) {
    const elements = new Set([...view.texts.byKey.values()].flat().flatMap((place) => (place.inline === undefined ? [elementOf(place)] : [])));
    found = [...elements].flatMap((element) => (element === null || element.childElementCount > 2 ? [] : [[element, element.getBoundingClientRect()] as const]));
    boxes.set(view, found);
  }
  return found;
}

/**
 * Where structure says nothing: the value above its label in a tile of two, or what the eye finds to the right of the
 * label (columns of labels and of values, pieces of text placed one by one). Guesses: only strong values are believed.
 */
export function placedTargets(view: View, place: TextPlace): Target[] {
  const element = elementOf(place);
  // Tables say by their cells what belongs together; a part of a longer text is no label.
  if (element === null || isControl(element) || place.inline !== undefined || cellOf(element) !== undefined || labelKey(wholeText(element)) !== place.key) return [];
  const [above, last] = element.parentElement?.childElementCount === 2 ? [...element.parentElement.children] : [];
  const tile: Target[] = above !== undefined && last === element ? [{ element: above }] : [];
  if (view.texts.byKey.size > MAX_TEXTS) return tile;
  const from = element.getBoundingClientRect();
  const right = boxesOf(view)
    .filter(([other, box]) => other !== element && !other.contains(element) && !element.contains(other) && box.left >= from.right - 2 && box.left - from.right < MAX_GAP && Math.min(box.bottom, from.bottom) - Math.max(box.top, from.top) > Math.min(box.height, from.height) / 2)
    .sort(([, a], [, b]) => a.left - b.left || a.width - b.width)[0];
  return right === undefined ? tile : [...tile, { element: right[0] }];
}
