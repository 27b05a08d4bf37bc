import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { SiteMode } from '../../lib/policy/index.ts';

/** Says on the toolbar button that a tab is not checked by itself. The browser forgets it with the next document. */
export async function showSiteMode(tabId: number, mode: SiteMode): Promise<void> {
  const text = mode === 'on' ? '' : i18n.t(mode === 'off' ? 'site.badgeOff' : 'site.badgeOnDemand');
  const title = mode === 'on' ? i18n.t('extName') : i18n.t(mode === 'off' ? 'site.titleOff' : 'site.titleOnDemand');
  // The tab may be gone by now; there is nobody left to tell.
  await Promise.allSettled([browser.action.setBadgeText({ tabId, text }), browser.action.setTitle({ tabId, title }), browser.action.setBadgeBackgroundColor({ tabId, color: '#595959' })]);
}
