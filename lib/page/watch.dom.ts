/** A page that goes on changing is read when it has been quiet for this long … */
const QUIET_MS = 150;
/**
 * After a person's own typing or choice an answer within 100 ms feels immediate: a frame's time, in which the page's own
 * handlers have run, and a larger share of the time.
 */
const TYPED_QUIET_MS = 16;
const TYPED_COST_FACTOR = 2;
/** … but never later than this after the first change. */
const MAX_WAIT_MS = 500;
/** Values set by script, or the same input reused for the next case, cause no mutation: compare this often. */
const POLL_MS = 700;
/** Parts that are shown by a style change alone are found by a full pass, this many polls apart. */
const RESCAN_POLLS = 5;
/** A pass may use about a tenth of the time: the next one waits ten times as long as the last one took. */
const COST_FACTOR = 10;
/**
 * A pass that took no longer than this may be run inside a person's click or key, before the page acts on it, when
 * something is still unread. Felt at most as a slow click on an old desk; the other way an applicant goes unread.
 */
const SHORT_MS = 200;
/** A pass this long on this page means: read on events and polls only, not on every mutation. */
const TOO_LONG_MS = 400;

export interface WatchOptions {
  readonly window: Window;
  /** A full pass. Returns the shadow roots that are to be observed too. */
  onPass(): readonly ShadowRoot[];
  /** Cheap: a text that differs when a value that was read has changed. */
  probe(): string;
}

export interface Watch {
  /** Idempotent; the first pass runs in this turn when the document has a body. */
  start(): void;
  /** Idempotent; forgets everything. */
  stop(): void;
  /** Asks for a pass soon. */
  request(): void;
  /** Passes take so long on this page that it is read on events and polls only. */
  slow(): boolean;
}

/** One coalesced pass per quiet window over a changing document. Inert until started. */
export function createWatch(options: WatchOptions): Watch {
  const { window: view } = options;
  let observer: MutationObserver | undefined;
  let observed = new WeakSet<Node>();
  let quiet: number | undefined;
  let poll: number | undefined;
  let firstRequest = 0;
  /** When the pass is due that a person's typing asked for; 0 when none did. */
  let typedDue = 0;
  let lastCost = 0;
  /** The pass before counts only once the document was whole: one over its first part costs nothing. */
  let costBefore = Infinity;
  let wasWhole = false;
  let polls = 0;
  let onDemand = false;
  let last = '';

  const observe = (root: Node): void => {
    if (observer === undefined || observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
  };

  /** A stall of the machine within one pass is not what a pass costs: of two, the cheaper one speaks. */
  const cost = (): number => Math.min(lastCost, costBefore);

  const pass = (): void => {
    clearTimeout(quiet);
    quiet = undefined;
    firstRequest = 0;
    typedDue = 0;
    polls = 0;
    // A page that writes itself anew (`document.open`) takes every listener away; those still there stay single.
    listen();
    const began = performance.now();
    for (const root of options.onPass()) observe(root);
    last = options.probe();
    costBefore = wasWhole ? lastCost : Infinity;
    wasWhole = view.document.readyState !== 'loading';
    lastCost = performance.now() - began;
    const was = onDemand;
    onDemand = cost() > TOO_LONG_MS;
    // Whoever reads is to hear of it, and a page that rests would wait for ever.
    if (onDemand !== was) request();
  };

  const request = (event?: Event): void => {
    if (observer === undefined) return;
    const now = performance.now();
    if (firstRequest === 0) firstRequest = now;
    // A page could send events of its own without end: only a person's count.
    const typed = event?.isTrusted === true && TYPED.has(event.type);
    const wait = typed ? Math.max(TYPED_QUIET_MS, cost() * TYPED_COST_FACTOR) : Math.max(QUIET_MS, cost() * COST_FACTOR);
    const due = Math.min(now + wait, firstRequest + Math.max(MAX_WAIT_MS, wait));
    // What the page does in answer to the typing must not put off the pass that the typing asked for.
    if (!typed && typedDue !== 0 && typedDue < due) return;
    typedDue = typed ? due : 0;
    clearTimeout(quiet);
    quiet = view.setTimeout(pass, Math.max(0, due - now));
  };

  const onMutations = (): void => {
    if (!onDemand) request();
  };
  /**
   * A person is about to act, and the page may put another step in place of this one: what has not been read yet is
   * read now. Without this, an officer who is quicker than the quiet window takes an unread applicant along.
   */
  const beforeAction = (event: Event): void => {
    // Typing is no action: a pass at every key would be felt.
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    if (view.document.body === null || cost() > SHORT_MS) return;
    if (quiet !== undefined || options.probe() !== last) pass();
  };
  const tick = (): void => {
    polls += 1;
    const due = polls >= RESCAN_POLLS && !onDemand && view.document.visibilityState === 'visible';
    if (options.probe() !== last || due) request();
  };

  const listen = (): void => {
    for (const name of EVENTS) view.addEventListener(name, request, { capture: true, passive: true });
    for (const name of ACTIONS) view.addEventListener(name, beforeAction, { capture: true, passive: true });
  };

  return {
    start() {
      if (observer !== undefined) return;
      observer = new MutationObserver(onMutations);
      observe(view.document);
      listen();
      // The first full document is worth a pass of its own: a page that never rests would make it wait.
      if (view.document.readyState === 'loading') view.document.addEventListener('DOMContentLoaded', pass, { once: true });
      poll = view.setInterval(tick, POLL_MS);
      if (view.document.body !== null) pass();
    },
    stop() {
      observer?.disconnect();
      observer = undefined;
      view.document.removeEventListener('DOMContentLoaded', pass);
      observed = new WeakSet();
      for (const name of EVENTS) view.removeEventListener(name, request, { capture: true });
      for (const name of ACTIONS) view.removeEventListener(name, beforeAction, { capture: true });
      clearTimeout(quiet);
      clearInterval(poll);
      firstRequest = 0;
      last = '';
    },
    request,
    slow: () => onDemand,
  };
}

const ACTIONS = ['pointerdown', 'keydown'] as const;
const TYPED: ReadonlySet<string> = new Set(['input', 'change']);
const EVENTS = ['input', 'change', 'click', 'hashchange', 'popstate', 'load'] as const;
