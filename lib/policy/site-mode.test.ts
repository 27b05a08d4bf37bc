import { describe, expect, it } from 'vitest';
import { entryStanding, excludedSites, resolvePolicy, siteStanding } from './index.ts';

const url = (text: string) => new URL(text);
const resolve = (managed: unknown, local: unknown = {}) => resolvePolicy({ managed, local, today: '2026-03-02' });
const A = url('https://a.example/case/1');
const HOSTS = { hosts: ['a.example', 'b.example:8080'] };

describe('siteStanding', () => {
  it('says nothing of sites that are not worked on, whatever else is said of them', () => {
    expect(siteStanding(url('https://c.example/'), resolve({ sites: { ...HOSTS, off: ['c.example'] } }))).toBeUndefined();
    expect(siteStanding(url('http://b.example/'), resolve({ sites: HOSTS }))).toBeUndefined();
  });
  it('lets an officer of a desk that nobody manages choose on demand, and switch off only where the office says so', () => {
    expect(siteStanding(A, resolve({}, { sites: HOSTS }))).toEqual({ mode: 'on', managed: false, may: { on: false, onDemand: true, off: false } });
    expect(siteStanding(A, resolve({}, { sites: HOSTS, rules: { officerMaySwitchOff: true, officerMayChooseOnDemand: false } }))?.may).toEqual({ on: false, onDemand: false, off: true });
  });
  it('obeys what an admin has set on this machine, and lets it always be switched on again', () => {
    const policy = resolve({}, { sites: { ...HOSTS, off: ['*.a.example', 'a.example'], onDemand: ['b.example:8080'] } });
    expect(siteStanding(A, policy)).toMatchObject({ mode: 'off', may: { on: true } });
    expect(siteStanding(url('http://b.example:8080/x'), policy)).toMatchObject({ mode: 'on-demand', may: { on: true } });
  });
  it('is off when both are said of a site', () => {
    expect(siteStanding(A, resolve({}, { sites: { ...HOSTS, off: ['a.example'], onDemand: ['a.example'] } }))?.mode).toBe('off');
  });
  it('has the last word of the organisation, off and on', () => {
    expect(siteStanding(A, resolve({ sites: { ...HOSTS, off: ['a.example'] } }))).toEqual({ mode: 'off', managed: true, may: { on: false, onDemand: false, off: false } });
    const locally = { sites: { off: ['a.example'], onDemand: ['a.example'] }, rules: { officerMaySwitchOff: true } };
    expect(siteStanding(A, resolve({ sites: HOSTS }, locally))).toEqual({ mode: 'on', managed: true, may: { on: false, onDemand: false, off: false } });
    const profile = { schema: 1, id: 'sys-a', version: 1, title: '示例系统', hosts: ['a.example'], pages: [{ id: 'p', kind: 'licensing' }] };
    expect(siteStanding(A, resolve({ sites: { profiles: [profile] } }, locally))?.mode).toBe('on');
  });
  it('lets officers switch a site of the organisation only by its own rule', () => {
    const managed = { sites: HOSTS, rules: { officerMaySwitchOff: true } };
    expect(siteStanding(A, resolve(managed))).toEqual({ mode: 'on', managed: false, may: { on: false, onDemand: false, off: true } });
    expect(siteStanding(A, resolve(managed, { sites: { off: ['a.example'] } }))?.mode).toBe('off');
    expect(siteStanding(A, resolve(managed, { sites: { onDemand: ['a.example'] } }))?.mode).toBe('on');
  });
});

it('tells the settings how an entry stands as it is written', () => {
  const policy = resolve({ sites: { hosts: ['a.example'] } }, { sites: { hosts: ['*.b.example'], off: ['a.example', '*.b.example'] } });
  expect(entryStanding('a.example', policy)).toMatchObject({ mode: 'on', managed: true });
  expect(entryStanding('*.b.example', policy)).toMatchObject({ mode: 'off', managed: false });
});

describe('excludedSites', () => {
  it('are whole hosts only: a pattern knows no port and no path', () => {
    expect(excludedSites(resolve({}, { sites: { off: ['a.example', 'b.example:8080', '[::1]:80', '*.c.example', 'https://d.example/*', 'https://d.example/portal/*'] } }))).toEqual(['a.example', '*.c.example', 'https://d.example/*']);
  });
  it('are those of the organisation alone where it orders sites and does not release them', () => {
    const local = { sites: { off: ['b.example'] } };
    expect(excludedSites(resolve({ sites: { hosts: ['b.example'], off: ['a.example'] } }, local))).toEqual(['a.example']);
    expect(excludedSites(resolve({ sites: { hosts: ['b.example'] }, rules: { officerMaySwitchOff: true } }, local))).toEqual(['b.example']);
  });
});

it('drops entries that would mean every host, and names them', () => {
  const policy = resolve({ sites: { off: ['*', 'a.example'] } });
  expect(policy.sites.off).toEqual(['a.example']);
  expect(policy.problems).toMatchObject([{ path: 'sites.off[0]' }]);
});
