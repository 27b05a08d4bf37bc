import { browser } from 'wxt/browser';
import { excludedSites, hostPatterns, type PolicyInForce, type SiteSettings } from '../policy/index.ts';
import { log } from '../shared/index.ts';

const GUARD_ID = 'guard';
const GUARD_FILE = '/content-scripts/guard.js';

/** Match patterns of all hosts that policy or a profile names, each once. */
export function sitePatterns(sites: SiteSettings): string[] {
  return patternsOf([...sites.hosts, ...sites.profiles.flatMap((profile) => profile.hosts)]);
}

function patternsOf(entries: readonly string[]): string[] {
  return [...new Set(entries.flatMap((entry) => hostPatterns(entry)).flatMap(bothSchemes))].sort();
}

/** A host may have been granted for one scheme only, and `*://` is not granted then. */
function bothSchemes(pattern: string): string[] {
  return pattern.startsWith('*://') ? [`http${pattern.slice(1)}`, `https${pattern.slice(1)}`] : [pattern];
}

/** Those of the patterns that the browser lets us read; the others wait for a click or an enterprise build. */
async function grantedOf(patterns: readonly string[]): Promise<string[]> {
  const granted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  return patterns.filter((_, index) => granted[index] === true);
}

export interface SiteRegistration {
  reconcile(policy: PolicyInForce): Promise<void>;
  guardOpenTabs(policy: PolicyInForce): Promise<void>;
  guardTab(tabId: number): Promise<void>;
}

/**
 * Keeps the registration of the guard equal to what policy and permissions say. To be called at every worker
 * start: registrations of an unpacked extension were found gone after a restart of the browser.
 */
export function createSiteRegistration(): SiteRegistration {
  // One at a time: start, policy and permission events arrive together, and registering an id twice throws.
  let running: Promise<void> = Promise.resolve();
  const guardOpenTabs = async ({ sites }: PolicyInForce) => guardTabs(await grantedOf(sitePatterns(sites)));
  return {
    guardOpenTabs,
    guardTab,
    reconcile(policy) {
      running = running.catch(() => undefined).then(async () => {
        const matches = await grantedOf(sitePatterns(policy.sites));
        if (await register(matches, patternsOf(excludedSites(policy)))) await guardTabs(matches);
      });
      return running;
    },
  };
}

/** True when hosts were added or removed; open pages on hosts that are switched off or on are told by themselves. */
async function register(matches: string[], excludeMatches: string[]): Promise<boolean> {
  const [present] = await browser.scripting.getRegisteredContentScripts({ ids: [GUARD_ID] });
  const same = sorted(present?.matches) === matches.join();
  if (same && sorted(present?.excludeMatches) === excludeMatches.join()) return false;
  if (present !== undefined) await browser.scripting.unregisterContentScripts({ ids: [GUARD_ID] });
  if (matches.length === 0) return false;
  const script = { id: GUARD_ID, js: [GUARD_FILE], matches, excludeMatches, allFrames: true, runAt: 'document_start' as const, persistAcrossSessions: true };
  try {
    await browser.scripting.registerContentScripts([{ ...script, matchOriginAsFallback: true }]);
  } catch {
    // Before Chromium 119 the member is unknown: about:blank and srcdoc frames stay unread there.
    log('info', 'site', 'no-origin-fallback', {});
    await browser.scripting.registerContentScripts([script]);
  }
  return !same;
}

function sorted(patterns: readonly string[] | undefined): string {
  return [...(patterns ?? [])].sort().join();
}

/** Registration reaches new documents only: pages that are open already get the guard now. */
async function guardTabs(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [guardTab(tab.id)])));
}

/** Frames on other hosts refuse it, and so does a tab that is just being closed. */
async function guardTab(tabId: number): Promise<void> {
  await Promise.allSettled([browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [GUARD_FILE] })]);
}
