import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { releaseBom, type Lock } from './sbom.ts';

interface Bom {
  readonly serialNumber: string;
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly version: string; readonly licenses: readonly unknown[]; readonly hashes: readonly { readonly alg: string; readonly content: string }[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
const ROOT = new URL('../../../', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, ROOT), 'utf8'));
const lock = read('package-lock.json') as Lock;
const { dependencies, devDependencies } = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const archive = Buffer.from('archive');
const text = releaseBom(lock, { version: '1.2.3', archive });
const bom = JSON.parse(text) as Bom;

it('names every package that a release can hold, with version, licence and hash, and no tool', () => {
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'creditgate', version: '1.2.3', hashes: [{ content: createHash('sha256').update(archive).digest('hex') }] } } });
  const refs = bom.components.map((component) => component['bom-ref']);
  const named = new Set(bom.components.map(({ name }) => name));
  for (const [name, version] of Object.entries(dependencies)) expect(refs).toContain(`${name}@${version}`);
  // Brought by others, and a package that a tool brings too.
  for (const name of ['scheduler', 'zrender', 'react']) expect([name, named.has(name)]).toEqual([name, true]);
  for (const name of ['vitest', '@playwright/test', 'oxlint', 'wxt']) expect([name in devDependencies, named.has(name)]).toEqual([true, false]);
  expect(bom.components.filter(({ licenses }) => licenses.length === 0).map(({ name }) => name)).toEqual([]);
  expect(bom.components.filter(({ hashes }) => !/^[0-9a-f]{128}$/.test(hashes[0]?.content ?? '')).map(({ name }) => name)).toEqual([]);
});

it('leads from the product to every component, and to nothing that is none', () => {
  const refs = new Set(bom.components.map((component) => component['bom-ref']));
  const reached = new Set<string>();
  const open = ['creditgate@1.2.3'];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    if (reached.has(ref)) continue;
    reached.add(ref);
    open.push(...(bom.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []));
  }
  reached.delete('creditgate@1.2.3');
  expect([...reached].sort()).toEqual([...refs].sort());
});

it('has the same bytes at every run, another number for another release, and no clock or chance in it', () => {
  expect(releaseBom(lock, { version: '1.2.3', archive })).toBe(text);
  expect((JSON.parse(releaseBom(lock, { version: '1.2.4', archive })) as Bom).serialNumber).not.toBe(bom.serialNumber);
  expect((JSON.parse(releaseBom(lock, { version: '1.2.3', archive: Buffer.from('other') })) as Bom).serialNumber).not.toBe(bom.serialNumber);
  expect(text).not.toMatch(/timestamp/);
  expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});
