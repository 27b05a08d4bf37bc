import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { E2E_BUILD } from '../support/browser.ts';

/** Folder of the built extension: the one that is named, or a fresh build of what is here now. */
export function ensureBuild(): string {
  if (env.CREDITGATE_BUILD !== undefined) return env.CREDITGATE_BUILD;
  const { status } = spawnSync('npm', ['run', '--silent', 'build:e2e'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0 || !existsSync(join(E2E_BUILD, 'manifest.json'))) throw new Error('the extension did not build: npm run build:e2e');
  return E2E_BUILD;
}

/**
 * A copy of the built extension whose worker carries a script besides its own: so that the browser compiles and caches it
 * as it does the product's code, which a script that the debugger evaluates would miss.
 */
export function withScript(build: string, dir: string, script: string): string {
  cpSync(build, dir, { recursive: true });
  appendFileSync(join(dir, 'background.js'), `\n;${script}\n`);
  return dir;
}
