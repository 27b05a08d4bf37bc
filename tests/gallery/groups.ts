/** Repeat offenders as a desk counts them: by code, and one that only name and region tell from others. */
import { DEFAULT_REPEAT_RULE, type GroupAnswer, type GroupParty } from '../../lib/repeat/index.ts';

const party = (name: string, count: number, over: Partial<GroupParty> = {}): GroupParty => ({ name, region: '990102', sure: true, count: { from: '2023-11-25', to: '2026-11-24', count, reached: true, firstOn: '2024-01-10', lastOn: '2026-10-30', docNos: [] }, ...over });

export const counted: GroupAnswer = {
  ok: true,
  parties: [party('测试（华东）国际供应链管理与食品安全技术服务股份有限公司示例市第二分公司', 23, { uscc: '91990000T00010007R' }), party('示例市河畔食品有限责任公司', 12, { uscc: '91990000T00010373M' }), party('测试同名商店', 10, { sure: false })],
  published: [{ listId: 'repeat-990000', name: '示例市河畔食品有限责任公司', authority: '示例省市场监督管理局', count: '12' }],
  window: { from: '2023-11-25', to: '2026-11-24' },
  rule: DEFAULT_REPEAT_RULE,
  today: '2026-11-24',
  lists: [
    { listId: 'penalty-990000', kind: 'penalty', trust: 'signed', version: 128, asOf: '2026-11-23', count: 182_340 },
    { listId: 'repeat-990000', kind: 'repeat', trust: 'signed', version: 12, asOf: '2026-10-31', count: 41 },
  ],
};
