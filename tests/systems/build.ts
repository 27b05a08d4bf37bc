/**
 * Builds the stand-in systems that need bundling (device: React + antd). The other two are served as they are.
 *
 *   await buildSystems()   tests/systems/device/dist is up to date
 *
 * Rebuilds only when a source, or one of the libraries' versions, has changed; once, however many workers ask.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onceARun } from '../support/once.ts';

const DEVICE = fileURLToPath(new URL('./device', import.meta.url));
const DIST = join(DEVICE, 'dist');
const STAMP = join(DIST, '.stamp');

export async function buildSystems(): Promise<void> {
  await onceARun('systems', buildDevice);
}

async function buildDevice(): Promise<void> {
  const fingerprint = fingerprintOf();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) return;
  const { build } = await import('vite');
  await build({
    root: DEVICE,
    base: '/device/',
    configFile: false,
    // antd's "use client" directives give one warning a file, and mean nothing outside a server.
    logLevel: 'error',
    build: { outDir: DIST, emptyOutDir: true, target: 'chrome109', reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
  writeFileSync(STAMP, fingerprint);
}

function fingerprintOf(): string {
  const hash = createHash('sha256');
  const lock = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>;
  for (const name of ['react', 'react-dom', 'antd', 'vite']) hash.update(`${name}@${lock.dependencies?.[name] ?? lock.devDependencies?.[name] ?? ''}\n`);
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(DEVICE).sort()) {
    if (/\.(tsx?|html|css)$/.test(name)) hash.update(name).update(readFileSync(join(DEVICE, name)));
  }
  return hash.digest('hex');
}
