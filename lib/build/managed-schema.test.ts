import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_PACK, DEFAULT_RULES } from '../policy/index.ts';
import { managedSchemaJson } from './managed-schema.ts';
import { policyDoc } from './policy-doc.ts';

interface Shape {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}
const schema = JSON.parse(managedSchemaJson()) as Shape;

/** Members of a value that the schema does not name: Chromium would drop them. */
function dropped(shape: Shape | undefined, value: unknown, path: string): string[] {
  if (shape === undefined) return [path];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => dropped(shape.items, item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => dropped(shape.properties?.[name], member, `${path}.${name}`));
}

it('says nothing that Chromium refuses to load', () => {
  const walk = (shape: Shape): void => {
    expect(Object.keys(shape).every((word) => ['type', 'description', 'properties', 'items'].includes(word))).toBe(true);
    expect(['object', 'array', 'string', 'integer', 'number', 'boolean']).toContain(shape.type);
    expect(shape.type === 'array').toBe(shape.items !== undefined);
    expect(shape.type === 'object').toBe(shape.properties !== undefined);
    for (const member of Object.values(shape.properties ?? {})) walk(member);
    if (shape.items !== undefined) walk(shape.items);
  };
  walk(schema);
  expect(Object.keys(schema.properties ?? {})).toEqual(['enforced', 'defaults', 'lists', 'listHosts', 'personKeys', 'central', 'sites', 'signers', 'officer', 'office', 'rules']);
});

it('names every member of a policy, so that none is lost on the way', () => {
  const key = { kty: 'EC', crv: 'P-256', x: '', y: '', kid: '', alg: '', use: '', key_ops: [''], ext: true, d: '' };
  const locator = { label: '', row: '', column: '', css: '', text: '', within: '' };
  const page = { id: '', kind: '', path: '', hash: '', frame: '', when: [locator], unless: [locator], ready: [locator], scope: [locator], exclude: [locator], submit: [locator], applicant: { name: [locator], code: [locator], regNo: [locator], orgCode: [locator], legalRep: [locator], personId: [locator] }, route: { group: [locator], kind: '', commitment: [''], ordinary: [''] } };
  const policy = {
    lists: [{ id: '', url: '', keys: [key], threshold: 1, suite: '' }],
    sites: { hosts: [''], profiles: [{ schema: 1, id: '', version: 1, title: '', hosts: [''], pages: [page] }] },
    office: { regions: [''], inspection: DEFAULT_PACK.inspection },
    rules: { ...DEFAULT_RULES, pack: DEFAULT_PACK },
  };
  expect(dropped(schema, { ...policy, enforced: policy, defaults: policy }, '')).toEqual([]);
  // Limits and secrets cannot be recommended.
  expect(dropped(schema, { defaults: { personKeys: [], listHosts: [] } }, '')).toEqual(['.defaults.personKeys', '.defaults.listHosts']);
});

it('has a guide that is up to date', () => {
  expect(readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')).toBe(policyDoc());
});
