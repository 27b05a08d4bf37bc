import { browser, type Browser } from 'wxt/browser';
import { atWork } from '../shared/at-work.ts';
import { log } from '../shared/index.ts';
import { onMessage } from './client.ts';
import { ENTRIES, type BackgroundMessage } from './entries.ts';
import type { Protocol } from './protocol.ts';
import { createRateLimiter } from './rate-limit.ts';
import { classifySender } from './sender.ts';

export type Sender = Browser.runtime.MessageSender;
export type Handlers = {
  [Name in BackgroundMessage]: (
    request: Parameters<Protocol[Name]>[0],
    sender: Sender,
  ) => ReturnType<Protocol[Name]> | Promise<ReturnType<Protocol[Name]>>;
};

/** Why a message was not answered. The sender gets the word as the error's message. */
export type Refusal = 'foreign-sender' | 'sender-not-allowed' | 'frame-not-allowed' | 'too-many' | 'malformed';

/**
 * Registers all handlers, synchronously: listeners added after an `await` miss the event that woke the worker.
 * Each message is classified, checked against its entry, rate limited and parsed before its handler sees it
 * (the messaging library checks what is sent, not what is received).
 */
export function listen(handlers: Handlers): void {
  const limiter = createRateLimiter();
  for (const name of Object.keys(ENTRIES) as BackgroundMessage[]) {
    onMessage(name, async (message) => {
      const sender = message.sender as Sender;
      const parsed = admit(name, message.data, sender, limiter.allow(senderKey(name, sender), Date.now()));
      if (!parsed.ok) {
        log('warn', 'messaging', parsed.reason, {});
        throw new Error(parsed.reason);
      }
      const handler = handlers[name] as (request: unknown, sender: Sender) => unknown;
      return (await atWork(async () => handler(parsed.request, sender))) as never;
    });
  }
}

/** What officers do has a bucket of its own: a page that makes its guard talk cannot use theirs up. */
function senderKey(name: BackgroundMessage, sender: Sender): string {
  return `${sender.tab?.id ?? 'page'}:${sender.frameId ?? 0}:${ENTRIES[name].act === true ? 'act' : ''}`;
}

/** The checks in order; exported for tests with built senders. */
export function admit(
  name: BackgroundMessage,
  data: unknown,
  sender: Sender,
  withinRate: boolean,
): { readonly ok: true; readonly request: unknown } | { readonly ok: false; readonly reason: Refusal } {
  const entry = ENTRIES[name];
  const from = classifySender(sender, browser.runtime.id);
  if (from === 'foreign') return { ok: false, reason: 'foreign-sender' };
  if (from !== entry.senders) return { ok: false, reason: 'sender-not-allowed' };
  if (from === 'content' && entry.frame === 'top' && sender.frameId !== 0) return { ok: false, reason: 'frame-not-allowed' };
  // Our own pages are trusted not to flood; a frame is not, whatever it says.
  if (from === 'content' && !withinRate) return { ok: false, reason: 'too-many' };
  const parsed = entry.request.safeParse(data);
  return parsed.success ? { ok: true, request: parsed.data } : { ok: false, reason: 'malformed' };
}
