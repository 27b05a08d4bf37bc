import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usccOf } from '../../tests/support/codes.ts';
import { check, type Verdict } from '../check/index.ts';
import type { Listing, ListKind, ListState, LookupHit } from '../list/index.ts';
import { DEFAULT_PACK, PAGE_KINDS, resolvePolicy } from '../policy/index.ts';
import { addDays } from '../shared/index.ts';
import type { SubjectText } from '../subject/index.ts';
import { DEFAULT_REPEAT_RULE, docKeyOf, isWarningOnly, readRuleText, RepeatRule, ruleText, windowOf } from './index.ts';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const TODAY = '2026-11-24';
const USCC = usccOf('91', 7);
const NAME = '示例（测试）食品有限公司';
const version = { version: 7, asOf: TODAY, publishedAt: '2026-11-23T18:00:00Z', expiresAt: '2026-12-20T00:00:00Z', count: 1, setHash: 'x', storedAt: '2026-11-23T18:05:00Z' };
const state = (kind: ListKind): ListState => ({ listId: kind, kind, trust: 'signed', versionFloor: 7, current: version });
const penalty = (n: number, over: Partial<Listing> = {}): Listing => ({ id: `p${n}`, name: NAME, uscc: USCC, ground: '无照经营', groundCode: 'UNKNOWN', listingAuthority: '测试市市场监督管理局', listingDocNo: `测市监处罚〔2025〕${n}号`, listedOn: addDays('2025-01-01', n), penaltyKinds: '罚款', ...over });
const penalties = (count: number, over: Partial<Listing> = {}, first = 1) => Array.from({ length: count }, (_, i) => penalty(first + i, over));

function run(subject: SubjectText, lists: Partial<Record<ListKind, readonly Listing[]>>, { pageKind = 'licensing' as (typeof PAGE_KINDS)[number], repeat }: { pageKind?: (typeof PAGE_KINDS)[number]; repeat?: RepeatRule } = {}): Verdict {
  const states = Object.keys(lists).map((kind) => state(kind as ListKind));
  const hits: LookupHit[] = Object.entries(lists).flatMap(([listId, records]) => (records ?? []).map((one) => ({ listId, key: { kind: 'name', value: '' }, listing: one })));
  const policy = { ...resolvePolicy({ managed: {}, local: {}, today: TODAY }), lists: states.map(({ listId }) => ({ id: listId, url: 'https://lists.example/', keys: [], threshold: 1 })) };
  return check({ subject, context: { pageKind, applicantField: true, reading: 'profile' }, answer: { ok: true, states, hits }, policy: { ...policy, pack: { ...DEFAULT_PACK, ...(repeat === undefined ? {} : { repeat }) } }, now: NOW });
}

