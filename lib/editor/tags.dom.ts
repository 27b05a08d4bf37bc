/** A place on the screen, in CSS pixels of the viewport. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Tagged {
  readonly element: Element;
  readonly box: DOMRect;
}

const GAP = 4;
const OVER_VALUE = 10;
const OVER_TEXT = 3;
const OUTSIDE = 50;

/**
 * Where the tag of each outlined element goes: in the free end of its own box, above, below or beside it, wherever it
 * covers no outlined value, no other tag, and as little of the page's own text as can be.
 */
export function placeTags(tagged: readonly Tagged[], sizes: readonly Size[]): { left: number; top: number }[] {
  const values = tagged.map(({ element, box }) => filledPart(element, box));
  const taken: Area[] = [];
  return tagged.map(({ box }, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 };
    const own = values[index] ?? box;
    let best = areaAt(box.left, box.top - size.height - GAP, size);
    let least = Number.POSITIVE_INFINITY;
    for (const [order, area] of candidates(box, own, size).entries()) {
      const cost = order + costOf(area, [...values, ...taken]);
      if (cost < least) [best, least] = [area, cost];
    }
    taken.push(best);
    return { left: best.left, top: best.top };
  });
}

function candidates(box: DOMRect, own: Area, size: Size): Area[] {
  const middle = box.top + (box.height - size.height) / 2;
  const inside = box.right - own.right >= size.width + 2 * GAP ? [areaAt(box.right - size.width - GAP, middle, size)] : [];
  return [
    ...inside,
    areaAt(box.left, box.top - size.height - GAP, size),
    areaAt(box.right + GAP, middle, size),
    areaAt(box.right - size.width, box.top - size.height - GAP, size),
    areaAt(box.left, box.bottom + GAP, size),
    areaAt(box.right - size.width, box.bottom + GAP, size),
    areaAt(box.left - size.width - GAP, middle, size),
  ];
}

function areaAt(left: number, top: number, { width, height }: Size): Area {
  return { left, top, right: left + width, bottom: top + height };
}

function costOf(area: Area, taken: readonly Area[]): number {
  const outside = area.left < 0 || area.top < 0 || area.right > innerWidth || area.bottom > innerHeight ? OUTSIDE : 0;
  return outside + taken.filter((other) => meet(area, other)).length * OVER_VALUE + (coversText(area) ? OVER_TEXT : 0);
}

function meet(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The part of a box in which something stands: of a wide cell its text, of a control all of it. */
function filledPart(element: Element, box: DOMRect): Area {
  if (element.matches('input, select, textarea') || element.querySelector('input, select, textarea') !== null) return box;
  return textBox(element) ?? box;
}

function textBox(element: Element): DOMRect | undefined {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const box = range.getBoundingClientRect();
  return box.width === 0 ? undefined : box;
}

/** Whether text of the page stands below; asked at three points, since layout is not walked for a tag. */
function coversText(area: Area): boolean {
  const y = (area.top + area.bottom) / 2;
  return [area.left + 2, (area.left + area.right) / 2, area.right - 2].some((x) => {
    const element = document.elementFromPoint(x, y);
    if (element === null || element.childElementCount > 0 || (element.textContent ?? '').trim() === '') return false;
    const box = textBox(element);
    return box !== undefined && meet(area, box);
  });
}
