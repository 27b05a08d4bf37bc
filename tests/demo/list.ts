/**
 * The demo's list, made by the publisher's command line in this process: keys, 100,000 synthetic listings with the prepared
 * cases among them (or the user's own file), built, signed and verified.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../lib/publisher/cli.ts';
import { chinaDay, type Day } from '../../lib/shared/index.ts';
import { syntheticListings, writeCsv } from '../support/synthetic.ts';
import { caseListings } from '../systems/cases.ts';

export interface DemoList {
  /** Published folder. */
  readonly dir: string;
  /** File that it was built from. */
  readonly input: string;
  readonly publicKey: JsonWebKey;
  readonly privateKeyFile: string;
}

/** Builds the list below `work`. `own`: a file to use instead of the synthetic listings; `asOf`: today unless said otherwise. */
export async function buildDemoList(work: string, { own, count = 100_000, asOf }: { own?: string; count?: number; asOf?: string } = {}): Promise<DemoList> {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const today = chinaDay(Date.now());
  const keys = join(work, 'keys');
  await publisher('keygen', '--out', keys);
  const files = readdirSync(keys);
  const privateKeyFile = join(keys, files.find((file) => file.endsWith('.private.jwk.json')) as string);
  const publicKeyFile = join(keys, files.find((file) => file.endsWith('.public.jwk.json')) as string);
  const input = own ?? join(work, 'listings.csv');
  if (own === undefined) writeCsv(input, [...caseListings(today), ...syntheticListings(count - caseListings(today).length, 20_260_101)]);
  const list = { dir: join(work, 'list'), input, privateKeyFile, publicKey: JSON.parse(readFileSync(publicKeyFile, 'utf8')) as JsonWebKey };
  await publish(list, list.dir, [], asOf ?? today);
  await publisher('verify', list.dir, '--keys', publicKeyFile);
  return list;
}

/** Publishes the same input once more, as a later version unless `more` says otherwise. */
export async function publish(list: DemoList, out: string, more: readonly string[], asOf: Day = chinaDay(Date.now())): Promise<void> {
  await publisher('build', list.input, '--out', out, '--id', 'severe', '--kind', 'severe', '--as-of', asOf, '--key', list.privateKeyFile, ...more);
}

/** `npm run list -- …` without a process of its own; ends what asked when the command refuses. */
async function publisher(...args: string[]): Promise<void> {
  const code = await runCli(args);
  if (code !== 0) throw new Error(`list ${args[0] ?? ''} ended with ${code}`);
}
