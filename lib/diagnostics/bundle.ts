import { ENTRY_KINDS } from '../record/index.ts';
import { OUTBOX_FAULTS } from '../outbox/index.ts';
import { dayOf, flagOf, instantOf, LEFT_OUT, numberOf, reasonOf, standIns, wordOf, type StandIns } from './clean.ts';
import { listFacts } from './lists.ts';
import { policyFacts } from './policy.ts';
import type { BundleFile, DeskFacts } from './types.ts';

/** Permissions that the manifest can ask for: any other word is not ours to pass on. */
const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'sidePanel', 'activeTab', 'contextMenus', 'tabs', 'notifications'];
const STORAGE_ITEMS = ['settings', 'managed-cache', 'sync-due', 'outbox', 'list-floors', 'profile-faults', 'proofs', 'profile-drafts'];
const DATABASE = /^creditgate-[a-z-]{1,40}$/;
const CHAIN_FAULTS = ['gap', 'changed', 'unlinked', 'unreadable'];

/**
 * The files of a diagnostic bundle. Everything in them is put there by name: closed words, numbers, days, instants, ids of lists, profiles
 * and rules, key ids, and hosts as the admin has chosen. A text that anybody wrote, or that a page or list said, is never copied.
 *
 * In: the desk as it is; `hosts`: named, or replaced by the same stand-in throughout. `about`: the first file, in words.
 */
export async function bundleFiles(facts: DeskFacts, hosts: 'named' | 'replaced', about: string): Promise<BundleFile[]> {
  const stand = standIns(hosts);
  const json = (name: string, value: unknown): BundleFile => ({ name, text: `${JSON.stringify(value, null, 2)}\n` });
  return [
    { name: 'README.txt', text: `${about}\n` },
    json('versions.json', versionFacts(facts)),
    json('lists.json', await listFacts(facts.status.lists, stand)),
    json('policy.json', policyFacts(facts.policy, stand)),
    json('sites.json', siteFacts(facts, stand)),
    json('storage.json', storageFacts(facts)),
    json('records.json', recordFacts(facts)),
    json('errors.json', errorFacts(facts)),
    json('permissions.json', { permissions: facts.permissions.permissions.map((name) => wordOf(name, PERMISSIONS)), origins: facts.permissions.origins.map(stand.host) }),
  ];
}

function versionFacts({ at, versions }: DeskFacts): unknown {
  const { extension, userAgent, platform, language, timeZone } = versions;
  return {
    madeAt: instantOf(at),
    extension: /^\d+(\.\d+){0,3}$/.test(extension) ? extension : LEFT_OUT,
    // Products and their versions; whatever else a browser may have been told to say stays here.
    browser: userAgent.match(/\b[A-Za-z]{2,20}\/\d+(\.\d+){0,3}(?![\w.])/g) ?? [],
    platform: /^[A-Za-z0-9_ ]{1,20}$/.test(platform) ? platform : LEFT_OUT,
    language: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(language) ? language : LEFT_OUT,
    timeZone: /^[A-Za-z]{2,20}(\/[A-Za-z_]{2,20}){0,2}$/.test(timeZone) ? timeZone : LEFT_OUT,
  };
}

function siteFacts({ policy, status }: DeskFacts, stand: StandIns): unknown {
  return {
    profiles: policy.sites.profiles.map(({ id, version, schema, hosts, pages }) => ({
      id: stand.id('profile', id),
      version: numberOf(version),
      schema: numberOf(schema),
      hosts: hosts.map(stand.host),
      pages: pages.map((page) => ({ id: stand.id('page', page.id), kind: reasonOf(page.kind) })),
    })),
    faults: (status.profileFaults ?? []).map((fault) => ({
      profile: stand.id('profile', fault.profileId),
      version: numberOf(fault.version),
      page: stand.id('page', fault.pageId),
      host: stand.host(fault.host),
      missing: fault.missing.map(reasonOf),
      firstAt: instantOf(fault.firstAt),
      lastAt: instantOf(fault.lastAt),
      seen: numberOf(fault.seen),
    })),
  };
}

function storageFacts({ storage }: DeskFacts): unknown {
  return {
    usedBytes: numberOf(storage.usage),
    quotaBytes: numberOf(storage.quota),
    databases: storage.databases.map(({ name, version }) => ({ name: DATABASE.test(name ?? '') ? name : LEFT_OUT, version: numberOf(version) })),
    items: Object.fromEntries(STORAGE_ITEMS.flatMap((name) => (storage.items[name] === undefined ? [] : [[name, numberOf(storage.items[name])]]))),
  };
}

function recordFacts({ records, at }: DeskFacts): unknown {
  const { counts, chain } = records;
  return {
    until: dayOf(at.slice(0, 10)),
    counts: Object.fromEntries(ENTRY_KINDS.flatMap((kind) => (counts[kind] === undefined ? [] : [[kind, numberOf(counts[kind])]]))),
    chain: chain === undefined ? null : { sound: flagOf(chain.ok), entries: numberOf(chain.entries), ...(chain.ok ? {} : { brokenAt: numberOf(chain.brokenAt), reason: wordOf(chain.reason, CHAIN_FAULTS) }) },
  };
}

function errorFacts({ faults, central }: DeskFacts): unknown {
  return {
    log: faults.map(({ at, level, area, reason }) => ({ at: instantOf(at), level: wordOf(level, ['warn', 'error']), area: reasonOf(area), reason: reasonOf(reason) })),
    central: central === null ? null : { sent: numberOf(central.sent), waiting: numberOf(central.waiting), failures: numberOf(central.failures), fault: central.fault === undefined ? null : wordOf(central.fault, OUTBOX_FAULTS), faultAt: instantOf(central.faultAt), sentAt: instantOf(central.sentAt) },
  };
}
