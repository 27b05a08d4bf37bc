import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../check/index.ts';
import { openRescreenStore, type RescreenStore } from './index.bg.ts';
import { compare, partyOf, seenAgain, type CheckedParty, type Notice } from './index.ts';

const USCC = '91990000T00010007R';
const TRADER = '92990000T00090000Y';
const AT = '2026-03-10T02:00:00.000Z';
const SEEN = { salt: 's', day: '2026-03-04', route: 'commitment', host: 'xk.example.gov.cn' } as const;

const finding = (recordId: string, over: Partial<Finding> = {}): Finding => ({
  listId: 'severe',
  listKind: 'severe',
  trust: 'signed',
  recordId,
  grade: 'G1',
  standing: 'in-force',
  by: 'uscc',
  steps: [],
  flags: [],
  pageValue: USCC,
  listValue: USCC,
  listedName: '示例（测试）食品有限公司',
  ground: '测试',
  groundCode: 'ART5_FOOD',
  listingAuthority: '测试市市场监督管理局',
  listedOn: '2026-03-08',
  ...over,
} as Finding);

function verdict(findings: readonly Finding[], version = 1, over: Partial<Verdict['lists'][number]> = {}, applicant: Verdict['applicant'] = { name: '示例（测试）食品有限公司', code: USCC, codeKind: 'uscc', codeChecksum: 'valid' }): Verdict {
  return { key: 'k', outcome: 'not-found', applicant, reasons: [], findings, effects: [], lists: [{ id: 'severe', kind: 'severe', trust: 'signed', freshness: 'fresh', version, ...over }], rules: { id: 'p', version: '1' }, pageKind: 'licensing', checkedAt: AT };
}
const party = (findings: readonly Finding[] = [], version = 1): CheckedParty => partyOf(verdict(findings, version), SEEN) as CheckedParty;
const kinds = (before: CheckedParty, after: Verdict) => compare(before, after, AT).notices.map(({ kind }) => kind);

describe('what is kept of a checked applicant', () => {
  const kept = (applicant: Verdict['applicant']) => partyOf(verdict([], 1, {}, applicant), SEEN);
  it.each<[string, Verdict['applicant'], object | undefined]>([
    ['an enterprise', { name: '示例测试有限公司', code: USCC, codeKind: 'uscc', codeChecksum: 'valid' }, { code: USCC, name: '示例测试有限公司' }],
    ['an individual trader: the code alone', { name: '测试甲', code: TRADER, codeKind: 'uscc', codeChecksum: 'valid' }, { code: TRADER }],
    ['a name without a code', { name: '示例测试有限公司' }, { name: '示例测试有限公司' }],
    ['a mistyped code: the name', { name: '示例测试有限公司', code: '91990000T00010007A', codeKind: 'uscc', codeChecksum: 'invalid' }, { name: '示例测试有限公司' }],
    ['what may be a person’s name: nothing', { name: '测试甲' }, undefined],
    ['a long name of a person: nothing', { name: '测试甲甲·测试乙乙' }, undefined],
    ['a shop that bears a person’s name, without a code: nothing', { name: '测试甲水果店' }, undefined],
    ['a person’s number: nothing', { name: '测试甲', code: '110105********', codeKind: 'residentId', codeChecksum: 'valid' }, undefined],
  ])('%s', (_title, applicant, expected) => {
    const { id: _id, firstOn: _first, lastOn: _last, route: _route, host: _host, listed: _listed, versions: _versions, ...identity } = kept(applicant) ?? { none: true };
    expect(expected === undefined ? kept(applicant) : identity).toEqual(expected);
  });
  it('has an id that does not say who it is, and another one on another desk', () => {
    const [here, there] = [party().id, partyOf(verdict([]), { ...SEEN, salt: 'other' })?.id];
    expect(here).toMatch(/^[0-9a-f]{32}$/);
    expect(here).not.toBe(there);
  });
  it('keeps the commitment route that was once seen, and its day until the newer list has been compared', () => {
    const later = partyOf(verdict([], 1), { ...SEEN, day: '2026-03-06', route: 'none' }) as CheckedParty;
    expect(seenAgain(party(), later)).toMatchObject({ firstOn: '2026-03-04', lastOn: '2026-03-06', route: 'commitment' });
    const newer = partyOf(verdict([finding('r1')], 2), { ...SEEN, day: '2026-03-10' }) as CheckedParty;
    expect(seenAgain(party(), newer)).toMatchObject({ lastOn: '2026-03-04', listed: [], versions: { severe: 1 } });
  });
});

