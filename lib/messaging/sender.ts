/** Who may have sent a message. `page`: one of our own extension pages; `content`: our script in a web page. */
export type SenderClass = 'page' | 'content' | 'foreign';

/** The parts of `runtime.MessageSender` that classification needs. */
export interface SenderFacts {
  readonly id?: string;
  readonly origin?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number };
}

/**
 * Classifies by extension id, then by origin. An options page in a tab has `sender.tab` as a content script has,
 * and a content script carries the origin of its page: so neither `tab` nor `url` alone can decide.
 */
export function classifySender(sender: SenderFacts, ownId: string): SenderClass {
  if (sender.id !== ownId) return 'foreign';
  const own = `chrome-extension://${ownId}`;
  // `origin` is absent in some older builds for extension pages; their `url` cannot be forged by a web page.
  const origin = sender.origin ?? (sender.url?.startsWith(`${own}/`) === true ? own : undefined);
  if (origin === own) return 'page';
  return sender.tab?.id === undefined || sender.frameId === undefined ? 'foreign' : 'content';
}
