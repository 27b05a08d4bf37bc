import { applyEntry, planMove, planRegistration, type Circumstances, type Clue, type ClueMove } from '../../lib/clue/index.ts';
import type { RegField } from '../../lib/shared/reg-fields.ts';

export const TODAY = '2026-11-24';
const at = (day: string): Circumstances => ({ nowMs: Date.parse(`${day}T02:00:00Z`), terms: { registered: 15, transferred: 10, accepted: 60, returned: 5 }, calendar: { holidays: [], makeUpWorkdays: [] }, by: '990012', byName: '测试经办' });

/** Clues in every state, made as the ledger makes them. */
function clue(no: number, day: string, name: string, field: RegField, moves: readonly ClueMove[] = []): Clue {
  const text = '该店销售的糕点标签未标注生产日期，当场无法提供进货查验记录。';
  const plan = planRegistration(`c${no}`, { name, code: '91990000T00010007R', field, text, note: '群众来电反映' }, { source: { host: 'xk.example.gov.cn', title: '食品经营许可 - 示例受理系统' }, text }, at(day));
  let made = plan.ok ? applyEntry(undefined, { seq: no, at: `${day}T02:00:00Z`, kind: 'clue-registered', data: plan.value }) : undefined;
  for (const [index, move] of moves.entries()) {
    if (made?.ok !== true) break;
    const step = planMove(made.value, move, at(move.on));
    made = step.ok ? applyEntry(made.value, { seq: no + index + 1, at: `${move.on}T02:00:00Z`, kind: 'clue-moved', data: step.value }) : undefined;
  }
  if (made?.ok !== true) throw new Error(`no such clue: ${no}`);
  return made.value;
}

const sent = { to: 'transferred', reason: '违法行为发生地不属本局管辖', body: '示例县市场监督管理局', letterNo: '示市监移〔2026〕3号' } as const;
export const clues: readonly Clue[] = [
  clue(12, '2026-10-12', '示例恒昌商贸有限公司', 'food', [{ ...sent, on: '2026-10-14' }]),
  clue(25, '2026-10-20', '测试清源供应链管理有限公司', 'competition'),
  clue(41, '2026-11-20', '测试远山百货商行', 'consumer'),
  clue(52, '2026-11-10', '示例东升供应链有限公司', 'drug', [{ ...sent, on: '2026-11-11' }, { to: 'accepted', on: '2026-11-18', reason: '收到受理回函' }]),
  clue(63, '2026-09-10', '测试复信商贸有限公司', 'quality', [{ to: 'concluded', on: '2026-09-18', reason: '已送达行政处罚决定书', outcome: 'penalised' }]),
];
