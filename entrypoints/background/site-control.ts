import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { SwitchAnswer, TabVerdict } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { localPart, siteStanding, type PolicyInForce, type SiteMode, type SiteStanding } from '../../lib/policy/index.ts';
import { parseUrl } from '../../lib/shared/index.ts';
import type { Cases } from './cases.ts';
import type { Recorder } from './recorder.ts';
import { showSiteMode } from './site-badge.ts';
import type { Sites } from './sites.ts';

/** The keyboard command of the manifest. */
const CHECK_COMMAND = 'check-page';

export interface SiteControl {
  readonly handlers: Pick<Handlers, 'tabVerdict' | 'checkPage' | 'switchSite'>;
  /** Sites may stand otherwise than before: pages that are open learn of it now. */
  changed(): Promise<void>;
  onCommand(name: string): Promise<void>;
  /** Marks tabs on sites that are switched off. Call in the first turn of the worker. */
  watchTabs(): void;
}

/** Which sites run by themselves, on demand or not at all, as the officer meets it. */
export function createSiteControl({ policy, cases, records, sites }: { policy: PolicyService; cases: Cases; records: Recorder; sites: Sites }): SiteControl {
  async function siteOf(tabId: number): Promise<{ url: URL; standing: SiteStanding; inForce: PolicyInForce } | undefined> {
    const [tab, inForce] = await Promise.all([browser.tabs.get(tabId).catch(() => undefined), policy.current()]);
    // Without a granted host the browser tells no address: nothing runs there either.
    const url = tab?.url === undefined ? undefined : parseUrl(tab.url);
    const standing = url === undefined ? undefined : siteStanding(url, inForce);
    return url === undefined || standing === undefined ? undefined : { url, standing, inForce };
  }

  async function tabVerdict(tabId: number): Promise<TabVerdict> {
    const [verdict, site, asked] = await Promise.all([cases.verdictOf(tabId), siteOf(tabId), cases.wasAsked(tabId)]);
    if (site === undefined) return verdict;
    const about = { site: { ...site.standing, host: site.url.host, minReasonLength: site.inForce.rules.overrideMinReasonLength } };
    if (site.standing.mode === 'off') return { state: 'switched-off', ...about };
    if (site.standing.mode === 'on-demand' && !asked) return { state: 'on-demand', ...about };
    if (verdict.state === 'off' && !(await runsIn(tabId))) return { state: 'not-running', ...about };
    return { ...verdict, ...about };
  }

  /** False for what is no page of this engine (IE mode of Edge), viewers of the browser's own, and pages of errors. */
  const runsIn = (tabId: number): Promise<boolean> =>
    browser.scripting.executeScript({ target: { tabId }, func: () => true }).then(
      () => true,
      () => false,
    );

  async function checkPage(tabId: number): Promise<boolean> {
    const site = await siteOf(tabId);
    if (site?.standing.mode !== 'on-demand') return false;
    await cases.ask(tabId);
    return tell(tabId);
  }

  /** All frames of a tab ask anew; false when no guard is there. */
  async function tell(tabId: number): Promise<boolean> {
    const heard = (frame: { tabId: number; frameId: number } | number) => sendMessage('siteChanged', {}, frame).then((answer) => answer === true, () => false);
    const [top] = await Promise.all([heard({ tabId, frameId: 0 }), heard(tabId)]);
    return top;
  }

  async function switchSite(tabId: number, mode: SiteMode, reason: string): Promise<SwitchAnswer> {
    const site = await siteOf(tabId);
    if (site === undefined) return { ok: false, reason: 'not-allowed' };
    const { url, standing, inForce } = site;
    if (standing.managed) return { ok: false, reason: 'managed' };
    if (mode === standing.mode) return { ok: true };
    if (!standing.may[mode === 'on-demand' ? 'onDemand' : mode]) return { ok: false, reason: 'not-allowed' };
    if (mode !== 'on' && [...reason.trim()].length < inForce.rules.overrideMinReasonLength) return { ok: false, reason: 'reason-too-short' };
    const { sites: now, managed } = inForce;
    // What the organisation recommends becomes the desk's own with the first change here, and does not get lost by it.
    const others = (entries: readonly string[] = [], fixed: readonly string[] = []) => entries.filter((entry) => entry !== url.host && !fixed.includes(entry));
    const after = {
      ...localPart(inForce.local).sites,
      off: [...others(now.off, managed?.off), ...(mode === 'off' ? [url.host] : [])],
      onDemand: [...others(now.onDemand, managed?.onDemand), ...(mode === 'on-demand' ? [url.host] : [])],
    };
    const then = { ...inForce, sites: { ...now, off: after.off, onDemand: after.onDemand } };
    if (siteStanding(url, then)?.mode !== mode) return { ok: false, reason: 'covered' };
    // Recorded first: a site that went dark without a trace would be the one thing nobody could answer for.
    const recorded = await records.add('policy', { event: 'site-switched', host: url.host, mode, before: standing.mode, reason: reason.trim() });
    if (!recorded) return { ok: false, reason: 'not-recorded' };
    const saved = await policy.save('sites', after);
    if (!saved.ok) await records.add('policy', { event: 'site-switched', host: url.host, outcome: 'refused' });
    return saved.ok ? { ok: true } : { ok: false, reason: 'refused' };
  }

  async function mark(tabId: number, address: string | undefined): Promise<void> {
    const url = address === undefined ? undefined : parseUrl(address);
    if (url !== undefined && siteStanding(url, await policy.current())?.mode === 'off') await showSiteMode(tabId, 'off');
  }
  const onUpdated = (tabId: number, change: { readonly status?: string }, tab: { readonly url?: string }): void => {
    if (change.status !== undefined) void mark(tabId, tab.url);
  };
  /** Every load of every tab would wake the worker: only while something is switched off. */
  async function watchNeeded(): Promise<void> {
    const { sites: settings } = await policy.current();
    const needed = (settings.off ?? []).length > 0;
    if (needed && !browser.tabs.onUpdated.hasListener(onUpdated)) browser.tabs.onUpdated.addListener(onUpdated);
    if (!needed) browser.tabs.onUpdated.removeListener(onUpdated);
  }

  return {
    handlers: {
      tabVerdict: ({ tabId }) => tabVerdict(tabId),
      checkPage: async ({ tabId }) => ({ started: await checkPage(tabId) }),
      switchSite: ({ tabId, mode, reason }) => switchSite(tabId, mode, reason),
    },
    async changed() {
      await watchNeeded();
      for (const { id } of await browser.tabs.query({})) {
        const site = id === undefined ? undefined : await siteOf(id);
        if (id === undefined || site === undefined) continue;
        const heard = await tell(id);
        if (site.standing.mode === 'off') await cases.standDown(id);
        else if (!heard) await sites.guardTab(id);
      }
    },
    async onCommand(name) {
      if (name !== CHECK_COMMAND) return;
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      if (tab?.id !== undefined) await checkPage(tab.id);
    },
    watchTabs() {
      browser.tabs.onUpdated.addListener(onUpdated);
      void watchNeeded();
    },
  };
}
