import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUND_CODES, LIST_KINDS } from '../list/index.ts';
import { GRADES, STANDINGS } from '../match/index.ts';
import { DEFAULT_PACK, PAGE_KINDS, resolvePolicy, weakenings, type Rule, type RulePack } from './index.ts';

const TODAY = '2026-11-24';
const withRules = (change: (rules: readonly Rule[]) => Rule[]): RulePack => ({ ...DEFAULT_PACK, version: 'own', rules: change(DEFAULT_PACK.rules) });
const without = (id: string) => withRules((rules) => rules.filter((rule) => rule.id !== id));
const inForce = (pack: unknown, managed: unknown = {}) => resolvePolicy({ managed, local: { rules: { pack } }, today: TODAY });
const reasons = (policy: ReturnType<typeof inForce>) => policy.problems.map(({ path, reason }) => `${path}: ${reason}`);

describe('a pack of the desk', () => {
  test('may ask for more, and is in force', () => {
    const more = withRules((rules) => rules.map((rule) => (rule.id === 'severe-related' ? { ...rule, effects: [...rule.effects, 'confirm' as const] } : rule)));
    expect(inForce(more)).toMatchObject({ pack: { version: 'own' }, problems: [], origins: { 'rules.pack': 'local' } });
  });

  test('is not in force when it asks for less, whatever the rule is called, and says in which', () => {
    const policy = inForce(without('severe-commitment'));
    expect([policy.pack, reasons(policy)]).toEqual([DEFAULT_PACK, ['rules.pack: pack-weaker']]);
    expect(policy.problems[0]?.message).toContain('severe-commitment');
    const renamed = withRules((rules) => rules.map((rule) => ({ ...rule, id: `own-${rule.id}` })));
    expect(reasons(inForce(renamed))).toEqual([]);
    expect(reasons(inForce({ ...DEFAULT_PACK, termYears: 2 }))).toEqual(['rules.pack: pack-weaker']);
  });

  test('may ask for less where the organisation says so, and a desk cannot say so itself', () => {
    expect(reasons(inForce(without('other-lists'), { enforced: { rules: { packWeakening: true } } }))).toEqual([]);
    const own = resolvePolicy({ managed: {}, local: { rules: { packWeakening: true, pack: without('other-lists') } }, today: TODAY });
    expect(own.pack).toBe(DEFAULT_PACK);
    expect(reasons(own)).toEqual(['rules.packWeakening: managed-only', 'rules.pack: pack-weaker']);
  });

  test('is held against the recommended pack, and does not count where the organisation closes this or brings its own', () => {
    const recommended = { ...withRules((rules) => rules.map((rule) => (rule.id === 'severe-related' ? { ...rule, effects: ['warn' as const, 'count' as const] } : rule))), version: 'org' };
    expect(reasons(inForce(DEFAULT_PACK, { defaults: { rules: { pack: recommended } } }))).toEqual(['rules.pack: pack-weaker']);
    expect(reasons(inForce({ ...DEFAULT_PACK, version: 'own' }, { enforced: { rules: { packEditing: false } } }))).toEqual(['rules.pack: not-allowed']);
    expect(inForce({ ...DEFAULT_PACK, version: 'own' }, { enforced: { rules: { pack: { ...DEFAULT_PACK, version: 'org' } } } }).pack.version).toBe('org');
  });
});

describe('weakenings', () => {
  test('a question is answered by a closed route, and not the other way round', () => {
    const swap = (from: 'confirm' | 'block-commitment', to: 'confirm' | 'block-commitment') => withRules((rules) => rules.map((rule) => ({ ...rule, effects: rule.effects.map((effect) => (effect === from ? to : effect)) })));
    expect(weakenings(DEFAULT_PACK, swap('confirm', 'block-commitment'))).toEqual([]);
    expect(weakenings(DEFAULT_PACK, swap('block-commitment', 'confirm'))).toMatchObject([{ rule: 'severe-commitment', effect: 'block-commitment', grade: 'G1' }]);
  });

  test('property: no case of the pack below is left with less when none is found, and each that is found is one', () => {
    const change = fc.record({ at: fc.nat(DEFAULT_PACK.rules.length - 1), member: fc.constantFrom('listKinds', 'grades', 'standings', 'pageKinds', 'effects'), keep: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }) });
    const one = fc.record({ listKind: fc.constantFrom(...LIST_KINDS), grade: fc.constantFrom(...GRADES), standing: fc.constantFrom(...STANDINGS), pageKind: fc.constantFrom(...PAGE_KINDS), groundCode: fc.constantFrom(...GROUND_CODES) });
    const asked = (pack: RulePack, { listKind, grade, standing, pageKind, groundCode }: { listKind: string; grade: string; standing: string; pageKind: string; groundCode?: string }) =>
      new Set(
        pack.rules
          .filter((rule) => (rule.listKinds as string[]).includes(listKind) && (rule.grades as string[]).includes(grade) && (rule.standings as string[]).includes(standing) && (rule.pageKinds as string[]).includes(pageKind) && (rule.groundCodes === undefined || groundCode === undefined || (rule.groundCodes as string[]).includes(groundCode)))
          .flatMap(({ effects }) => effects),
      );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), one, (changes, sample) => {
        const pack = changes.reduce<RulePack>((before, { at, member, keep }) => ({ ...before, rules: before.rules.map((rule, index) => (index === at ? ({ ...rule, [member]: rule[member as 'grades'].filter((_, i) => keep[i] === true) } as Rule) : rule)) }), DEFAULT_PACK);
        const found = weakenings(DEFAULT_PACK, pack);
        const [below, above] = [asked(DEFAULT_PACK, sample), asked(pack, sample)];
        const lost = [...below].filter((effect) => !above.has(effect) && !(effect === 'confirm' && above.has('block-commitment')));
        if (found.length === 0) expect(lost).toEqual([]);
        for (const weaker of found) {
          expect(asked(DEFAULT_PACK, weaker)).toContain(weaker.effect);
          if (weaker.groundCode !== undefined || DEFAULT_PACK.rules.every(({ groundCodes }) => groundCodes === undefined)) expect(asked(pack, weaker)).not.toContain(weaker.effect);
        }
        expect(weakenings(pack, DEFAULT_PACK)).toEqual([]);
      }),
    );
  });
});
