/** What popup and options show: lists, policy, records. Synthetic, and frozen at one moment. */
import type { ListStatus, Status } from '../../lib/messaging/index.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import { DEFAULT_PACK } from '../../lib/policy/default-pack.ts';
import { DEFAULT_RULES } from '../../lib/policy/defaults.ts';
import type { AuditEntry, DayTally } from '../../lib/record/index.ts';
import type { SiteProfile } from '../../lib/site/index.ts';
import { list as facts } from './verdicts.ts';

export const NOW = Date.parse('2026-11-24T02:00:00Z');
const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', kid: 'example-2026' };

const synced: ListStatus = {
  source: { id: 'severe-990000', url: 'https://list.example.gov.cn/severe-990000/', keys: [key], threshold: 1 },
  state: {
    listId: 'severe-990000',
    kind: 'severe',
    trust: 'signed',
    versionFloor: 128,
    current: { version: 128, asOf: '2026-11-23', publishedAt: '2026-11-23T22:00:00Z', expiresAt: '2026-12-07T22:00:00Z', count: 103427, setHash: 'x', storedAt: '2026-11-24T00:12:00Z' },
    lastAttemptAt: '2026-11-24T01:42:00Z',
    lastVerifiedAt: '2026-11-24T01:42:00Z',
    lastOutcome: 'up-to-date',
  },
  freshness: facts,
  nextAttemptAt: '2026-11-24T02:46:00Z',
};
const syncing: ListStatus = { ...synced, state: { ...synced.state, progress: { stage: 'download', done: 7_300_000, total: 12_900_000, startedAt: '2026-11-24T01:59:30Z', kept: 3_100_000, remainingMs: 96_000 } } };
const previous = { version: 127, asOf: '2026-11-20', publishedAt: '2026-11-20T22:00:00Z', expiresAt: '2026-12-04T22:00:00Z', count: 103401, setHash: 'w', storedAt: '2026-11-21T00:12:00Z' };
const twoVersions: ListStatus = {
  ...synced,
  state: {
    ...synced.state,
    previous,
    keySet: { version: 2, threshold: 2, keys: 3, revoked: 1, expiresAt: '2027-11-20T00:00:00Z', roots: 'x' },
    history: [
      { at: '2026-11-24T01:42:00Z', outcome: 'up-to-date', since: '2026-11-24T00:50:00Z', times: 2 },
      { at: '2026-11-24T00:12:00Z', outcome: 'updated-delta', since: '2026-11-24T00:12:00Z', times: 1 },
      { at: '2026-11-23T23:40:00Z', outcome: 'http-error', detail: '503', since: '2026-11-23T22:10:00Z', times: 4 },
    ],
  },
};
const pinned: ListStatus = { ...synced, state: { ...synced.state, current: previous, lastOutcome: 'pinned', lastDetail: '128', pinned: { at: '2026-11-24T01:20:00Z', reason: '发布单位通知 11 月 23 日版本有误，待其更正' } } };
const never: ListStatus = {
  source: { id: 'repeat-990000', url: 'https://list.example.gov.cn/repeat-990000/head.json', keys: [key], threshold: 2 },
  state: { listId: 'repeat-990000', kind: 'repeat', trust: 'signed', versionFloor: 0, lastAttemptAt: '2026-11-24T01:58:30Z', lastOutcome: 'bad-signature', lastDetail: 'example-2025' },
  freshness: { id: 'repeat-990000', kind: 'repeat', trust: 'signed', freshness: 'never-synced', lastOutcome: 'bad-signature' },
  nextAttemptAt: '2026-11-24T02:13:00Z',
  missingHostPermission: 'https://list.example.gov.cn/*',
};
const problems = [{ source: 'managed', path: 'rules.agingDays', reason: 'unknown-key', message: '未知设置项，已忽略 / unknown setting, ignored' }] as const;

export const statuses: Readonly<Record<string, Status>> = {
  synced: { lists: [synced], policyProblems: [], version: '0.1.0' },
  syncing: { lists: [syncing, never], policyProblems: [...problems], version: '0.1.0' },
  versions: { lists: [twoVersions], policyProblems: [], version: '0.1.0' },
  pinned: { lists: [pinned], policyProblems: [], version: '0.1.0' },
  first: { lists: [{ ...syncing, state: { ...syncing.state, current: undefined } }, never], policyProblems: [], version: '0.1.0' },
  empty: { lists: [], policyProblems: [], version: '0.1.0' },
};

