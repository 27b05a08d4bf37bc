/** What is heard on the window, whoever listens: names of events that a choice or a hand-in is made of. */
const HEARD = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'dblclick', 'keydown', 'keypress', 'keyup', 'input', 'change', 'reset', 'submit', 'formdata'] as const;
export type Heard = (typeof HEARD)[number];
export type Hearing = { readonly [name in Heard]: (event: Event) => void };

/** Lists that one page shows at once, dialogs included. */
const MAX_ROWS = 4;

/**
 * First in the capture phase of the window, before any script of the page, and of no effect until somebody listens: the
 * guard arrives later than the page's own listeners, and must not come after them.
 */
export interface Ears {
  /** Installs the listeners; again after `document.open()`, which takes every listener of the window away. */
  listen(): void;
  /** Who hears from now on; nobody when left out. */
  hear(hearing?: Hearing): void;
  /** Rows pressed last, one a list, latest first: a press in a dialog's own table must not hide the row that opened it. */
  rows(): readonly Element[];
  /** Removes the listeners. */
  close(): void;
}

export function createEars(view: Window): Ears {
  let hearing: Hearing | undefined;
  let rows: readonly WeakRef<Element>[] = [];

  const remember = (event: Event): void => {
    const row = event.composedPath().find((one): one is Element => one instanceof Element && one.matches('tr, [role=row]'));
    if (row === undefined) return;
    const list = row.parentElement;
    rows = [new WeakRef(row), ...rows.filter((known) => known.deref()?.parentElement !== list)].slice(0, MAX_ROWS);
  };
  const onEvent = (event: Event): void => {
    hearing?.[event.type as Heard](event);
    // A press that was stopped opens nothing.
    if (event.type === 'pointerdown' && !event.cancelBubble) remember(event);
  };

  return {
    listen() {
      for (const name of HEARD) view.addEventListener(name, onEvent, { capture: true, passive: false });
    },
    hear(next) {
      hearing = next;
    },
    rows: () => rows.map((known) => known.deref()).filter((row) => row !== undefined),
    close() {
      hearing = undefined;
      for (const name of HEARD) view.removeEventListener(name, onEvent, { capture: true });
    },
  };
}
