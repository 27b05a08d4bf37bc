import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PACK, resolvePolicy, type PolicyInForce } from '../policy/index.ts';
import { membersOf } from '../shared/members.ts';
import { applyPlan, exportConfiguration, planImport, readConfiguration, type PlannedItem } from './index.ts';

const TODAY = '2026-11-24';
const AT = '2026-11-24T02:00:00Z';
const key = (n: number) => ({ kty: 'EC', crv: 'P-256', x: String(n).repeat(43).slice(0, 43), y: 'B'.repeat(43) });
const profile = (id: string, title: string) => ({ schema: 1, id, version: 1, title, hosts: ['xk.example.gov.cn'], pages: [{ id: 'apply', kind: 'licensing', frame: 'any', applicant: { name: [{ label: title }] } }] });

const hosts = fc.uniqueArray(fc.constantFrom('a.example.gov.cn', 'b.example.gov.cn:8080', '*.c.example.gov.cn', 'https://d.example.gov.cn/portal/*', '10.1.2.3'), { maxLength: 4 });
const lists = fc.uniqueArray(fc.record({ id: fc.constantFrom('severe', 'repeat', 'person'), url: fc.constantFrom('https://list.example.gov.cn/severe/', 'http://10.1.2.4/x'), keys: fc.integer({ min: 1, max: 9 }).map((n) => [key(n)]) }), { selector: ({ id }) => id, maxLength: 3 });
const rules = fc.record(
  { agingAfterDays: fc.integer({ min: 0, max: 30 }), hardLimitWorkingDays: fc.integer({ min: 1, max: 10 }), overrideAllowed: fc.boolean(), overrideMinReasonLength: fc.integer({ min: 1, max: 200 }), pack: fc.integer({ min: 1, max: 9 }).map((n) => ({ ...DEFAULT_PACK, version: `x${n}` })) },
  { requiredKeys: [] },
);
const office = fc.record({ regions: fc.uniqueArray(fc.constantFrom('99', '9900', '990001'), { minLength: 1 }), inspection: fc.constant({ frequencies: [{ id: 'local-food', level: 'raised', times: 2, basis: { text: '示例市文件', date: '2026-01-01' } }], caps: [] }) }, { requiredKeys: [] });
const settings = fc.record({ lists, sites: fc.record({ hosts, off: hosts, onDemand: hosts }, { requiredKeys: [] }), rules, office }, { requiredKeys: [] });
const policies = fc.record({ enforced: settings, defaults: settings, local: settings }).map(({ enforced, defaults, local }) => resolvePolicy({ managed: { enforced, defaults }, local, today: TODAY }));

/** What of a policy a configuration is to carry; hosts as a set. */
const carried = ({ lists: sources, listHosts, sites, rules: values, pack, office: own }: PolicyInForce) => ({ sources: [...sources].sort((a, b) => a.id.localeCompare(b.id)), listHosts, hosts: [...sites.hosts].sort(), off: [...(sites.off ?? [])].sort(), onDemand: [...(sites.onDemand ?? [])].sort(), profiles: sites.profiles, values, pack, own });

/** A desk that keeps what it is told, as the background does. */
function desk(managed: unknown, local: unknown = {}) {
  let kept = membersOf(local);
  return {
    policy: () => resolvePolicy({ managed, local: kept, today: TODAY }),
    local: () => kept,
    to: {
      save: (part: string, value: unknown) => {
        const { problems } = resolvePolicy({ managed: undefined, local: { [part]: value }, today: TODAY });
        if (problems.length === 0) kept = { ...kept, [part]: value };
        return Promise.resolve(problems);
      },
      savePack: (pack: unknown) => {
        kept = { ...kept, rules: { ...membersOf(kept.rules), pack } };
        return Promise.resolve(resolvePolicy({ managed, local: kept, today: TODAY }).problems);
      },
      publish: () => Promise.resolve([{ source: 'local' as const, path: '', reason: 'proof-invalid', message: 'x' }]),
    },
  };
}
const planFrom = (file: unknown, policy: PolicyInForce): PlannedItem[] => {
  const read = readConfiguration(JSON.parse(JSON.stringify(file)));
  if (!read.ok) throw new Error(read.reason);
  return planImport(read.settings, policy, TODAY);
};

