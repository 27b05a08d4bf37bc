import { hostFits, isWholeHost } from './hosts.ts';
import type { PolicyInForce } from './in-force.ts';

/** `off`: nothing runs there. `on-demand`: pages are read when the officer asks. */
export const SITE_MODES = ['on', 'on-demand', 'off'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

export interface SiteStanding {
  readonly mode: SiteMode;
  /** The organisation has the last word on this site: nothing to be switched on this machine. */
  readonly managed: boolean;
  /** What an officer may make of it in the popup. Going back to `on` is never a loss of protection. */
  readonly may: { readonly on: boolean; readonly onDemand: boolean; readonly off: boolean };
}

/** How CreditGate works on an address; undefined where it does not work at all. */
export function siteStanding(url: URL, policy: PolicyInForce): SiteStanding | undefined {
  const { sites } = policy;
  const covers = (entries: readonly string[] = []): boolean => entries.some((entry) => hostFits(entry, url));
  return covers(sites.hosts) || sites.profiles.some(({ hosts }) => covers(hosts)) ? standing(policy, covers) : undefined;
}

/** How the sites of one entry of the settings stand, for the settings themselves. */
export function entryStanding(entry: string, policy: PolicyInForce): SiteStanding {
  return standing(policy, (entries = []) => entries.includes(entry));
}

/**
 * A site that the organisation names is the organisation's: neither an officer nor the settings of one machine take
 * it out, unless a managed rule lets officers do so.
 */
function standing(policy: PolicyInForce, covers: (entries: readonly string[] | undefined) => boolean): SiteStanding {
  const { sites, managed, rules } = policy;
  const fixed = covers(managed?.off) ? 'off' : covers(managed?.onDemand) ? 'on-demand' : undefined;
  if (fixed !== undefined) return { mode: fixed, managed: true, may: { on: false, onDemand: false, off: false } };
  const ordered = covers(managed?.hosts) || sites.profiles.some(({ id, hosts }) => managed?.profiles.includes(id) === true && covers(hosts));
  const released = (rule: 'officerMayChooseOnDemand' | 'officerMaySwitchOff'): boolean => !ordered || (rules[rule] && policy.origins[`rules.${rule}`] === 'managed');
  const [onDemand, off] = [released('officerMayChooseOnDemand'), released('officerMaySwitchOff')];
  // What an admin has set on this machine counts without the officers' rules, but not against the organisation.
  const mode = off && covers(sites.off) ? 'off' : onDemand && covers(sites.onDemand) ? 'on-demand' : 'on';
  return { mode, managed: !onDemand && !off, may: { on: mode !== 'on', onDemand: onDemand && rules.officerMayChooseOnDemand, off: off && rules.officerMaySwitchOff } };
}

/** Entries whose hosts need not even get the guard: those that no rule above can overrule, and that mean whole hosts. */
export function excludedSites({ sites, managed, rules, origins }: PolicyInForce): readonly string[] {
  const unordered = (managed?.hosts ?? []).length === 0 && (managed?.profiles ?? []).length === 0;
  const released = unordered || (rules.officerMaySwitchOff && origins['rules.officerMaySwitchOff'] === 'managed');
  return (released ? (sites.off ?? []) : (managed?.off ?? [])).filter(isWholeHost);
}
