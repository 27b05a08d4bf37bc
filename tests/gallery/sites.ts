/** The sites' table and the editor's window in every state. Synthetic. */
import type { FrameLook } from '../../lib/editor/index.ts';
import type { Proof, SiteProfile } from '../../lib/site/index.ts';
import type { ReadProfileFile } from '../../lib/ui/profile-file.dom.ts';
import type { SiteFacts } from '../../lib/ui/site-rows.ts';
import { profile } from './admin.ts';

export const office: SiteProfile = { ...profile, id: 'example-office', title: '示例市登记许可综合业务平台（内网）', version: 1, hosts: ['oa.example.gov.cn:8080'] };
const written: SiteProfile = { ...profile, id: 'example-drugs', title: '示例市药品经营许可系统', version: 2, hosts: ['drugs.example.gov.cn'] };
const proof: Proof = { schema: 1, takenAt: '2026-11-21T02:00:00.000Z', path: '/form', title: '测试', frames: [{ path: '/form', html: '<p></p>' }], profile: office, readings: [null] };

export const facts: Pick<SiteFacts, 'drafts' | 'proofs' | 'faults'> = { drafts: { [written.id]: written }, proofs: { [office.id]: proof }, faults: [] };
export const outdated: typeof facts = { ...facts, faults: [{ profileId: office.id, version: 1, pageId: 'apply', missing: ['name', 'route'], host: 'oa.example.gov.cn:8080', firstAt: '2026-11-20T01:12:00.000Z', lastAt: '2026-11-24T01:30:00.000Z', seen: 2 }] };

const file = { ok: true, profile: office, problems: [], warnings: [{ path: 'pages[0].applicant.name[0].css', reason: 'selector-fragile', message: '' }], stored: false } as const;
export const files: Readonly<Record<string, ReadProfileFile>> = {
  passed: { ...file, proof: { state: 'passed', proof, takenAt: proof.takenAt, compared: 2 } },
  bare: { ...file, warnings: [], proof: { state: 'none' } },
  differs: { ...file, proof: { state: 'differs', differences: [{ path: '/office/form.html', members: 'applicant.name route.present' }] } },
  faulty: { ok: true, problems: [{ path: 'pages[0].path', reason: 'path-invalid', message: '' }], warnings: [], proof: { state: 'none' }, stored: false },
};

/** A draft as it stands after the page was looked at: everything found but the legal representative. */
export const draft: SiteProfile = {
  schema: 2,
  id: 'xk-example-gov-cn',
  version: 1,
  title: '示例市食品经营许可窗口系统',
  hosts: ['xk.example.gov.cn'],
  pages: [
    {
      id: 'page-1',
      kind: 'licensing',
      path: '/case/*/form.html',
      frame: 'top',
      applicant: { name: [{ row: '申请人名称' }, { css: '#sqrmc' }], code: [{ row: '统一社会信用代码' }] },
      route: { kind: 'choice', group: [{ label: '办理方式' }], commitment: ['告知承诺制'], ordinary: ['一般程序'] },
      submit: [{ text: '提交' }],
    },
  ],
};
export const look: FrameLook = {
  at: [],
  host: 'xk.example.gov.cn',
  path: '/case/2026/form.html',
  search: '',
  hash: '',
  title: '食品经营许可办理',
  reading: { profileId: draft.id, pageId: 'page-1', kind: 'licensing', how: 'profile', state: 'ready', applicant: { name: '示例市河畔食品有限责任公司', code: '91990000T00010007R' }, severalApplicants: false, route: { present: true, chosen: 'none', commitmentText: '告知承诺制' }, hasSubmit: true, missing: [] },
  found: [
    { field: 'name', value: '示例市河畔食品有限责任公司', locators: draft.pages[0]?.applicant?.name ?? [], why: [{ word: 'label-party', weight: 60 }, { word: 'own-section', weight: 15 }, { word: 'value-name', weight: 20 }] },
    { field: 'code', value: '91990000T00010007R', locators: draft.pages[0]?.applicant?.code ?? [], why: [{ word: 'label-code', weight: 60 }, { word: 'code-check', weight: 30 }] },
    { field: 'route', value: '', locators: [], why: [{ word: 'route-label', weight: 40 }, { word: 'commitment-option', weight: 30 }, { word: 'ordinary-option', weight: 20 }] },
  ],
  route: { group: [{ label: '办理方式' }], options: [{ text: '告知承诺制', side: 'commitment' }, { text: '一般程序', side: 'ordinary' }] },
};
