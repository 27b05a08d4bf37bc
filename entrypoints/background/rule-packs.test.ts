import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPolicyService } from '../../lib/policy/index.bg.ts';
import { DEFAULT_PACK, type RulePack } from '../../lib/policy/index.ts';
import { localSettings, managedCache } from '../../lib/storage/index.bg.ts';
import { rulePackHandlers } from './rule-packs.ts';

const REASON = '按本局 2026 年 3 号文件调整';
const OWN: RulePack = { ...DEFAULT_PACK, version: 'own', rules: DEFAULT_PACK.rules.map((rule) => (rule.id === 'severe-related' ? { ...rule, effects: [...rule.effects, 'confirm'] } : rule)) };

beforeEach(() => fakeBrowser.reset());

function desk(recorded = true) {
  const entries: Record<string, unknown>[] = [];
  const policy = createPolicyService(() => Date.parse('2026-11-24T02:00:00Z'));
  const records = { add: (kind: string, data: Record<string, unknown>) => (entries.push({ kind, ...data }), Promise.resolve(recorded)) };
  const { saveRulePack } = rulePackHandlers({ policy, records: records as never });
  const save = (pack: unknown, reason = REASON) => saveRulePack({ pack, reason }, {} as never);
  return { policy, entries, save };
}

it('a pack is recorded with its reason and what it changes, then in force; taken back the same way', async () => {
  const { policy, entries, save } = desk();
  expect(await save(OWN)).toEqual({ ok: true });
  expect((await policy.current()).pack.version).toBe('own');
  expect(await save(null)).toEqual({ ok: true });
  expect((await policy.current()).origins['rules.pack']).toBe('default');
  expect(entries).toMatchObject([
    { kind: 'policy', event: 'rule-pack-set', reason: REASON, pack: 'cn-samr-order44@own', before: 'cn-samr-order44@2026.1', changed: ['severe-related'], added: [], removed: [] },
    { kind: 'policy', event: 'rule-pack-restored', reason: REASON, pack: null, before: 'cn-samr-order44@own' },
  ]);
});

it('nothing is put into force without a reason, without a record, or against the organisation', async () => {
  const { policy, entries, save } = desk(false);
  expect(await save(OWN, '同意')).toEqual({ ok: false, reason: 'reason-too-short' });
  expect(await save({ ...OWN, rules: OWN.rules.slice(1) })).toMatchObject({ ok: false, reason: 'refused', problems: [{ reason: 'pack-weaker' }] });
  expect(await save({ schema: 9 })).toMatchObject({ ok: false, reason: 'refused' });
  expect(entries).toEqual([]);
  expect(await save(OWN)).toEqual({ ok: false, reason: 'not-recorded' });
  expect((await policy.current()).pack).toEqual(DEFAULT_PACK);

  await managedCache.set({ enforced: { rules: { packEditing: false } } });
  expect(await desk().save(OWN)).toEqual({ ok: false, reason: 'not-allowed' });
  await managedCache.set({ enforced: { rules: { pack: DEFAULT_PACK } } });
  expect(await desk().save(OWN)).toEqual({ ok: false, reason: 'managed' });
  await managedCache.set({ enforced: { rules: { packWeakening: true } } });
  expect(await desk().save({ ...OWN, rules: OWN.rules.slice(1) })).toEqual({ ok: true });
});

it('a pack that the organisation no longer lets be in force keeps no other rule from being changed', async () => {
  await localSettings.set({ rules: { pack: { ...OWN, rules: OWN.rules.slice(1) } } });
  const { policy } = desk();
  expect((await policy.current()).problems).toMatchObject([{ path: 'rules.pack', reason: 'pack-weaker' }]);
  const rules = { pack: { ...OWN, rules: OWN.rules.slice(1) }, agingAfterDays: 3 };
  expect(await policy.save('rules', rules)).toEqual({ ok: true });
  expect((await policy.current()).rules.agingAfterDays).toBe(3);
});
