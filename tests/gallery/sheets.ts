/** Check sheets of synthetic parties, from one line to more than fits. */
import { makeSheet, type Sheet } from '../../lib/sheet/index.ts';
import { beside, chainWith, checkStep, facts, finding, LISTED, relatedOf } from '../../lib/sheet/sheet.fixture.ts';

const longName = '示例市测试区河畔食品饮料生产加工配送仓储冷链物流供应链管理服务（集团）股份有限责任公司第一分公司北郊经营部';
const longGround = '在未取得食品生产许可证的情况下，于示例市测试区设立加工点生产、销售添加非食品原料的食品，货值金额特别巨大，且在调查期间转移涉案物品、拒不配合现场检查，造成恶劣社会影响；'.repeat(8);
const finds = (count: number) => Array.from({ length: count }, (_, i) => ({ ...finding, record: `r-${i}`, grade: 'G2', by: 'name', page: longName, listed: `${longName}·`, steps: ['nfkc-space', 'brackets'], flags: ['name-differs', 'code-unusable'], name: longName, ground: longGround, authority: '示例市测试区市场监督管理局（示例市测试区知识产权局）', docNo: '示测市监列严字〔2025〕第 0017 号' }));
const override = ['override', { check: 3, decision: 'override', reason: '经公示系统核实，该主体已被移出名单；已电话告知列入机关并留存通话记录，经科室负责人同意。' }] as const;

const chains = {
  listed: LISTED,
  'not-found': chainWith([checkStep({ findings: [], effects: [], reading: 'manual', profile: undefined }, 'not-found', [], 'manual-lookup')]),
  statuses: chainWith([checkStep(beside), ['prompt', { check: 3 }], ['block', { check: 3 }]]),
  three: chainWith([checkStep({ findings: finds(3), applicant: { ...facts.applicant, name: longName, code: '9199****00010007R', codeKind: 'masked', codeChecksum: 'none' } }, 'suspected', ['code-masked', 'several-applicants', 'list-aging', 'generic-reading']), ['prompt', { check: 3 }], ['confirm', { check: 3, decision: 'confirm-same', reason: '' }], override]),
  many: chainWith([checkStep({ findings: finds(12), lists: Array.from({ length: 6 }, () => facts.lists[0] as (typeof facts.lists)[number]) }, 'suspected', ['code-masked', 'several-applicants', 'list-aging', 'generic-reading']), override, override, override]),
};
export const SHEET_CASES = Object.keys(chains) as (keyof typeof chains)[];

export function sheetOf(name: string, lang: 'zh' | 'en'): Sheet {
  const made = makeSheet(relatedOf(chains[name as keyof typeof chains] ?? LISTED), { lang, issuedAt: '2026-11-24T06:30:00.000Z' });
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}
