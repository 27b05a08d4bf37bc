/**
 * Real managed policy for Debian's Chromium, in one file of our own. Policy is global to the machine, but keyed by extension id: one holder
 * at a time for every worker of a run (./identity.ts).
 *
 *   canWritePolicy()                           whether this user may
 *   holdManagedPolicy(id, policy, browser?)    policy in place until it is released: → {update(policy), release()}; `browser`: policies of the browser itself
 *
 * `policy` is what the extension's storage.managed shall hold. A running Chromium sees an update after about 5 s; put the
 * policy in place before launching. Safe after a crash: a lock whose holder is dead is taken over, its file replaced.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WORKER } from './identity.ts';

const POLICY_DIR = '/etc/chromium/policies/managed';
const POLICY_FILE = join(POLICY_DIR, `creditgate-test-${WORKER}.json`);
const LOCK = join(tmpdir(), `creditgate-policy-${WORKER}.lock`);
/** A whole end-to-end run of another process may have to end first. */
const LOCK_WAIT_MS = 10 * 60_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface HeldPolicy {
  update(policy: object): void;
  release(): void;
}

export function canWritePolicy(): boolean {
  try {
    mkdirSync(POLICY_DIR, { recursive: true });
    accessSync(POLICY_DIR, constants.W_OK);
    return true;
  } catch (cause) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes((cause as NodeJS.ErrnoException).code ?? '')) return false;
    throw cause;
  }
}

export async function holdManagedPolicy(extensionId: string, policy: object, browser: object = {}): Promise<HeldPolicy> {
  if (!canWritePolicy()) throw new Error(`no right to write ${POLICY_DIR}`);
  await takeLock();
  const write = (value: object) => writeFileSync(POLICY_FILE, JSON.stringify({ ...browser, '3rdparty': { extensions: { [extensionId]: value } } }, null, 2));
  const release = () => {
    process.off('exit', release);
    for (const signal of SIGNALS) process.off(signal, interrupted);
    rmSync(POLICY_FILE, { force: true });
    rmSync(LOCK, { force: true });
  };
  const interrupted = () => {
    release();
    process.exit(130);
  };
  // A policy left behind would steer every Chromium of the machine.
  process.once('exit', release);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  write(policy);
  return { update: write, release };
}

async function takeLock(): Promise<void> {
  const until = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
    if (holder === process.pid) throw new Error('this process already holds the managed policy: release it first');
    if (holder > 0 && !isAlive(holder)) rmSync(LOCK, { force: true });
    else if (Date.now() > until) throw new Error(`process ${holder} holds the managed policy (${LOCK})`);
    else await sleep(500);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
