/**
 * `node tests/bench/scale.ts [--size 5000000] [--json FILE]`: one list of any size, published and then synced by the built
 * extension in real Chromium: how long both take, what they need of memory and disk, and how soon a desk answers afterwards.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { chinaDay } from '../../lib/shared/index.ts';
import { startListServer } from '../servers/list.ts';
import { syntheticListings, writeCsv, type ListingRow } from '../support/synthetic.ts';
import { caseListings, caseOf } from '../systems/cases.ts';
import { unlistedParty } from './data.ts';
import { ensureBuild } from './extension.ts';
import { measureProduct } from './product.ts';
import { figure, option, printMachine, printTable, startClock, writeReport } from './report.ts';

const size = Number(option(argv, 'size') ?? 5_000_000);
const [listed] = caseOf('listed').applicants;
const machine = startClock();
const work = mkdtempSync(join(tmpdir(), 'creditgate-scale-'));
const today = chinaDay(Date.now());

try {
  if (listed === undefined) throw new Error('no listed case');
  const build = ensureBuild();
  writeCsv(join(work, 'listings.csv'), rows());
  const keys = join(work, 'keys');
  publisher('keygen', '--out', keys);
  const key = (kind: string) => join(keys, readdirSync(keys).find((file) => file.endsWith(`.${kind}.jwk.json`)) ?? '');
  const started = performance.now();
  publisher('build', join(work, 'listings.csv'), '--out', join(work, 'list'), '--id', 'bench', '--kind', 'severe', '--as-of', today, '--key', key('private'));
  const published = (performance.now() - started) / 1_000;
  const server = await startListServer(join(work, 'list'));
  const source = { id: 'bench', url: server.url, keys: [JSON.parse(readFileSync(key('public'), 'utf8')) as JsonWebKey], threshold: 1 };
  const figures = { 'publish.whole_s': figure([published]), ...(await measureProduct({ build, source, rounds: 1, listed, unlisted: unlistedParty(1) })) };
  await server.close();
  printTable(`${size.toLocaleString('en-US')} listings`, figures, {});
  const ran = machine('');
  printMachine(ran);
writeReport(option(argv, 'json'), { machine: ran, size, figures });
} finally {
  rmSync(work, { recursive: true, force: true });
}

function* rows(): Generator<ListingRow> {
  yield* caseListings(today);
  yield* syntheticListings(size - caseListings(today).length, 20_260_101);
}

/** In a process of its own, as a publisher runs it; a list of millions needs more than Node takes by itself. */
function publisher(...args: string[]): void {
  const { status } = spawnSync(execPath, ['--max-old-space-size=12000', 'lib/publisher/main.ts', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`list ${args[0] ?? ''} ended with ${status}`);
}
