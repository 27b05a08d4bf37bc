import { chosenIn, optionsOf, type RouteField } from '../site/index.dom.ts';
import { createBudget } from './budget.ts';
import { createDisabler } from './disable.dom.ts';
import { correctEntries, isSubmitAction } from './gate.dom.ts';
import type { Ears, Heard, Hearing } from './ears.dom.ts';
import { decideKey } from './keyboard.dom.ts';
import { answerPeers, chosenInPeers } from './peers.dom.ts';
import { revertField } from './revert.dom.ts';
import { commitmentAt, isTakingBack } from './target.dom.ts';
import type { GuardEvent, GuardOrders } from './types.ts';

export interface GuardOptions {
  readonly window: Window;
  /** The listeners on the window, installed at document_start. */
  readonly ears: Ears;
  /** Called for each thing that becomes a record. Never called with anything that the page said but the option's text. */
  onEvent(event: GuardEvent, optionText?: string): void;
}

/** What of the page the guard works on; from the latest reading. */
export interface GuardedPage {
  readonly fields: readonly RouteField[];
  readonly submit: readonly Element[];
  readonly shadowRoots: readonly ShadowRoot[];
}

/** Closes the commitment route of one frame, and nothing else. `start` and `stop` are idempotent. */
export interface Guard {
  /** Begins to hear; does nothing until orders close the route. */
  start(): void;
  /** Opens everything and removes the listeners. */
  stop(): void;
  /** Orders in force. An order older than the last one is ignored; false then. */
  apply(orders: GuardOrders): boolean;
  /** After each reading: where the route is now. Closes what came new, gives back what left. */
  describe(page: GuardedPage): void;
}

const POINTER = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'dblclick'] as const;
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
const CHANGES = ['input', 'change', 'reset'] as const;
/** One gesture is up to eight events; they make one record. */
const SAME_GESTURE_MS = 1_500;
/** Values set by script cause no event. Cheap: asks only options that are already known. */
const WATCH_MS = 400;

