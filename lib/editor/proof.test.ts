import { expect, it } from 'vitest';
import { Proof, SiteProfile } from '../site/index.ts';
import { proofOf, provesProfile } from './proof.ts';
import type { SavedFrame } from './types.ts';

const reading = { kind: 'licensing', how: 'generic', state: 'ready', applicant: { name: '示例甲有限公司' }, severalApplicants: false, route: { present: false, chosen: 'none' }, hasSubmit: false, missing: [] } as const;
const frame = (at: number[], html: string): SavedFrame => ({ at, path: '/a', title: '示例', html, reading });
const profile = SiteProfile.parse({ schema: 2, id: 'a', version: 1, title: '示例', hosts: ['127.0.0.1:8080'], pages: [{ id: 'a', kind: 'licensing', applicant: { name: [{ label: '企业名称' }] } }] });

it('puts frames in order, each with the one that holds it, and proves the profile that it was made with and no other', () => {
  const made = proofOf([frame([1, 0], 'c'), frame([], '<iframe src="proof-frame:#1"></iframe><iframe src="proof-frame:#7">'), frame([1], '<frame src="proof-frame:#0">')], profile, '2026-11-24T12:00:00.000Z');
  expect(made?.frames.map(({ parent }) => parent)).toEqual([undefined, 0, 1]);
  expect(made?.frames[0]?.html).toBe('<iframe src="proof-frame:1"></iframe><iframe >');
  expect(made?.frames[1]?.html).toBe('<frame src="proof-frame:2">');
  // As it arrives in the background.
  const parsed = Proof.parse(JSON.parse(JSON.stringify(made)));
  expect(provesProfile(parsed, profile)).toBe(true);
  expect(provesProfile(parsed, { ...profile, version: 2 })).toBe(false);
});
it('is none without the top document, or where a document was too large', () => {
  expect(proofOf([frame([0], 'x')], profile, '2026-11-24T12:00:00.000Z')).toBeUndefined();
  expect(proofOf([frame([], '')], profile, '2026-11-24T12:00:00.000Z')).toBeUndefined();
});
