import { useEffect } from 'react';
import type { Verdict } from '../../lib/check/index.ts';
import { startBadges } from '../../lib/badge/index.dom.ts';
import { cautionOf, markOf } from '../../entrypoints/background/badge-words.ts';
import { i18n } from '#i18n';
import { finding, list, overlays } from './verdicts.ts';

const NONE = overlays['not-found']!.verdict;
const unsure = { ...finding, grade: 'G2' as const, by: 'name' as const };
const risk = overlays.risk!.verdict.risk;
const [fact] = overlays.repeat!.verdict.repeat ?? [];

/** A row of every kind that there is a badge for, and one without. */
const ROWS: readonly (readonly [name: string, code: string, verdict: Partial<Verdict>])[] = [
  ['示例市河畔食品有限责任公司', '91990000T00010007R', { findings: [finding] }],
  ['测试恒昌商贸有限公司', '', { findings: [{ ...unsure, flags: ['legal-rep-agrees'] }] }],
  ['测试长河商贸有限公司', '', { findings: [unsure] }],
  ['测试本地名单商贸有限公司', '91990000T00010373M', { findings: [{ ...finding, trust: 'local' }] }],
  ['测试屡罚商贸有限公司', '91990000T00010744C', { repeat: fact === undefined ? [] : [fact] }],
  ['测试同名商贸有限公司', '', { repeat: fact === undefined ? [] : [{ ...fact, sure: false }] }],
  ['测试高危商贸有限公司', '91990000T00011114E', risk === undefined ? {} : { risk }],
  ['测试三项商贸有限公司', '91990000T00011480A', { findings: [finding], repeat: fact === undefined ? [] : [fact], ...(risk === undefined ? {} : { risk }) }],
  ['测试清源供应链管理有限公司', '91990000T000118511', {}],
];
const stale = [{ ...list, freshness: 'expired' as const, asOf: '2026-10-01' }];

/** Badges over a plain table, as the content script draws them: `narrow` leaves them no room, `caution` no list to rely on. */
export default function BadgePage({ query }: { readonly query: URLSearchParams }) {
  const caution = query.has('caution');
  useEffect(() => {
    const verdicts = new Map(ROWS.map(([name, , verdict]) => [name, { ...NONE, applicant: { name }, ...verdict }]));
    const badges = startBadges({
      window,
      mode: 'open',
      isAlive: () => true,
      ask: async (rows) => ({ state: 'on', title: i18n.t('badge.toolbar'), marks: rows.map(({ name }) => (caution || name === undefined ? null : markOf(verdicts.get(name) ?? NONE))), ...cautionOf(caution ? stale : [list]) }),
      onCounted: () => undefined,
      onRemoved: () => undefined,
    });
    return () => badges.stop();
  }, [caution]);
  return (
    <main style={{ padding: 24, font: '14px/22px sans-serif', color: '#222', background: '#fff', minHeight: '100vh', boxSizing: 'border-box' }}>
      <h1 style={{ fontSize: 18 }}>经营主体列表</h1>
      <table style={{ borderCollapse: 'collapse', width: query.has('narrow') ? 560 : 1000 }} cellPadding={8} border={1}>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">企业名称</th>
            <th scope="col">统一社会信用代码</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, code], index) => (
            <tr key={name}>
              <td>{index + 1}</td>
              <td style={query.has('narrow') ? { whiteSpace: 'nowrap', width: 1 } : undefined}>{name}</td>
              <td>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
