import { markOwn } from '../shared/own-nodes.ts';
import { isInSight, SMALL_WIDTH, spotIn } from './place.dom.ts';
import { BADGE_CSS } from './style.ts';
import { createTip } from './tip.dom.ts';
import type { BadgeMark } from './types.ts';

/** A cell that gets a badge. */
export interface Marked {
  readonly cell: Element;
  readonly row: Element;
  readonly mark: BadgeMark;
  /** What the row said when the mark was given; a row that says something else has lost it. */
  readonly wrote: string;
  written(): string;
}
export interface Marks {
  /** Replaces all badges; those that stay keep their element and the focus. */
  show(marked: readonly Marked[], title: string): void;
  /** Hides at once what no longer belongs to its row, and puts the rest in place soon. */
  settle(): void;
  /** Badges that stand in the document now. */
  readonly count: number;
  stop(): void;
}
export interface MarkOptions {
  readonly window: Window & typeof globalThis;
  /** Open only in test builds. */
  readonly mode: 'open' | 'closed';
  /** A row was used for somebody else. */
  onStale(): void;
  /** The page takes the badges away again and again. */
  onRemoved(): void;
}

interface Entry extends Marked {
  button?: HTMLButtonElement;
}

/** What is pressed or typed in a badge is none of the page's business. */
const KEPT_INSIDE = 'keydown keyup keypress click dblclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend focusin focusout'.split(' ');
const HOST_STYLE = 'all:initial;display:block;position:absolute;top:0;left:0;width:0;height:0;overflow:visible;z-index:2147483000';
const LEAVE_MS = 180;
const MOST_TAKEN = 4;

/**
 * Badges lie over the page, in one element of ours that takes no room: cells, rows and their frameworks stay as they
 * are, and whatever a script reads out of a table is what it put there.
 */
