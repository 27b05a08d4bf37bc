/** Verdicts of every outcome. Synthetic entities only: region 990000, 示例 or 测试 in every name. */
import type { FrameReading } from '../../lib/site/index.ts';
import type { Finding, ListFacts, Verdict } from '../../lib/check/index.ts';
import type { JudgementFact } from '../../lib/judgement/index.ts';
import { gradeOf } from '../../lib/match/index.ts';
import { readSubject } from '../../lib/subject/index.ts';
import { inspectionAdvice, type InspectionPack } from '../../lib/inspection/index.ts';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { DEFAULT_PACK } from '../../lib/policy/index.ts';
import type { AppliedEffect } from '../../lib/check/index.ts';

const NAME = '示例市河畔食品有限责任公司';
const LONG_NAME = '测试（华东）国际供应链管理与食品安全技术服务股份有限公司示例市第二分公司';
const CODE = '91990000T00010007R';

const order44 = { id: 'order44-15-3', title: '《市场监督管理严重违法失信名单管理办法》（国家市场监督管理总局令第44号）', article: '第十五条第（三）项', summary: '对列入严重违法失信名单的当事人，不适用告知承诺制。' };
const order44warn = { id: 'order44-15-1', title: '《市场监督管理严重违法失信名单管理办法》（国家市场监督管理总局令第44号）', article: '第十五条第（一）项', summary: '在审查行政许可、资质、资格等时作为重要考量因素。' };

export const list: ListFacts = { id: 'severe-990000', kind: 'severe', trust: 'signed', freshness: 'fresh', version: 128, asOf: '2026-11-23', ageDays: 1, ageWorkingDays: 1, lastVerifiedAt: '2026-11-24T00:12:00Z', lastOutcome: 'updated-delta' };

export const finding: Finding = {
  listId: 'severe-990000',
  listKind: 'severe',
  trust: 'signed',
  recordId: 'r1',
  grade: 'G1',
  standing: 'in-force',
  by: 'uscc',
  steps: [],
  flags: [],
  aligned: [],
  settles: [],
  pageValue: CODE,
  listValue: CODE,
  listedName: NAME,
  listedUscc: CODE,
  ground: '生产经营超过保质期的食品，情节严重，被处以较重行政处罚',
  groundCode: 'ART5_FOOD',
  groundArticle: '《市场监督管理严重违法失信名单管理办法》第五条第（三）项',
  listingAuthority: '示例市市场监督管理局',
  listingDocNo: '示市监列严〔2025〕18号',
  listedOn: '2025-06-12',
  termEndsOn: '2028-06-12',
};

const repeat: Verdict['repeat'] = [
  {
    source: 'penalties',
    sure: true,
    name: NAME,
    uscc: CODE,
    count: 12,
    from: '2023-11-25',
    to: '2026-11-24',
    firstOn: '2024-01-10',
    lastOn: '2026-10-30',
    docNos: ['示市监处罚〔2026〕31号', '示市监处罚〔2026〕18号', '示市监处罚〔2025〕204号'],
    rule: { threshold: 10, years: 3, anchor: 'today', by: 'decision', unit: 'decision', warnings: false, simple: false },
    sources: [{ id: 'penalty-990000', trust: 'signed', asOf: '2026-11-23' }],
  },
];

const raised: AppliedEffect = { effect: 'advise-inspection-frequency', basis: [{ ...order44warn, id: 'i', article: '第十五条第（二）项', summary: '列为重点监管对象，提高检查频次。' }] };

const risk: NonNullable<Verdict['risk']> = { riskClass: 'D', sure: true, classifiedOn: '2026-11-01', authority: '示例省市场监督管理局', listId: 'risk-990000', trust: 'signed', asOf: '2026-11-01' };

/** An office's own numbers, with a cap that is nearly reached. */
const LOCAL_PACK: InspectionPack = {
  ...DEFAULT_PACK,
  inspection: {
    frequencies: [{ id: 'food', listKinds: ['severe'], level: 'raised', times: 4, basis: { law: 'order44-15-2', text: '示例市食品生产风险分级管理办法（示市监〔2022〕1号）第八条', date: '2022-05-01' } }],
    caps: [{ id: 'cap', perYear: 4, exceptions: '投诉举报、转办交办的线索核查', basis: { text: '示例市涉企行政检查年度频次上限（示市监〔2025〕9号）', date: '2025-06-30' } }],
  },
};

