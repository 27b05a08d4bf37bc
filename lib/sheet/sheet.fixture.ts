/** Audit entries of checks of synthetic parties, for tests and pictures. */
import { GENESIS, sealEntry, type AuditEntry, type EntryKind } from '../record/index.ts';
import type { Json } from '../shared/index.ts';
import type { CheckFacts, FindingFacts } from './facts.ts';

export const finding: FindingFacts = {
  list: 'severe-990000',
  listKind: 'severe',
  trust: 'signed',
  record: 'r-1024',
  recordHash: 'Zk1jYW5vbmljYWwtcm93LWhhc2gtZXhhbXBsZS1vbmx5',
  grade: 'G1',
  standing: 'in-force',
  by: 'uscc',
  steps: [],
  flags: [],
  page: '91990000T00010007R',
  listed: '91990000T00010007R',
  name: '示例市河畔食品有限责任公司',
  uscc: '91990000T00010007R',
  ground: '未经许可从事食品生产经营活动，情节严重',
  groundCode: 'ART5_FOOD',
  article: '第五条第（一）项',
  authority: '示例市市场监督管理局',
  docNo: '示市监列严字〔2025〕17号',
  listedOn: '2025-06-12',
  termEndsOn: '2028-06-12',
};

export const facts: CheckFacts = {
  v: 1,
  app: '0.1.0',
  reading: 'profile',
  profile: 'example-food-licence',
  applicant: { name: '示例市河畔食品有限责任公司', code: '91990000T00010007R', codeKind: 'uscc', codeChecksum: 'valid' },
  lists: [{ id: 'severe-990000', kind: 'severe', trust: 'signed', freshness: 'fresh', version: 128, asOf: '2026-11-23', setHash: '5e1f'.repeat(16), ageDays: 1, verifiedAt: '2026-11-24T01:42:00.000Z', keys: ['example-2026'] }],
  findings: [finding],
  effects: [
    { effect: 'warn', basis: [{ title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）', article: '第十五条第（一）项' }] },
    { effect: 'block-commitment', basis: [{ title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）', article: '第十五条第（三）项' }] },
    { effect: 'count', basis: [{ title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）', article: '第十五条第（一）项' }] },
  ],
  rules: { id: 'cn-samr-order44', version: '2026.1', title: '市场监督管理严重违法失信名单管理措施（默认规则包）' },
};

/** What stands beside the answer: class D, and a repeat offender by twelve penalties. */
export const beside: Pick<CheckFacts, 'risk' | 'repeat'> = {
  risk: { riskClass: 'D', sure: true, classifiedOn: '2026-11-01', authority: '示例省市场监督管理局', list: 'risk-990000', trust: 'signed', asOf: '2026-11-01' },
  repeat: [
    {
      source: 'penalties',
      sure: true,
      name: '示例市河畔食品有限责任公司',
      uscc: '91990000T00010007R',
      count: 12,
      from: '2023-11-25',
      to: '2026-11-24',
      rule: 'threshold=10;years=3;anchor=today;by=decision;unit=decision;warnings=0;simple=0',
      docNos: Array.from({ length: 12 }, (_, at) => `示市监处罚〔2026〕${31 - at}号`),
      sources: [{ id: 'penalty-990000', trust: 'signed', asOf: '2026-11-23' }],
    },
  ],
};

type Step = readonly [kind: EntryKind, data: { readonly [key: string]: Json | undefined }];

/** A chain: its start, another check, the one asked for (number 3) and what followed. */
export function chainWith(steps: readonly Step[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  const all: readonly Step[] = [['chain-start', { format: 1, chain: 'example' }], ['check', { name: '测试其他有限公司', outcome: 'not-found' }], ...steps];
  for (const [index, [kind, data]] of all.entries()) entries.push(sealEntry(entries.at(-1) ?? GENESIS, new Date(Date.UTC(2026, 10, 24, 6, 20, 5 + index * 20)).toISOString(), kind, data));
  return entries;
}

export function checkStep(more: Partial<CheckFacts> = {}, outcome = 'listed', reasons: readonly string[] = [], kind: 'check' | 'manual-lookup' = 'check'): Step {
  const all = { ...facts, ...more };
  return [kind, { host: kind === 'check' ? 'xk.example.gov.cn' : undefined, key: 'k1', outcome, grade: all.findings[0]?.grade, pageKind: kind === 'check' ? 'licensing' : 'manual', name: all.applicant.name, code: all.applicant.code, reasons: [...reasons], facts: all as unknown as Json }];
}

/** Entries of the third entry's check: as the store gives them. */
export function relatedOf(entries: readonly AuditEntry[], check = 3): AuditEntry[] {
  return entries.filter(({ seq, data }) => seq === check || data['check'] === check);
}

export const LISTED = chainWith([checkStep(), ['prompt', { check: 3 }], ['block', { check: 3 }], ['override', { check: 3, decision: 'override', reason: '经公示系统核实，该主体已被移出名单' }]]);
