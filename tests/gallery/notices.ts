import type { NoticesAnswer } from '../../lib/messaging/index.ts';
import type { Notice } from '../../lib/rescreen/index.ts';

const base = { host: 'xk.example.gov.cn', listId: 'severe', version: 261_124_030_000_000, at: '2026-11-24T01:10:00Z' } as const;
const all: Notice[] = [
  { ...base, id: 3, kind: 'newly-listed', partyId: 'a', name: '示例市城南（测试）食品有限公司', code: '91990000T00010007R', route: 'commitment', checkedOn: '2026-11-18', recordId: 'r9', authority: '示例市市场监督管理局', docNo: '示市监列〔2026〕91号', listedOn: '2026-11-21' },
  { ...base, id: 2, kind: 'newly-suspected', partyId: 'b', name: '示例县测试商贸有限公司', route: 'ordinary', checkedOn: '2026-11-10', recordId: 'r8', authority: '示例县市场监督管理局', listedOn: '2026-11-20' },
  { ...base, id: 1, kind: 'lifted', partyId: 'c', code: '92990000T00090000Y', route: 'none', checkedOn: '2026-09-01', recordId: 'r1', seenAt: '2026-11-24T02:00:00Z' },
];
export const notices: NoticesAnswer = { ok: true, notices: all, unseen: 2, parties: 1_284, rescreenDays: 180 };
