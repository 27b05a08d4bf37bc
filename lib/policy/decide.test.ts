import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRESHNESS, type CheckContext, type ListFacts } from '../check/index.ts';
import { LIST_KINDS } from '../list/index.ts';
import { GRADES, STANDINGS, type Match } from '../match/index.ts';
import { DEFAULT_PACK, DEFAULT_RULES, decideEffects, EFFECT_NAMES, PAGE_KINDS, type RulePack } from './index.ts';

const MATCH: Match = {
  listId: 'severe',
  listKind: 'severe',
  trust: 'signed',
  grade: 'G1',
  standing: 'in-force',
  by: 'uscc',
  steps: [],
  flags: [],
  aligned: [],
  settles: [],
  pageValue: '91990000T00010007R',
  listValue: '91990000T00010007R',
  listing: { id: 'r1', name: '示例有限公司', ground: '测试', groundCode: 'ART5_FOOD', listingAuthority: '测试局', listedOn: '2025-06-01' },
};
const FACTS: ListFacts = { id: 'severe', kind: 'severe', trust: 'signed', freshness: 'fresh' };
const LICENSING: CheckContext = { pageKind: 'licensing', applicantField: true, reading: 'profile' };
const POLICY = { pack: DEFAULT_PACK, rules: DEFAULT_RULES };

function decide(match: Partial<Match> = {}, facts: Partial<ListFacts> = {}, context: Partial<CheckContext> = {}, confirmed = false) {
  const { outcome, effects } = decideEffects([{ ...MATCH, ...match }], [{ ...FACTS, ...facts }], { ...LICENSING, ...context }, POLICY, confirmed ? [{ listId: 'severe', recordId: 'r1' }] : []);
  return { outcome, effects: effects.map(({ effect, loweredBy }) => (loweredBy === undefined ? effect : `${effect}<${loweredBy}`)) };
}