export const profile: SiteProfile = {
  schema: 1,
  id: 'example-food-licence',
  version: 3,
  title: '示例市食品经营许可窗口系统',
  hosts: ['xk.example.gov.cn', 'https://*.xk.example.gov.cn/*'],
  pages: [{ id: 'apply', kind: 'licensing', frame: 'any', applicant: { name: [{ label: '申请人名称' }], code: [{ label: '统一社会信用代码' }] }, route: { kind: 'choice', commitment: ['告知承诺'], ordinary: ['一般程序'] } }],
};

export const policy: PolicyInForce = {
  lists: [synced.source, never.source].filter((source) => source !== null),
  sites: { off: ['oa.example.gov.cn:8080'], onDemand: [], hosts: ['xk.example.gov.cn', 'oa.example.gov.cn:8080'], profiles: [profile, { ...profile, id: 'example-office', title: '示例市登记许可综合业务平台（内网）', version: 1 }] },
  rules: { ...DEFAULT_RULES, overrideMinReasonLength: 12 },
  pack: DEFAULT_PACK,
  origins: { lists: 'managed', listHosts: 'local', personKeys: 'managed', central: 'managed', officer: 'local', 'sites.hosts': 'managed', 'sites.profiles': 'local', 'rules.overrideMinReasonLength': 'managed', 'rules.agingAfterDays': 'local', 'rules.judgementDays': 'recommended' },
  listHosts: ['list.example.gov.cn'],
  personKeyIds: ['sp2026'],
  central: { url: 'https://tj.example.gov.cn:8443/', database: 'creditgate', intervalMinutes: 60, round: 0 },
  officer: { id: '990012', name: '测试经办' },
  problems: [...problems],
  managed: { lists: ['severe-990000'], hosts: ['xk.example.gov.cn'], profiles: ['example-food-licence'] },
  recommended: { lists: ['repeat-990000'], profiles: [] },
  local: { lists: [never.source] },
};

const entry = (seq: number, kind: AuditEntry['kind'], at: string, data: AuditEntry['data']): AuditEntry => ({ seq, kind, at, data, prev: '0'.repeat(64), hash: 'a'.repeat(64) });
const subject = { name: '示例市河畔食品有限责任公司', code: '91990000T00010007R', host: 'xk.example.gov.cn' };
export const entries: readonly AuditEntry[] = [
  entry(9, 'override', '2026-11-24T01:40:00Z', { ...subject, outcome: 'listed', grade: 'G1', decision: 'override', reason: '经公示系统核实，该主体已被移出名单' }),
  entry(8, 'submit-stopped', '2026-11-24T01:36:20Z', { ...subject, event: 'submit-stopped', optionText: '告知承诺' }),
  entry(7, 'block', '2026-11-24T01:32:11Z', { ...subject, outcome: 'listed', grade: 'G1', effects: ['block-commitment', 'warn', 'count'] }),
  entry(6, 'check', '2026-11-24T01:32:10Z', { ...subject, outcome: 'listed', grade: 'G1' }),
  entry(10, 'sync', '2026-11-24T01:20:00Z', { listId: 'severe-990000', decision: 'rollback', reason: '发布单位通知 11 月 23 日版本有误，待其更正', version: 127, asOf: '2026-11-20', count: 103401, instead: 128 }),
  entry(5, 'sync', '2026-11-24T00:12:00Z', { listId: 'severe-990000', outcome: 'updated-delta', version: 128, asOf: '2026-11-23', count: 103427 }),
  entry(4, 'tamper', '2026-11-23T08:02:00Z', { event: 'tamper-overlay-removed', host: 'oa.example.gov.cn:8080' }),
];
export const tallies: readonly DayTally[] = [
  { day: '2026-11-24', counts: { check: 41, prompt: 3, block: 2, 'submit-stopped': 1, override: 1 } },
  { day: '2026-11-23', counts: { check: 187, prompt: 9, block: 4, tamper: 1 } },
];
