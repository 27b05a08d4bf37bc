import { browser } from 'wxt/browser';
import type { createFrame } from '../../lib/guard/index.dom.ts';
import type { GuardEvent, GuardOrders } from '../../lib/guard/index.ts';
import { onMessage, sendMessage } from '../../lib/messaging/client.ts';
import type { FrameReading } from '../../lib/site/index.ts';

/** A worker that has just been killed answers within a second or so; a browser that starts can take several. */
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
/** Readings that may wait for their turn: enough for the steps of a wizard while the worker starts. */
const MAX_WAITING = 6;

export interface Connection {
  /** Another copy takes over: opens everything and falls silent. */
  retire(): void;
  /** The script's context was ended; `alive` tells whether the extension is still there. */
  contextEnded(alive: () => boolean): void;
}

/**
 * Joins one frame to the background: what was read goes out, orders come in. Listeners are installed at once.
 * `again`: connects anew, after this connection has given back what it held.
 */
export function connectFrame(create: typeof createFrame, again: () => void): Connection {
  let verdictKey: string | undefined;
  let silent = false;
  let sending = false;
  /** False until the officer asks, on a site that is read on demand. */
  let reads = false;
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
    frame.freeze();
  };

  const apply = (orders: GuardOrders): void => {
    if (frame.apply(orders)) verdictKey = orders.verdictKey;
  };

  const flush = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    let wait = FIRST_RETRY_MS;
    for (let reading = waiting[0]; reading !== undefined && !silent; reading = waiting[0]) {
      try {
        apply(await sendMessage('frameRead', reading));
        waiting.shift();
        wait = FIRST_RETRY_MS;
      } catch (error) {
        onLost(error);
        await pause(wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
    sending = false;
  };

  const frame = create({
    window,
    onReading(reading) {
      listen();
      // The oldest but one goes first when too many wait: the first may be on its way, the last is what the page shows.
      if (waiting.length >= MAX_WAITING) waiting.splice(1, 1);
      waiting.push(reading);
      void flush();
    },
    onEvent: send,
  });

  const begin = async (request: { again?: boolean } = {}): Promise<void> => {
    let wait = FIRST_RETRY_MS;
    while (!silent) {
      try {
        const start = await sendMessage('guardStarted', request);
        if (start.mode === 'off' || (start.mode === 'on-demand' && reads)) {
          retire();
          if (start.mode !== 'off') again();
          return;
        }
        apply(start.orders);
        reads = start.mode === 'on';
        if (reads) frame.configure(start);
        return;
      } catch (error) {
        onLost(error);
        await pause(wait);
        wait = Math.min(wait * 2, LAST_RETRY_MS);
      }
    }
  };

  const retire = (): void => {
    silent = true;
    unlisten();
    deafen();
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
    frame.stop();
  };

  frame.start();
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
    if (event.persisted) void begin();
  };
  const listen = (): void => {
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
  };
  listen();
  void begin();

  return {
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
