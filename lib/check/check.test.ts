import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement, JudgementVerdict, Judging } from '../judgement/index.ts';
import type { Listing, ListState, LookupAnswer } from '../list/index.ts';
import { resolvePolicy, type PolicyInForce } from '../policy/index.ts';
import type { SubjectText } from '../subject/index.ts';
import { check, keysFor, type CheckContext, type CheckRequest, type Verdict } from './index.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');
const USCC = '91990000T00010007R';
const OTHER = '91990000T00010373M';
const NAME = '示例（测试）食品有限公司';
const ID = '11010519491231002X';
const LISTING: Listing = {
  id: 'r1',
  name: NAME,
  uscc: USCC,
  regNo: '110108000000016',
  ground: '未经许可从事食品生产经营活动（测试）',
  groundCode: 'ART5_FOOD',
  listingAuthority: '测试市市场监督管理局',
  listingDocNo: '测市监列〔2025〕1号',
  listedOn: '2025-06-01',
  formerNames: [{ name: '示例旧名有限公司' }],
};
const STATE: ListState = {
  listId: 'severe',
  kind: 'severe',
  trust: 'signed',
  versionFloor: 7,
  current: { version: 7, asOf: '2026-03-04', publishedAt: '2026-03-03T18:00:00Z', expiresAt: '2026-03-20T00:00:00Z', count: 1, setHash: 'x', storedAt: '2026-03-03T18:05:00Z' },
};
const POLICY = resolvePolicy({ managed: {}, local: {}, today: '2026-03-04' });
const PROFILE: CheckContext = { pageKind: 'licensing', applicantField: true, reading: 'profile' };

/** Answers as the store does: a record is a hit when one of its own strings is asked for. */
function look(subject: SubjectText, listings: readonly Listing[], states: readonly ListState[] = [STATE]): LookupAnswer {
  const keys = keysFor(subject);
  const own = (listing: Listing) => [listing.uscc, listing.regNo, ...[listing.name, ...(listing.formerNames ?? []).map(({ name }) => name)].map((name) => name.replaceAll('（', '(').replaceAll('）', ')'))];
  const hits = listings.flatMap((listing) => keys.filter(({ value }) => own(listing).includes(value)).map((key) => ({ listId: 'severe', key, listing })));
  return { ok: true, states, hits };
}

/** The policy that names the lists of an answer. */
function naming(answer: LookupAnswer): PolicyInForce {
  const ids = answer.ok ? answer.states.map(({ listId }) => listId) : [];
  return { ...POLICY, lists: ids.map((id) => ({ id, url: 'https://lists.example/', keys: [], threshold: 1 })) };
}

function run(subject: SubjectText, over: Partial<CheckRequest> & { listings?: readonly Listing[]; states?: readonly ListState[] } = {}): Verdict {
  const answer = over.answer ?? look(subject, over.listings ?? [LISTING], over.states);
  return check({ subject, context: PROFILE, now: NOW, ...over, answer, policy: over.policy ?? naming(answer) });
}
const effectsOf = (verdict: Verdict) => verdict.effects.map(({ effect }) => effect);

