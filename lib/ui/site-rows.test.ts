import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../site/index.ts';
import { siteRows } from './site-rows.ts';

const profile = (id: string, hosts: string[]): SiteProfile => ({ schema: 2, id, version: 2, title: `测试${id}`, hosts, pages: [{ id: 'form', kind: 'licensing', frame: 'any', applicant: { name: [{ label: '企业名称' }] } }] });
const fault = (profileId: string, version: number) => ({ profileId, version, pageId: 'form', missing: ['name'], host: 'a.example.gov.cn', firstAt: '2026-11-20T01:00:00.000Z', lastAt: '2026-11-24T01:00:00.000Z', seen: 2 });

describe('lines of the sites table', () => {
  const facts = { sites: { hosts: ['a.example.gov.cn', 'bare.example.gov.cn', 'x.wide.example.gov.cn'], profiles: [profile('whole', ['https://*.wide.example.gov.cn/*']), profile('broken', ['a.example.gov.cn'])] }, managedProfiles: ['whole'], drafts: { later: profile('later', ['later.example.gov.cn']), junk: { id: 'junk' } }, proofs: {}, faults: [fault('broken', 2), fault('whole', 1)] };

  it('puts what waits for somebody first, and names hosts that nobody has described', () => {
    expect(siteRows(facts).map(({ key }) => key)).toEqual(['draft:later', 'local:broken', 'managed:whole', 'host:bare.example.gov.cn']);
  });

  it('shows faults of the version in force only', () => {
    const rows = siteRows(facts);
    expect(rows.find(({ key }) => key === 'local:broken')?.faults).toHaveLength(1);
    expect(rows.find(({ key }) => key === 'managed:whole')?.faults).toEqual([]);
    expect(rows.every(({ proof }) => proof.state === 'none')).toBe(true);
  });
});
