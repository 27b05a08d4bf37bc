import { describe, expect, it } from 'vitest';
import type { Proof, SiteProfile } from '../site/index.ts';
import { proofState, unproven } from './proven.ts';

const profile: SiteProfile = { schema: 2, id: 'office', version: 1, title: '测试系统', hosts: ['xk.example.gov.cn'], pages: [{ id: 'form', kind: 'licensing', frame: 'any', applicant: { name: [{ label: '企业名称' }] } }] };
const proof: Proof = {
  schema: 1,
  takenAt: '2026-11-24T02:00:00.000Z',
  path: '/form',
  title: '测试',
  frames: [{ path: '/form', html: '<p>企业名称：示例甲有限公司</p>' }],
  profile,
  readings: [null],
};

describe('what proves a profile of this machine', () => {
  it('is a saved page of this very version', () => {
    expect(proofState(proof, profile)).toEqual({ state: 'passed', takenAt: proof.takenAt });
    expect(proofState(proof, { ...profile, version: 2 }).state).toBe('other-version');
    expect(proofState(undefined, profile)).toEqual({ state: 'none' });
    expect(proofState({ ...proof, frames: [] }, profile)).toEqual({ state: 'none' });
  });

  it('is asked of what is new or changed, not of what is in force already', () => {
    const changed = { ...profile, title: '测试系统（改）' };
    expect(unproven([profile], [], {})).toEqual(['office']);
    expect(unproven([profile], [profile], {})).toEqual([]);
    expect(unproven([changed], [profile], { office: proof })).toEqual(['office']);
    expect(unproven([profile], [], { office: proof })).toEqual([]);
    expect(unproven([{ ...profile, hosts: ['*'] }, 'nonsense'], [], {})).toEqual([]);
  });
});