describe('outcomes', () => {
  it.each<[string, SubjectText, string, string | undefined, string[]]>([
    ['exact code', { code: USCC, name: NAME }, 'listed', 'G1', []],
    ['exact code, nothing else', { code: USCC }, 'listed', 'G1', ['name-missing']],
    ['name and masked code', { code: '9199********0007R', name: NAME }, 'suspected', 'G2', ['code-masked']],
    ['name and mistyped code', { code: '91990000T00010007B', name: NAME }, 'suspected', 'G2', ['code-invalid']],
    ['name and no code', { name: '示例(测试)食品有限公司' }, 'suspected', 'G2', ['code-missing']],
    ['former name', { name: '示例旧名有限公司' }, 'suspected', 'G3', ['code-missing']],
    ['name, other valid code', { code: OTHER, name: NAME }, 'different-entity', 'G1x', []],
    ['registration number', { regNo: '110108000000016', name: '示例别家' }, 'related', 'G4', []],
    ['neither code nor name listed', { code: OTHER, name: '示例别家' }, 'not-found', undefined, []],
    ['code not listed', { code: OTHER }, 'not-found', undefined, ['name-missing']],
    ['name not listed', { name: '示例别家' }, 'not-found', undefined, ['code-missing']],
    ['masked code, name not listed', { code: '9199****', name: '示例别家' }, 'cannot-check', undefined, ['code-masked']],
    ['wrong code, name not listed', { code: '91990000T00010008R', name: '示例别家' }, 'cannot-check', undefined, ['code-invalid']],
    ['O for 0, name not listed', { code: '91990000TOOO10007R', name: '示例别家' }, 'related', 'G4', ['code-invalid']],
    ['masked code, sound organisation code', { code: '9199****', orgCode: 'T00010373', name: '示例别家' }, 'cannot-check', undefined, ['code-masked']],
    ['masked code alone', { code: '9199****' }, 'cannot-check', undefined, ['code-masked', 'name-missing']],
    ['registration number alone, not listed', { regNo: '330182600202310' }, 'cannot-check', undefined, ['name-missing']],
    ['nothing', {}, 'cannot-check', undefined, ['no-identity']],
    ['blanks and placeholders', { name: '　', code: '请输入', legalRep: '--' }, 'cannot-check', undefined, ['no-identity']],
    ['a legal representative alone', { legalRep: '测试甲' }, 'cannot-check', undefined, ['no-identity']],
  ])('%s', (_title, subject, outcome, grade, reasons) => {
    const verdict = run(subject);
    expect([verdict.outcome, verdict.grade, verdict.reasons]).toEqual([outcome, grade, reasons]);
  });
  it('offers the code that was meant; that it is listed is a hint and holds nothing', () => {
    const verdict = run({ code: '91990000TOOO10007R', name: '示例别家' });
    expect(verdict.applicant).toMatchObject({ code: '91990000TOOO10007R', codeSuggestion: USCC });
    expect(verdict.findings).toMatchObject([{ grade: 'G4', steps: ['code-misread'], settles: ['code-on-licence'] }]);
    expect(verdict.effects.map(({ effect }) => effect)).toEqual(['warn']);
  });
  it('says what an officer needs to know of a listing', () => {
    expect(run({ code: USCC, name: NAME })).toMatchObject({
      findings: [{ recordId: 'r1', by: 'uscc', pageValue: USCC, listValue: USCC, listedName: NAME, ground: LISTING.ground, listingAuthority: LISTING.listingAuthority, listingDocNo: LISTING.listingDocNo, listedOn: '2025-06-01', termEndsOn: '2028-06-01' }],
      lists: [{ id: 'severe', freshness: 'fresh', version: 7, asOf: '2026-03-04', ageDays: 0 }],
      rules: { id: POLICY.pack.id },
      checkedAt: '2026-03-04T02:00:00.000Z',
    });
  });
  it.each([{ removedOn: '2026-03-04' }, { measuresLiftedAt: '2026-01-01' }, { listedOn: '2026-03-05' }])('shows nothing of a listing with %j', (over) => {
    const verdict = run({ code: USCC, name: NAME }, { listings: [{ ...LISTING, ...over }] });
    expect(verdict).toMatchObject({ outcome: 'not-found', findings: [], effects: [] });
    expect(verdict.grade).toBeUndefined();
  });
  it('warns of a term that is over, and stops nobody', () => {
    const verdict = run({ code: USCC }, { listings: [{ ...LISTING, listedOn: '2020-01-01' }] });
    expect([verdict.outcome, effectsOf(verdict)]).toEqual(['related', ['warn']]);
  });
});

