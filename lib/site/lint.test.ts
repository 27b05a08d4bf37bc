import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintProfile } from './lint.ts';

const good = {
  schema: 1,
  id: 'test-site',
  version: 1,
  title: '测试系统',
  hosts: ['xk.example.test', 'xk.example.test:8080', 'https://*.example.test/*'],
  pages: [
    {
      id: 'apply',
      kind: 'licensing',
      path: '/apply/*',
      hash: '#/step/*',
      when: [{ text: '受理' }],
      applicant: { name: [{ label: '企业名称' }, { css: 'applicant-card >>> .name' }], code: [{ row: '统一社会信用代码', within: '#main' }] },
      route: { group: [{ label: '办理方式' }], commitment: ['告知承诺制'], ordinary: ['一般程序'] },
      submit: [{ css: 'button', text: '提交' }],
    },
  ],
};
type Good = typeof good;
const changed = (change: (profile: Good) => void): unknown => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};
const found = (value: unknown): string[] => lintProfile(value).problems.map((problem) => `${problem.path}: ${problem.reason}`);

describe('lintProfile', () => {
  it('passes a sound profile and fills in what may be left out', () => {
    const result = lintProfile(good);
    expect(result.ok && result.value.pages[0]).toMatchObject({ frame: 'any', route: { kind: 'choice' } });
    expect(result.problems).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['an invalid selector', changed((p) => p.pages[0]?.applicant.name.push({ css: 'td:nth-child(' })), ['pages[0].applicant.name[2].css: selector-invalid']],
    ['an empty step of >>>', changed((p) => p.pages[0]?.applicant.name.push({ css: 'a >>> ' })), ['pages[0].applicant.name[2].css: selector-invalid']],
    ['a pseudo-element', changed((p) => p.pages[0]?.applicant.name.push({ css: 'td::before' })), ['pages[0].applicant.name[2].css: selector-invalid']],
    ['an invalid within', changed((p) => p.pages[0]?.applicant.code.push({ row: '代码', within: '#' })), ['pages[0].applicant.code[1].within: selector-invalid']],
    ['an empty locator', changed((p) => p.pages[0]?.when.push({} as { text: string })), ['pages[0].when[1]: locator-empty']],
    ['within alone', changed((p) => p.pages[0]?.when.push({ within: '#main' } as unknown as { text: string })), ['pages[0].when[1]: locator-empty']],
    ['two kinds in one locator', changed((p) => p.pages[0]?.applicant.name.push({ label: 'a', css: 'b' } as { label: string })), ['pages[0].applicant.name[2]: locator-mixed']],
    ['a path that can never fit', changed((p) => Object.assign(p.pages[0] ?? {}, { path: 'apply/*' })), ['pages[0].path: path-invalid']],
    ['a fragment without its sign', changed((p) => Object.assign(p.pages[0] ?? {}, { hash: '/step' })), ['pages[0].hash: hash-invalid']],
    ['every host at once', changed((p) => p.hosts.push('<all_urls>', '*', '*://*/*')), ['hosts[3]: host-invalid', 'hosts[4]: host-invalid', 'hosts[5]: host-invalid']],
    ['a page id used twice', changed((p) => p.pages.push(...p.pages.map((page) => structuredClone(page)))), ['pages[1].id: page-id-twice']],
    ['an option on both sides', changed((p) => p.pages[0]?.route.ordinary.push('告知承诺制')), ['pages[0].route.ordinary[1]: route-overlap']],
    ['yes/no without its group', changed((p) => Object.assign(p.pages[0] ?? {}, { route: { kind: 'yes-no', commitment: ['是'] } })), ['pages[0].route.group: yes-no-without-group']],
  ])('reports %s where it stands', (_, value, problems) => expect(found(value)).toEqual(problems));

  it.each<[string, unknown, string[]]>([
    ['a misspelt member', changed((p) => Object.assign(p.pages[0] ?? {}, { unles: [] })), ['pages[0].unles: member-unknown']],
    ['nowhere to be used', changed((p) => p.hosts.splice(0)), ['hosts: hosts-empty']],
    ['a family without marks', { ...good, hosts: [], family: { title: '*' } }, ['family: family-empty']],
    ['a title that fits every page', changed((p) => Object.assign(p.pages[0] ?? {}, { title: '**' })), ['pages[0].title: title-invalid']],
    ['a promised time limit as route', changed((p) => p.pages[0]?.route.commitment.push('承诺办结时限', '承诺件', '双告知承诺书')), ['pages[0].route.commitment[1]: option-trap', 'pages[0].route.commitment[2]: option-trap', 'pages[0].route.commitment[3]: option-trap']],
    ['a table without names and codes', changed((p) => Object.assign(p.pages[0] ?? {}, { columns: { legalRep: ['负责人'] } })), ['pages[0].columns: schema']],
    ['one head with two meanings', changed((p) => Object.assign(p.pages[0] ?? {}, { columns: { name: ['单位'], code: ['单位'] } })), ['pages[0].columns: schema']],
    ['a misspelt column', changed((p) => Object.assign(p.pages[0] ?? {}, { columns: { name: ['单位'], kode: ['证照'] } })), ['pages[0].columns.kode: member-unknown']],
    ['a condition without a field', changed((p) => p.pages[0]?.applicant.code.push({ row: '证件号码', if: { is: ['营业执照'] } } as unknown as { row: string; within: string })), ['pages[0].applicant.code[1].if: locator-empty']],
  ])('reports %s', (_, value, problems) => expect(found(value)).toEqual(problems));

  it.each<[string, unknown, string[]]>([
    ['a place among siblings', changed((p) => p.pages[0]?.applicant.name.push({ css: 'tr:nth-child(3) td' })), ['pages[0].applicant.name[2].css: selector-fragile']],
    ['a state', changed((p) => p.pages[0]?.applicant.name.push({ css: '.name:hover' })), ['pages[0].applicant.name[2].css: selector-fragile']],
    ['a made-up name', changed((p) => p.pages[0]?.applicant.name.push({ css: '#ext-gen1042' })), ['pages[0].applicant.name[2].css: selector-fragile']],
    ['half the page', changed((p) => p.pages[0]?.applicant.name.push({ css: 'div' })), ['pages[0].applicant.name[2].css: selector-wide']],
    ['no way out', changed((p) => p.pages[0]?.route.ordinary.splice(0)), ['pages[0].route.ordinary: route-without-ordinary']],
    ['a page behind its equal', changed((p) => p.pages.push({ ...structuredClone(p.pages[0] as Good['pages'][number]), id: 'again' })), ['pages[1]: page-shadowed']],
  ])('warns of %s and lets it pass', (_, value, warnings) => {
    const result = lintProfile(value);
    expect(result.ok).toBe(true);
    expect(result.warnings.map((problem) => `${problem.path}: ${problem.reason}`)).toEqual(warnings);
  });

  it('reports every fault of the schema with its path', () => {
    expect(found({ ...good, version: 0, pages: [{ ...good.pages[0], kind: 'x' }] })).toEqual(['version: schema', 'pages[0].kind: schema']);
  });
  it('answers any value with a reason and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, selector) => {
        expect(lintProfile(value).ok).toBe(false);
        const result = lintProfile(changed((p) => p.pages[0]?.applicant.name.push({ css: selector })));
        expect(result.ok).toBe(result.problems.length === 0);
      }),
    );
  });
});
