import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { SiteMode } from '../../lib/policy/index.ts';

/** Says on the toolbar button that a tab is not checked by itself. The browser forgets it with the next document. */
export async function showSiteMode(tabId: number, mode: SiteMode): Promise<void> {
  const title = mode === 'on' ? i18n.t('extName') : i18n.t(mode === 'off' ? 'site.titleOff' : 'site.titleOnDemand');
  // A tab without a text of its own shows what is said to all: the number of notices. An empty text would hide it.
  const badge = mode === 'on' ? [browser.action.setBadgeText({ tabId })] : [browser.action.setBadgeText({ tabId, text: i18n.t(mode === 'off' ? 'site.badgeOff' : 'site.badgeOnDemand') }), browser.action.setBadgeBackgroundColor({ tabId, color: '#595959' })];
  // The tab may be gone by now; there is nobody left to tell.
  await Promise.allSettled([...badge, browser.action.setTitle({ tabId, title })]);
}
