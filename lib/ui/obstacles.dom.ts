/**
 * What of the page an officer may want to press or read, as boxes in the window's coordinates. Frames of the same
 * origin are looked into; the inside of others is unknown. Only what is really on top counts: a menu below the shade of a dialog
 * can be covered freely.
 */
import { boxAt, CORNERS, COST, type Obstacle, type Size } from './placement.ts';

const NATIVE =
  'a, button, input:not([type=hidden]), select, textarea, summary, label, [contenteditable=true], [onclick], [tabindex="0"], [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=tab], [role=menuitem], [role=option], [role=textbox]';
/** Bare elements that libraries draw controls from; they count when the hand appears above them. */
const DRAWN = '[class*=close i], [class*=btn i], [class*=button i], [class*=radio i], [class*=checkbox i], [class*=switch i]';
const CONTROLS = `${NATIVE}, ${DRAWN}`;
/** Words of buttons that end or carry on a case; the costliest thing to cover. */
const ACTION = /^(保存|提交|暂存|确定|确认|受理|不予受理|办结|通过|同意|退回|驳回|审批|审核|签发|上报|送审|下一步|上一步|完成|save|submit|next|ok|confirm|finish)/i;
/** Longer texts are links in prose, not buttons. */
const ACTION_LENGTH = 8;
/** Pages with more controls than this are tables; what is beyond decides nothing. */
const MAX_CONTROLS = 2_000;
/** Distance of the points at which text and drawn controls are looked for; half a line of buttons. */
const GRID = 22;

interface Frame {
  readonly document: Document;
  readonly x: number;
  readonly y: number;
}

/** A short text that changes when controls come, go or move: only then is a full look worth its time. */
export function layoutMark(): string {
  let mark = 7;
  let count = 0;
  eachControl((_element, box) => {
    for (const edge of [box.left, box.top, box.right, box.bottom]) mark = (Math.imul(mark, 31) + Math.round(edge)) | 0;
    count += 1;
  });
  return `${innerWidth}x${innerHeight}:${count}:${mark}`;
}

/** `own`: our element, which is looked through. `sizes`: of the shapes that the panel may take. */
export function obstaclesUnder(own: Element, sizes: readonly Size[]): Obstacle[] {
  const found: Obstacle[] = [];
  const counted = new Set<Element>();
  eachControl((element, box, frame) => {
    const middle = hit(own, (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2, (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2)?.element;
    if (middle === undefined || !(element.contains(middle) || (middle.contains(element) && middle.ownerDocument === frame.document && isSmall(middle)))) return;
    if (!element.matches(NATIVE) && getComputedStyle(element).cursor !== 'pointer') return;
    counted.add(element);
    found.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom, cost: isAction(element) ? COST.action : COST.control });
  });
  const window = { width: innerWidth, height: innerHeight };
  const points = new Map<string, readonly [number, number]>();
  for (const size of sizes) {
    for (const corner of CORNERS) {
      const box = boxAt(corner, size, window);
      // Beyond the edge too: a control that the edge would cut is a control covered.
      for (let y = box.top; y <= box.bottom + GRID; y += GRID) for (let x = box.left; x <= box.right + GRID; x += GRID) points.set(`${Math.round(x / GRID)}:${Math.round(y / GRID)}`, [x, y]);
    }
  }
  for (const [x, y] of points.values()) {
    const at = hit(own, x, y);
    if (at === undefined || within(at.element, counted)) continue;
    const drawn = drawnControl(at.element);
    if (drawn !== undefined) {
      counted.add(drawn);
      const { left, top, right, bottom } = drawn.getBoundingClientRect();
      found.push({ left: left + at.frame.x, top: top + at.frame.y, right: right + at.frame.x, bottom: bottom + at.frame.y, cost: isAction(drawn) ? COST.action : COST.control });
      continue;
    }
    const cost = pointCost(at.element);
    if (cost > 0) found.push({ left: x, right: x, top: y, bottom: y, cost });
  }
  return found;
}

/** Old systems draw their radios and buttons from bare elements: the hand above them tells. */
function drawnControl(element: Element): Element | undefined {
  let outermost: Element | undefined;
  for (let at: Element | null = element; at !== null && isSmall(at) && getComputedStyle(at).cursor === 'pointer'; at = at.parentElement) outermost = at;
  return outermost;
}

function pointCost(element: Element): number {
  if (element.localName === 'iframe' || element.localName === 'frame') return COST.unknown;
  if (getComputedStyle(element).cursor === 'pointer') return COST.pointer;
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '') ? COST.text : 0;
}

function within(element: Element, counted: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) if (counted.has(at)) return true;
  return false;
}

/** A skin around a native control, not a section with a control in it. */
function isSmall(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width < 400 && height < 60;
}

function isAction(element: Element): boolean {
  // No `instanceof`: elements of frames have classes of their own.
  const text = (element.localName === 'input' ? (element as HTMLInputElement).value : (element.textContent ?? '')).replace(/\s/g, '');
  return text.length <= ACTION_LENGTH && ACTION.test(text);
}

function eachControl(visit: (element: Element, box: DOMRect, frame: Frame) => void): void {
  let left = MAX_CONTROLS;
  const walk = (frame: Frame) => {
    for (const element of frame.document.querySelectorAll(CONTROLS)) {
      if ((left -= 1) < 0) return;
      const own = element.getBoundingClientRect();
      const box = new DOMRect(own.x + frame.x, own.y + frame.y, own.width, own.height);
      if (box.width >= 4 && box.height >= 4 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight) visit(element, box, frame);
    }
    for (const element of frame.document.querySelectorAll<HTMLIFrameElement>('iframe, frame')) {
      const inner = inside(element, frame);
      if (inner !== undefined) walk(inner);
    }
  };
  walk({ document, x: 0, y: 0 });
}

function inside(element: HTMLIFrameElement, { x, y }: Frame): Frame | undefined {
  const inner = element.contentDocument;
  if (inner === null) return undefined;
  const box = element.getBoundingClientRect();
  return { document: inner, x: x + box.left + element.clientLeft, y: y + box.top + element.clientTop };
}

/** The innermost element at a point of the window, through frames of the same origin, as if ours were not there. */
function hit(own: Element, x: number, y: number): { readonly element: Element; readonly frame: Frame } | undefined {
  // The list of all is dearer than the first by far, and only needed below our own panel.
  let element = document.elementFromPoint(x, y) ?? undefined;
  if (element === own) element = document.elementsFromPoint(x, y).find((candidate) => candidate !== own);
  let frame: Frame = { document, x: 0, y: 0 };
  while (element !== undefined && (element.localName === 'iframe' || element.localName === 'frame')) {
    const inner = inside(element as HTMLIFrameElement, frame);
    const next = inner?.document.elementFromPoint(x - inner.x, y - inner.y) ?? null;
    if (inner === undefined || next === null) break;
    frame = inner;
    element = next;
  }
  return element === undefined ? undefined : { element, frame };
}
