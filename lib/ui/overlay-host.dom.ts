/**
 * The element that carries the overlay in a page that may be hostile. Not WXT's `createShadowRootUi`: that one
 * fetches its style sheet (which needs a web-accessible file, by which any page could tell that the extension
 * is there), is removed by an event that the page can send, and does not notice its own removal.
 */
import { markOwn } from '../shared/own-nodes.ts';
import { isCovered, isCoveredAt, isRootHidden } from './covered.dom.ts';
import { fightBudget, type FightBudget } from './fight-budget.ts';
import { MARGIN, type Corner } from './placement.ts';

export type OverlayTamper = 'tamper-overlay-removed' | 'tamper-overlay-covered';
export interface OverlayHostOptions {
  /** Open shadow roots only in test builds. */
  readonly mode: 'open' | 'closed';
  readonly css: string;
  /** The budget is spent: the overlay no longer fights for its place. */
  readonly onTamper: (event: OverlayTamper) => void;
  /** False once the extension was updated or removed: the overlay then leaves the page. */
  readonly isAlive: () => boolean;
  /** It has left so. */
  readonly onGone: () => void;
}
export interface OverlayHost {
  /** React renders in here. */
  readonly container: HTMLElement;
  /** The host in the page. */
  readonly element: HTMLElement;
  /** What React rendered, if anything. */
  panel(): HTMLElement | undefined;
  /** The pointer or the focus is in the panel: it must not move now. */
  isInUse(): boolean;
  /** `x`, `y`: distances from the two edges of the corner, CSS pixels. */
  moveTo(corner: Corner, x: number, y: number): void;
  /** Shows the overlay and watches over it, with a fresh budget when it was hidden before. */
  show(): void;
  hide(): void;
}

/** Seen by nobody but the overlay: the page's own shortcuts and focus traps must not act on what is typed here. */
const KEPT_INSIDE = 'keydown keyup keypress beforeinput input compositionstart compositionupdate compositionend paste copy cut click dblclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend focusin focusout'.split(' ');

/** Inline and important: beats every style sheet of the page, and `all` leaves nothing to inherit. */
const HOST_STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['display', 'block'],
  ['position', 'fixed'],
  ['width', 'auto'],
  ['height', 'auto'],
  ['margin', '0'],
  ['padding', '0'],
  ['border', '0'],
  ['background', 'transparent'],
  ['overflow', 'visible'],
  ['z-index', '2147483647'],
];

const TICK_MS = 1_000;