describe('lists', () => {
  const dated = (asOf: string, over: object = {}): ListState => ({ ...STATE, current: { ...(STATE.current as NonNullable<ListState['current']>), asOf, publishedAt: `${asOf}T00:00:00Z`, ...over } });
  it.each<[string, ListState, string, string[], string]>([
    ['of today', STATE, 'fresh', [], 'block-commitment'],
    ['two days old', dated('2026-03-02'), 'aging', ['list-aging'], 'block-commitment'],
    ['three working days old over a weekend', dated('2026-02-27'), 'aging', ['list-aging'], 'block-commitment'],
    ['four working days old', dated('2026-02-26'), 'stale', ['list-stale'], 'confirm'],
    ['past its own expiry', dated('2026-03-04', { expiresAt: '2026-03-04T01:00:00Z' }), 'expired', ['list-expired'], 'confirm'],
    ['from a day that has not come', dated('2026-03-06'), 'clock-behind', ['clock-behind'], 'confirm'],
    ['with a day that is none', dated('2026-02-31'), 'broken', ['list-broken'], 'confirm'],
    ['imported by hand', { ...STATE, trust: 'local' }, 'fresh', ['list-unsigned'], 'confirm'],
  ])('a list %s', (_title, state, freshness, reasons, effect) => {
    const verdict = run({ code: USCC, name: NAME }, { states: [state] });
    expect(verdict.lists).toMatchObject([{ freshness }]);
    expect([verdict.outcome, verdict.reasons]).toEqual(['listed', reasons]);
    expect(effectsOf(verdict)).toContain(effect);
    expect(effectsOf(verdict).includes('block-commitment')).toBe(effect === 'block-commitment');
  });
  it('keeps the last good list in use after a failed sync', () => {
    expect(run({ code: USCC }, { states: [{ ...STATE, lastOutcome: 'storage-broken' }] }).lists).toMatchObject([{ freshness: 'fresh' }]);
  });
  const never: ListState = { listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 0 };
  it.each<[string, LookupAnswer, string[]]>([
    ['no list at all', { ok: true, states: [], hits: [] }, ['no-list-configured']],
    ['only a list of another kind', { ok: true, states: [{ ...STATE, kind: 'abnormal' }], hits: [] }, ['no-list-configured']],
    ['a list that never came', { ok: true, states: [never], hits: [] }, ['list-never-synced']],
    ['a list whose first sync broke the store', { ok: true, states: [{ ...never, lastOutcome: 'storage-broken' }], hits: [] }, ['list-broken']],
    ['one good list beside a broken one', { ok: true, states: [STATE, { ...never, listId: 'b', lastOutcome: 'storage-broken' }], hits: [] }, ['list-broken']],
    ['a store that cannot be read', { ok: false, reason: 'storage-broken' }, ['list-broken']],
  ])('with %s nobody is cleared', (_title, answer, reasons) => {
    const verdict = run({ code: OTHER, name: '示例别家' }, { answer });
    expect([verdict.outcome, verdict.reasons]).toEqual(['cannot-check', reasons]);
    expect(verdict.effects).toEqual([]);
  });
  it('draws nothing from a list that policy names no longer, though it is still in the store', () => {
    const source = { id: 'national', url: 'https://list.example/', keys: [{ kty: 'EC' }], threshold: 1 };
    expect(run({ code: USCC, name: NAME }, { policy: { ...POLICY, lists: [source] } })).toMatchObject({ outcome: 'cannot-check', reasons: ['list-never-synced'], findings: [] });
  });
  it('names the lists that policy asks for and the store does not have', () => {
    const source = { id: 'national', url: 'https://list.example/', keys: [{ kty: 'EC' }], threshold: 1 };
    const policy = { ...POLICY, lists: [source] };
    expect(run({ code: OTHER, name: '示例别家' }, { policy, answer: { ok: true, states: [], hits: [] } })).toMatchObject({ outcome: 'cannot-check', reasons: ['list-never-synced'], lists: [{ id: 'national', freshness: 'never-synced' }] });
    expect(run({ code: OTHER }, { policy, answer: { ok: false, reason: 'storage-broken' } }).lists).toMatchObject([{ id: 'national', freshness: 'broken' }]);
  });
});

describe('who is asking', () => {
  it('blocks nobody where several applicants are on the page', () => {
    const verdict = run({ code: USCC, name: NAME }, { several: true });
    expect(verdict.reasons).toEqual(['several-applicants']);
    expect(verdict.effects).toContainEqual(expect.objectContaining({ effect: 'confirm', loweredBy: 'not-applicant-field' }));
    expect(effectsOf(verdict)).not.toContain('block-commitment');
  });
  it('says that a page was read without a profile', () => {
    expect(run({ code: USCC, name: NAME }, { context: { ...PROFILE, reading: 'generic' } }).reasons).toEqual(['generic-reading']);
  });
  it('only shows what a person looks up by hand', () => {
    expect(effectsOf(run({ code: USCC }, { context: { pageKind: 'manual', applicantField: false, reading: 'manual' } }))).toEqual(['warn', 'count']);
  });
  it('closes the route for a namesake that the officer has confirmed', () => {
    const before = run({ name: NAME });
    const after = run({ name: NAME }, { judging: judged('same', before) });
    expect([effectsOf(before), effectsOf(after)]).toEqual([['warn', 'count', 'confirm'], ['warn', 'count', 'block-commitment']]);
    expect(after.key).toBe(before.key);
    expect(effectsOf(run({ name: NAME }, { judging: judged('same', before, { recordId: 'r2' }) }))).toContain('confirm');
  });
  it('lets go of a namesake that was judged to be somebody else, and still tells of it', () => {
    const before = run({ name: NAME });
    const after = run({ name: NAME }, { judging: judged('different', before) });
    expect(after).toMatchObject({ outcome: 'different-entity', findings: [], suppressed: [{ recordId: 'r1' }], judgements: [{ verdict: 'different', state: 'in-force' }], recognisable: true, key: before.key });
    expect(effectsOf(after)).toEqual([]);
  });
  it('draws no outcome from a name that was merely alike and judged to be somebody else', () => {
    const alike: Listing = { id: 'r1', name: '示例红日光鸣科技有限公司', ground: '测试', groundCode: 'ART5_FOOD', listingAuthority: '测试市市场监督管理局', listedOn: '2025-06-01' };
    const answer: LookupAnswer = { ok: true, states: [STATE], hits: [], near: [{ listId: 'severe', listing: alike, name: alike.name, distance: 1, sameRegion: false }] };
    const subject = { name: '示例红日光明科技有限公司', code: '9199********0007R' };
    const before = run(subject, { answer });
    expect(before).toMatchObject({ outcome: 'cannot-check', findings: [{ grade: 'G5' }] });
    expect(run(subject, { answer, judging: judged('different', before) })).toMatchObject({ outcome: 'cannot-check', findings: [], suppressed: [{ recordId: 'r1' }] });
  });
  it('holds again, and says why, when the list changes the record', () => {
    const judging = judged('different', run({ name: NAME }));
    const after = run({ name: NAME }, { judging, listings: [{ ...LISTING, listingDocNo: '测市监列〔2025〕2号' }] });
    expect(effectsOf(after)).toContain('confirm');
    expect(after).toMatchObject({ outcome: 'suspected', findings: [{ recordId: 'r1' }], judgements: [{ because: 'record-changed' }] });
    expect(after.suppressed).toBeUndefined();
  });
  it('lets no judgement touch an exact code, nor a "same" on an old list block', () => {
    const exact = run({ code: USCC, name: NAME });
    expect(effectsOf(run({ code: USCC, name: NAME }, { judging: judged('different', exact) }))).toContain('block-commitment');
    const late = run({ name: NAME }, { judging: judged('same', run({ name: NAME })), now: NOW + 7 * 86_400_000 });
    expect(effectsOf(late)).toEqual(['warn', 'count', 'confirm']);
  });
});

