import type { WorklistAnswer } from '../../lib/messaging/index.ts';
import { DEFAULT_PACK } from '../../lib/policy/default-pack.ts';
import { countsOf, workRows, type ListedOn, type Visit, type WorkParty } from '../../lib/worklist/index.ts';

const TODAY = '2026-11-24';
const LOCAL = { text: '示例市食品生产风险分级管理办法（示市监〔2022〕1号）第八条', date: '2022-05-01' };

const listed = (number: number, over: Partial<ListedOn> = {}): ListedOn => ({ key: `severe/r${number}`, kind: 'severe', trust: 'signed', listedOn: '2026-03-05', groundCode: 'ART5_FOOD', ground: '未取得食品生产许可从事食品生产', authority: '示例市市场监督管理局', docNo: `示市监严列〔2026〕${number}号`, pass: 1, ...over });
const party = (number: number, name: string, over: Partial<WorkParty> = {}, on: Partial<ListedOn> = {}): WorkParty => ({ id: `uscc:9199000MA${number}`, name, code: `91990000MA0000000${number}`, region: '990102', regionBy: 'list', listings: [listed(number, on)], keys: [`severe/r${number}`], firstOn: '2026-03-06', ...over });
const visit = (number: number, on: string): Visit => ({ id: `v${number}-${on}`, party: `uscc:9199000MA${number}`, on, at: `${on}T02:00:00Z` });

const PARTIES = [
  party(1, '示例甲（测试）食品有限公司', { riskClass: 'D' }),
  party(2, '示例乙（测试）冷链食品配送与中央厨房管理服务股份有限公司', { region: '990100', regionBy: 'code', seenOn: TODAY }, { listedOn: '2025-12-01' }),
  party(3, '示例丙（测试）乳业有限公司', { newOn: '2026-11-20' }, { listedOn: '2026-11-18' }),
  party(4, '示例丁（测试）特种设备有限公司', { importedOn: TODAY }, { groundCode: 'ART7_QUALITY', trust: 'local' }),
];
const VISITS = [visit(1, '2026-02-02'), visit(1, '2026-05-20'), visit(1, '2026-07-06'), visit(2, '2026-07-20')];
export const rules = {
  frequencies: [{ id: 'food', listKinds: ['severe' as const], groundCodes: ['ART5_FOOD' as const], level: 'raised' as const, times: 3, basis: { law: 'order44-15-2', ...LOCAL } }, ...(DEFAULT_PACK.inspection?.frequencies ?? [])],
  caps: [{ id: 'cap', groundCodes: ['ART5_FOOD' as const], perYear: 3, exceptions: '投诉举报、转办交办的线索核查', basis: { text: '示例市涉企行政检查年度频次上限（示市监〔2025〕9号）', date: '2025-06-30' } }],
};

function answer(parties: readonly WorkParty[], inspection: typeof rules | undefined, over: Partial<Extract<WorklistAnswer, { ok: true }>> = {}): WorklistAnswer {
  const rows = workRows(parties, inspection === undefined ? [] : VISITS, { pack: inspection === undefined ? DEFAULT_PACK : { ...DEFAULT_PACK, inspection }, today: TODAY });
  return { ok: true, rows, total: rows.length, counts: countsOf(rows), regions: ['990100', '990102'], fields: ['ART5_FOOD', 'ART7_QUALITY'], office: { regions: ['9901'], managed: false }, reading: false, over: 0, gone: [], today: TODAY, ...over };
}

/** The work list in its states. */
export const worklists: Readonly<Record<string, WorklistAnswer>> = {
  due: answer(PARTIES, rules, { gone: [{ name: '示例戊（测试）餐饮有限公司', on: '2026-11-19' }] }),
  plain: answer(PARTIES, undefined, { reading: true, office: { regions: ['9901'], managed: true } }),
  empty: answer([], undefined, { office: { regions: [], managed: false }, regions: [], fields: [] }),
};
