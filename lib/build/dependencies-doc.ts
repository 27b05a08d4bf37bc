import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Why each library is here, and when its package was last published by its keepers, as looked up in November 2026. A
 * dependency without an entry fails `npm run docs`: nobody adds one without saying why.
 */
const CHOSEN: Readonly<Record<string, { readonly why: string; readonly published: string }>> = {
  '@noble/hashes': { why: 'SHA-256 where the browser’s own is asynchronous, and HMAC; audited, no dependencies', published: '2026-08' },
  '@webext-core/messaging': { why: 'typed messages between the parts; requests are parsed by us', published: '2026-08' },
  '@wxt-dev/i18n': { why: 'texts of both languages with checked keys', published: '2026-08' },
  '@zip.js/zip.js': { why: 'ZIP archives and workbooks read as a stream, larger than memory', published: '2026-10' },
  antd: { why: 'tables, forms and dialogs of the options page; nowhere else, for its size', published: '2026-10' },
  'cli-progress': { why: 'progress bars of the publisher’s command line', published: '2024-06' },
  commander: { why: 'arguments of the publisher’s command line', published: '2026-02' },
  'css-what': { why: 'selectors of site profiles are parsed before a page sees them', published: '2026-03' },
  dexie: { why: 'IndexedDB with transactions, versions and its known faults worked around', published: '2026-10' },
  echarts: { why: 'charts of the statistics, loaded only there', published: '2026-05' },
  fflate: { why: 'deflate: blocks of lists, workbooks written', published: '2026-05' },
  htmlparser2: { why: 'saved proofs of pages are read without a document', published: '2026-03' },
  jose: { why: 'ES256 envelopes of lists', published: '2026-11' },
  papaparse: { why: 'CSV as it really is', published: '2026-11' },
  react: { why: 'every part of the interface', published: '2026-10' },
  'react-dom': { why: 'every part of the interface', published: '2026-10' },
  'sm-crypto-v2': { why: 'SM2 and SM3, held against openssl and the standard’s vector in our tests', published: '2026-01' },
  uqr: { why: 'QR codes on check sheets and for one-time codes', published: '2026-04' },
  zod: { why: 'everything from outside is parsed once', published: '2026-10' },
};

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Licences that the product may carry along: permissive, without duties beyond naming. */
const PERMITTED = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', '(MIT AND Zlib)', 'MIT OR Apache-2.0', 'Unlicense']);

/** A build tool that a peer of a library brings: no part of what is shipped. */
const BUILD_ONLY = /^node_modules\/lightningcss/;

const root = new URL('../../', import.meta.url);
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, root), 'utf8')) as T;

/** What goes into a release: packages of the lock file that no development dependency alone brings, by path. */
export function shippedPackages(): [string, Package][] {
  const { packages } = read<{ packages: Readonly<Record<string, Package>> }>('package-lock.json');
  return Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true && !BUILD_ONLY.test(path));
}

/** Bytes of a package as it is published, in kB: the same on every machine. What is not imported is left out of a release. */
function unpackedKb(name: string): number {
  const folder = fileURLToPath(new URL(`node_modules/${name}/`, root));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !/(?:^|[\\/])node_modules(?:[\\/]|$)/.test(file));
  return Math.round(files.map((file) => statSync(join(folder, file))).reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0) / 1_000);
}

/** Packages whose licence nobody has agreed to yet. */
export function unknownLicences(): string[] {
  return shippedPackages().flatMap(([path, { license }]) => (license !== undefined && PERMITTED.has(license) ? [] : [`${path}: ${license ?? 'none stated'}`]));
}

/** docs/dependencies.md. Throws when a dependency has no reason to be here, or a reason no dependency. */
export function dependenciesMarkdown(): string {
  const { dependencies } = read<Manifest>('package.json');
  const odd = [...Object.keys(dependencies).filter((name) => !(name in CHOSEN)), ...Object.keys(CHOSEN).filter((name) => !(name in dependencies))];
  if (odd.length > 0) throw new Error(`lib/build/dependencies-doc.ts: say why, or no longer: ${odd.join(', ')}`);
  const packages = new Map(shippedPackages());
  const rows = Object.entries(dependencies).map(([name, version]) => {
    const { why, published } = CHOSEN[name] as { why: string; published: string };
    return `| ${name} | ${version} | ${packages.get(`node_modules/${name}`)?.license ?? ''} | ${published} | ${unpackedKb(name).toLocaleString('en-US')} | ${why} |`;
  });
  const licences = new Map<string, number>();
  for (const [, { license = 'none stated' }] of packages) licences.set(license, (licences.get(license) ?? 0) + 1);
  const counted = [...licences].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${licence} ${count}`);
  return `# Dependencies

Generated by \`npm run docs\` from package.json, package-lock.json and the reasons in \`lib/build/dependencies-doc.ts\`. Versions are
exact; a library comes in with its reason, its licence and a look at its upkeep. \`npm run sbom\` prints all of it as
CycloneDX.

Sizes are those of the published packages, in kB; a release holds only what is imported. What its parts weigh stands in
[performance](performance.md): 9 kB in every frame, no Dexie and no classic Zod in any content script, React in the panel's alone,
antd in the options page alone.

| library | version | licence | last published | size | why it is here |
|---|---|---|---|---|---|
${rows.join('\n')}

With what these bring, ${packages.size} packages: ${counted.join(', ')}. A licence that is not among the permitted ones fails a test.

What is not a library, and why: matching of names, the list's format and store, and the guard are what the product is for
(\`lib/subject\`, \`lib/match\`, \`lib/list\`, \`lib/guard\`).
`;
}
