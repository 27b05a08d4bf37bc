/**
 * What is built once a run of Playwright and used by all of its workers, also by those that take a failed one's place.
 *
 *   await onceARun('gallery', async (dir) => { … })   → the folder, filled by the first worker that asks
 *
 * `endOfRun` is the configuration's global teardown: it removes what was built.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, pid, ppid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 120_000;
const folderOf = (run: number): string => join(tmpdir(), `creditgate-run-${run}`);

export async function onceARun(name: string, make: (dir: string) => Promise<void>): Promise<string> {
  // A worker is a child of the run; without workers the run is this process.
  const alone = env.TEST_WORKER_INDEX === undefined;
  const run = folderOf(alone ? pid : ppid);
  if (alone) process.once('exit', endOfRun);
  const [dir, done] = [join(run, name), join(run, `${name}.done`)];
  mkdirSync(run, { recursive: true });
  if (isFirst(dir)) {
    try {
      await make(dir);
    } catch (cause) {
      rmSync(dir, { recursive: true, force: true });
      throw cause;
    }
    writeFileSync(done, '');
  }
  for (const until = Date.now() + WAIT_MS; !existsSync(done); await sleep(50)) {
    if (!existsSync(dir) || Date.now() > until) throw new Error(`${name} was not built by the worker that began it`);
  }
  return dir;
}

function isFirst(dir: string): boolean {
  try {
    mkdirSync(dir);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

export default function endOfRun(): void {
  rmSync(folderOf(pid), { recursive: true, force: true });
}