/** An officer's word on the first finding of a verdict. */
function judged(verdict: JudgementVerdict, of: Verdict, part: Partial<Judgement> = {}): Judging {
  const { grade = 'G2', recordHash = '' } = of.findings[0] ?? {};
  const judgement: Judgement = { id: 'j1', subject: 's', listId: 'severe', recordId: 'r1', recordHash, rulesVersion: `${POLICY.pack.id}@${POLICY.pack.version}`, grade, verdict, reasonCode: 'other', by: '', at: new Date(NOW).toISOString(), expiresAt: new Date(NOW + 90 * 86_400_000).toISOString(), scope: 'carried', ...part };
  return { keys: { subject: 's', carries: true }, judgements: [judgement], rulesVersion: judgement.rulesVersion, suppressionAllowed: true, now: NOW };
}

describe('key', () => {
  const key = (subject: SubjectText, over: Parameters<typeof run>[1] = {}) => run(subject, over).key;
  it('stays while nothing changes that a decision rests on', () => {
    const first = key({ code: USCC, name: NAME });
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(key({ name: '示例(测试)食品有限公司', code: '9199 0000 T000 1000 7R' }, { now: NOW + 60_000 })).toBe(first);
  });
  it.each<[string, SubjectText, Parameters<typeof run>[1]]>([
    ['applicant', { code: OTHER, name: NAME }, {}],
    ['masked code', { code: '9199****', name: NAME }, {}],
    ['list version', { code: USCC, name: NAME }, { states: [{ ...STATE, current: { ...(STATE.current as NonNullable<ListState['current']>), version: 8 } }] }],
    ['record', { code: USCC, name: NAME }, { listings: [{ ...LISTING, id: 'r2' }] }],
    ['rule pack', { code: USCC, name: NAME }, { policy: { ...POLICY, pack: { ...POLICY.pack, version: '9' } } }],
    ['setting', { code: USCC, name: NAME }, { policy: { ...POLICY, rules: { ...POLICY.rules, overrideAllowed: false } } }],
  ])('changes with the %s', (_title, subject, over) => {
    expect(key(subject, over)).not.toBe(key({ code: USCC, name: NAME }));
  });
});

describe('properties', () => {
  it('no verdict holds the number of a person, wherever it was written', () => {
    const field = fc.constantFrom('name', 'code', 'regNo', 'orgCode', 'legalRep', 'personId');
    const written = fc.constantFrom(ID, ID.toLowerCase(), '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002X', '110105-19491231-002x', '110105491231003');
    fc.assert(
      fc.property(fc.uniqueArray(field, { minLength: 1 }), written, fc.constantFrom('', '证件号：', '张测试'), (fields, id, before) => {
        const text = JSON.stringify(run(Object.fromEntries(fields.map((name) => [name, before + id])))).normalize('NFKC');
        expect(text.replace(/[\s-]/g, '')).not.toMatch(/11010519491231|110105491231/);
      }),
    );
  });
  it('never clears an applicant that cannot be identified, never throws', () => {
    const text = fc.option(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(USCC, OTHER, NAME, '9199****', ID, '110108000000016', '无')), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ name: text, code: text, regNo: text, orgCode: text, legalRep: text, personId: text }), (subject) => {
        const verdict = run(subject);
        if (verdict.outcome !== 'not-found') return;
        expect(keysFor(subject)).not.toEqual([]);
        expect(verdict.reasons).not.toEqual(expect.arrayContaining(['no-identity']));
        expect(verdict.reasons.some((reason) => reason === 'code-masked' || reason === 'code-invalid')).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
