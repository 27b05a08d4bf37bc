/**
 * The release before this one, for updates that are tested as they happen: the newest tag that is not this commit; as long as
 * nothing has been tagged, a pinned earlier commit. It is built once, from its own sources with the libraries of
 * this tree, into `.output/previous/<commit>`.
 *
 *   previousBuild() → {dir, commit, from}    undefined when this clone has no such commit and cannot fetch it
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Stands for the previous release until there is a tag. Of 24 November 2026, 18:52: the last one whose records are counted by
 * the kind alone (schema 2 of the audit database), whose guard is one script instead of two, and that knows no clues and no work list: an update from
 * it meets a migration, scripts of another cut, and databases that are not there yet.
 */
const PINNED = '51daaec486eed71cbb0cc29bd108520b35a2fd42';

export interface PreviousBuild {
  readonly dir: string;
  readonly commit: string;
  readonly from: 'tag' | 'pinned';
}

export function previousBuild(): PreviousBuild | undefined {
  const tagged = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  const commit = tagged === undefined ? PINNED : (git('rev-list', '-n', '1', tagged) ?? PINNED);
  const work = join(ROOT, '.output/previous', commit);
  const dir = join(work, '.output/chrome-mv3-e2e');
  const found = { dir, commit, from: tagged === undefined ? ('pinned' as const) : ('tag' as const) };
  if (existsSync(join(dir, 'manifest.json'))) return found;
  // A shallow clone, as CI makes it, has not got it.
  if (git('cat-file', '-e', `${commit}^{commit}`) === undefined && git('fetch', '--quiet', '--depth', '1', 'origin', commit) === undefined) return undefined;
  extract(commit, work);
  const built = spawnSync('npm', ['run', '--silent', 'build:e2e'], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (built.status !== 0) throw new Error(`${commit} does not build`);
  return found;
}

function extract(commit: string, work: string): void {
  // Beside it first: an interrupted run leaves nothing that looks whole.
  const part = `${work}.part`;
  for (const old of [part, work]) rmSync(old, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const archive = spawnSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 2 ** 28 });
  const unpacked = spawnSync('tar', ['-x', '-C', part], { input: archive.stdout });
  if (archive.status !== 0 || unpacked.status !== 0) throw new Error(`${commit} cannot be unpacked`);
  symlinkSync(join(ROOT, 'node_modules'), join(part, 'node_modules'), 'junction');
  renameSync(part, work);
}

/** What git says; undefined where it says no. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
