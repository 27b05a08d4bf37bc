/**
 * Bill of materials of a release (CycloneDX 1.5, JSON): every package that can be in the archive, out of the lock file. Not by `npm sbom`: with
 * `--omit dev` it leaves out packages that a tool needs too (React among them), and every run of it differs.
 */
import { createHash } from 'node:crypto';

/** What is used of package-lock.json, version 3. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** In: lock file, version and archive of the release. Out: the bill; the same for the same input, its serial number follows from its content. */
export function releaseBom(lock: Lock, { version, archive }: { readonly version: string; readonly archive?: Uint8Array }): string {
  const root = lock.packages[''];
  if (root?.name === undefined) throw new Error('a lock file without a package');
  const used = usedPackages(lock);
  const ref = `${root.name}@${version}`;
  const hashes = archive === undefined ? [] : [{ alg: 'SHA-256', content: createHash('sha256').update(archive).digest('hex') }];
  const component = { type: 'application', 'bom-ref': ref, name: root.name, version, purl: `pkg:npm/${ref}`, licenses: licensesOf(root), ...(hashes.length === 0 ? {} : { hashes }) };
  const paths = [...used.keys()].sort();
  const unique = [...new Map(paths.map((path) => [refOf(lock, path), path])).values()];
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component },
    components: unique.map((path) => componentOf(lock, path)),
    dependencies: [{ ref, dependsOn: refsOf(lock, needed(lock, '', root.dependencies)) }, ...unique.map((path) => ({ ref: refOf(lock, path), dependsOn: refsOf(lock, used.get(path) ?? []) }))],
  };
  const digest = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
  // The form of a UUID of version 8: what its bits mean is ours to say.
  const serialNumber = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return `${JSON.stringify({ serialNumber, ...bom }, undefined, 2)}\n`;
}

/** Places in the lock file that the product's own dependencies lead to, each with the places that it leads to. */
function usedPackages(lock: Lock): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const open = needed(lock, '', lock.packages['']?.dependencies);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    // Not what is asked of whoever uses it (peers): that is among our own dependencies, or a tool's.
    const { dependencies, optionalDependencies } = lock.packages[path] ?? {};
    const next = needed(lock, path, { ...optionalDependencies, ...dependencies });
    found.set(path, next);
    open.push(...next);
  }
  return found;
}

/** Where Node finds these packages from `from`; what is not there was optional. */
function needed(lock: Lock, from: string, names: Readonly<Record<string, string>> = {}): string[] {
  return Object.keys(names).flatMap((name) => {
    for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
      const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (lock.packages[path] !== undefined) return [path];
      if (at === '') return [];
    }
  });
}

const nameOf = (lock: Lock, path: string): string => lock.packages[path]?.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const refOf = (lock: Lock, path: string): string => `${nameOf(lock, path)}@${lock.packages[path]?.version ?? ''}`;
const refsOf = (lock: Lock, paths: readonly string[]): string[] => [...new Set(paths.map((path) => refOf(lock, path)))].sort();
const licensesOf = ({ license }: LockedPackage): object[] => (license === undefined ? [] : [/ (OR|AND|WITH) /.test(license) ? { expression: license } : { license: { id: license } }]);

function componentOf(lock: Lock, path: string): object {
  const locked = lock.packages[path] ?? {};
  const [algorithm, digest] = /^(sha\d+)-(.+)$/.exec(locked.integrity ?? '')?.slice(1) ?? [];
  const hashes = algorithm === undefined || digest === undefined ? [] : [{ alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }];
  const name = nameOf(lock, path);
  return { type: 'library', 'bom-ref': refOf(lock, path), name, version: locked.version, purl: `pkg:npm/${name.replace('@', '%40')}@${locked.version ?? ''}`, licenses: licensesOf(locked), hashes };
}