describe('the default pack', () => {
  it.each<[string, ReturnType<typeof decide>, string | undefined, string[]]>([
    ['exact code', decide(), 'listed', ['warn', 'count', 'block-commitment']],
    ['exact code, aging list', decide({}, { freshness: 'aging' }), 'listed', ['warn', 'count', 'block-commitment']],
    ['stale list', decide({}, { freshness: 'stale' }), 'listed', ['warn', 'count', 'confirm<stale-list']],
    ['expired list', decide({}, { freshness: 'expired' }), 'listed', ['warn', 'count', 'confirm<stale-list']],
    ['clock behind', decide({}, { freshness: 'clock-behind' }), 'listed', ['warn', 'count', 'confirm<stale-list']],
    ['imported list', decide({ trust: 'local' }, { trust: 'local' }), 'listed', ['warn', 'count', 'confirm<unsigned-list']],
    ['two applicants on the page', decide({}, {}, { applicantField: false }), 'listed', ['warn', 'count', 'confirm<not-applicant-field']],
    ['looked up by hand', decide({}, {}, { applicantField: false, reading: 'manual', pageKind: 'manual' }), 'listed', ['warn', 'count']],
    ['name only', decide({ grade: 'G2' }), 'suspected', ['warn', 'count', 'confirm<grade']],
    ['name only, confirmed', decide({ grade: 'G2' }, {}, {}, true), 'suspected', ['warn', 'count', 'block-commitment']],
    ['former name', decide({ grade: 'G3' }), 'suspected', ['warn', 'count', 'confirm']],
    ['former name, confirmed', decide({ grade: 'G3' }, {}, {}, true), 'suspected', ['warn', 'count', 'confirm']],
    ['registration number', decide({ grade: 'G4' }), 'related', ['warn']],
    ['like name', decide({ grade: 'G5' }), undefined, []],
    ['other valid code', decide({ grade: 'G1x' }), 'different-entity', []],
    ['term over', decide({ standing: 'term-elapsed' }), 'related', ['warn']],
    ['removed', decide({ standing: 'removed' }), undefined, []],
    ['not yet', decide({ standing: 'not-yet' }), undefined, []],
    ['another list', decide({ listKind: 'abnormal' }, { kind: 'abnormal' }), 'related', ['warn']],
    ['a natural person who is listed', decide({ grade: 'P1', by: 'personId' }), 'listed', ['warn', 'count', 'block-commitment']],
    ['represented by the legal representative of a listed party', decide({ grade: 'P1', by: 'personId', flags: ['through-legal-rep'] }), 'related', ['warn', 'remind-person']],
    ['… on an inspection page', decide({ grade: 'P1', by: 'personId', flags: ['through-legal-rep'] }, {}, { pageKind: 'inspection' }), 'related', ['warn', 'remind-person']],
    ['a restricted person, by number', decide({ listKind: 'person', grade: 'P1', by: 'personId' }, { kind: 'person' }), 'related', ['remind-person', 'count']],
    ['a restricted person, by name and enterprise', decide({ listKind: 'person', grade: 'P2', by: 'personName' }, { kind: 'person' }), 'related', ['remind-person', 'count']],
    ['a namesake of a restricted person', decide({ listKind: 'person', grade: 'P3', by: 'personName' }, { kind: 'person' }), undefined, []],
    ['inspection page', decide({}, {}, { pageKind: 'inspection' }), 'listed', ['warn', 'count', 'advise-inspection-frequency']],
    ['deregistration page', decide({}, {}, { pageKind: 'deregistration' }), 'listed', ['warn', 'count', 'block-simplified-deregistration']],
    ['guide page', decide({}, {}, { pageKind: 'guide' }), 'listed', ['warn', 'count']],
  ])('%s', (_title, decided, outcome, effects) => {
    expect(decided).toEqual({ outcome, effects });
  });
  it('leaves simplified deregistration open where the office says so', () => {
    const rules = { ...DEFAULT_RULES, blockSimplifiedDeregistration: false };
    const { effects } = decideEffects([MATCH], [FACTS], { ...LICENSING, pageKind: 'deregistration' }, { pack: DEFAULT_PACK, rules });
    expect(effects.map(({ effect }) => effect)).toEqual(['warn', 'count']);
  });
  it('cites the ban that the law has for legal representatives of those listed under the disclosure regulation, and none for others', () => {
    const basisOf = (groundCode: Match['listing']['groundCode']) => {
      const match: Match = { ...MATCH, grade: 'P1', by: 'personId', flags: ['through-legal-rep'], listing: { ...MATCH.listing, groundCode } };
      return decideEffects([match], [FACTS], LICENSING, POLICY).effects.find(({ effect }) => effect === 'remind-person')?.basis.map(({ id }) => id);
    };
    expect([basisOf('DISCLOSURE_REG'), basisOf('ART5_FOOD')]).toEqual([['disclosure-regulation'], ['person-of-listed']]);
  });
  it('closes a route for a restricted person only where an office’s own pack asks for it, and then by number alone', () => {
    const own: RulePack = { ...DEFAULT_PACK, rules: [{ id: 'own', listKinds: ['person'], grades: ['P1', 'P2', 'P3'], standings: ['in-force'], pageKinds: ['licensing'], effects: ['block-commitment'], basis: ['person-statute'] }] };
    const by = (grade: Match['grade']) => decideEffects([{ ...MATCH, listKind: 'person', grade }], [{ ...FACTS, kind: 'person' }], LICENSING, { pack: own, rules: DEFAULT_RULES }).effects.map(({ effect }) => effect);
    expect([by('P1'), by('P2'), by('P3')]).toEqual([['block-commitment'], ['warn'], ['remind-person']]);
  });
  it('names the law behind each effect', () => {
    const { effects } = decideEffects([MATCH], [FACTS], LICENSING, POLICY);
    expect(effects.find(({ effect }) => effect === 'block-commitment')?.basis).toMatchObject([{ article: '第十五条第（三）项' }]);
  });
});

