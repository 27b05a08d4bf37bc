import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InspectionRules } from '../../../lib/policy/index.ts';
import { EMPTY_DRAFT, KINDS, usualLevel, WHOM, withNumber, withoutNumber, type NumberDraft } from './numbers.ts';

const draft: fc.Arbitrary<NumberDraft> = fc.record({
  kind: fc.constantFrom(...KINDS),
  whom: fc.constantFrom(...WHOM),
  fields: fc.subarray(['ART5_FOOD' as const, 'ART6_DRUG' as const]),
  regions: fc.constantFrom('', '9901', '9901，9902 990300'),
  level: fc.constantFrom('raised' as const, 'markedly-raised' as const),
  number: fc.integer({ min: 1, max: 12 }),
  years: fc.integer({ min: 1, max: 3 }),
  exceptions: fc.constantFrom('', '投诉举报'),
  document: fc.constantFrom('示例市检查办法（示市监〔2026〕1号）'),
  day: fc.constantFrom('2026-01-01'),
});

describe('numbers of an office', () => {
  it('make rules that a policy takes, each line with its own id, and go one by one', () => {
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 6 }), (drafts) => {
        let rules: InspectionRules | undefined;
        for (const one of drafts) rules = withNumber(rules, one);
        const read = InspectionRules.parse(rules);
        const ids = [...read.frequencies, ...read.caps].map(({ id }) => id);
        expect(new Set(ids).size).toBe(drafts.length);
        for (const id of ids) rules = withoutNumber(rules!, id);
        expect(rules).toEqual({ frequencies: [], caps: [] });
      }),
    );
  });

  it('a number without its document and day is no rule', () => {
    expect(InspectionRules.safeParse(withNumber(undefined, EMPTY_DRAFT)).success).toBe(false);
    expect(InspectionRules.safeParse(withNumber(undefined, { ...EMPTY_DRAFT, kind: 'cap', document: '示例' })).success).toBe(false);
  });

  it('keep what the rules have besides, and carry out the provision that is meant', () => {
    const rules = withNumber({ frequencies: [], caps: [], firstDue: 'listing' }, { ...EMPTY_DRAFT, whom: 'D', kind: 'ratio', number: 20, level: usualLevel('D'), document: '示例市抽查计划', day: '2026-01-01' });
    expect(rules).toEqual({ firstDue: 'listing', caps: [], frequencies: [{ id: 'local-1', riskClasses: ['D'], level: 'markedly-raised', samplingPercent: 20, basis: { law: 'risk-classes-2022', text: '示例市抽查计划', date: '2026-01-01' } }] });
  });
});
