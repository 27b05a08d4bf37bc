import { browser } from 'wxt/browser';
import { canonicalJson, chinaDay, log, type Json } from '../shared/index.ts';
import { localSettings, managedCache } from '../storage/index.bg.ts';
import type { PolicyInForce, PolicyProblem } from './index.ts';
import { resolvePolicy } from './resolve.ts';

/**
 * The first `storage.managed.get` of a browser start took 2.7-5.0 s when measured, and can stall until a second
 * call is made; just after a forced install it has answered with nothing. So it is asked again at these ages (ms).
 */
const ASK_AGAIN_AT = [0, 1_500, 4_000, 8_000, 15_000, 30_000];

export interface PolicyService {
  /** Policy in force now: cached managed values at once, the real ones as soon as they are known. */
  current(): Promise<PolicyInForce>;
  /** Starts reading the managed policy and watching for changes; call once, in the first turn of the worker. */
  start(): void;
  /** Called after every change of what is in force. */
  onChange(listener: (policy: PolicyInForce) => void): void;
  /** Replaces one local setting, or says what is wrong with it and leaves the old one. */
  save(key: 'lists' | 'sites' | 'rules' | 'officer' | 'signers', value: unknown): Promise<{ ok: true } | { ok: false; problems: readonly PolicyProblem[] }>;
}

export function createPolicyService(now: () => number = Date.now): PolicyService {
  const listeners: ((policy: PolicyInForce) => void)[] = [];
  let cached: Promise<PolicyInForce> | undefined;

  async function load(): Promise<PolicyInForce> {
    const [managed, local] = await Promise.all([managedCache.get(), localSettings.get()]);
    return resolvePolicy({ managed, local, today: chinaDay(now()) });
  }

  function current(): Promise<PolicyInForce> {
    cached ??= load();
    return cached;
  }

  async function changed(): Promise<void> {
    cached = load();
    const policy = await cached;
    for (const listener of listeners) listener(policy);
  }

  async function accept(values: Record<string, unknown>, last: boolean): Promise<void> {
    const before = await managedCache.get();
    const empty = Object.keys(values).length === 0;
    // An empty answer early in a start means "not yet"; only the last one means that the policy was taken away.
    if (empty && !last) return;
    if (same(before ?? {}, values)) return;
    await managedCache.set(values);
    await changed();
  }

  async function ask(last: boolean): Promise<void> {
    try {
      await accept(await browser.storage.managed.get(null), last);
    } catch {
      // Chromium throws when no policy provider exists on this machine: the same as an empty policy.
      log('info', 'policy', 'no-managed-storage', {});
    }
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
    async save(key, value) {
      // A policy drops bad values one by one; a person at a form is told at once and nothing is saved.
      const managed = (await managedCache.get()) as { readonly listHosts?: unknown } | undefined;
      const resolved = resolvePolicy({ managed: { listHosts: managed?.listHosts }, local: { [key]: value }, today: chinaDay(now()) });
      const problems = resolved.problems.filter(({ source }) => source === 'local');
      if (problems.length > 0) return { ok: false, problems };
      const settings = (await localSettings.get()) as Record<string, unknown> | undefined;
      await localSettings.set({ ...settings, [key]: value });
      await changed();
      return { ok: true };
    },
  };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json);
}
