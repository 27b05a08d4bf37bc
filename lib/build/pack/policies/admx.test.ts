import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { policyFiles } from './files.ts';
import { policySettings } from './settings-list.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Elements of a document that is well-formed; throws where a tag is left open, or an ampersand or an attribute is not as XML wants it. */
function parsed(text: string): Element[] {
  expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n/);
  expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
        all.push(element);
      },
      onclosetag(name, implied) {
        if (open.pop()?.name !== name || (implied && !text.includes(`<${name} `) && !text.includes(`<${name}/`))) throw new Error(`tag not closed: ${name}`);
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  for (const tag of text.matchAll(/<[A-Za-z][^>]*>/g)) expect(tag[0]).toMatch(/^<[A-Za-z]+(\s+[A-Za-z:]+="[^"<]*")*\s*\/?>$/);
  expect((text.match(/<[A-Za-z]/g) ?? []).length).toBe((text.match(/<\/|\/>/g) ?? []).length);
  return all;
}

const files = new Map(await policyFiles({ id: 'abcdefghijklmnopabcdefghijklmnop', updateUrl: 'https://ext.example.gov.cn/a&b/updates.xml' }, {}));
const textOf = (path: string) => String(files.get(path));
const idsOf = (elements: readonly Element[], name: string, attribute: string) => elements.filter((element) => element.name === name).map(({ attributes }) => attributes[attribute] ?? '');

describe.each(['chrome', 'edge'])('templates for %s', (browser) => {
  const template = parsed(textOf(`policies/admx/creditgate-${browser}.admx`));
  it.each(['zh-CN', 'en-US'])('have a text and a form for all that they name, and for nothing else (%s)', (language) => {
    const resources = parsed(textOf(`policies/admx/${language}/creditgate-${browser}.adml`));
    const refs = (kind: string) => template.flatMap(({ attributes }) => Object.values(attributes)).flatMap((value) => [...value.matchAll(new RegExp(`\\$\\(${kind}\\.([^)]+)\\)`, 'g'))].map((match) => match[1] ?? ''));
    const strings = idsOf(resources, 'string', 'id');
    expect(new Set(strings).size).toBe(strings.length);
    expect(refs('string').filter((id) => !strings.includes(id))).toEqual([]);
    const forms = idsOf(resources, 'presentation', 'id');
    expect([...refs('presentation')].sort()).toEqual([...forms].sort());
    const boxes = resources.filter(({ attributes }) => attributes.refId !== undefined).map(({ attributes }) => attributes.refId ?? '');
    const inputs = template.filter(({ name }) => ['decimal', 'text', 'list'].includes(name)).flatMap(({ attributes }) => attributes.id ?? []);
    expect([...boxes].sort()).toEqual([...inputs].sort());
    for (const text of textOf(`policies/admx/${language}/creditgate-${browser}.adml`).matchAll(/<string id="([^"]+)">([^<]*)/g)) expect(text[2], text[1]).not.toBe('');
  });
  it('put every setting of a policy where the browser looks for it', () => {
    const categories = idsOf(template, 'category', 'name');
    for (const ref of idsOf(template, 'parentCategory', 'ref')) expect(categories).toContain(ref);
    expect(new Set(idsOf(template, 'supportedOn', 'ref').filter((ref) => ref !== ''))).toEqual(new Set(['supported']));
    const policies = template.filter(({ name }) => name === 'policy');
    expect(policies.map(({ attributes }) => attributes.name)).toEqual(['install', ...policySettings().map(({ path }) => path.join('_'))]);
    const root = `SOFTWARE\\Policies\\${browser === 'edge' ? 'Microsoft\\Edge' : 'Google\\Chrome'}`;
    const own = `${root}\\3rdparty\\extensions\\abcdefghijklmnopabcdefghijklmnop\\policy`;
    const byName = (name: string) => policies.find(({ attributes }) => attributes.name === name);
    expect(byName('enforced_rules_overrideAllowed')?.attributes).toMatchObject({ key: `${own}\\enforced\\rules`, valueName: 'overrideAllowed' });
    const inner = (name: string, element: string) => byName(name)?.children.find((child) => child.name === 'elements')?.children.find((child) => child.name === element)?.attributes;
    expect(inner('defaults_rules_judgementDays', 'decimal')).toMatchObject({ valueName: 'judgementDays', minValue: '1', maxValue: '180' });
    expect(inner('enforced_sites_hosts', 'list')).toEqual({ id: 'enforced_sites_hosts', key: `${own}\\enforced\\sites\\hosts`, valuePrefix: '' });
    expect(inner('enforced_lists', 'text')).toMatchObject({ valueName: 'lists' });
    expect(byName('install')?.attributes.key).toBe(`${root}\\ExtensionSettings\\abcdefghijklmnopabcdefghijklmnop`);
  });
});

it('a policy for Linux names the extension, its server and its settings', async () => {
  const policy = { enforced: { rules: { overrideAllowed: false } } };
  const linux = new Map(await policyFiles({ id: 'a'.repeat(32), updateUrl: 'https://ext.example.gov.cn/updates.xml' }, policy));
  for (const browser of ['chrome', 'chromium', 'edge']) {
    expect(JSON.parse(String(linux.get(`policies/linux/${browser}.json`)))).toMatchObject({
      ExtensionSettings: { ['a'.repeat(32)]: { installation_mode: 'force_installed', update_url: 'https://ext.example.gov.cn/updates.xml' } },
      '3rdparty': { extensions: { ['a'.repeat(32)]: policy } },
    });
  }
});
