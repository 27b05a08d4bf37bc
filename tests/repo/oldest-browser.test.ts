import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestFor } from '../../lib/build/manifest.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Methods by the version of Chromium that brought them. The build lowers syntax to the oldest browser, but adds no method. */
const SINCE: readonly (readonly [number, RegExp])[] = [
  [110, /\.(toSorted|toReversed|toSpliced)\(/],
  [117, /\b(Object|Map)\.groupBy\(/],
  [119, /\bPromise\.withResolvers\(/],
  [121, /\bArray\.fromAsync\(/],
  [122, /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  [128, /\bPromise\.try\(/],
  [133, /\bUint8Array\.(fromBase64|fromHex)\(|\.(toBase64|toHex)\(\)/],
  [136, /\bRegExp\.escape\(/],
];

it('what runs in the browser calls nothing that the oldest browser does not have', () => {
  const oldest = Number(manifestFor({ e2e: false, hosts: [], suffix: '' }).minimum_chrome_version);
  const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) => (readdirSync(join(root, folder), { recursive: true }) as string[]).map((path) => join(folder, path)));
  const product = sources.filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|^lib\/(build|publisher)\//.test(path));
  expect(product.length).toBeGreaterThan(300);
  const found = product.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return SINCE.filter(([version, call]) => version > oldest && call.test(text)).map(([version, call]) => `${path}: ${call.source} (Chromium ${version})`);
  });
  expect(found).toEqual([]);
});
