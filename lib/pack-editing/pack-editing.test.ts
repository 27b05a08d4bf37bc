import { describe, expect, test } from 'vitest';
import { check, type CheckContext } from '../check/index.ts';
import type { ListState, LookupHit } from '../list/index.ts';
import { DEFAULT_PACK, DEFAULT_RULES, resolvePolicy, type Rule, type RulePack } from '../policy/index.ts';
import type { AuditEntry } from '../record/index.ts';
import { checkFacts } from '../sheet/index.ts';
import { changedRules, PREVIEW_CASES, previewCase, readPack, replayChecks } from './index.ts';

const AT = '2026-11-24T02:00:00Z';
const POLICY = { pack: DEFAULT_PACK, rules: DEFAULT_RULES };
const withRule = (id: string, change: (rule: Rule) => Rule): RulePack => ({ ...DEFAULT_PACK, version: 'own', rules: DEFAULT_PACK.rules.map((rule) => (rule.id === id ? change(rule) : rule)) });
/** Related parties have to be checked before the route opens. */
const HELD = withRule('severe-related', (rule) => ({ ...rule, effects: [...rule.effects, 'confirm'] }));

describe('previews', () => {
  test.each([
    ['listed', 'licensing', 'listed', 'closed'],
    ['held', 'licensing', 'suspected', 'confirm'],
    ['held-confirmed', 'licensing', 'suspected', 'closed'],
    ['other-writing', 'licensing', 'suspected', 'confirm'],
    ['namesake', 'licensing', 'different-entity', 'open'],
    ['branch', 'licensing', 'related', 'open'],
    ['term-elapsed', 'licensing', 'related', 'open'],
    ['expired-list', 'licensing', 'listed', 'confirm'],
    ['unsigned-list', 'licensing', 'listed', 'confirm'],
    ['two-applicants', 'licensing', 'listed', 'confirm'],
    ['legal-rep', 'licensing', 'related', 'open'],
    ['person', 'licensing', 'related', 'open'],
    ['listed', 'deregistration', 'listed', 'closed'],
    ['listed', 'guide', 'listed', 'open'],
    ['risk-d', 'licensing', 'not-found', 'open'],
  ] as const)('%s on a page of kind %s: %s, route %s', (name, pageKind, outcome, route) => {
    expect(previewCase(name, { pageKind, groundCode: 'ART5_FOOD' }, POLICY, AT)).toMatchObject({ outcome, route });
  });

  test('a change shows in the cases that it is about, and in no other', () => {
    const where = { pageKind: 'licensing', groundCode: 'ART5_FOOD' } as const;
    const differing = PREVIEW_CASES.filter((name) => JSON.stringify(previewCase(name, where, POLICY, AT)) !== JSON.stringify(previewCase(name, where, { ...POLICY, pack: HELD }, AT)));
    expect(differing).toEqual(['branch']);
  });

  test('inspections are advised by list and by risk class', () => {
    const level = (name: 'listed' | 'risk-d') => previewCase(name, { pageKind: 'inspection', groundCode: 'ART5_FOOD' }, POLICY, AT).inspection?.plan.level;
    expect([level('listed'), level('risk-d')]).toEqual(['raised', 'markedly-raised']);
  });
});

