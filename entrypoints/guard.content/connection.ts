import { browser } from 'wxt/browser';
import type { createFrame, Ears, Frame } from '../../lib/guard/index.dom.ts';
import type { GuardEvent, GuardOrders } from '../../lib/guard/index.ts';
import { onMessage, sendMessage } from '../../lib/messaging/client.ts';
import type { GuardStart } from '../../lib/messaging/index.ts';
import { pause, within } from '../../lib/shared/within.ts';
import type { FrameReading } from '../../lib/site/index.ts';

/** A worker that has just been killed answers within a second or so; a browser that starts can take several. */
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
/** A reading that is not answered leaves an option open: it is sent again soon, and often. */
const LAST_READING_RETRY_MS = 2_000;
/** A worker that is ended under a message may leave it without any answer, not even an error. The same reading twice changes nothing. */
const UNANSWERED_MS = 8_000;
/** Readings that may wait for their turn: enough for the steps of a wizard while the worker starts. */
const MAX_WAITING = 6;

export interface Connection {
  /** The reader has arrived in this frame; the first one counts. */
  attach(create: typeof createFrame): void;
  /** Another copy takes over: opens everything and falls silent. */
  retire(): void;
  /** The script's context was ended; `alive` tells whether the extension is still there. */
  contextEnded(alive: () => boolean): void;
}

/**
 * Joins one frame to the background: what was read goes out, orders come in. Reader and guard arrive when the background
 * has found that there is something to read; what was ordered until then is kept for them.
 * `again`: connects anew, after this connection has given back what it held.
 */
export function connectFrame(ears: Ears, again: () => void): Connection {
  let frame: Frame | undefined;
  let start: GuardStart | undefined;
  /** The last orders; a frame ignores those that are older than its own. */
  let orders: GuardOrders | undefined;
  let verdictKey: string | undefined;
  let silent = false;
  let readerWait = FIRST_RETRY_MS;
  let sending = false;
  /** In order, none left out: the applicant may be in one reading and the route in the next. */
  const waiting: FrameReading[] = [];

  const send = (event: GuardEvent, optionText?: string): void => {
    if (silent) return;
    sendMessage('guardEvent', { event, verdictKey, optionText }).catch(onLost);
  };

  /** The runtime is gone after an update or removal: the block stays as it is, nobody is left to talk to. */
  const onLost = (error: unknown): void => {
    const gone = browser.runtime?.id === undefined;
    if (gone || (error instanceof Error && /context invalidated/i.test(error.message))) fallSilent();
  };
  const fallSilent = (): void => {
    silent = true;
    frame?.freeze();
  };

  const apply = (next: GuardOrders): void => {
    if (frame === undefined) {
      if (orders === undefined || next.seq >= orders.seq) orders = next;
    } else if (frame.apply(next)) verdictKey = next.verdictKey;
  };

  const flush = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    let wait = FIRST_RETRY_MS;
    for (let reading = waiting[0]; reading !== undefined && !silent; reading = waiting[0]) {
      try {
        apply(await within(UNANSWERED_MS, sendMessage('frameRead', reading)));
        waiting.shift();
        wait = FIRST_RETRY_MS;
      } catch (error) {
        onLost(error);
        await pause(wait);
        wait = Math.min(wait * 2, LAST_READING_RETRY_MS);
      }
    }
    sending = false;
  };

  const onReading = (reading: FrameReading): void => {
    listen();
    // The oldest but one goes first when too many wait: the first may be on its way, the last is what the page shows.
    if (waiting.length >= MAX_WAITING) waiting.splice(1, 1);
    waiting.push(reading);
    void flush();
  };

  const attach = (create: typeof createFrame): void => {
    if (silent || frame !== undefined) return;
    frame = create({ window, ears, onReading, onEvent: send });
    frame.start();
    if (orders !== undefined) apply(orders);
    if (start?.mode === 'on') frame.configure(start);
  };

  const begin = async (request: { again?: boolean } = {}, restored = false): Promise<void> => {
    let wait = FIRST_RETRY_MS;
    while (!silent) {
      try {
        const before = start?.mode;
        const next = await within(UNANSWERED_MS, sendMessage('guardStarted', frame === undefined ? request : { ...request, attached: true }));
        if (next.mode === 'off' || (next.mode === 'on-demand' && before === 'on')) {
          retire();
          if (next.mode !== 'off') again();
          return;
        }
        start = next;
        // A page that comes back stays as it was left until it has been read anew.
        if (!restored) apply(next.orders);
        if (next.mode === 'on') frame?.configure(next);
        awaitReader(next);
        return;
      } catch (error) {
        onLost(error);
        await pause(wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  };

  /** A reader that was promised and does not come would leave the option open without a word: asked for again, ever more seldom. */
  const awaitReader = ({ mode, generic, profiles }: GuardStart): void => {
    if (mode !== 'on' || !(generic || profiles.length > 0) || frame !== undefined) return;
    readerWait = Math.min(readerWait * 2, LAST_RETRY_MS);
    setTimeout(() => {
      if (frame === undefined && !silent) void begin({ again: true });
    }, readerWait);
  };

  const retire = (): void => {
    silent = true;
    unlisten();
    deafen();
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
    frame?.stop();
  };

  const unlisten = onMessage('guardOrders', ({ data }) => apply(data));
  const deafen = onMessage('siteChanged', () => {
    void begin({ again: true });
    return true as const;
  });
  const onHide = (): void => {
    if (!silent) sendMessage('frameGone', {}).catch(onLost);
  };
  // A page that comes back from the back/forward cache is told anew which case it shows.
  const onShow = (event: PageTransitionEvent): void => {
    if (event.persisted) void begin({}, true);
  };
  const listen = (): void => {
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
  };
  listen();
  void begin();

  return {
    attach,
    retire,
    contextEnded(alive) {
      // A turn later: a newer copy of our own ends this context too, and retires it in the same turn.
      setTimeout(() => {
        if (silent) return;
        if (alive()) send('tamper-context-spoofed');
        else fallSilent();
      }, 0);
    },
  };
}
