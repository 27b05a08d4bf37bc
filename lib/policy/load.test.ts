import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPolicyService } from './index.bg.ts';
import type { PolicyInForce } from './index.ts';

const NOW = Date.parse('2026-03-02T02:00:00Z');
const KEY = { id: 'p1', key: 'A'.repeat(43) };

/** A worker: what is kept in storage outlives it, nothing else does. */
function worker() {
  // There is never more than one: what the last one had in mind dies with it.
  vi.clearAllTimers();
  const seen: PolicyInForce[] = [];
  const service = createPolicyService(() => NOW);
  service.onChange((policy) => void seen.push(policy));
  service.start();
  return { service, seen, rules: async () => (await service.current()).rules };
}
let managed: Record<string, unknown> = {};
const turn = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  fakeBrowser.reset();
  managed = {};
  vi.spyOn(browser.storage.managed, 'get').mockImplementation((async () => structuredClone(managed)) as never);
  return () => vi.useRealTimers();
});

describe('managed policy', () => {
  it('that comes late is preceded by the last one that was known, and taken up without a restart', async () => {
    managed = { enforced: { rules: { judgementDays: 7 } } };
    worker();
    await turn();
    // A start of the browser: empty answers at first.
    const before = managed;
    managed = {};
    const next = worker();
    await turn();
    expect((await next.rules()).judgementDays).toBe(7);
    managed = { ...before, enforced: { rules: { judgementDays: 8 } } };
    await turn(4_000);
    expect((await next.rules()).judgementDays).toBe(8);
    expect(next.seen.map(({ rules }) => rules.judgementDays)).toEqual([8]);
  });
  it('that was taken away is given up, but not for an empty answer early in a start', async () => {
    managed = { enforced: { rules: { judgementDays: 7 } } };
    const { rules } = worker();
    await turn();
    managed = {};
    await turn(15_000);
    expect((await rules()).judgementDays).toBe(7);
    await turn(15_000);
    expect((await rules()).judgementDays).toBe(90);
  });
  it('is in force before it is written, so that a page that sees the write is told the new one', async () => {
    const { service } = worker();
    managed = { enforced: { rules: { judgementDays: 7 } } };
    const told: number[] = [];
    browser.storage.onChanged.addListener((changes) => {
      if ('managed-cache' in changes) void service.current().then(({ rules }) => told.push(rules.judgementDays));
    });
    await turn();
    expect(told).toEqual([7]);
  });
  it.each<[string, object]>([
    ['older form', { personKeys: [KEY], rules: { judgementDays: 7 } }],
    ['enforced', { enforced: { personKeys: [KEY], rules: { judgementDays: 7 } } }],
  ])('leaves its secrets in memory alone (%s)', async (_title, policy) => {
    managed = { ...policy };
    worker();
    await turn();
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain(KEY.key);
    // The next worker of the same browser session has them at once, the next session when policy has come.
    managed = {};
    expect((await worker().service.current()).personKeys).toEqual([KEY]);
    await browser.storage.session.clear();
    const next = worker();
    expect(await next.service.current()).toMatchObject({ rules: { judgementDays: 7 } });
    expect((await next.service.current()).personKeys).toBeUndefined();
    managed = { ...policy };
    await turn(4_000);
    expect((await next.service.current()).personKeys).toEqual([KEY]);
  });
  it('that somebody wrote into the kept copy brings no secret, lasts no longer than the true one takes, and is noticed', async () => {
    await browser.storage.local.set({ 'managed-cache': { personKeys: [KEY], enforced: { personKeys: [KEY], rules: { judgementDays: 180 } } } });
    managed = { enforced: { rules: { judgementDays: 7 } } };
    const { service, seen } = worker();
    expect((await service.current()).personKeys).toBeUndefined();
    await turn();
    expect((await service.current()).rules.judgementDays).toBe(7);
    expect(seen).toHaveLength(1);
  });
});

describe('a local setting', () => {
  it('is refused for a host that the enforced part does not name', async () => {
    managed = { enforced: { listHosts: ['list.example.gov.cn'] } };
    const { service } = worker();
    await turn();
    const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' };
    const save = (host: string) => service.save('lists', [{ id: 'own', url: `https://${host}/own/`, keys: [key] }]);
    expect(await save('elsewhere.example')).toMatchObject({ ok: false, problems: [{ reason: 'host-not-in-policy' }] });
    expect(await save('list.example.gov.cn')).toEqual({ ok: true });
    expect((await service.current()).lists.map(({ id }) => id)).toEqual(['own']);
  });
});
