import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Verdict } from '../check/index.ts';
import type { Day } from '../shared/index.ts';
import { maskPersonIds, normaliseName, parseCompany, type OrgForm } from '../subject/index.ts';
import type { CheckedParty, RouteSeen } from './types.ts';

/** Forms that no natural person's name and no individual trader's has. Without a code, a name is kept only with one of these. */
const ENTERPRISE_FORMS: readonly OrgForm[] = ['company', 'short', 'cooperative', 'partnership', 'limited-partnership', 'special-partnership'];

/**
 * What is kept of a checked applicant; undefined where nothing can be kept that would find it again: no valid code, and no
 * name or one that may be a person's or a trader's. Codes that begin with 92 are individual traders' (GB 32100): their names stay out.
 */
export function partyOf(verdict: Verdict, { salt, day, route, host }: { readonly salt: string; readonly day: Day; readonly route: RouteSeen; readonly host: string }): CheckedParty | undefined {
  const { applicant } = verdict;
  const code = applicant.codeKind === 'uscc' && applicant.codeChecksum === 'valid' ? applicant.code : undefined;
  const enterprise = code === undefined ? ENTERPRISE_FORMS.includes(parseCompany(applicant.name ?? '').form) : !code.startsWith('92');
  const name = enterprise ? maskPersonIds(applicant.name) : undefined;
  if (code === undefined && name === undefined) return undefined;
  const identity = code ?? normaliseName(name ?? '').normal;
  return {
    id: bytesToHex(sha256(utf8ToBytes(`${salt}\u0000${identity}`))).slice(0, 32),
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    firstOn: day,
    lastOn: day,
    route,
    host,
    listed: listedIn(verdict).map(({ key }) => key),
    ...(verdict.suppressed === undefined ? {} : { aside: verdict.suppressed.map(({ listId, recordId }) => `${listId}/${recordId}`) }),
    versions: versionsOf(verdict),
  };
}

export interface ListedIn {
  readonly key: string;
  readonly sure: boolean;
  readonly finding: Verdict['findings'][number];
}

/** Listings of the party itself on the severe list that are in force: by code or number, or by equal name (not sure). */
export function listedIn(verdict: Verdict): ListedIn[] {
  return verdict.findings
    .filter(({ listKind, standing, flags }) => listKind === 'severe' && standing === 'in-force' && !flags.includes('through-legal-rep'))
    .filter(({ grade }) => grade === 'G1' || grade === 'P1' || grade === 'G2')
    .map((finding) => ({ key: `${finding.listId}/${finding.recordId}`, sure: finding.grade !== 'G2', finding }));
}

export function versionsOf(verdict: Verdict): Record<string, number> {
  return Object.fromEntries(verdict.lists.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version]])));
}

/**
 * The same party seen again. What is known of its listings stays: only a re-check changes it, so that each change is told. A
 * sighting under a list that it has not been compared with yet does not move its day either: the notice names the day before.
 */
export function seenAgain(before: CheckedParty, now: CheckedParty): CheckedParty {
  const compared = Object.entries(now.versions).every(([id, version]) => before.versions[id] === version);
  const route = now.route === 'none' ? before.route : now.route;
  return { ...before, aside: now.aside, route, host: now.host, lastOn: compared ? now.lastOn : before.lastOn };
}
