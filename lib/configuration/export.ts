import type { PolicyInForce } from '../policy/index.ts';
import { membersOf } from '../shared/members.ts';
import { CONFIGURATION_FORMAT, CONFIGURATION_VERSION, type ConfigurationFile } from './types.ts';

/**
 * Everything in force on a desk that is not built in, by whomever it was set, as one file for another desk. Never in it: secrets (`personKeys`,
 * `central`), the officer and second signers of this desk, records. `proofs`: saved pages by profile id, their sensitive values replaced when
 * they were saved; `at`: ISO 8601 instant.
 */
export function exportConfiguration(policy: PolicyInForce, proofs: Readonly<Record<string, unknown>>, at: string, extension: string): ConfigurationFile {
  const { origins, sites, office } = policy;
  const set = (path: string) => (origins[path] ?? 'default') !== 'default';
  const rules = Object.fromEntries(Object.entries(policy.rules).filter(([name]) => set(`rules.${name}`) && name !== 'packWeakening'));
  const kept = sites.profiles.flatMap(({ id }): [string, unknown][] => (proofs[id] === undefined ? [] : [[id, proofs[id]]]));
  const settings = {
    rules: { ...rules, ...(set('rules.pack') ? { pack: policy.packAsWritten ?? policy.pack } : {}) },
    ...(policy.listHosts === undefined ? {} : { listHosts: policy.listHosts }),
    lists: policy.lists.map((list) => ({ ...list, keys: list.keys.map(publicHalf) })),
    sites: { hosts: sites.hosts, profiles: sites.profiles, ...filled('off', sites.off), ...filled('onDemand', sites.onDemand) },
    office: { ...filled('regions', office?.regions), ...(office?.inspection === undefined ? {} : { inspection: office.inspection }) },
  };
  return { format: CONFIGURATION_FORMAT, version: CONFIGURATION_VERSION, exportedAt: at, extension, settings: Object.fromEntries(Object.entries(settings).filter(([, part]) => !isEmpty(part))), ...(kept.length === 0 ? {} : { proofs: Object.fromEntries(kept) }) };
}

/** Only what a public key is made of: other members of a JWK may say anything. */
function publicHalf({ kty, crv, x, y }: JsonWebKey): JsonWebKey {
  return { kty, crv, x, y };
}

function filled(name: string, entries: readonly unknown[] | undefined): Readonly<Record<string, unknown>> {
  return entries === undefined || entries.length === 0 ? {} : { [name]: entries };
}

function isEmpty(part: unknown): boolean {
  return Array.isArray(part) ? part.length === 0 : Object.values(membersOf(part)).every((member) => Array.isArray(member) && member.length === 0);
}
