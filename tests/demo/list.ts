/**
 * The demo's list, made by the publisher's real command line: keys, 100,000 synthetic listings with the prepared
 * cases among them (or the user's own file), built, signed and verified.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chinaDay, type Day } from '../../lib/shared/index.ts';
import { syntheticListings, writeCsv } from '../support/synthetic.ts';
import { caseListings } from '../systems/cases.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface DemoList {
  /** Published folder. */
  readonly dir: string;
  /** File that it was built from. */
  readonly input: string;
  readonly publicKey: JsonWebKey;
  readonly privateKeyFile: string;
}

/** Builds the list below `work`. `own`: a file to use instead of the synthetic listings; `asOf`: today unless said otherwise. */
export function buildDemoList(work: string, { own, count = 100_000, asOf }: { own?: string; count?: number; asOf?: string } = {}): DemoList {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const today = chinaDay(Date.now());
  const keys = join(work, 'keys');
  publisher('keygen', '--out', keys);
  const files = readdirSync(keys);
  const privateKeyFile = join(keys, files.find((file) => file.endsWith('.private.jwk.json')) as string);
  const publicKeyFile = join(keys, files.find((file) => file.endsWith('.public.jwk.json')) as string);
  const input = own ?? join(work, 'listings.csv');
  if (own === undefined) writeCsv(input, [...caseListings(today), ...syntheticListings(count - caseListings(today).length, 20_260_101)]);
  const list = { dir: join(work, 'list'), input, privateKeyFile, publicKey: JSON.parse(readFileSync(publicKeyFile, 'utf8')) as JsonWebKey };
  publish(list, list.dir, [], asOf ?? today);
  publisher('verify', list.dir, '--keys', publicKeyFile);
  return list;
}

/** Publishes the same input once more, as a later version unless `more` says otherwise. */
export function publish(list: DemoList, out: string, more: readonly string[], asOf: Day = chinaDay(Date.now())): void {
  publisher('build', list.input, '--out', out, '--id', 'severe', '--kind', 'severe', '--as-of', asOf, '--key', list.privateKeyFile, ...more);
}

/** `npm run list -- …` with the output shown; ends the demo when the command refuses. */
function publisher(...args: string[]): void {
  const result = spawnSync('npm', ['run', '--silent', 'list', '--', ...args], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`list ${args[0] ?? ''} ended with ${result.status ?? 'a signal'}`);
}
