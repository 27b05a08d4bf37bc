/** Penalty cases in every state, weighed by the product's own rules. Synthetic parties only. */
import type { OverlayState, RemindersAnswer } from '../../lib/messaging/index.ts';
import { assessCase, deadlinesOf, listingView, type CaseDecision, type CaseField, type TabPenalty } from '../../lib/penalty-case/index.ts';
import { DEFAULT_PENALTY_CASES } from '../../lib/policy/index.ts';

const CALENDAR = { holidays: [], makeUpWorkdays: [] };
const REVOKED: Partial<Record<CaseField, string>> = {
  docNo: '示市监罚〔2026〕118号',
  authority: '示例市市场监督管理局',
  party: '示例市河畔食品有限责任公司',
  act: '生产经营超过保质期的食品',
  facts: '当事人明知食品超过保质期，多次更改生产日期后销售。',
  basis: '《中华人民共和国食品安全法》第三十四条、第一百二十四条',
  kinds: '罚款、吊销食品经营许可证',
  fine: '180000',
  range: '10万元以上20万元以下',
  discretion: '从重',
  decided: '2026-11-20',
};

function penalty(fields: Partial<Record<CaseField, string>>, more: Partial<TabPenalty> = {}): TabPenalty {
  const assessed = assessCase(Object.entries(fields).map(([field, text]) => ({ field: field as CaseField, text })), DEFAULT_PENALTY_CASES);
  return { frameId: 0, key: 'k', assessed, ...more };
}
function decided(of: TabPenalty, kind: CaseDecision['kind'], more: Partial<CaseDecision> = {}): CaseDecision {
  const { facts } = of.assessed;
  return { id: `${kind}-1`, kind, triggers: [], by: '990012', byName: '测试经办', at: '2026-11-24T01:40:00Z', facts, deadlines: deadlinesOf(kind, facts, DEFAULT_PENALTY_CASES, CALENDAR), ...more };
}

const revoked = penalty(REVOKED);
const look = penalty({ ...REVOKED, kinds: '罚款', range: '', discretion: '从轻', facts: '当事人没有主观故意。', basis: '《网络交易监督管理办法》第十二条' });
const bare = penalty({ content: '吊销营业执照' });
const TABS: Readonly<Record<string, TabPenalty>> = {
  revoked,
  look,
  bare,
  'not-listed': { ...revoked, here: true, decision: decided(revoked, 'not-list', { reasonCode: 'no-intent', note: '当事人提供的进货查验记录证明不知情' }) },
  more: { ...revoked, more: true, decision: decided(revoked, 'not-list', { reasonCode: 'not-grave' }) },
};

/** The state of a page with such a case, over a verdict. */
export function withListing(state: OverlayState, name: string): OverlayState {
  const listing = listingView(TABS[name], DEFAULT_PENALTY_CASES, CALENDAR, 4);
  if (listing === undefined) throw new Error('no such penalty case');
  return { ...state, listing, route: { ...state.route, present: false, state: 'open' }, verdict: { ...state.verdict, pageKind: 'penalty' } };
}

const listed = decided(revoked, 'list', { article: 'ART5_FOOD' });
export const reminders: RemindersAnswer = {
  ok: true,
  cases: [
    { ...listed, deadlines: listed.deadlines.map((one) => (one.id === 'notice' ? { ...one, doneOn: '2026-11-20' } : one)) },
    { ...decided(bare, 'undecided'), id: 'u', facts: { kinds: [], natural: true } },
  ],
  total: 203,
};
