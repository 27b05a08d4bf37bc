import { describe, expect, test } from 'vitest';
import { resolvePolicy } from '../policy/index.ts';
import type { Status } from '../messaging/index.ts';
import { hostEntryOf, isSetUp, setupSteps } from './setup-steps.ts';

const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43) };
const source = { id: 'severe', url: 'https://list.example.gov.cn/severe/', keys: [key] };
const status = (current: boolean): Pick<Status, 'lists'> => ({ lists: [{ source: null, state: { listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 0, ...(current ? { current: { version: 1 } } : {}) } } as unknown as Status['lists'][number]] });
const policy = (managed: unknown, local: unknown) => resolvePolicy({ managed, local, today: '2026-11-24' });
const done = (facts: Parameters<typeof setupSteps>[0]) => setupSteps(facts).filter((step) => step.done).map(({ id }) => id);

describe('steps of the first setting up', () => {
  test('nothing is done on a fresh desk, and each step is done by what is there', () => {
    const fresh = { status: { lists: [] }, policy: policy(undefined, undefined), missingHosts: [], checks: 0 };
    expect(done(fresh)).toEqual([]);
    expect(isSetUp(setupSteps(fresh))).toBe(false);
    const own = policy(undefined, { lists: [source], sites: { hosts: ['xk.example.gov.cn'] } });
    expect(done({ ...fresh, policy: own, status: status(false) })).toEqual(['list', 'site']);
    expect(done({ ...fresh, policy: own, status: status(true), checks: 1 })).toEqual(['list', 'sync', 'site', 'check']);
  });

  test('a host that the browser has not granted is no site yet', () => {
    expect(done({ status: status(true), policy: policy(undefined, { sites: { hosts: ['xk.example.gov.cn'] } }), missingHosts: ['https://xk.example.gov.cn/*'], checks: 0 })).not.toContain('site');
  });

  test('what the organisation has set is named as its doing, and asks nobody for a trial', () => {
    const managed = setupSteps({ status: status(true), policy: policy({ enforced: { lists: [source], sites: { hosts: ['xk.example.gov.cn'] } } }, undefined), missingHosts: [], checks: 0 });
    expect(managed.map(({ by }) => by)).toEqual(['managed', undefined, 'managed', undefined]);
    expect(isSetUp(managed)).toBe(true);
    const recommended = setupSteps({ status: status(true), policy: policy({ defaults: { lists: [source], sites: { hosts: ['xk.example.gov.cn'] } } }, undefined), missingHosts: [], checks: 0 });
    expect(recommended.map(({ by }) => by)).toEqual(['recommended', undefined, 'recommended', undefined]);
    expect(isSetUp(recommended)).toBe(false);
  });
});

test('the address of a page means its host; an entry stays as it is', () => {
  expect(hostEntryOf(' https://xk.example.gov.cn:8443/portal/apply?id=1 ')).toBe('xk.example.gov.cn:8443');
  expect(hostEntryOf('*.example.gov.cn')).toBe('*.example.gov.cn');
  expect(hostEntryOf('https://*.example.gov.cn/portal/*')).toBe('https://*.example.gov.cn/portal/*');
});