describe('property: no pack whatever', () => {
  /** Half of the draws are the values that allow a block: else hardly any case would come near one. */
  const mostly = <T>(values: readonly T[], ...usual: T[]) => fc.oneof(fc.constantFrom(...values), fc.constantFrom(...usual));
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
  const rule = fc.record({ id: fc.constant('r'), listKinds: some(LIST_KINDS), grades: some(GRADES), standings: some(STANDINGS), pageKinds: some(PAGE_KINDS), effects: fc.shuffledSubarray([...EFFECT_NAMES], { minLength: 1 }), basis: fc.constant<string[]>(['nowhere']) });
  const pack = fc.array(rule, { maxLength: 6 }).map((rules): RulePack => ({ ...DEFAULT_PACK, rules: [...rules] }));
  /** The worst pack asks for everything always; drawn often, since most random rules do not meet the match. */
  const everything: RulePack = { ...DEFAULT_PACK, rules: [{ id: 'all', listKinds: [...LIST_KINDS], grades: [...GRADES], standings: [...STANDINGS], pageKinds: [...PAGE_KINDS], effects: [...EFFECT_NAMES], basis: ['x'] }] };
  const match = fc.record({ grade: mostly(GRADES, 'G1', 'G2'), standing: mostly(STANDINGS, 'in-force'), listKind: mostly(LIST_KINDS, 'severe'), trust: mostly(['signed', 'local'] as const, 'signed'), flags: mostly<Match['flags']>([[], ['through-legal-rep']], []) }).map((over): Match => ({ ...MATCH, ...over }));
  const facts = fc.record({ freshness: mostly(FRESHNESS, 'fresh', 'aging'), trust: mostly(['signed', 'local'] as const, 'signed'), id: mostly(['severe', 'other'], 'severe') }).map((over): ListFacts => ({ ...FACTS, ...over }));
  const context = fc.record({ pageKind: fc.constantFrom(...PAGE_KINDS), applicantField: mostly([true, false], true), reading: fc.constantFrom('profile' as const, 'generic' as const, 'manual' as const) });
  it('blocks for less than the rules that stand above it', () => {
    let blocks = 0;
    fc.assert(
      fc.property(fc.oneof(pack, fc.constant(everything)), match, facts, context, fc.boolean(), fc.boolean(), (hostile, one, list, who, confirmed, simplified) => {
        const rules = { ...DEFAULT_RULES, blockSimplifiedDeregistration: simplified };
        const { effects } = decideEffects([one], [list], who, { pack: hostile, rules }, confirmed ? [{ listId: 'severe', recordId: 'r1' }] : []);
        const names = effects.map(({ effect }) => effect);
        for (const name of names) expect(EFFECT_NAMES).toContain(name);
        expect(new Set(names).size).toBe(names.length);
        if (one.standing === 'removed' || one.standing === 'not-yet') expect(effects).toEqual([]);
        if (one.grade === 'G1x' || one.standing === 'term-elapsed') expect(names).not.toContain('confirm');
        const blocking = names.filter((name) => name.startsWith('block-'));
        if (blocking.length === 0) return;
        blocks += 1;
        expect(one.grade === 'G1' || one.grade === 'P1' || (one.grade === 'G2' && confirmed)).toBe(true);
        expect(one.listKind === 'severe' || (one.listKind === 'person' && one.grade === 'P1')).toBe(true);
        expect(one.flags).not.toContain('through-legal-rep');
        expect([one.standing, one.trust, list.trust, list.id, who.applicantField]).toEqual(['in-force', 'signed', 'signed', 'severe', true]);
        expect(['fresh', 'aging']).toContain(list.freshness);
        if (!simplified) expect(blocking).toEqual(['block-commitment']);
      }),
      { numRuns: 6_000 },
    );
    // The property would hold for code that never blocks: it must have been put to the test.
    expect(blocks).toBeGreaterThan(40);
  });
});