export function createMarks({ window: view, mode, onStale, onRemoved }: MarkOptions): Marks {
  const { document } = view;
  const host = document.createElement(`x-${view.crypto.randomUUID().slice(0, 13)}`);
  markOwn(host);
  const shadow = host.attachShadow({ mode });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(BADGE_CSS);
  shadow.adoptedStyleSheets = [sheet];
  const bar = document.createElement('div');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-orientation', 'vertical');
  const tip = createTip(document);
  shadow.append(bar, tip.element);
  for (const type of KEPT_INSIDE) shadow.addEventListener(type, (event) => event.stopPropagation());

  let entries: Entry[] = [];
  const inView = new Set<Element>();
  let current: Entry | undefined;
  let shown: Entry | undefined;
  let leaving: number | undefined;
  let frame: number | undefined;
  let stopped = false;
  /** Times that the page took the badges away. */
  let taken = 0;
  const sight = new view.IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    soon();
  });
  const removal = new view.MutationObserver(() => {
    if (stopped || entries.length === 0 || host.isConnected) return;
    taken += 1;
    mount();
  });

  /** A modal dialog makes everything outside it inert: badges of its tables belong into it. */
  const place = (): Element => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
  function mount(): void {
    if (host.isConnected && host.parentNode === place()) return;
    if (taken > MOST_TAKEN) {
      stop();
      onRemoved();
      return;
    }
    for (const name of host.getAttributeNames()) host.removeAttribute(name);
    for (const part of HOST_STYLE.split(';')) host.style.setProperty(part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1), 'important');
    place().append(host);
    removal.disconnect();
    removal.observe(document.documentElement, { childList: true });
  }

  function soon(): void {
    if (frame === undefined && !stopped) frame = view.requestAnimationFrame(paint);
  }

  const isStale = (entry: Entry): boolean => !entry.cell.isConnected || entry.written() !== entry.wrote;

  function paint(): void {
    frame = undefined;
    if (stopped || entries.length === 0) return;
    mount();
    const origin = host.getBoundingClientRect();
    const spots = entries.map((entry) => {
      if ((!inView.has(entry.cell) && entry !== current) || isStale(entry)) return undefined;
      const width = widthOf(entry.mark);
      const spot = spotIn(entry.cell, width);
      if (spot === undefined || !isInSight(entry.row, spot.left + (spot.small ? SMALL_WIDTH : width) / 2, spot.top + 9)) return undefined;
      return spot;
    });
    for (const [index, entry] of entries.entries()) {
      const spot = spots[index];
      const button = spot === undefined ? entry.button : (entry.button ??= draw(entry));
      if (button === undefined) continue;
      // A badge that has the focus stays, out of sight, until the focus has gone on.
      if (spot === undefined) hideBadge(entry);
      else {
        button.hidden = false;
        button.style.left = `${spot.left - origin.left}px`;
        button.style.top = `${spot.top - origin.top}px`;
        button.toggleAttribute('data-small', spot.small);
        for (const [at, text] of framesOf(entry.mark).entries()) button.children[at]!.textContent = spot.small ? text.slice(0, 1) : text;
      }
    }
    for (const { button } of entries) if (button !== undefined && button.parentNode === null) bar.append(button);
    rove();
    if (shown !== undefined && (shown.button === undefined || shown.button.hidden)) unwhy();
  }

  function hideBadge(entry: Entry): void {
    if (entry.button !== undefined) entry.button.hidden = true;
    if (shown === entry) unwhy();
  }

  /** One stop of the tab key for all badges; arrows go from one to the next. */
  function rove(): void {
    if (current?.button === undefined || current.button.hidden) current = entries.find(({ button }) => button !== undefined && !button.hidden);
    for (const entry of entries) if (entry.button !== undefined) entry.button.tabIndex = entry === current ? 0 : -1;
  }

  function draw(entry: Entry): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'b';
    button.dataset.word = entry.mark.word;
    button.setAttribute('aria-label', entry.mark.label);
    for (const [at, text] of framesOf(entry.mark).entries()) {
      const frame = document.createElement(at === 0 ? 'b' : 'i');
      if (at > 0) frame.dataset.of = at === 1 ? 'repeat' : 'risk';
      frame.textContent = text;
      button.append(frame);
    }
    button.addEventListener('pointerenter', () => why(entry));
    button.addEventListener('pointerleave', later);
    button.addEventListener('focus', () => {
      current = entry;
      rove();
      why(entry);
    });
    button.addEventListener('blur', unwhy);
    button.addEventListener('click', () => why(entry));
    return button;
  }

  function why(entry: Entry): void {
    view.clearTimeout(leaving);
    if (entry.button === undefined || isStale(entry)) return;
    if (shown !== entry) shown?.button?.removeAttribute('aria-describedby');
    shown = entry;
    tip.show(entry.mark, entry.button.getBoundingClientRect(), host.getBoundingClientRect());
    entry.button.setAttribute('aria-describedby', tip.element.id);
  }
  function unwhy(): void {
    view.clearTimeout(leaving);
    shown?.button?.removeAttribute('aria-describedby');
    shown = undefined;
    tip.hide();
  }
  function later(): void {
    view.clearTimeout(leaving);
    // Time to reach the text, and to select in it.
    leaving = view.setTimeout(() => {
      if (shadow.activeElement !== shown?.button) unwhy();
    }, LEAVE_MS);
  }
  tip.element.addEventListener('pointerenter', () => view.clearTimeout(leaving));
  tip.element.addEventListener('pointerleave', later);

  const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
    ArrowDown: (at) => at + 1,
    ArrowRight: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    ArrowLeft: (at) => at - 1,
    Home: () => 0,
    End: (_, count) => count - 1,
  };
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') unwhy();
    const step = STEPS[event.key];
    if (step === undefined || current === undefined) return;
    event.preventDefault();
    const next = entries[Math.max(0, Math.min(entries.length - 1, step(entries.indexOf(current), entries.length)))];
    if (next === undefined) return;
    next.cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    current = next;
    paint();
    next.button?.focus({ preventScroll: true });
  });

  for (const type of ['scroll', 'resize', 'click', 'transitionend', 'animationend']) view.addEventListener(type, soon, { capture: true, passive: true });

  function stop(): void {
    stopped = true;
    sight.disconnect();
    removal.disconnect();
    for (const type of ['scroll', 'resize', 'click', 'transitionend', 'animationend']) view.removeEventListener(type, soon, { capture: true });
    if (frame !== undefined) view.cancelAnimationFrame(frame);
    host.remove();
    entries = [];
  }

  return {
    show(marked, title) {
      if (stopped) return;
      bar.setAttribute('aria-label', title);
      const before = new Map(entries.map((entry) => [entry.cell, entry]));
      entries = marked.map((next) => {
        const old = before.get(next.cell);
        if (old === undefined) sight.observe(next.cell);
        before.delete(next.cell);
        // The same badge for the same party: its element, with focus and tip, stays.
        if (old !== undefined && old.mark === next.mark && old.wrote === next.wrote) return old;
        if (old !== undefined) drop(old);
        return { ...next };
      });
      for (const gone of before.values()) {
        sight.unobserve(gone.cell);
        inView.delete(gone.cell);
        drop(gone);
      }
      if (entries.length === 0) host.remove();
      soon();
    },
    settle() {
      let stale = false;
      for (const entry of entries) {
        if (entry.button === undefined || entry.button.hidden || !isStale(entry)) continue;
        hideBadge(entry);
        stale = true;
      }
      if (stale) onStale();
      soon();
    },
    get count() {
      return entries.length;
    },
    stop,
  };

  function drop(entry: Entry): void {
    if (shown === entry) unwhy();
    if (current === entry) current = undefined;
    entry.button?.remove();
  }
}

/** What a badge shows, each in a frame of its own; empty: none. */
function framesOf({ text, repeat = '', risk = '' }: BadgeMark): readonly [text: string, repeat: string, risk: string] {
  return [text, repeat, risk];
}

/** Width of a badge in CSS pixels, without measuring it: twelve a character, and its frames. */
function widthOf(mark: BadgeMark): number {
  const chars = (of: string): number => [...of].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 7 : 12), 0);
  return framesOf(mark).reduce((sum, part) => sum + (part === '' ? 0 : chars(part) + 10), 0);
}
