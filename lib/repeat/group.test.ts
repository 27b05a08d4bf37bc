// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usccOf } from '../../tests/support/codes.ts';
import { sample } from '../../tests/support/listings.ts';
import { storedLists } from '../../tests/support/stored-lists.ts';
import { encodeSegment, rowDigest, toRow, type Listing } from '../list/index.ts';
import { countGroup } from './group.bg.ts';
import { countPenalties, Decisions, DEFAULT_REPEAT_RULE, partyKeyOf, penaltyRowOf, type RepeatRule } from './index.ts';

const TODAY = '2026-11-24';
const RULE: RepeatRule = { ...DEFAULT_REPEAT_RULE, threshold: 3 };

const stored = (lists: Parameters<typeof storedLists>[0]) => storedLists(lists, { version: 7, asOf: TODAY });
const ask = { rule: RULE, today: TODAY, lists: ['penalty', 'more', 'repeat'], localLists: true, kept: undefined };
const quietly = () => undefined;

/** Few parties and decisions: twice told, repaired, light, outside the window, with and without a code. */
const penalty = fc.record({
  party: fc.nat(3),
  coded: fc.boolean(),
  number: fc.nat(9),
  on: fc.constantFrom('2020-05-05', '2024-02-02', '2025-06-15', '2026-11-24', '2027-01-01'),
  act: fc.constantFrom('无证经营', '无证经营；虚假宣传', '不合格'),
  kinds: fc.constantFrom('罚款', '警告'),
  removed: fc.boolean(),
});
const penaltyOf = ({ party, coded, number, on, act, kinds, removed }: typeof penalty extends fc.Arbitrary<infer T> ? T : never, index: number): Listing => {
  const { uscc: _uscc, ...rest } = sample(party, { id: `p${index}`, listedOn: on, ground: act, penaltyKinds: kinds, groundCode: 'UNKNOWN', listingDocNo: `示〔2025〕${number}号`, region: '990100', ...(removed ? { removedOn: '2026-01-01' } : {}) });
  return coded ? { ...rest, uscc: usccOf('91', 900 + party) } : rest;
};

describe('the group list', () => {
  it('is what a plain count of every party comes to, by any rule, over any number of lists', async () => {
    const rules = fc.record({ threshold: fc.integer({ min: 2, max: 4 }), unit: fc.constantFrom('decision' as const, 'act' as const), warnings: fc.boolean(), anchor: fc.constantFrom('today', 'year-end', '2025-12-31') });
    await fc.assert(
      fc.asyncProperty(fc.array(penalty, { maxLength: 60 }), fc.array(penalty, { maxLength: 20 }), rules, async (first, second, more) => {
        const rule = { ...RULE, ...more };
        const [one, two] = [first.map(penaltyOf), second.map((each, index) => penaltyOf(each, 1_000 + index))];
        const answer = await countGroup({ ...ask, rule }, quietly, stored([{ id: 'penalty', kind: 'penalty', segments: [encodeSegment(one, null)] }, { id: 'more', kind: 'penalty', segments: [encodeSegment(two, null)] }]));
        const parties = new Map<string, Decisions>();
        for (const listing of [...one, ...two]) {
          const { key } = partyKeyOf(listing);
          const decisions = parties.get(key) ?? new Decisions();
          decisions.add(penaltyRowOf(listing), 1);
          parties.set(key, decisions);
        }
        const expected = [...parties.values()].map((decisions) => countPenalties(decisions.values(), rule, TODAY)).filter(({ reached }) => reached);
        expect(answer.ok && answer.parties.map(({ count }) => count.count).sort()).toEqual(expected.map(({ count }) => count).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('reads overlays, keeps unsigned lists apart as policy says, and says by what it was drawn', async () => {
    const four = Array.from({ length: 4 }, (_, index) => penaltyOf({ party: 1, coded: true, number: index, on: '2025-06-15', act: '无证经营', kinds: '罚款', removed: false }, index));
    const repaired = { ...four[0]!, removedOn: '2026-06-01' };
    const base = encodeSegment(four, null);
    const overlay = encodeSegment([repaired, { ...four[1]!, removedOn: '2026-06-01' }], [four[0]!, four[1]!].map((listing) => ({ id: listing.id, name: listing.name, digest: rowDigest(toRow(listing)) })));
    const whole = await countGroup(ask, quietly, stored([{ id: 'penalty', kind: 'penalty', segments: [base] }]));
    expect(whole).toMatchObject({ ok: true, window: { from: '2023-11-25', to: TODAY }, rule: RULE, lists: [{ listId: 'penalty', version: 7, trust: 'signed' }], parties: [{ name: four[0]!.name, uscc: four[0]!.uscc, sure: true, count: { count: 4 } }] });
    expect(await countGroup(ask, quietly, stored([{ id: 'penalty', kind: 'penalty', segments: [base, overlay] }]))).toMatchObject({ ok: true, parties: [] });
    const local = stored([{ id: 'local:a', kind: 'penalty', trust: 'local', segments: [base] }]);
    expect(await countGroup(ask, quietly, local)).toMatchObject({ parties: [{ count: { count: 4 } }] });
    expect(await countGroup({ ...ask, localLists: false }, quietly, local)).toEqual({ ok: false, reason: 'no-lists' });
    expect(await countGroup({ ...ask, lists: [] }, quietly, stored([{ id: 'penalty', kind: 'penalty', segments: [base] }]))).toEqual({ ok: false, reason: 'no-lists' });
  });

  it('takes a published list as it stands, without what it has taken back', async () => {
    const published = [sample(1, { penaltyCount: '12', windowFrom: '2023-10-01', windowTo: '2026-09-30', listedOn: '2026-09-30' }), sample(2, { penaltyCount: '10', listedOn: '2026-09-30', removedOn: '2026-10-10' })];
    const answer = await countGroup(ask, quietly, stored([{ id: 'repeat', kind: 'repeat', segments: [encodeSegment(published, null)] }]));
    expect(answer).toMatchObject({ ok: true, parties: [], published: [{ listId: 'repeat', name: published[0]!.name, count: '12', from: '2023-10-01' }], lists: [{ kind: 'repeat' }] });
  });
});
