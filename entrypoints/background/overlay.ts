import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { TabCase } from '../../lib/check/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { OverlayState } from '../../lib/messaging/index.ts';

const OVERLAY_FILE = '/content-scripts/warning.js';

/**
 * Shows a state in the tab's overlay. The overlay is injected only when there is something to say, so that an
 * unlisted applicant costs the page nothing; once there, it is told of every change, also of the end of one. A top
 * document on a site that is switched off is not entered (`mayEnter`), whatever a frame in it says.
 */
export async function showOverlay(tabId: number, state: OverlayState | null, tabCase: TabCase, mayEnter: (tabId: number) => Promise<boolean>): Promise<void> {
  await showBadge(tabId, state, tabCase);
  const told = await sendMessage('showVerdict', state, { tabId, frameId: 0 }).then(
    () => true,
    () => false,
  );
  if (told || state === null) return;
  try {
    if (!(await mayEnter(tabId))) throw new Error('switched-off');
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [OVERLAY_FILE] });
  } catch {
    // The top document may be on a host that was never granted, with only the frame described: the badge still speaks.
    await browser.action.setBadgeText({ tabId, text: '!' }).catch(() => undefined);
  }
}

export async function showBadge(tabId: number, state: OverlayState | null, tabCase: TabCase): Promise<void> {
  const text = badgeText(state, tabCase);
  // The tab may be gone by now; there is nobody left to tell.
  await browser.action.setBadgeText(text === '' ? { tabId } : { tabId, text }).catch(() => undefined);
  // What is said to all tabs shows then, in its own colour.
  if (text === '') return;
  const colour = tabCase.tampered !== undefined ? '#531dab' : state?.route.state === 'closed' ? '#a8071a' : '#ad6800';
  await browser.action.setBadgeBackgroundColor({ tabId, color: colour }).catch(() => undefined);
  if (tabCase.tampered !== undefined) await browser.action.setTitle({ tabId, title: i18n.t('alarm.title') }).catch(() => undefined);
}

function badgeText(state: OverlayState | null, tabCase: TabCase): string {
  if (tabCase.tampered !== undefined) return '警';
  if (state === null) return '';
  if (state.verdict.outcome === 'listed') return '列';
  if (state.verdict.outcome === 'cannot-check') return '?';
  return tabCase.orders.commitment === 'open' ? 'i' : '!';
}