export function createOverlayHost(options: OverlayHostOptions): OverlayHost {
  // A new name on every page: nothing that a page's style sheet or script could have been written for.
  const host = document.createElement(`x-${crypto.randomUUID().slice(0, 13)}`);
  markOwn(host);
  const shadow = host.attachShadow({ mode: options.mode });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(options.css);
  shadow.adoptedStyleSheets = [sheet];
  const container = document.createElement('div');
  shadow.append(container);
  for (const type of KEPT_INSIDE) shadow.addEventListener(type, (event) => event.stopPropagation());

  // A pointer that only rests where the panel came up is not in it yet: the panel may still give way.
  let entered: PointerEvent | undefined;
  let pointed = false;
  container.addEventListener('pointermove', (event) => {
    entered ??= event;
    if (Math.hypot(event.screenX - entered.screenX, event.screenY - entered.screenY) > 3) pointed = true;
  });
  container.addEventListener('pointerdown', () => {
    pointed = true;
  });
  container.addEventListener('pointerleave', () => {
    entered = undefined;
    pointed = false;
  });
  // What is pressed through something that the page has drawn over it was not meant for us. Installed before React's own.
  let pressedThrough = false;
  container.addEventListener(
    'pointerdown',
    ({ clientX, clientY, isTrusted }) => {
      if (!isTrusted) return;
      pressedThrough = isCoveredAt(host, clientX, clientY);
      if (pressedThrough) fight('tamper-overlay-covered');
    },
    { capture: true },
  );
  container.addEventListener(
    'click',
    (event) => {
      // A click by key has no press before it.
      if (pressedThrough && event.detail > 0) event.stopImmediatePropagation();
    },
    { capture: true },
  );

  let inset = insetOf('right-top', MARGIN, MARGIN);
  const hasPopover = 'popover' in HTMLElement.prototype;
  let watching = false;
  let budget: FightBudget = fightBudget();
  let timer: ReturnType<typeof setInterval> | undefined;
  const removal = new MutationObserver(() => {
    if (!host.isConnected) fight('tamper-overlay-removed');
  });
  const attributes = new MutationObserver(() => fight('tamper-overlay-covered'));
  host.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed' && watching && host.isConnected) fight('tamper-overlay-covered');
  });

  /** Puts the host in its place, on top, in its own style; what this changes is not taken for a page's doing. */
  function mount(): void {
    const parent = topModal() ?? document.documentElement;
    if (host.parentNode !== parent) parent.append(host);
    for (const name of host.getAttributeNames()) if (name !== 'style' && name !== 'popover') host.removeAttribute(name);
    host.style.cssText = '';
    for (const [name, value] of HOST_STYLE) host.style.setProperty(name, value, 'important');
    host.style.setProperty('inset', inset, 'important');
    if (hasPopover) {
      if (host.popover !== 'manual') host.popover = 'manual';
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    }
    removal.disconnect();
    removal.observe(parent, { childList: true });
    if (parent !== document.documentElement) removal.observe(document.documentElement, { childList: true });
    attributes.takeRecords();
  }

  function fight(event: OverlayTamper): void {
    if (!watching) return;
    // In a document that is not drawn no place is better than another.
    if (!isRootHidden() && budget.spend(Date.now())) mount();
    else {
      stop();
      options.onTamper(event);
    }
  }

  function tick(): void {
    if (!options.isAlive()) {
      hide();
      options.onGone();
      return;
    }
    if (!host.isConnected) fight('tamper-overlay-removed');
    // A modal dialog makes everything outside it inert, the top layer included: the overlay moves in and out with it.
    else if (host.parentNode !== (topModal() ?? document.documentElement)) mount();
    else if (document.visibilityState === 'visible' && isCovered(host, container)) fight('tamper-overlay-covered');
  }

  function stop(): void {
    watching = false;
    clearInterval(timer);
    removal.disconnect();
    attributes.disconnect();
  }

  function show(): void {
    if (watching) return;
    watching = true;
    budget = fightBudget();
    mount();
    attributes.observe(host, { attributes: true });
    timer = setInterval(tick, TICK_MS);
  }

  function hide(): void {
    // A page that hides itself whole is read as one without an applicant: that must not end the watch unseen.
    if (watching && options.isAlive() && isRootHidden()) options.onTamper('tamper-overlay-covered');
    stop();
    host.remove();
  }

  function moveTo(corner: Corner, x: number, y: number): void {
    inset = insetOf(corner, x, y);
    if (!watching) return;
    // What the page has changed until now is still its doing.
    const byPage = attributes.takeRecords().length > 0;
    host.style.setProperty('inset', inset, 'important');
    attributes.takeRecords();
    if (byPage) fight('tamper-overlay-covered');
  }

  return {
    container,
    element: host,
    panel: () => (container.firstElementChild instanceof HTMLElement ? container.firstElementChild : undefined),
    isInUse: () => watching && (pointed || shadow.activeElement !== null),
    moveTo,
    show,
    hide,
  };
}

function insetOf(corner: Corner, x: number, y: number): string {
  const [right, top] = [corner.startsWith('right'), corner.endsWith('top')];
  return `${top ? `${y}px` : 'auto'} ${right ? `${x}px` : 'auto'} ${top ? 'auto' : `${y}px`} ${right ? 'auto' : `${x}px`}`;
}

/** The modal dialog that is on top, if any. `:modal` is known from Chrome 105 on. */
function topModal(): Element | undefined {
  return [...document.querySelectorAll('dialog:modal')].at(-1);
}