export function createGuard(options: GuardOptions): Guard {
  const { window: view } = options;
  let orders: GuardOrders | undefined;
  let page: GuardedPage = { fields: [], submit: [], shadowRoots: [] };
  let started = false;
  let timer: number | undefined;
  let pending = false;
  let stoppedKey: string | undefined;
  let pressStopped = false;
  let silent: (() => void) | undefined;
  const roots = new Set<ShadowRoot>();
  const lastReport = new Map<GuardEvent, number>();
  const announced = new Set<string>();
  const fieldFights = createBudget<Element>();
  const reverting = new WeakSet<Element>();
  const disabler = createDisabler(createBudget<Element>(), () => report('tamper-disabled-removed'));

  const closed = (): boolean => started && orders !== undefined && orders.commitment !== 'open';
  const chosenHere = (): boolean => page.fields.some((field) => field.group.isConnected && chosenIn(field) === 'commitment');
  const mustStop = (): boolean => closed() && (chosenHere() || orders?.commitmentChosenElsewhere === true || chosenInPeers(view));

  const report = (event: GuardEvent, text?: string): void => {
    const now = performance.now();
    if (now - (lastReport.get(event) ?? -Infinity) < SAME_GESTURE_MS) return;
    lastReport.set(event, now);
    options.onEvent(event, text);
  };
  /** Once for one case, however often its page is drawn anew. */
  const announce = (event: GuardEvent, text?: string): void => {
    const key = `${event} ${orders?.verdictKey ?? ''}`;
    if (announced.has(key)) return;
    announced.add(key);
    options.onEvent(event, text);
  };

  const stop = (event: Event): void => {
    if (event.cancelable) event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onPointer = (event: Event): void => {
    if (!closed()) return;
    const path = event.composedPath();
    const option = commitmentAt(path, page.fields);
    if (option !== undefined && !isTakingBack(option)) {
      stop(event);
      report('choice-stopped', option.text);
      return;
    }
    // The rest of a stopped press is stopped too: by its click the choice may have been taken back already, and the
    // application would go by a route that nobody chose.
    if (event.type === 'pointerdown') pressStopped = false;
    if (isSubmitAction(path, page.submit) && (pressStopped || mustStop())) {
      stop(event);
      pressStopped = event.type !== 'click';
      report('submit-stopped');
      recheckSoon();
      return;
    }
    if (event.type === 'click') recheckSoon();
  };

  const onKey = (event: Event): void => {
    if (!closed() || !(event instanceof KeyboardEvent)) return;
    if (event.type !== 'keydown') {
      // The press was stopped: its release must not act either (Space chooses on keyup in native controls).
      if (stoppedKey === event.key) stop(event);
      if (event.type === 'keyup') {
        stoppedKey = undefined;
        recheckSoon();
      }
      return;
    }
    stoppedKey = undefined;
    const decision = decideKey(event, page.fields);
    if (decision.act === 'pass') {
      if (handsIn(event) && mustStop()) {
        stoppedKey = event.key;
        stop(event);
        report('submit-stopped');
        recheckSoon();
      }
      return;
    }
    report('choice-stopped', decision.option.text);
    if (decision.act === 'swallow') {
      event.stopImmediatePropagation();
      return;
    }
    stoppedKey = event.key;
    stop(event);
    if (decision.act === 'move' && decision.to !== undefined) {
      const to = decision.to.element;
      if (to instanceof HTMLElement) {
        to.focus();
        to.click();
      }
    }
  };

  /** Enter in a field and on an action; Space on an action that the page has drawn itself. */
  const handsIn = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    const path = event.composedPath();
    return isSubmitAction(path, page.submit) || (event.key === 'Enter' && path[0] instanceof HTMLInputElement && page.fields.length > 0);
  };

  const onSubmit = (event: Event): void => {
    if (!mustStop()) return;
    stop(event);
    report('submit-stopped');
    recheck();
  };

  const onFormData = (event: Event): void => {
    if (!closed() || !(event instanceof FormDataEvent) || !(event.target instanceof HTMLFormElement)) return;
    if (correctEntries(event.formData, event.target, page.fields)) report('submit-stopped');
  };

  const onChange = (event: Event): void => {
    if (!closed()) return;
    if (event.type === 'reset') recheckSoon();
    else recheck();
  };

  /** The state decides, not the event: whoever chose the closed route, it is taken back. */
  const recheck = (): void => {
    if (!closed()) return;
    for (const field of page.fields) {
      const { group } = field;
      if (!group.isConnected || reverting.has(group) || chosenIn(field) !== 'commitment') continue;
      if (fieldFights.spent(group)) continue;
      if (!fieldFights.spend(group, performance.now())) {
        options.onEvent('budget-exceeded');
        continue;
      }
      reverting.add(group);
      revertField(field, disabler.lifted, (taken) => {
        reverting.delete(group);
        if (taken) report('choice-reverted');
        holdOptions();
      });
    }
    holdOptions();
    if (page.fields.some((field) => field.group.isConnected && chosenIn(field) === 'ordinary')) announce('ordinary-chosen');
  };

  const recheckSoon = (): void => {
    if (pending) return;
    pending = true;
    // After the page's own handlers and the frameworks' microtasks.
    view.setTimeout(() => {
      pending = false;
      recheck();
    }, 0);
  };

  const holdOptions = (): void => {
    if (!closed()) return;
    const commitment = page.fields.filter((field) => field.group.isConnected).flatMap(optionsOf).filter((option) => option.side === 'commitment');
    disabler.hold(commitment, orders?.notice ?? '');
    const [first] = commitment;
    if (first !== undefined) announce('closed-option', first.text);
  };

  const hearing = Object.fromEntries([
    ...POINTER.map((name) => [name, onPointer]),
    ...KEYS.map((name) => [name, onKey]),
    ...CHANGES.map((name) => [name, onChange]),
    ['submit', onSubmit],
    ['formdata', onFormData],
  ]) as Hearing;
  const heard = Object.keys(hearing) as Heard[];
  const listen = (root: ShadowRoot): void => {
    if (roots.has(root)) return;
    roots.add(root);
    for (const name of heard) root.addEventListener(name, hearing[name], { capture: true, passive: false });
  };
  const unlisten = (root: ShadowRoot): void => {
    for (const name of heard) root.removeEventListener(name, hearing[name], { capture: true });
  };

  const settle = (): void => {
    if (closed()) {
      timer ??= view.setInterval(recheck, WATCH_MS);
      recheck();
      return;
    }
    clearInterval(timer);
    timer = undefined;
    disabler.release();
  };

  return {
    start() {
      if (started) return;
      started = true;
      options.ears.hear(hearing);
      silent = answerPeers(view, chosenHere);
      settle();
    },
    stop() {
      if (!started) return;
      started = false;
      options.ears.hear();
      silent?.();
      for (const root of roots) unlisten(root);
      roots.clear();
      settle();
    },
    apply(next) {
      if (orders !== undefined && next.seq < orders.seq) return false;
      orders = next;
      settle();
      return true;
    },
    describe(next) {
      page = next;
      // Events from inside a shadow root reach the window retargeted: each root gets its own ears.
      if (started) {
        // Again after each reading: `document.open()` takes every listener of the window away; those still there stay single.
        options.ears.listen();
        next.shadowRoots.forEach(listen);
      }
      settle();
    },
  };
}
