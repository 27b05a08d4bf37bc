import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintProfile } from './lint.ts';
import { migrateProfile } from './migrate.ts';
import { PROFILE_SCHEMA } from './schema.ts';

/** One sound profile of every schema there has been, as an office may have it on file. */
const EXAMPLES: readonly Readonly<Record<string, unknown>>[] = [
  { schema: 1, id: 'office', version: 3, title: '审批系统', hosts: ['xk.example.test'], pages: [{ id: 'form', kind: 'licensing', path: '/form*', applicant: { name: [{ row: '申请人名称' }] }, route: { group: [{ row: '审批类型' }], commitment: ['告知承诺制'], ordinary: ['一般审批制'] }, submit: [{ text: '提交' }] }] },
  { schema: 2, id: 'family', version: 1, title: '某产品', hosts: [], family: { title: '*审批平台*', marks: [{ css: 'script[src*="/product/"]' }] }, pages: [{ id: 'form', kind: 'licensing', title: '受理*', applicant: { code: [{ row: '证件号码', if: { row: '证件类型', is: ['统一社会信用代码'] } }] } }] },
];

describe('profiles of earlier schemas', () => {
  it('there is an example of every schema, and each passes in the present one', () => {
    expect(EXAMPLES.map(({ schema }) => schema)).toEqual(Array.from({ length: PROFILE_SCHEMA }, (_, at) => at + 1));
    for (const example of EXAMPLES) expect(lintProfile(example)).toMatchObject({ ok: true, value: { ...example, schema: PROFILE_SCHEMA } });
  });
  it('a newer schema is refused in a word of its own, whatever else is in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: PROFILE_SCHEMA + 1 }), fc.anything(), (schema, pages) => {
        expect(lintProfile({ ...EXAMPLES[1], pages, schema }).problems).toEqual([{ path: 'schema', reason: 'schema-newer', message: String(schema) }]);
      }),
    );
  });
  it('what has no schema is refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const has = typeof value === 'object' && value !== null && 'schema' in value;
        if (!has) expect(migrateProfile(value)).toMatchObject({ ok: false, reason: 'schema' });
      }),
    );
  });
});
