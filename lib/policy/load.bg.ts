import { browser } from 'wxt/browser';
import { canonicalJson, chinaDay, log, type Json } from '../shared/index.ts';
import { membersOf } from '../shared/members.ts';
import { localSettings, managedCache, managedSecrets } from '../storage/index.bg.ts';
import type { PolicyInForce, PolicyProblem } from './index.ts';
import { resolvePolicy } from './resolve.ts';
import { splitManaged } from './split-managed.ts';

/**
 * The first `storage.managed.get` of a browser start took 2.7-5.0 s when measured, and can stall until a second
 * call is made; just after a forced install it has answered with nothing. So it is asked again at these ages (ms).
 */
const ASK_AGAIN_AT = [0, 1_500, 4_000, 8_000, 15_000, 30_000];

export type LocalKey = 'lists' | 'listHosts' | 'sites' | 'rules' | 'officer' | 'office' | 'signers';

export interface PolicyService {
  /** Policy in force now: cached managed values at once, the real ones as soon as they are known. */
  current(): Promise<PolicyInForce>;
  /** Starts reading the managed policy and watching for changes; call once, in the first turn of the worker. */
  start(): void;
  /** Called after every change of what is in force. */
  onChange(listener: (policy: PolicyInForce) => void): void;
  /** What is wrong with a local setting as it would be saved; empty when nothing is. */
  judge(key: LocalKey, value: unknown): Promise<readonly PolicyProblem[]>;
  /** Replaces one local setting, or says what is wrong with it and leaves the old one. A pack that is changed by it goes its own way (`rule-packs.ts`). */
  save(key: LocalKey, value: unknown): Promise<{ ok: true } | { ok: false; problems: readonly PolicyProblem[] }>;
}

export function createPolicyService(now: () => number = Date.now): PolicyService {
  const listeners: ((policy: PolicyInForce) => void)[] = [];
  let cached: Promise<PolicyInForce> | undefined;

  const resolved = async (sources: { readonly managed?: unknown; readonly local?: unknown }): Promise<PolicyInForce> => {
    const [managed, local] = await Promise.all([sources.managed ?? lastManaged(), sources.local ?? localSettings.get()]);
    return resolvePolicy({ managed, local, today: chinaDay(now()) });
  };

  function current(): Promise<PolicyInForce> {
    cached ??= resolved({});
    return cached;
  }

  /** In force before it is written: a page that sees the write asks at once, and must not be told what was before. */
  async function put(sources: { readonly managed?: unknown; readonly local?: unknown }, write: () => Promise<unknown>): Promise<void> {
    const before = cached;
    cached = resolved(sources);
    try {
      await write();
    } catch (error) {
      cached = before;
      throw error;
    }
    const policy = await current();
    for (const listener of listeners) listener(policy);
  }

  async function accept(values: Readonly<Record<string, unknown>>, last: boolean): Promise<void> {
    const [open, secrets] = apart(values);
    // An empty answer early in a start means "not yet"; only the last one means that the policy was taken away.
    if (Object.keys(values).length === 0 && !last) return;
    if (same((await managedCache.get()) ?? {}, open) && same((await managedSecrets.get()) ?? {}, secrets)) return;
    await put({ managed: values }, () => Promise.all([managedSecrets.set(secrets), managedCache.set(open)]));
  }

  async function ask(last: boolean): Promise<void> {
    let values: Record<string, unknown>;
    try {
      values = await browser.storage.managed.get(null);
    } catch {
      // Chromium throws when no policy provider exists on this machine: the same as an empty policy.
      log('info', 'policy', 'no-managed-storage', {});
      values = {};
    }
    await accept(values, last);
  }

  /** A policy drops bad values one by one; a person at a form is told at once and nothing is saved. Held against what the organisation says of lists and packs. */
  async function judge(key: LocalKey, value: unknown): Promise<readonly PolicyProblem[]> {
    const { enforced, defaults } = splitManaged(await managedCache.get());
    const bounds = (part: unknown) => ({ packEditing: membersOf(part).packEditing, packWeakening: membersOf(part).packWeakening });
    const managed = { enforced: { listHosts: enforced.listHosts, rules: bounds(enforced.rules) }, defaults: { rules: { ...bounds(defaults.rules), pack: membersOf(defaults.rules).pack } } };
    return resolvePolicy({ managed, local: { [key]: value }, today: chinaDay(now()) }).problems.filter(({ source }) => source === 'local');
  }

  return {
    current,
    onChange: (listener) => void listeners.push(listener),
    start() {
      browser.storage.onChanged.addListener((_changes, area) => {
        if (area === 'managed') void ask(true);
      });
      ASK_AGAIN_AT.forEach((age, index) => {
        setTimeout(() => void ask(index === ASK_AGAIN_AT.length - 1), age);
      });
    },
    judge,
    async save(key, value) {
      const stored = membersOf(await localSettings.get());
      // A pack that stays as it is, and is not in force by now, keeps no other rule from being changed.
      const { pack, ...others } = membersOf(value);
      const kept = key === 'rules' && pack !== undefined && same(pack, membersOf(stored.rules).pack ?? null);
      const problems = await judge(key, kept ? others : value);
      if (problems.length > 0) return { ok: false, problems };
      const settings = { ...stored, [key]: value };
      await put({ local: settings }, () => localSettings.set(settings));
      return { ok: true };
    },
  };
}

/**
 * The last managed policy, from what was kept of it. The file may have been written by somebody else than us, and by an
 * earlier version: secrets in it do not count.
 */
async function lastManaged(): Promise<unknown> {
  const [open, secrets] = await Promise.all([managedCache.get(), managedSecrets.get()]);
  const [kept] = apart(membersOf(open));
  return joined(kept, membersOf(secrets));
}

/** Secrets, and where entries are sent: a file that somebody else has written must not send them elsewhere. */
const SECRETS: ReadonlySet<string> = new Set(['personKeys', 'central']);

/** A policy without its secrets, and these alone, in the same shape. */
function apart(policy: Readonly<Record<string, unknown>>): [open: Record<string, unknown>, secrets: Record<string, unknown>] {
  const [rest, older] = parted(policy);
  const [enforced, newer] = parted(membersOf(policy.enforced));
  const open = isObject(policy.enforced) ? { ...rest, enforced } : rest;
  return [open, { ...older, ...(Object.keys(newer).length === 0 ? {} : { enforced: newer }) }];
}

function parted(part: Readonly<Record<string, unknown>>): [open: Record<string, unknown>, secrets: Record<string, unknown>] {
  const members = Object.entries(part);
  return [Object.fromEntries(members.filter(([name]) => !SECRETS.has(name))), Object.fromEntries(members.filter(([name]) => SECRETS.has(name)))];
}

function joined(open: Readonly<Record<string, unknown>>, secrets: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { enforced, ...older } = secrets;
  return { ...open, ...older, ...(enforced === undefined ? {} : { enforced: { ...membersOf(open.enforced), ...membersOf(enforced) } }) };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}
