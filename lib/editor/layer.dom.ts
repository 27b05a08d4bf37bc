import { markOwn } from '../shared/own-nodes.ts';
import { placeTags } from './tags.dom.ts';

export interface Mark {
  readonly element: Element;
  readonly text: string;
}
export interface Layer {
  readonly host: HTMLElement;
  /** Outlines with tags over these elements; they follow the page as it moves. */
  draw(marks: readonly Mark[]): void;
  /** The element under the pointer while one is being chosen. */
  point(mark: Mark | undefined): void;
  /** While on, the page's own elements get no pointer events; frames are left free, their own layers take over. */
  shield(on: boolean): void;
  remove(): void;
}

const STYLE = `
  .area { position: fixed; inset: 0; overflow: hidden; pointer-events: none; font: 12px/18px 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
  .box { position: fixed; box-sizing: border-box; border: 2px solid #1554c0; border-radius: 3px; background: rgb(21 84 192 / 6%); }
  .box.at { border: 2px dashed #9b3023; background: rgb(155 48 35 / 10%); }
  .tag { position: fixed; max-width: 240px; padding: 0 6px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: #fff; background: #1554c0; border-radius: 3px; }
  .tag.at { background: #9b3023; }
  .shield { position: fixed; inset: 0; pointer-events: auto; cursor: crosshair; }`;
const HOST_STYLE = 'all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important; margin: 0 !important; padding: 0 !important; border: 0 !important; background: transparent !important; pointer-events: none !important; z-index: 2147483646 !important; display: block !important; overflow: visible !important';
const FOLLOW_MS = 200;

/** Draws above a page in a shadow root of our own: nothing is added to the page's elements. */
export function createLayer(mode: 'open' | 'closed'): Layer {
  const host = document.createElement(`x-${crypto.randomUUID().slice(0, 13)}`);
  markOwn(host);
  const shadow = host.attachShadow({ mode });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const area = node('div', 'area');
  const cover = node('div', 'shield');
  shadow.append(area);
  let marks: readonly Mark[] = [];
  let pointed: Mark | undefined;
  let drawn = '';

  function mount(): void {
    const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
    if (host.parentNode === parent) return;
    parent.append(host);
    host.style.cssText = HOST_STYLE;
    if ('popover' in HTMLElement.prototype) {
      host.popover = 'manual';
      host.showPopover();
    }
  }

  function paint(): void {
    mount();
    const boxes = [...marks.map((mark) => [mark, ''] as const), ...(pointed === undefined ? [] : [[pointed, ' at'] as const])].flatMap(([mark, kind]) => {
      const box = mark.element.getBoundingClientRect();
      return box.width === 0 || !mark.element.isConnected ? [] : [{ mark, kind, box }];
    });
    const now = boxes.map(({ mark, kind, box }) => `${mark.text}${kind}${box.left},${box.top},${box.width},${box.height}`).join() + holes().join();
    if (now === drawn) return;
    drawn = now;
    const tags = boxes.map(({ mark, kind }) => tag(kind, mark.text));
    area.replaceChildren(...boxes.map(({ kind, box }) => outline(box, kind)), ...tags);
    // Sizes are known once they stand in the document.
    const sizes = tags.map((one) => ({ width: one.offsetWidth, height: one.offsetHeight }));
    for (const [at, place] of placeTags(boxes.map(({ mark, box }) => ({ element: mark.element, box })), sizes).entries()) {
      const one = tags[at];
      if (one !== undefined) one.style.cssText = `left:${place.left}px;top:${place.top}px`;
    }
    cover.style.clipPath = clip();
  }

  const timer = setInterval(paint, FOLLOW_MS);
  addEventListener('scroll', paint, { capture: true, passive: true });
  return {
    host,
    draw(next) {
      marks = next;
      paint();
    },
    point(next) {
      pointed = next;
      paint();
    },
    shield(on) {
      if (on) shadow.append(cover);
      else cover.remove();
      paint();
    },
    remove() {
      clearInterval(timer);
      removeEventListener('scroll', paint, { capture: true });
      host.remove();
    },
  };
}

function node(name: 'div', className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function outline(box: DOMRect, kind: string): HTMLElement {
  const made = node('div', `box${kind}`);
  made.style.cssText = `left:${box.left - 3}px;top:${box.top - 3}px;width:${box.width + 6}px;height:${box.height + 6}px`;
  return made;
}

function tag(kind: string, text: string): HTMLElement {
  const made = node('div', `tag${kind}`);
  made.textContent = text;
  return made;
}

function holes(): string[] {
  return [...document.querySelectorAll('iframe, frame')].flatMap((frame) => {
    const { left, top, right, bottom } = frame.getBoundingClientRect();
    return right - left < 2 || bottom - top < 2 ? [] : [`M${left} ${top}H${right}V${bottom}H${left}Z`];
  });
}

function clip(): string {
  return `path(evenodd, "M0 0H${innerWidth}V${innerHeight}H0Z ${holes().join(' ')}")`;
}
