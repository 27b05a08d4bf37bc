/**
 * A ClickHouse server for `npm run test:central`, from Debian's or Ubuntu's packages. Unpacked with the libraries that the
 * machine lacks and not installed: the package would start a database on this machine at once and at every start.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = 'clickhouse-server';

/**
 * The server's program and the folders of its libraries; undefined where there is none. A newer ClickHouse is used where
 * CREDITGATE_CLICKHOUSE names its `clickhouse-server`.
 */
export function findClickhouse(root) {
  const named = process.env.CREDITGATE_CLICKHOUSE;
  if (named !== undefined) return { program: named, libraries: [] };
  const folder = unpackedIn(root);
  const program = join(folder, 'usr/sbin/clickhouse-server');
  if (existsSync(program)) {
    const libraries = ['usr/lib', 'lib'].map((name) => join(folder, name)).filter((lib) => existsSync(lib));
    return { program, libraries: libraries.flatMap((lib) => readdirSync(lib).filter((name) => name.includes('-linux-')).map((name) => join(lib, name))) };
  }
  const installed = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find((file) => existsSync(file));
  return installed === undefined ? undefined : { program: installed, libraries: [] };
}

export const clickhouseHint = 'ClickHouse is needed for this test: `npm test` fetches it on Debian 12 and Ubuntu 22.04, else install clickhouse-server, or name its program in CREDITGATE_CLICKHOUSE';

/** Fetches and unpacks the packages unless they are there. In: folder of the repository, ending in `/`. */
export function unpackClickhouse(root) {
  if (findClickhouse(root) !== undefined || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log('› clickhouse-server, unpacked for one test');
  const folder = unpackedIn(root);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  let names = missingPackages();
  if (names.length === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    names = missingPackages();
  }
  const get = () => names.length > 0 && spawnSync('apt-get', ['download', '-qq', ...names], { cwd: part, stdio: 'ignore' }).status === 0;
  if (!get()) {
    // An index that is older than the archive names files that are gone.
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    names = missingPackages();
    if (!get()) return;
  }
  for (const file of readdirSync(part).filter((name) => name.endsWith('.deb'))) {
    if (spawnSync('dpkg', ['-x', file, '.'], { cwd: part, stdio: 'inherit' }).status !== 0) return;
    rmSync(join(part, file));
  }
  // In one step: a half unpacked server would never be unpacked again.
  rmSync(folder, { recursive: true, force: true });
  spawnSync('mv', [part, folder]);
}

/** The package and what it needs that this machine does not have, as apt itself works it out. */
function missingPackages() {
  const { stdout } = spawnSync('apt-get', ['install', '--simulate', '--no-install-recommends', PACKAGE], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
}

function unpackedIn(root) {
  return join(root, 'node_modules/.clickhouse');
}