describe('recorded checks', () => {
  const state: ListState = { listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 1, lastVerifiedAt: AT, current: { version: 1, asOf: '2026-11-24', publishedAt: AT, expiresAt: '2027-01-01T00:00:00Z', count: 2, setHash: 'x', storedAt: AT } };
  const listing = { id: 'r1', name: '示例有限公司', ground: '测试', groundCode: 'ART5_FOOD' as const, listingAuthority: '测试局', listedOn: '2026-06-01' };
  const policy = resolvePolicy({ managed: { lists: [{ id: 'severe', url: 'https://list.example.gov.cn/', keys: [{ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) }] }] }, local: {}, today: '2026-11-24' });
  /** The entry that a real check leaves. */
  const entryOf = (seq: number, hits: readonly LookupHit[], context: Partial<CheckContext> = {}): AuditEntry => {
    const verdict = check({ subject: { name: '示例有限公司' }, context: { pageKind: 'licensing', applicantField: true, reading: 'profile', ...context }, answer: { ok: true, states: [state], hits }, policy, now: Date.parse(AT) });
    const facts = checkFacts(verdict, { app: '0.1.0', reading: 'profile', sources: policy.lists });
    return { seq, at: AT, kind: 'check', prev: '', hash: '', data: { pageKind: verdict.pageKind, outcome: verdict.outcome, reasons: [...verdict.reasons], facts: JSON.parse(JSON.stringify(facts)) as never } };
  };
  const sameName = { listId: 'severe', key: { kind: 'name', value: '示例有限公司' }, listing } as const;

  test('are decided once more from what was recorded, and counted where they differ', () => {
    const entries = [entryOf(1, [sameName]), entryOf(2, []), entryOf(3, [sameName], { pageKind: 'guide' }), { ...entryOf(4, []), data: { outcome: 'listed' } }];
    expect(entries[0]?.data.facts).toMatchObject({ findings: [{ grade: 'G2' }] });
    /** The route is closed on guides, too: of a name alone that is a question. */
    const wider = withRule('severe-commitment', (rule) => ({ ...rule, pageKinds: [...rule.pageKinds, 'guide'] }));
    const replay = replayChecks(entries, policy, wider);
    expect(replay).toMatchObject({ checks: 3, unknown: 1, differing: 1, routes: [{ from: 'open', to: 'confirm', count: 1 }], effects: [{ effect: 'confirm', added: 1, gone: 0 }] });
    expect(replayChecks(entries, policy, policy.pack)).toMatchObject({ checks: 3, differing: 0, routes: [], effects: [] });
  });

  test('come to the effects that were recorded, under the pack in force', () => {
    const entry = entryOf(1, [sameName]);
    const gone = replayChecks([entry], policy, { ...DEFAULT_PACK, rules: [] });
    const recorded = (entry.data.facts as { effects: { effect: string }[] }).effects.map(({ effect }) => effect);
    expect(gone.effects.map(({ effect }) => effect).sort()).toEqual([...recorded].sort());
  });
});

describe('reading a pack', () => {
  const around = { below: DEFAULT_PACK, before: DEFAULT_PACK, mayWeaken: false };
  const faults = (pack: unknown, more: Partial<typeof around> = {}) => readPack(pack, { ...around, ...more }, 'zh').faults.map(({ reason, rule, path }) => [reason, rule ?? path].filter((part) => part !== undefined).join(' '));

  test('takes the default pack and what asks for more', () => {
    expect(faults(DEFAULT_PACK)).toEqual([]);
    expect(faults(HELD)).toEqual([]);
    expect(changedRules(DEFAULT_PACK, HELD)).toEqual({ added: [], changed: ['severe-related'], removed: [] });
  });

  test('names what is wrong, rule by rule', () => {
    const first = DEFAULT_PACK.rules[0] as Rule;
    expect(faults({ ...DEFAULT_PACK, version: 'x', rules: [...DEFAULT_PACK.rules, { ...first, basis: ['nothing'] }] })).toEqual(['duplicate-rule severe-prompt', 'unknown-basis severe-prompt']);
    expect(faults({ ...HELD, version: DEFAULT_PACK.version })).toEqual(['same-version']);
    expect(faults({ ...DEFAULT_PACK, version: 'x', termYears: 1, rules: DEFAULT_PACK.rules.slice(1) })).toEqual(['weaker severe-prompt', 'shorter-term']);
    expect(faults({ ...DEFAULT_PACK, version: 'x', rules: DEFAULT_PACK.rules.slice(1) }, { mayWeaken: true })).toEqual([]);
  });

  test('says what the schema refuses in the language of the interface', () => {
    const bad = { ...DEFAULT_PACK, termYears: 99 };
    expect(readPack(bad, around, 'zh').faults).toMatchObject([{ reason: 'schema', path: 'termYears', message: expect.stringMatching(/\p{Script=Han}/u) as unknown }]);
    expect(readPack(bad, around, 'en').faults[0]?.message).toMatch(/^[\x20-\x7e≤<=]+$/);
  });

  test('remarks a rule that can never close what it asks to close', () => {
    const idle = withRule('other-lists', (rule) => ({ ...rule, effects: [...rule.effects, 'block-commitment'] }));
    expect(readPack(idle, around, 'zh')).toMatchObject({ faults: [], remarks: [{ reason: 'never-closes', rule: 'other-lists' }] });
  });
});