/** The case on the page of an inspection, with what the rules say of it. */
function inspected(of: Verdict, shown: readonly string[], pack: InspectionPack): OverlayState {
  const inspection = inspectionAdvice(of, shown, pack);
  return { verdict: of, route: { present: false, state: 'open' }, override, ...(inspection === undefined ? {} : { inspection }) };
}

const base: Verdict = {
  key: 'v-listed',
  outcome: 'listed',
  grade: 'G1',
  applicant: { name: NAME, code: CODE, codeKind: 'uscc', codeChecksum: 'valid', legalRep: '示例甲' },
  reasons: [],
  findings: [finding],
  effects: [
    { effect: 'block-commitment', basis: [order44] },
    { effect: 'warn', basis: [order44warn] },
    { effect: 'count', basis: [] },
  ],
  lists: [list],
  rules: { id: 'default', version: '2026.1' },
  pageKind: 'licensing',
  checkedAt: '2026-11-24T01:32:10Z',
};
/** A finding as the comparison of these two names makes it. */
function named(page: string, listed: string, formerNames: readonly { name: string; from?: string; to?: string }[] = []): Pick<Verdict, 'applicant' | 'grade' | 'findings'> {
  const graded = gradeOf(readSubject({ name: page }), { name: listed, formerNames: [...formerNames] }, '2026-11-24');
  if (graded === undefined) throw new Error(`${page} and ${listed} do not match`);
  return { applicant: { name: page }, grade: graded.grade, findings: [{ ...finding, ...graded, listedName: listed }] };
}
const verdict = (change: Partial<Verdict>): Verdict => ({ ...base, ...change, key: `v-${change.key ?? change.outcome ?? 'x'}` });

const closed: OverlayState['route'] = { present: true, state: 'closed', commitmentText: '我自愿选择以告知承诺方式办理' };
const open: OverlayState['route'] = { present: true, state: 'open' };
const confirm: OverlayState['route'] = { present: true, state: 'confirm', commitmentText: '告知承诺制' };
const override = { allowed: true, minReasonLength: 10 };

const NAMESAKE: Finding = { ...finding, grade: 'G2', by: 'name', steps: ['brackets'], flags: ['code-unusable'], pageValue: '示例市河畔食品(集团)有限公司', listValue: '示例市河畔食品（集团）有限公司', listedName: '示例市河畔食品（集团）有限公司' };
const judged: JudgementFact = { id: 'j1', listId: finding.listId, recordId: finding.recordId, verdict: 'different', reasonCode: 'code-differs', by: '990012', byName: '测试经办', at: '2026-11-20T03:10:00Z', expiresAt: '2027-02-18T03:10:00Z', scope: 'carried', state: 'in-force' };

/** A namesake without a usable code, held until somebody has looked. */
function suspected(more: Partial<Verdict> = {}): OverlayState {
  return {
    verdict: verdict({
      outcome: 'suspected',
      grade: 'G2',
      applicant: { name: NAMESAKE.pageValue, code: '9199********0007R', codeKind: 'masked', codeChecksum: 'none' },
      reasons: ['code-masked'],
      findings: [NAMESAKE],
      effects: [{ effect: 'confirm', basis: [order44], loweredBy: 'grade' }],
      ...more,
    }),
    route: confirm,
    override,
  };
}

