import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES, type Grade, type Match } from '../match/index.ts';
import { applyJudgements, isFinal, LAPSE_REASONS, type Judgement, type Judging } from './index.ts';

const AT = Date.parse('2026-03-04T02:00:00Z');
const DAY = 86_400_000;
const MATCH: Match = {
  listId: 'severe',
  listKind: 'severe',
  trust: 'signed',
  grade: 'G2',
  standing: 'in-force',
  by: 'name',
  steps: [],
  flags: [],
  aligned: [],
  settles: [],
  pageValue: '示例有限公司',
  listValue: '示例有限公司',
  listing: { id: 'r1', name: '示例有限公司', ground: '测试', groundCode: 'ART5_FOOD', listingAuthority: '测试局', listedOn: '2025-06-01' },
};
const JUDGEMENT: Judgement = {
  id: 'j1',
  subject: 's1',
  name: 'n1',
  listId: 'severe',
  recordId: 'r1',
  recordHash: 'h1',
  rulesVersion: 'p@1',
  grade: 'G2',
  verdict: 'different',
  reasonCode: 'code-differs',
  by: '0001',
  at: new Date(AT).toISOString(),
  expiresAt: new Date(AT + 90 * DAY).toISOString(),
  scope: 'carried',
};
const JUDGING: Judging = { keys: { subject: 's1', name: 'n1', carries: true }, judgements: [JUDGEMENT], rulesVersion: 'p@1', suppressionAllowed: true, now: AT + DAY };

const run = (judging: Partial<Judging> = {}, match: Partial<Match> = {}, hash = 'h1') => applyJudgements([{ ...MATCH, ...match }], { ...JUDGING, ...judging }, () => hash);
const because = (judging: Partial<Judging> = {}, match: Partial<Match> = {}, hash = 'h1') => {
  const { suppressed, facts } = run(judging, match, hash);
  return suppressed.length > 0 ? 'suppressed' : (facts[0]?.because ?? 'held');
};
const judged = (part: Partial<Judgement>) => ({ judgements: [{ ...JUDGEMENT, ...part }] });

describe('a judgement', () => {
  it('"different" takes the match out, "same" confirms it, "undecided" changes nothing', () => {
    expect(run()).toMatchObject({ live: [], suppressed: [{ listing: { id: 'r1' } }], confirmed: [], facts: [{ state: 'in-force', verdict: 'different' }] });
    expect(run(judged({ verdict: 'same' }))).toMatchObject({ live: [{ listing: { id: 'r1' } }], suppressed: [], confirmed: [{ listId: 'severe', recordId: 'r1' }] });
    expect(run(judged({ verdict: 'undecided' }))).toMatchObject({ live: [{ listing: { id: 'r1' } }], suppressed: [], confirmed: [], facts: [{ verdict: 'undecided', state: 'in-force' }] });
  });
  it.each<[string, Partial<Judging>, Partial<Match>, string, string]>([
    ['nothing has changed', {}, {}, 'h1', 'suppressed'],
    ['its last moment', { now: AT + 90 * DAY - 1 }, {}, 'h1', 'suppressed'],
    ['its term is over', { now: AT + 90 * DAY }, {}, 'h1', 'expired'],
    ['the record has changed', {}, {}, 'h2', 'record-changed'],
    ['the rules have changed', { rulesVersion: 'p@2' }, {}, 'h1', 'rules-changed'],
    ['the same strings get another grade', {}, { grade: 'G3' }, 'h1', 'rules-changed'],
    ['the applicant is a namesake', { keys: { subject: 's2', name: 'n1', carries: true } }, {}, 'h1', 'subject-changed'],
    ['the applicant is somebody else', { keys: { subject: 's2', name: 'n2', carries: true } }, {}, 'h1', 'held'],
    ['the clock was put back', { now: AT - 3_600_000 }, {}, 'h1', 'clock-behind'],
    ['policy has taken the permission away', { suppressionAllowed: false }, {}, 'h1', 'not-allowed'],
    ['it has lapsed before', judged({ lapsed: { at: '', because: 'record-changed' } }), {}, 'h1', 'record-changed'],
    ['the record has come under another number', judged({ recordId: 'r2' }), {}, 'h1', 'record-changed'],
    ['a record that is gone was judged of somebody else', { ...judged({ recordId: 'r2' }), keys: { subject: 's2', name: 'n1', carries: true } }, {}, 'h1', 'held'],
    ['it is about another list', judged({ listId: 'local:x' }), {}, 'h1', 'held'],
    ['the code itself agrees', {}, { grade: 'G1' }, 'h1', 'held'],
  ])('when %s', (_title, judging, match, hash, expected) => expect(because(judging, match, hash)).toBe(expected));
  it('"different" said for one case needs no permission to be carried', () => {
    expect(because({ ...judged({ scope: 'case' }), suppressionAllowed: false })).toBe('suppressed');
  });
  it('the last word counts, in whatever order they come', () => {
    const later = { ...JUDGEMENT, id: 'j2', verdict: 'same' as const, at: new Date(AT + 1).toISOString() };
    for (const judgements of [[JUDGEMENT, later], [later, JUDGEMENT]]) expect(run({ judgements }).confirmed).toHaveLength(1);
  });
  it('an earlier word does not come back when the last one lapses', () => {
    const later = { ...JUDGEMENT, id: 'j2', verdict: 'same' as const, at: new Date(AT + 1).toISOString(), recordHash: 'h0' };
    expect(run({ judgements: [JUDGEMENT, later] })).toMatchObject({ suppressed: [], confirmed: [], facts: [{ id: 'j2', because: 'record-changed' }] });
  });
});

it('property: whatever it is bound to changes, the match is back; and an exact code is never judged away', () => {
  // Most draws change little: else hardly any would be a suppression at all.
  const mostly = <T>(usual: T, ...others: T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });
  const changed = fc.record(
    {
      subject: mostly('s1', 's2'),
      hash: mostly('h1', 'h2'),
      rules: mostly('p@1', 'p@2'),
      record: mostly('r1', 'r2'),
      grade: mostly<Grade>('G2', ...GRADES),
      late: mostly(1, -180, -1, 0, 89, 90, 400),
      allowed: mostly(true, false),
      lapsed: mostly(false, true),
    },
  );
  let suppressions = 0;
  fc.assert(
    fc.property(changed, ({ subject, hash, rules, record, grade, late, allowed, lapsed }) => {
      const judgements = [{ ...JUDGEMENT, ...(lapsed ? { lapsed: { at: '', because: 'expired' as const } } : {}) }];
      const { live, suppressed } = applyJudgements(
        [{ ...MATCH, grade, listing: { ...MATCH.listing, id: record } }],
        { keys: { subject, name: 'n1', carries: true }, judgements, rulesVersion: rules, suppressionAllowed: allowed, now: AT + late * DAY },
        () => hash,
      );
      const untouched = subject === 's1' && hash === 'h1' && rules === 'p@1' && record === 'r1' && grade === 'G2' && late >= 0 && late < 90 && allowed && !lapsed;
      expect([live.length, suppressed.length]).toEqual(untouched ? [0, 1] : [1, 0]);
      if (untouched) suppressions += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(suppressions).toBeGreaterThan(20);
});

it('a lapse that a clock or a policy can undo is not final', () => {
  expect(LAPSE_REASONS.filter(isFinal)).toEqual(['expired', 'record-changed', 'rules-changed']);
});
