/**
 * Chromium with the built extension in a process group of its own, so that it can be killed as a power cut would.
 *
 *   const browser = await startKillable(profileDir)
 *   await browser.ask('status', {})      any message of an extension page
 *   await browser.read(fn)               evaluates in an extension page
 *   await browser.tell(fn, data)         the same with an argument
 *   await browser.open()                 another extension page
 *   await browser.kill()                 SIGKILL to the whole group; resolved when it is gone
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { ownBuild, testExtensionId } from '../support/identity.ts';
import type { Protocol } from '../../lib/messaging/index.ts';
import { E2E_BUILD } from '../support/browser.ts';
import { CHROMIUM_ARGS, CHROMIUM_ENV, chromiumPath } from '../support/chromium.ts';

export interface Killable {
  ask<Name extends keyof Protocol>(name: Name, data: Parameters<Protocol[Name]>[0]): Promise<Awaited<ReturnType<Protocol[Name]>>>;
  read<T>(work: () => Promise<T>): Promise<T>;
  tell<T, Data>(work: (data: Data) => Promise<T>, data: Data): Promise<T>;
  open(): Promise<Page>;
  kill(): Promise<void>;
}

const START_MS = 30_000;

/** `build`: folder of the extension, if it is not the one of all tests. */
export async function startKillable(profileDir: string, build = env.CREDITGATE_BUILD ?? E2E_BUILD): Promise<Killable> {
  const loaded = ownBuild(build);
  const portFile = join(profileDir, 'DevToolsActivePort');
  // A killed browser leaves both behind: the port is no longer true, and the lock may name a process of another's.
  for (const name of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(profileDir, name), { force: true });
  const child = spawn(
    chromiumPath(),
    [
      ...CHROMIUM_ARGS,
      '--headless=new',
      '--remote-debugging-port=0',
      '--no-first-run',
      '--no-default-browser-check',
      '--password-store=basic',
      '--disable-gpu',
      `--user-data-dir=${profileDir}`,
      `--disable-extensions-except=${loaded}`,
      `--load-extension=${loaded}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore', env: CHROMIUM_ENV },
  );
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new Error('no browser');
  const kill = async () => {
    killGroup(pid);
    await gone;
  };
  try {
    const port = await portOf(portFile);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('no browser context');
    const open = async () => {
      const opened = await context.newPage();
      await opened.goto(`chrome-extension://${testExtensionId()}/popup.html`);
      return opened;
    };
    const page = await open();
    return {
      ask: (name, data) =>
        page.evaluate(
          async ([type, request]) => {
            const answer = (await chrome.runtime.sendMessage({ id: 1, type, data: request, timestamp: Date.now() })) as { res?: unknown; err?: { message?: string } };
            if (answer.err !== undefined) throw new Error(answer.err.message ?? String(type));
            return answer.res as never;
          },
          [name, data] as const,
        ),
      read: (work) => page.evaluate(work),
      tell: (work, data) => page.evaluate(work as never, data),
      open,
      kill,
    };
  } catch (cause) {
    await kill();
    throw cause;
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (cause) {
    // Gone already.
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

async function portOf(file: string): Promise<string> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(25)) {
    const [port] = readIfThere(file).split('\n');
    if (port !== undefined && /^\d+$/.test(port)) return port;
  }
  throw new Error('the browser did not start');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw cause;
  }
}