/** Overlay cases by name. */
export const overlays: Readonly<Record<string, OverlayState>> = {
  listed: { verdict: base, route: closed, override },
  'listed-renamed': {
    verdict: verdict({ key: 'renamed', applicant: { ...base.applicant, name: LONG_NAME }, findings: [{ ...finding, flags: ['name-differs'] }] }),
    route: closed,
    override: { ...override, allowed: false },
  },
  'listed-pending': { verdict: base, route: { ...closed, pending: { at: '2026-11-24T01:40:00Z', until: '2099-11-24T01:50:00Z' } }, override: { ...override, needsSigner: true } },
  'listed-pending-over': { verdict: base, route: { ...closed, pending: { at: '2026-11-24T01:40:00Z', until: '2026-11-24T01:50:00Z' } }, override: { ...override, needsSigner: true } },
  'listed-decided': {
    verdict: base,
    route: { ...open, decision: { kind: 'override', at: '2026-11-24T01:40:00Z', reason: '经公示系统核实，该主体已被移出名单' } },
    override,
  },
  'listed-stale': {
    verdict: verdict({
      key: 'stale',
      reasons: ['list-stale'],
      effects: [{ effect: 'confirm', basis: [order44], loweredBy: 'stale-list' }],
      lists: [{ ...list, freshness: 'stale', asOf: '2026-11-16', ageDays: 8, ageWorkingDays: 6 }],
    }),
    route: confirm,
    override,
  },
  'listed-unsigned': {
    verdict: verdict({
      key: 'unsigned',
      reasons: ['list-unsigned'],
      effects: [{ effect: 'confirm', basis: [order44], loweredBy: 'unsigned-list' }],
      findings: [{ ...finding, trust: 'local' }],
      lists: [{ ...list, id: 'local-import', trust: 'local' }],
    }),
    route: confirm,
    override,
  },
  suspected: { ...suspected(), judgement: { scope: 'carried', days: 90 } },
  'suspected-lapsed': { ...suspected({ judgements: [{ ...judged, state: 'lapsed', because: 'record-changed' }], recognisable: true }), judgement: { scope: 'carried', days: 90 } },
  'suspected-undecided': { ...suspected({ judgements: [{ ...judged, verdict: 'undecided', reasonCode: 'awaiting-papers' }] }), judgement: { scope: 'case', days: 90, because: 'namesakes' } },
  'judged-different': {
    verdict: verdict({ key: 'judged', outcome: 'different-entity', grade: 'G2', findings: [], suppressed: [NAMESAKE], judgements: [judged], effects: [] }),
    route: open,
    override,
  },
  'g3-writing': { verdict: verdict({ key: 'g3-writing', outcome: 'suspected', reasons: ['code-missing'], ...named('河畔示例電子科技（杭州）有限责任公司', '杭州市河畔示例电子科技有限公司'), effects: [{ effect: 'warn', basis: [order44warn] }, { effect: 'confirm', basis: [order44] }] }), route: confirm, override },
  'g3-former': { verdict: verdict({ key: 'g3-former', outcome: 'suspected', reasons: ['code-missing'], ...named('杭州河畔示例食品有限公司', '杭州江畔示例餐饮管理有限公司', [{ name: '杭州市河畔示例食品有限公司', from: '2015-03-01', to: '2021-08-09' }]), effects: [{ effect: 'warn', basis: [order44warn] }, { effect: 'confirm', basis: [order44] }] }), route: confirm, override },
  'g4-place': { verdict: verdict({ key: 'g4-place', outcome: 'related', reasons: ['code-missing'], ...named('河畔示例电气股份有限公司', '吉林省河畔示例电气股份有限公司'), effects: [{ effect: 'warn', basis: [order44warn] }] }), route: open, override },
  'g4-branch': { verdict: verdict({ key: 'g4-branch', outcome: 'related', ...named('杭州河畔示例食品有限公司西湖第二分公司', '杭州河畔示例食品有限公司'), effects: [{ effect: 'warn', basis: [order44warn] }] }), route: open, override },
  'g5-only': { verdict: verdict({ key: 'g5-only', outcome: 'not-found', reasons: ['code-missing'], ...named('杭州河畔示例食品有限公司', '杭州合畔示例食品有限公司'), effects: [] }), route: open, override },
  several: {
    verdict: verdict({
      key: 'several',
      findings: [finding, { ...finding, recordId: 'r2', listedOn: '2024-12-03', termEndsOn: '2027-12-03', groundCode: 'ART8_CONSUMER', ground: '收取预付款后为逃避义务关门停业', listingDocNo: undefined, groundArticle: undefined, listingAuthority: '示例市测试区市场监督管理局' }],
    }),
    route: closed,
    override,
  },
  related: {
    verdict: verdict({
      outcome: 'related',
      grade: 'G1',
      findings: [{ ...finding, standing: 'term-elapsed', listedOn: '2022-05-09', termEndsOn: '2025-05-09' }],
      effects: [{ effect: 'warn', basis: [order44warn], loweredBy: 'standing' }],
    }),
    route: open,
    override,
  },
  persons: {
    verdict: verdict({
      outcome: 'related',
      grade: 'P1',
      applicant: { ...base.applicant, legalRep: '测试丙' },
      findings: [
        { ...finding, listId: 'persons', listKind: 'person', recordId: 'p1', grade: 'P1', by: 'personId', pageValue: '测试丙', listValue: '测试丙', listedName: '测试丙', listedUscc: undefined, ground: '五年内不得申请食品经营许可，不得从事食品生产经营管理工作、担任食品安全管理人员', groundCode: 'UNKNOWN', groundArticle: '《中华人民共和国食品安全法》第一百三十五条', listedOn: '2024-06-01', termEndsOn: '2029-05-31', relatedName: '示例旧厂（测试）有限公司' },
        { ...finding, recordId: 'r7', grade: 'P1', by: 'personId', flags: ['through-legal-rep'], pageValue: '测试丙', listValue: '测试丙', listedName: '示例恒昌（测试）商贸有限公司' },
        { ...finding, listId: 'persons', listKind: 'person', recordId: 'p2', grade: 'P3', by: 'personName', pageValue: '测试丙', listValue: '测试丙', listedName: '测试丙', listedUscc: undefined, ground: '三年内不得担任其他企业法定代表人', groundCode: 'UNKNOWN', groundArticle: '企业信息公示暂行条例第十八条', listedOn: '2025-03-01', termEndsOn: undefined },
      ],
      effects: [{ effect: 'remind-person', basis: [{ id: 'person-statute', title: '限制记录所载法律、行政法规', article: '见限制记录“依据条款”', summary: '限制的事项、依据和期限以记录载明为准，由登记、许可机关依法认定，系统不作认定。' }] }],
    }),
    route: open,
    override,
  },
  different: {
    verdict: verdict({
      outcome: 'different-entity',
      grade: 'G1x',
      applicant: { ...base.applicant, code: '91990000T00010373M' },
      findings: [{ ...finding, grade: 'G1x', by: 'name', pageValue: NAME, listValue: NAME }],
      effects: [],
    }),
    route: open,
    override,
  },
  repeat: { verdict: verdict({ key: 'repeat', outcome: 'not-found', grade: undefined, findings: [], effects: [{ effect: 'warn', basis: [] }, { effect: 'count', basis: [] }], repeat }), route: open, override },
  'not-found': { verdict: verdict({ outcome: 'not-found', grade: undefined, findings: [], effects: [] }), route: open, override },
  'cannot-check': {
    verdict: verdict({
      outcome: 'cannot-check',
      grade: undefined,
      applicant: { code: '9199OOOOT000I0007R', codeKind: 'uscc', codeChecksum: 'invalid', codeSuggestion: CODE },
      reasons: ['code-invalid', 'name-missing'],
      findings: [],
      effects: [],
    }),
    route: open,
    override,
  },
  'never-synced': {
    verdict: verdict({
      key: 'never',
      outcome: 'cannot-check',
      grade: undefined,
      reasons: ['list-never-synced'],
      findings: [],
      effects: [],
      lists: [{ id: 'severe-990000', kind: 'severe', trust: 'signed', freshness: 'never-synced', lastOutcome: 'bad-signature' }],
    }),
    route: open,
    override,
  },
  inspection: inspected(verdict({ key: 'inspection', pageKind: 'inspection', effects: [raised, { effect: 'warn', basis: [order44warn] }], risk }), ['2026-10-12', '2026-05-20', '2026-03-02'], LOCAL_PACK),
  // A repeat offender of class D on no list: what the texts say, without any number.
  'inspection-repeat': inspected(verdict({ key: 'inspection-repeat', outcome: 'not-found', grade: undefined, findings: [], pageKind: 'inspection', effects: [raised, { effect: 'warn', basis: [] }], repeat }), [], DEFAULT_PACK),
  risk: { verdict: verdict({ key: 'risk', outcome: 'not-found', grade: undefined, findings: [], effects: [], risk }), route: open, override },
  // Listed, a repeat offender and of class D: three statuses, each for itself.
  statuses: { verdict: verdict({ key: 'statuses', repeat, risk }), route: { present: true, state: 'closed', commitmentText: '告知承诺' }, override },
};

/** Why a page that nobody described was read so. */
export const why: NonNullable<FrameReading['why']> = {
  name: [{ word: 'label-party', weight: 60 }, { word: 'own-section', weight: 15 }, { word: 'value-name', weight: 20 }, { word: 'beside-code', weight: 10 }],
  code: [{ word: 'label-code', weight: 60 }, { word: 'code-check', weight: 30 }],
  route: [{ word: 'route-label', weight: 40 }, { word: 'commitment-option', weight: 30 }, { word: 'ordinary-option', weight: 20 }],
};
