import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { TabCase } from '../../lib/check/index.ts';
import type { GuardOrders } from '../../lib/guard/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { Sender } from '../../lib/messaging/index.bg.ts';
import { log, parseUrl } from '../../lib/shared/index.ts';

/** A frame that is gone is refused at once; one that does not answer in this time is at work. */
const FRAME_ANSWERS_MS = 150;

/** Frames that had spoken and do not answer any more: removed without a word, as layer dialogs are. */
export async function goneFrames(tabId: number, speaking: number, tabCase: TabCase | undefined): Promise<number[]> {
  const others = Object.keys(tabCase?.frames ?? {}).map(Number).filter((id) => id !== speaking);
  if (others.length === 0) return [];
  // A frame whose thread is busy is there, and must not keep the others waiting.
  const busy = new Promise<void>((resolve) => setTimeout(resolve, FRAME_ANSWERS_MS));
  const answers = await Promise.allSettled(others.map((frameId) => Promise.race([busy, sendMessage('guardOrders', (tabCase as TabCase).orders, { tabId, frameId })])));
  return others.filter((_, index) => answers[index]?.status === 'rejected');
}

/** The origin counts, not the address: an about:blank or srcdoc frame belongs to the page that made it. */
export function originUrl(sender: Sender): URL | undefined {
  const text = sender.origin !== undefined && sender.origin !== 'null' ? sender.origin : sender.url;
  return text === undefined ? undefined : parseUrl(text);
}

export function hostOf(sender: Sender): string {
  return originUrl(sender)?.host ?? '';
}

/** The one line that the guard puts on a closed option. */
export function notice(commitment: GuardOrders['commitment']): string {
  if (commitment === 'open') return '';
  return commitment === 'closed' ? i18n.t('guard.closed') : i18n.t('guard.confirm');
}

/** Reader and guard follow the scout into its document, at once. A scout that they do not reach asks again. */
export const sendReader = (sender: Sender): Promise<void> => sendScript(sender, '/reader.js');

/** Badges follow into a document in which a table of parties was seen. */
export const sendBadges = (sender: Sender): Promise<void> => sendScript(sender, '/badges.js');

async function sendScript({ tab, frameId, documentId }: Sender, file: '/reader.js' | '/badges.js'): Promise<void> {
  const tabId = tab?.id as number;
  const target = documentId === undefined ? { tabId, frameIds: [frameId as number] } : { tabId, documentIds: [documentId] };
  try {
    await browser.scripting.executeScript({ target, files: [file], injectImmediately: true });
  } catch {
    // Left meanwhile, as a rule, or not yet there for the browser.
    log('info', 'guard', file === '/reader.js' ? 'reader-not-sent' : 'badges-not-sent', {});
  }
}
