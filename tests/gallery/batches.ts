/** States of a batch, synthetic. */
import type { BatchState } from '../../components/options/batch/state.ts';
import { applicantColumns, countsOf, type BatchRow } from '../../lib/batch/index.ts';

const listed = { listedName: '示例市河畔食品有限责任公司', listedUscc: '91990000T00010007R', listingAuthority: '示例市市场监督管理局', listingDocNo: '示市监列严字〔2025〕17号', listedOn: '2025-06-12', termEndsOn: '2028-06-12' } as const;
const kinds: readonly Omit<BatchRow, 'line'>[] = [
  { name: '示例市河畔食品有限责任公司', code: '91990000T00010007R', outcome: 'listed', grade: 'G1', reasons: [], finding: listed, findings: 1, repeat: { sure: true, source: 'penalties', count: 12 }, risk: { riskClass: 'D', sure: true } },
  { name: '测试区城关镇老街坊餐饮店', code: '92990000T00010011P', outcome: 'not-found', reasons: [], findings: 0, risk: { riskClass: 'A', sure: true } },
  { name: '示例市河畔食品有限责任公司', code: '9199****00010007R', outcome: 'suspected', grade: 'G2', reasons: ['code-masked'], finding: listed, findings: 2, repeat: { sure: false, source: 'penalties', count: 10 } },
  { outcome: 'cannot-check', reasons: ['no-identity'], findings: 0 },
];
const rows: readonly BatchRow[] = Array.from({ length: 2_000 }, (_, i) => ({ ...(kinds[i % 17 < 4 ? i % 17 : 1] as Omit<BatchRow, 'line'>), line: i + 2 }));
const columns = applicantColumns([
  { heading: '序号', target: 'unused' },
  { heading: '申请人名称', target: 'unused' },
  { heading: '统一社会信用代码', target: 'uscc' },
]);

export const BATCH_STATES: Readonly<Record<string, BatchState>> = {
  input: { at: 'input' },
  columns: { at: 'columns', file: new File([], '申请人.csv'), columns, inspection: { type: 'csv', encoding: 'gb18030', headerLine: 1, headerFound: true, columns, rows: [{ line: 2, cells: ['1', '示例市河畔食品有限责任公司', '91990000T00010007R'] }] } },
  running: { at: 'running', total: 100_000, done: 36_200, startedAt: Date.parse('2026-11-24T01:59:30Z'), counts: countsOf(rows) },
  results: { at: 'results', rows, total: 2_000, ended: 'done', facts: { lists: ['severe-990000@128'], asOf: '2026-11-23', rules: 'cn-samr-order44@2026.1', checkedAt: '2026-11-24T02:00:00Z' }, personalColumns: ['身份证号'], recorded: true },
  stopped: { at: 'results', rows: rows.slice(0, 400), total: 2_000, ended: 'cancelled', facts: { lists: ['severe-990000@128', 'severe-990000@129'], asOf: '2026-11-23', rules: 'cn-samr-order44@2026.1', checkedAt: '2026-11-24T02:00:00Z' }, personalColumns: [], recorded: false },
};
