import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Verdict } from '../check/index.ts';
import { RISK_CLASSES, type Listing, type ListKind, type ListState, type LookupHit } from '../list/index.ts';
import { PAGE_KINDS, resolvePolicy } from '../policy/index.ts';
import type { SubjectText } from '../subject/index.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');
const USCC = '91990000T00010007R';
const NAME = '示例（测试）食品有限公司';
const version = { version: 7, asOf: '2026-03-04', publishedAt: '2026-03-03T18:00:00Z', expiresAt: '2026-03-20T00:00:00Z', count: 1, setHash: 'x', storedAt: '2026-03-03T18:05:00Z' };
const state = (listId: ListKind): ListState => ({ listId, kind: listId, trust: 'signed', versionFloor: 7, current: version });
const listing = (over: Partial<Listing> = {}): Listing => ({ id: 'r1', name: NAME, uscc: USCC, ground: '未载明', groundCode: 'UNKNOWN', listingAuthority: '测试市市场监督管理局', listedOn: '2025-06-01', ...over });

function run(subject: SubjectText, lists: Partial<Record<ListKind, readonly Listing[]>>, pageKind: (typeof PAGE_KINDS)[number] = 'licensing'): Verdict {
  const states = Object.keys(lists).map((kind) => state(kind as ListKind));
  const hits: LookupHit[] = Object.entries(lists).flatMap(([listId, records]) => (records ?? []).map((one) => ({ listId, key: { kind: 'name', value: '' }, listing: one })));
  const policy = { ...resolvePolicy({ managed: {}, local: {}, today: '2026-03-04' }), lists: states.map(({ listId }) => ({ id: listId, url: 'https://lists.example/', keys: [], threshold: 1 })) };
  return check({ subject, context: { pageKind, applicantField: true, reading: 'profile' }, answer: { ok: true, states, hits }, policy, now: NOW });
}

describe('a risk class', () => {
  it('is told beside the answer: by an equal code for sure, by an equal name as an open question', () => {
    const lists = { severe: [], risk: [listing({ riskClass: 'D' })] };
    expect(run({ name: NAME, code: USCC }, lists).risk).toEqual({ riskClass: 'D', sure: true, classifiedOn: '2025-06-01', authority: '测试市市场监督管理局', listId: 'risk', trust: 'signed', asOf: '2026-03-04' });
    expect(run({ name: NAME }, lists).risk).toMatchObject({ riskClass: 'D', sure: false });
  });

  it('is the latest one given, and an older one by code comes before a newer one by name', () => {
    const months = [listing({ id: 'a', riskClass: 'B', listedOn: '2026-01-01' }), listing({ id: 'b', riskClass: 'C', listedOn: '2026-02-01' }), listing({ id: 'c', riskClass: 'D', listedOn: '2026-02-15', uscc: undefined })];
    expect(run({ name: NAME, code: USCC }, { severe: [], risk: months }).risk).toMatchObject({ riskClass: 'C', sure: true });
  });

  it('does not run out by itself, and ends when it is withdrawn or its last day is over', () => {
    const known = (over: Partial<Listing>) => run({ code: USCC }, { severe: [], risk: [listing({ riskClass: 'C', listedOn: '2019-01-01', ...over })] }).risk?.riskClass;
    expect([known({}), known({ removedOn: '2026-03-01' }), known({ endsOn: '2026-03-01' }), known({ listedOn: '2026-03-05' })]).toEqual(['C', undefined, undefined, undefined]);
  });

  it('is not read off an older code, another entity of the same name, or a record without one', () => {
    expect(run({ name: NAME, code: '91990000T00010373M' }, { severe: [], risk: [listing({ riskClass: 'D' })] }).risk).toBeUndefined();
    expect(run({ regNo: '110108000000016' }, { severe: [], risk: [listing({ riskClass: 'D', uscc: undefined, regNo: '110108000000016' })] }).risk).toBeUndefined();
    expect(run({ code: USCC }, { severe: [], risk: [listing()] }).risk).toBeUndefined();
  });

  it('changes neither outcome, grade, findings nor effects, on whatever page, listed or not', () => {
    const subjects: SubjectText[] = [{ name: NAME, code: USCC }, { name: NAME }, { code: USCC }, { name: '示例别家有限公司' }, { name: NAME, code: '9199****' }];
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.constantFrom(...PAGE_KINDS), fc.boolean(), fc.array(fc.constantFrom(...RISK_CLASSES), { maxLength: 3 }), (subject, pageKind, listed, classes) => {
        const severe = listed ? [listing()] : [];
        const risk = classes.map((riskClass, index) => listing({ id: `k${index}`, riskClass }));
        const says = ({ outcome, grade, findings, effects, reasons }: Verdict) => ({ outcome, grade, findings, effects, reasons });
        expect(says(run(subject, { severe, risk }, pageKind))).toEqual(says(run(subject, { severe, risk: [] }, pageKind)));
      }),
      { numRuns: 300 },
    );
  });
});
