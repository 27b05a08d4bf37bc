/**
 * The extension's id in tests. Managed policy is global to the machine but keyed by id: with an id for every worker of a
 * run, two workers have each their browsers with their own policy.
 *
 *   testExtensionId()        id of the extension in this worker's browsers
 *   ownBuild(dir)            folder to load it from: `dir` itself in the first worker, a copy with another key in others
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { extensionId, extensionKey } from '../../lib/build/identity.ts';

/** Number of this worker in a run of Playwright, from 0. */
export const WORKER = Number(env.TEST_PARALLEL_INDEX ?? 0);

export function testExtensionId(): string {
  return extensionId(workerKey());
}

/** Nobody signs with it: for an unpacked extension the key is only what the id is made from. */
function workerKey(): string {
  if (WORKER === 0) return extensionKey;
  const bytes = Buffer.from(extensionKey, 'base64');
  bytes.writeUInt8(WORKER, bytes.length - 8);
  return bytes.toString('base64');
}

const copies = new Map<string, string>();

/** `dir` is not changed after its first use. */
export function ownBuild(dir: string): string {
  if (WORKER === 0) return dir;
  const before = copies.get(dir);
  if (before !== undefined) return before;
  const copy = mkdtempSync(join(tmpdir(), 'creditgate-build-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(dir, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, key: workerKey() }));
  copies.set(dir, copy);
  return copy;
}
