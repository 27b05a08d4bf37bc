import { proofState, type ProofState } from '../editor/index.ts';
import { hostFits, type SiteSettings } from '../policy/index.ts';
import { parseUrl } from '../shared/index.ts';
import { lintProfile, type ProfileFault, type ProfileProblem, type SiteProfile } from '../site/index.ts';

/** One line of the sites' table: a profile with everything known of its soundness, or a host that nobody has described. */
export interface SiteRow {
  readonly key: string;
  /** `recommended`: the organisation's, to be changed here; `draft`: kept on this machine, not in force; `none`: read generically. */
  readonly origin: 'managed' | 'recommended' | 'local' | 'draft' | 'none';
  readonly hosts: readonly string[];
  readonly profile?: SiteProfile;
  readonly proof: { readonly state: ProofState; readonly takenAt?: string };
  readonly problems: readonly ProfileProblem[];
  readonly warnings: readonly ProfileProblem[];
  /** Pages of it that no longer find their fields. */
  readonly faults: readonly ProfileFault[];
}

export interface SiteFacts {
  readonly sites: SiteSettings;
  readonly managedProfiles: readonly string[];
  readonly recommendedProfiles?: readonly string[];
  readonly drafts: Readonly<Record<string, unknown>>;
  readonly proofs: Readonly<Record<string, unknown>>;
  readonly faults: readonly ProfileFault[];
}

/** Drafts first, since they wait for somebody; then profiles in force, those with a fault before others; then bare hosts. */
export function siteRows({ sites, managedProfiles, recommendedProfiles = [], drafts, proofs, faults }: SiteFacts): SiteRow[] {
  const rowOf = (profile: SiteProfile, origin: SiteRow['origin']): SiteRow => {
    const { problems, warnings } = lintProfile(profile);
    return { key: `${origin}:${profile.id}`, origin, hosts: profile.hosts, profile, proof: proofState(proofs[profile.id], profile), problems, warnings, faults: origin === 'draft' ? [] : faults.filter(({ profileId, version }) => profileId === profile.id && version === profile.version) };
  };
  const waiting = Object.values(drafts).flatMap((draft) => {
    const linted = lintProfile(draft);
    return linted.ok ? [rowOf(linted.value, 'draft')] : [];
  });
  const inForce = sites.profiles.map((profile) => rowOf(profile, managedProfiles.includes(profile.id) ? 'managed' : recommendedProfiles.includes(profile.id) ? 'recommended' : 'local'));
  const described = [...waiting, ...inForce].flatMap(({ hosts }) => hosts);
  const bare = sites.hosts.filter((host) => !described.includes(host) && !described.some((entry) => covers(entry, host)));
  return [...waiting, ...inForce.filter((row) => row.faults.length > 0), ...inForce.filter((row) => row.faults.length === 0), ...bare.map((host): SiteRow => ({ key: `host:${host}`, origin: 'none', hosts: [host], proof: { state: 'none' }, problems: [], warnings: [], faults: [] }))];
}

function covers(entry: string, host: string): boolean {
  return ['https', 'http'].some((scheme) => {
    const url = parseUrl(`${scheme}://${host}/`);
    return url !== undefined && hostFits(entry, url);
  });
}