describe('export and import', () => {
  test('a fresh desk that imports everything has in force what the first one had', async () => {
    await fc.assert(
      fc.asyncProperty(policies, async (from) => {
        const file = exportConfiguration(from, {}, AT, '0.1.0');
        const fresh = desk(undefined);
        if (Object.keys(file.settings).length === 0) return;
        const plan = planFrom(file, fresh.policy());
        const { refused } = await applyPlan(plan, fresh.policy(), {}, fresh.to);
        expect(refused).toEqual([]);
        expect(carried(fresh.policy())).toEqual(carried(from));
      }),
      { numRuns: 40 },
    );
  });

  test('its own file changes nothing on a desk', () => {
    fc.assert(
      fc.property(policies, (from) => {
        const file = exportConfiguration(from, {}, AT, '0.1.0');
        if (Object.keys(file.settings).length > 0) expect(planFrom(file, from).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing that the organisation enforces is taken, and its values stand afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(settings, settings, async (enforced, imported) => {
        const other = desk({ enforced });
        const before = other.policy();
        if (Object.keys(imported).length === 0) return;
        const plan = planFrom(imported, before);
        await applyPlan(plan, before, {}, other.to);
        const after = other.policy();
        for (const [path, origin] of Object.entries(before.origins)) {
          if (origin !== 'managed' || !path.startsWith('rules.') || path === 'rules.pack') continue;
          expect(membersOf(other.local().rules)[path.slice('rules.'.length)]).toBeUndefined();
        }
        for (const id of before.managed?.lists ?? []) {
          expect(after.lists.find((list) => list.id === id)).toEqual(before.lists.find((list) => list.id === id));
          expect((other.local().lists as { id: string }[] | undefined)?.some((list) => list.id === id) ?? false).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('whatever stands in a file, planning does not throw, and what is applied is sound', async () => {
    const junk = fc.dictionary(fc.constantFrom('lists', 'sites', 'rules', 'office', 'listHosts', 'officer', 'signers', 'personKeys', 'central'), fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.jsonValue(), settings))), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(junk, async (file) => {
        const fresh = desk(undefined);
        const read = readConfiguration(file);
        if (!read.ok) return;
        await applyPlan(planImport(read.settings, fresh.policy(), TODAY), fresh.policy(), {}, fresh.to);
        expect(fresh.policy().problems).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a file of settings', () => {
  const policy = resolvePolicy({
    today: TODAY,
    managed: { personKeys: [{ id: 'k1', key: 'secret'.padEnd(43, 'A') }], central: { url: 'https://tj.example.gov.cn/', password: 'secret-password' } },
    local: { officer: { id: 'secret-990012', name: '秘密经办' }, signers: [{ id: 'secret-990013', name: '秘密复核' }], lists: [{ id: 'severe', url: 'https://list.example.gov.cn/', keys: [{ ...key(1), kid: 'secret-kid' }] }] },
  });

  test('holds no secret and no person', () => {
    const text = JSON.stringify(exportConfiguration(policy, { other: { page: '秘密' } }, AT, '0.1.0'));
    expect(text).toContain('list.example.gov.cn');
    expect(text).not.toMatch(/secret|秘密|central|personKeys|officer|signers/);
  });

  test('is refused when it is of a later format, or has a part that nobody knows', () => {
    const file = exportConfiguration(policy, {}, AT, '0.1.0');
    expect(readConfiguration({ ...file, version: 2 })).toMatchObject({ ok: false, reason: 'newer-format' });
    expect(readConfiguration({ ...file, settings: { ...file.settings, rulez: {} } })).toMatchObject({ ok: false, reason: 'unknown-key', detail: 'rulez' });
    expect(readConfiguration({ enforced: { rules: { agingAfterDays: 3 } }, lists: [] })).toEqual({ ok: true, settings: { rules: { agingAfterDays: 3 }, lists: [] }, proofs: {} });
    expect(readConfiguration({ rules: {}, lists: [] })).toMatchObject({ ok: true });
    expect(readConfiguration(JSON.parse('{"__proto__":{"lists":[]}}'))).toMatchObject({ ok: false });
    expect(readConfiguration({})).toMatchObject({ ok: false, reason: 'nothing' });
    expect(readConfiguration([])).toMatchObject({ ok: false, reason: 'not-object' });
  });

  test('says of each value what it would do, and why one is not taken', async () => {
    const managed = { enforced: { rules: { overrideAllowed: false }, lists: [{ id: 'severe', url: 'https://list.example.gov.cn/', keys: [key(1)] }] } };
    const other = desk(managed, { rules: { agingAfterDays: 2 }, sites: { profiles: [profile('office', '旧')] } });
    const imported = {
      rules: { overrideAllowed: true, agingAfterDays: 3, hardLimitWorkingDays: 99, judgementDays: 90 },
      lists: [{ id: 'severe', url: 'https://other.example.gov.cn/', keys: [key(2)] }, { id: 'repeat', url: 'ftp://x/', keys: [key(2)] }],
      sites: { hosts: ['xk.example.gov.cn', '*'], profiles: [profile('office', '新'), profile('food', '食品')] },
      personKeys: [{ id: 'k1', key: 'A'.repeat(43) }],
    };
    const plan = planFrom(imported, other.policy());
    expect(Object.fromEntries(plan.map(({ path, kind }) => [path, kind]))).toEqual({
      'rules.overrideAllowed': 'managed',
      'rules.agingAfterDays': 'change',
      'rules.hardLimitWorkingDays': 'invalid',
      'rules.judgementDays': 'same',
      'lists severe': 'managed',
      'lists repeat': 'invalid',
      'sites.hosts xk.example.gov.cn': 'add',
      'sites.hosts *': 'invalid',
      'sites.profiles office': 'change',
      'sites.profiles food': 'add',
      personKeys: 'invalid',
    });
    expect(plan.find(({ path }) => path === 'personKeys')?.problems).toMatchObject([{ reason: 'managed-only' }]);
    // One profile has a proof that does not hold: it alone stays out.
    const { done, refused } = await applyPlan(plan, other.policy(), { food: {} }, other.to);
    expect(done).toEqual(['rules.agingAfterDays', 'sites.hosts xk.example.gov.cn', 'sites.profiles office']);
    expect(refused).toMatchObject([{ path: 'sites.profiles food', problems: [{ reason: 'proof-invalid' }] }]);
    expect(other.policy()).toMatchObject({ rules: { agingAfterDays: 3, overrideAllowed: false }, sites: { hosts: ['xk.example.gov.cn'], profiles: [{ id: 'office', title: '新' }] } });
  });

  test('recommended hosts stay in force beside an imported one', async () => {
    const other = desk({ defaults: { sites: { hosts: ['a.example.gov.cn'] } } });
    await applyPlan(planFrom({ sites: { hosts: ['b.example.gov.cn'] } }, other.policy()), other.policy(), {}, other.to);
    expect(other.policy().sites.hosts).toEqual(['a.example.gov.cn', 'b.example.gov.cn']);
  });
});