describe('what a newer list says', () => {
  it('is told by kind', () => {
    expect(kinds(party(), verdict([finding('r1')], 2))).toEqual(['newly-listed']);
    expect(kinds(party(), verdict([finding('r1', { grade: 'G2', by: 'name' })], 2))).toEqual(['newly-suspected']);
    expect(kinds(party([finding('r1')]), verdict([], 2))).toEqual(['lifted']);
    expect(kinds(party([finding('r1')]), verdict([finding('r1')], 2))).toEqual([]);
    expect(kinds(party([finding('r1')]), verdict([finding('r1'), finding('r2')], 2))).toEqual(['newly-listed']);
    expect(kinds(party([finding('r1'), finding('r2')]), verdict([finding('r2')], 2))).toEqual([]);
  });
  it('is nothing for namesakes with another code, terms that are over, other lists and represented parties', () => {
    const others = [finding('a', { grade: 'G1x' }), finding('b', { standing: 'term-elapsed' }), finding('c', { listKind: 'abnormal' }), finding('d', { grade: 'P1', flags: ['through-legal-rep'] }), finding('e', { grade: 'G3' })];
    expect(kinds(party(), verdict(others, 2))).toEqual([]);
  });
  it('is nothing about a listing that an officer has judged to be somebody else’s, as it comes and as it goes', () => {
    const namesake = finding('r1', { grade: 'G2', by: 'name' });
    const judged = partyOf({ ...verdict([]), suppressed: [namesake] }, SEEN) as CheckedParty;
    expect(kinds(judged, verdict([namesake], 2))).toEqual([]);
    const later = seenAgain(party([namesake]), judged);
    expect(kinds(later, verdict([], 2))).toEqual([]);
    expect(kinds(later, verdict([namesake, finding('r2')], 2))).toEqual(['newly-listed']);
  });
  it('names when, how and by whom', () => {
    expect(compare(party(), verdict([finding('r1', { listingDocNo: '测1号' })], 2), AT).notices).toEqual([
      { kind: 'newly-listed', at: AT, partyId: party().id, code: USCC, name: '示例（测试）食品有限公司', route: 'commitment', host: 'xk.example.gov.cn', checkedOn: '2026-03-04', listId: 'severe', version: 2, recordId: 'r1', authority: '测试市市场监督管理局', docNo: '测1号', listedOn: '2026-03-08' },
    ]);
  });
  it('does not name an individual trader', () => {
    const trader = partyOf(verdict([], 1, {}, { name: '测试甲', code: TRADER, codeKind: 'uscc', codeChecksum: 'valid' }), SEEN) as CheckedParty;
    expect(compare(trader, verdict([finding('r1')], 2), AT).notices[0]).not.toHaveProperty('name');
  });
  it.each<[string, Verdict]>([
    ['a list that cannot be read', verdict([], 2, { freshness: 'broken' })],
    ['a list that was never synced', verdict([], 2, { freshness: 'never-synced', version: undefined })],
    ['an older version', verdict([], 0)],
    ['a list that is gone', { ...verdict([], 2), lists: [] }],
  ])('removes nobody: %s', (_title, after) => {
    const { party: kept, notices } = compare(party([finding('r1')]), after, AT);
    expect([notices, kept.listed, kept.versions]).toEqual([[], ['severe/r1'], { severe: 1 }]);
  });
  it('is told once, whatever comes and goes', () => {
    const step = fc.record({ version: fc.integer({ min: 0, max: 6 }), records: fc.subarray(['r1', 'r2', 'r3']), freshness: fc.constantFrom('fresh' as const, 'stale' as const, 'broken' as const) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = party();
        for (const { version, records, freshness } of steps) {
          const after = verdict(records.map((id) => finding(id)), version, { freshness });
          const first = compare(now, after, AT);
          expect(compare(first.party, after, AT).notices).toEqual([]);
          for (const { kind } of first.notices) expect(kind === 'lifted' ? first.party.listed.length === 0 && now.listed.length > 0 : first.party.listed.length > 0).toBe(true);
          now = first.party;
        }
      }),
    );
  });
});

describe('the store', () => {
  let store: RescreenStore;
  beforeEach(async () => {
    await Dexie.delete('creditgate-rescreen');
    store = openRescreenStore();
  });
  const notice: Notice = { kind: 'newly-listed', at: AT, partyId: 'a', route: 'commitment', host: '', checkedOn: '2026-03-04', listId: 'severe' };

  it('tells each change once, also when two workers compare at the same time', async () => {
    await store.put(party());
    const { party: after, notices } = compare(party(), verdict([finding('r1')], 2), AT);
    const told = await Promise.all([store.settle(party(), after, notices), store.settle(party(), after, notices)]);
    expect(told.flat()).toHaveLength(1);
    expect([await store.unseen(), (await store.notices(10)).length]).toEqual([1, 1]);
    await store.seen(AT, [told.flat()[0]?.id ?? 0]);
    expect([await store.unseen(), (await store.notices(10))[0]?.seenAt]).toEqual([0, AT]);
  });
  it('keeps what a page said in the meantime', async () => {
    await store.put(party());
    await store.put({ ...party(), route: 'ordinary', lastOn: '2026-03-09' });
    await store.settle(party(), { ...party(), listed: ['severe/r1'], versions: { severe: 2 } }, []);
    expect(await store.parties('', 10)).toMatchObject([{ route: 'ordinary', lastOn: '2026-03-09', listed: ['severe/r1'], versions: { severe: 2 } }]);
  });
  it('forgets what policy lets it keep no longer, and the oldest beyond its size', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((id, index) => store.put({ ...party(), id, lastOn: `2026-03-0${index + 1}` })));
    await store.purge('2026-03-02', 2);
    expect((await store.parties('', 10)).map(({ id }) => id)).toEqual(['c', 'd']);
    await store.purge(undefined, 10);
    expect(await store.count()).toBe(0);
  });
  it('does not bring back one that was forgotten while it was compared', async () => {
    expect(await store.settle(party(), { ...party(), listed: ['severe/r1'] }, [notice])).toEqual([]);
    expect([await store.count(), await store.unseen()]).toEqual([0, 0]);
  });
  it('keeps its salt', async () => {
    expect(await store.salt()).toBe(await openRescreenStore().salt());
  });
});
