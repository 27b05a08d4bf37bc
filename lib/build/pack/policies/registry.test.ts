import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyJsonSchema, type PolicyJsonSchema } from '../../../policy/index.ts';
import { DEFAULT_PACK } from '../../../policy/default-pack.ts';
import { registryFile } from './registry.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const SCHEMA = policyJsonSchema();
const installation = { id: ID, updateUrl: 'https://ext.example.gov.cn/creditgate/updates.xml' };

interface Key {
  readonly values: Map<string, string | number>;
  readonly keys: Map<string, Key>;
}

/** What regedit makes of a file: keys with values. Written from the documentation of .reg files, not from the code under test. */
function imported(bytes: Uint8Array): Key {
  const text = Buffer.from(bytes).toString('utf16le');
  if (!text.startsWith('\ufeffWindows Registry Editor Version 5.00\r\n')) throw new Error('not a registration file');
  const root: Key = { values: new Map(), keys: new Map() };
  const at = (path: string) => path.split('\\').reduce((key, name) => key.keys.get(name) ?? (key.keys.set(name, { values: new Map(), keys: new Map() }), key.keys.get(name) as Key), root);
  const unquote = (quoted: string) => quoted.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
  let key = root;
  for (const line of text.split('\r\n').slice(1)) {
    if (line === '' || line.startsWith('[-')) continue;
    if (line.startsWith('[')) key = at(line.slice(1, -1));
    else {
      const [, name = '', value = ''] = /^("(?:[^"\\]|\\.)*")=(.*)$/s.exec(line) ?? [];
      if (name === '') throw new Error(`not a value: ${line}`);
      if (value.startsWith('dword:')) key.values.set(unquote(name), Number.parseInt(value.slice(6), 16));
      else if (value.startsWith('hex(1):')) key.values.set(unquote(name), Buffer.from(value.slice(7).replaceAll(',', ''), 'hex').toString('utf16le').replace(/\0$/, ''));
      else key.values.set(unquote(name), unquote(value));
    }
  }
  return root;
}

/** What Chromium makes of it by the schema of the extension (RegistryDict::ConvertToJSON). */
function converted(key: Key, schema: PolicyJsonSchema): unknown {
  const one = (name: string, inner: PolicyJsonSchema | undefined): unknown => {
    const below = key.keys.get(name);
    if (below !== undefined) return inner === undefined ? undefined : converted(below, inner);
    const value = key.values.get(name);
    return inner?.type === 'boolean' ? value === 1 : value;
  };
  if (schema.type === 'array') {
    const found: unknown[] = [];
    for (let index = 1; key.keys.has(String(index)) || key.values.has(String(index)); index += 1) found.push(one(String(index), schema.items));
    return found;
  }
  return Object.fromEntries([...key.keys.keys(), ...key.values.keys()].map((name) => [name, one(name, schema.properties?.[name])]));
}

function below(root: Key, path: string): Key {
  return path.split('\\').reduce((key, name) => key.keys.get(name) ?? { values: new Map<string, string>(), keys: new Map<string, Key>() }, root);
}

const policyOf = (bytes: Uint8Array, browser: string) => converted(below(imported(bytes), `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser}\\3rdparty\\extensions\\${ID}\\policy`), SCHEMA);

it.each([['chrome', 'Google\\Chrome', 'toolbar_pin'], ['edge', 'Microsoft\\Edge', 'toolbar_state']] as const)('a whole policy arrives at %s as it was written', (browser, place, inSight) => {
  const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' };
  const profile = { schema: 1, id: 'sys', version: 1, title: '示例“系统”\\甲\n第二行', hosts: ['a.example'], pages: [{ id: 'p', kind: 'licensing', applicant: { name: [{ css: 'td[title="名称"]' }] } }] };
  const policy = {
    enforced: { lists: [{ id: 'severe', url: 'https://list.example.gov.cn/severe/', keys: [key], threshold: 1 }], sites: { hosts: ['a.example', 'b.example:8080'], profiles: [profile], off: [] }, rules: { overrideAllowed: false, overrideNeedsSecondSigner: true, agingAfterDays: 0, pack: DEFAULT_PACK } },
    defaults: { rules: { judgementDays: 30 }, officer: { id: '07' } },
  };
  const bytes = registryFile(installation, policy, browser);
  expect(policyOf(bytes, place)).toEqual(policy);
  const install = below(imported(bytes), `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${place}\\ExtensionSettings\\${ID}`).values;
  expect(Object.fromEntries(install)).toMatchObject({ installation_mode: 'force_installed', update_url: installation.updateUrl, override_update_url: 1, [inSight]: expect.stringContaining('force') as string });
});

it('any text arrives as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('\\', '"', '\r', '\n', '\t', '=', ']', '中', '𠮷'), fc.string({ minLength: 1, maxLength: 1 })) }).filter((text) => !text.includes('\0')), (name) => {
      expect(policyOf(registryFile(installation, { enforced: { officer: { id: 'a', name } } }, 'chrome'), 'Google\\Chrome')).toEqual({ enforced: { officer: { id: 'a', name } } });
    }),
  );
});

it('what an earlier policy had more is taken away first', () => {
  const text = Buffer.from(registryFile(installation, {}, 'chrome')).toString('utf16le');
  expect(text).toContain(`[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${ID}]\r\n`);
});