describe('a repeat offender', () => {
  const party = { name: NAME, code: USCC };

  it('is counted from single penalties, with window, rule and sources, and is not listed by it', () => {
    const verdict = run(party, { severe: [], penalty: penalties(11) });
    expect(verdict).toMatchObject({ outcome: 'not-found', findings: [] });
    expect(verdict.repeat).toEqual([
      { source: 'penalties', sure: true, name: NAME, uscc: USCC, count: 11, from: '2023-11-25', to: TODAY, firstOn: '2025-01-02', lastOn: '2025-01-12', docNos: penalties(11).map(({ listingDocNo }) => listingDocNo).toReversed(), rule: DEFAULT_REPEAT_RULE, sources: [{ id: 'penalty', trust: 'signed', asOf: TODAY }] },
    ]);
    expect(run(party, { severe: [], penalty: penalties(9) }).repeat).toBeUndefined();
  });

  it('is not made by repaired, quashed, old, light or simple penalties, nor by one decision in several records', () => {
    const nine = penalties(9);
    const no = (...more: Listing[]) => expect(run(party, { severe: [], penalty: [...nine, ...more] }).repeat).toBeUndefined();
    no(penalty(50, { removedOn: '2026-01-01', removalReason: '信用修复' }));
    no(penalty(50, { listedOn: '2023-11-24' }));
    no(penalty(50, { penaltyKinds: '警告' }), penalty(51, { penaltyProcedure: '简易程序' }));
    no(penalty(50, { listingDocNo: '测市监处罚[2025]第03号' }), penalty(51, { listingDocNo: '测市监处罚（2025）3 号', ground: '别的行为' }));
    expect(run(party, { severe: [], penalty: [...nine, penalty(50, { listedOn: '2023-11-25' })] }).repeat).toHaveLength(1);
    expect(run(party, { severe: [], penalty: [...nine, penalty(50, { penaltyKinds: '警告' })] }, { repeat: { ...DEFAULT_REPEAT_RULE, warnings: true } }).repeat).toHaveLength(1);
    expect(run(party, { severe: [], penalty: [...nine, penalty(50, { listingDocNo: '测市监处罚[2025]3号', ground: '别的行为' })] }, { repeat: { ...DEFAULT_REPEAT_RULE, unit: 'act' } }).repeat).toMatchObject([{ count: 10 }]);
  });

  it('is an open question where only names agree, and namesakes with codes of their own are not added up', () => {
    expect(run({ name: NAME }, { severe: [], penalty: penalties(10) }).repeat).toMatchObject([{ sure: false, count: 10 }]);
    expect(run({ name: NAME }, { severe: [], penalty: [...penalties(6), ...penalties(6, { uscc: usccOf('91', 8) }, 20)] }).repeat).toBeUndefined();
    // Records without a code may be the same party's: then it is not sure.
    expect(run(party, { severe: [], penalty: [...penalties(6), ...penalties(6, { uscc: undefined }, 20)] }).repeat).toMatchObject([{ sure: false, count: 12 }]);
    expect(run({ name: NAME, code: usccOf('91', 9) }, { severe: [], penalty: penalties(10) }).repeat).toBeUndefined();
  });

  it('is what a published list says, with what it says of the counting', () => {
    const listed: Listing = { id: 'r', name: NAME, uscc: USCC, ground: 'x', groundCode: 'UNKNOWN', listingAuthority: '示例省市场监督管理局', listedOn: '2026-10-31', penaltyCount: '14', firstPenaltyOn: '2024-02-01', lastPenaltyOn: '2026-09-30', windowFrom: '2023-11-01', windowTo: '2026-10-31', countingRule: ruleText({ ...DEFAULT_REPEAT_RULE, anchor: 'month-end' }), penaltyDocNos: '甲1号；甲2号' };
    const verdict = run(party, { severe: [], repeat: [listed] });
    expect(verdict).toMatchObject({ outcome: 'not-found', findings: [], repeat: [{ source: 'list', sure: true, count: 14, from: '2023-11-01', to: '2026-10-31', docNos: ['甲1号', '甲2号'], rule: { anchor: 'month-end' }, authority: '示例省市场监督管理局' }] });
    expect(run(party, { severe: [], repeat: [{ ...listed, removedOn: '2026-11-01' }] }).repeat).toBeUndefined();
    expect(run(party, { severe: [], repeat: [listed], penalty: penalties(10) }).repeat).toHaveLength(2);
  });

  it('is prompted and counted, raises inspections, and holds no route, whatever a pack asks for', () => {
    const effects = (verdict: Verdict) => verdict.effects.map(({ effect }) => effect).sort();
    const lists = { severe: [], penalty: penalties(10) };
    expect(effects(run(party, lists))).toEqual(['count', 'warn']);
    expect(effects(run(party, lists, { pageKind: 'inspection' }))).toEqual(['advise-inspection-frequency', 'count', 'warn']);
    const rule = { id: 'x', listKinds: ['repeat' as const], grades: ['G1' as const, 'G2' as const], standings: ['in-force' as const], pageKinds: [...PAGE_KINDS], effects: ['block-commitment' as const, 'block-simplified-deregistration' as const, 'confirm' as const], basis: ['office-practice'] };
    const policy = { ...resolvePolicy({ managed: {}, local: {}, today: TODAY }), pack: { ...DEFAULT_PACK, rules: [rule] } };
    const states = [state('severe'), state('penalty')];
    const hits: LookupHit[] = lists.penalty.map((listing) => ({ listId: 'penalty', key: { kind: 'uscc', value: USCC }, listing }));
    for (const pageKind of PAGE_KINDS) {
      const verdict = check({ subject: party, context: { pageKind, applicantField: true, reading: 'profile' }, answer: { ok: true, states, hits }, policy: { ...policy, lists: states.map(({ listId }) => ({ id: listId, keys: [], threshold: 1 })) }, now: NOW });
      expect(effects(verdict)).toEqual(['warn']);
    }
  });

  it('changes neither outcome, grade nor findings of the severe list', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(...PAGE_KINDS), fc.integer({ min: 0, max: 15 }), (listed, pageKind, count) => {
        const severe = listed ? [penalty(99, { listedOn: '2026-01-01' })] : [];
        const says = ({ outcome, grade, findings, reasons }: Verdict) => ({ outcome, grade, findings, reasons });
        expect(says(run(party, { severe, penalty: penalties(count) }, { pageKind }))).toEqual(says(run(party, { severe, penalty: [] }, { pageKind })));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the rule', () => {
  it('ends its window where it says', () => {
    const at = (anchor: RepeatRule['anchor'], today: string) => windowOf({ anchor, years: 3 }, today);
    expect(at('today', '2026-11-24')).toEqual({ from: '2023-11-25', to: '2026-11-24' });
    expect(at('month-end', '2026-11-24')).toEqual({ from: '2023-11-01', to: '2026-10-31' });
    expect(at('month-end', '2026-11-30').to).toBe('2026-11-30');
    expect(at('quarter-end', '2026-11-24').to).toBe('2026-09-30');
    expect(at('quarter-end', '2026-12-31').to).toBe('2026-12-31');
    expect(at('year-end', '2026-11-24').to).toBe('2025-12-31');
    expect(at('year-end', '2026-12-31').to).toBe('2026-12-31');
    expect(at('2024-02-29', '2026-11-24')).toEqual({ from: '2021-03-01', to: '2024-02-29' });
  });

  it('comes back from its line as it was', () => {
    const rule = fc.record({ threshold: fc.integer({ min: 2, max: 1000 }), years: fc.integer({ min: 1, max: 20 }), anchor: fc.constantFrom('today' as const, 'year-end' as const, '2026-02-28'), by: fc.constantFrom('decision' as const, 'publication' as const), unit: fc.constantFrom('decision' as const, 'act' as const), warnings: fc.boolean(), simple: fc.boolean() });
    fc.assert(fc.property(rule, (one) => void expect(readRuleText(ruleText(one))).toEqual(one)));
    fc.assert(fc.property(fc.string(), (text) => void readRuleText(text)));
    expect(readRuleText('threshold=1;years=3')).toBeUndefined();
  });

  it('tells decisions apart by what their numbers say, not by how they are written', () => {
    const same = ['示市监处罚〔2024〕1号', '示市监处罚[2024]1号', '示市监处罚(2024)1号', '示市监处罚（2024）第001号', '示市监处罚【２０２４】１号', ' 示市监处罚﹝2024﹞ 1 号'];
    expect(new Set(same.map(docKeyOf)).size).toBe(1);
    expect(new Set(['示市监处罚〔2024〕1号', '示市监处罚〔2024〕10号', '示市监处罚〔2024〕11号', '示市监处罚〔2014〕1号', '例市监处罚〔2024〕1号'].map(docKeyOf)).size).toBe(5);
    expect([isWarningOnly('警告'), isWarningOnly('警告、通报批评'), isWarningOnly('警告、罚款'), isWarningOnly(undefined)]).toEqual([true, true, false, false]);
  });
});
