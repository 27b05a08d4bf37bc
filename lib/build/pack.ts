/**
 * `npm run pack -- --url ADDRESS`: builds, signs and lays out everything that an organisation puts on its server and into
 * its policies: .crx and updates.xml, the reproducible .zip with its bill of materials (CycloneDX), and policy files for Windows, Linux and Intune.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { env, exit } from 'node:process';
import { Command } from 'commander';
import { resolvePolicy } from '../policy/index.ts';
import { chinaDay, parseUrl } from '../shared/index.ts';
import { readFolder } from './pack/archive.ts';
import { publicDer } from './pack/crx.ts';
import { signingKey, type KeyFault } from './pack/key.ts';
import { askedBy, newlyAsked, type Asked } from './pack/permissions.ts';
import { policyFiles } from './pack/policies/files.ts';
import { packRelease } from './pack/release.ts';
import { releaseBom, type Lock } from './pack/sbom.ts';

interface Options {
  readonly url: string;
  readonly out: string;
  readonly key: string;
  readonly hosts?: string;
  readonly policy?: string;
  readonly releaseVersion?: string;
  readonly edge?: boolean;
  readonly dir?: string;
  readonly allowNewPermissions?: boolean;
}

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  'not-a-key': 'holds no private key (PEM)',
  'not-rsa': 'is no RSA key: browsers know an extension by an RSA key',
  'too-short': 'is shorter than 2048 bits',
  'readable-by-others': 'can be read by others: chmod 600, or make a new one',
};

const options = new Command('npm run pack --')
  .requiredOption('--url <address>', 'https address of the folder in which the release will lie, as desks reach it')
  .option('--out <folder>', 'where everything is written', '.output/pack')
  .option('--key <file>', 'private key of the extension (PEM); made when there is none. Keep it, and keep it to yourself', '.keys/extension.pem')
  .option('--hosts <file>', 'match patterns of an enterprise build, as for npm run build')
  .option('--policy <file>', 'managed policy of your desks (JSON), for the policy files')
  .option('--release-version <version>', 'another version than that of package.json: one to four numbers with dots')
  .option('--edge', 'build for Edge')
  .option('--dir <folder>', 'pack this build instead of making one')
  .option('--allow-new-permissions', 'pack although the browser is asked for more than before')
  .parse()
  .opts<Options>();

function stop(message: string): never {
  console.error(message);
  return exit(2);
}

const address = parseUrl(options.url);
if (address === undefined || !/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') stop(`${options.url}: not an http(s) address of a folder`);
if (address.protocol === 'http:') console.warn('Note: with http, who can alter the network can withhold updates (not forge them: they are signed). Use https where you can.');
if (options.releaseVersion !== undefined && !/^\d{1,5}(\.\d{1,5}){0,3}$/.test(options.releaseVersion)) stop(`${options.releaseVersion}: one to four numbers with dots`);

const key = signingKey(options.key);
if (!key.ok) stop(`${options.key} ${KEY_FAULTS[key.reason]}`);
if (key.value.made) console.log(`${options.key}: new key made. Without it no desk can ever be updated: keep a copy in a safe place.`);

const dir = options.dir ?? build();
const packed = packRelease(readFolder(dir), { key: key.value.key, url: address.href, version: options.releaseVersion });
const out = resolve(options.out);
const asked = askedBy(packed.manifest);
const lastFile = join(out, 'permissions.json');
const released = JSON.parse(readFileSync(existsSync(lastFile) ? lastFile : new URL('released-permissions.json', import.meta.url), 'utf8')) as Asked;
// The hosts of a first enterprise build were just named by whoever packs; afterwards they may not grow unseen.
const more = newlyAsked(asked, existsSync(lastFile) ? released : { ...released, hosts: asked.hosts });
if (more.length > 0 && options.allowNewPermissions !== true) stop(`This release asks for more than the last one (${existsSync(lastFile) ? lastFile : 'lib/build/released-permissions.json'}):\n${more.map((line) => `  ${line}`).join('\n')}\nIf that is meant: --allow-new-permissions`);

const policy = options.policy === undefined ? {} : readPolicy(options.policy);
const files = new Map<string, string | Uint8Array>([
  [`web/${packed.crxName}`, packed.crx],
  ['web/updates.xml', packed.updates],
  [`creditgate-${packed.version}.zip`, packed.zip],
  [`creditgate-${packed.version}.cdx.json`, releaseBom(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock, { version: packed.version, archive: packed.zip })],
  ['permissions.json', `${JSON.stringify(asked, undefined, 2)}\n`],
  ...(await policyFiles({ id: packed.id, updateUrl: packed.updateUrl }, policy)),
]);
rmSync(join(out, 'policies'), { recursive: true, force: true });
for (const [path, content] of files) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
console.log(`${packed.id}  version ${packed.version}
${join(out, 'web')}: put these two files at ${address.href} (updates.xml last)
${join(out, 'policies')}: read README.md there`);

/** The build that a release is made of; its id is that of the office's key. */
function build(): string {
  if (!key.ok) return stop('no key');
  const target = options.edge === true ? 'edge' : 'chrome';
  const args = [join(import.meta.dirname, 'build.ts'), target, ...(options.hosts === undefined ? [] : ['--hosts', options.hosts])];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...env, CREDITGATE_EXTENSION_KEY: publicDer(key.value.key).toString('base64') } });
  if (status !== 0) stop('the build failed');
  return `.output/${target}-mv3`;
}

/** A policy that a desk would read without a word of complaint, in the form with `enforced` and `defaults`. */
function readPolicy(file: string): object {
  if (!existsSync(file)) return stop(`${file}: no such file`);
  let managed: unknown;
  try {
    managed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return stop(`${file}: not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const problems = resolvePolicy({ managed, local: undefined, today: chinaDay(Date.now()) }).problems.filter(({ reason }) => reason !== 'pack-not-yet');
  if (problems.length > 0) return stop(`${file}: desks would leave this out:\n${problems.map(({ path, message }) => `  ${path}  ${message}`).join('\n')}`);
  return managed as object;
}
