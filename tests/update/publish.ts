/**
 * Releases on a server of one's own, and a desk that takes them up.
 *
 *   const releases = releaseFolder(folder)          a signing key and a folder to serve
 *   releases.publish(build, version, url) → Packed
 *   await takeUp(desk, {id, version, profileDir})   the browser fetches the newer release and takes it up under the open pages
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { readFolder } from '../../lib/build/pack/archive.ts';
import { packRelease, type Packed } from '../../lib/build/pack/release.ts';
import type { Desk } from '../support/desk.ts';

export interface ReleaseFolder {
  publish(build: string, version: string, url: string): Packed;
}

export function releaseFolder(site: string): ReleaseFolder {
  mkdirSync(site, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publish(build, version, url) {
      const packed = packRelease(readFolder(build), { key: privateKey, url, version });
      writeFileSync(join(site, packed.crxName), packed.crx);
      writeFileSync(join(site, 'updates.xml'), packed.updates);
      return packed;
    },
  };
}

/**
 * The browser has fetched and unpacked the newer release, and takes it up when the extension asks for it, instead of when it
 * rests for long or at the next start: pages of web systems stay open. `desk.own` is another page afterwards.
 */
export async function takeUp(desk: Desk, { id, version, profileDir }: { readonly id: string; readonly version: string; readonly profileDir: string }): Promise<void> {
  expect(await desk.own.evaluate(() => chrome.runtime.requestUpdateCheck())).toMatchObject({ status: 'update_available', version });
  await expect.poll(() => existsSync(join(profileDir, 'Default', 'Extensions', id, `${version}_0`)), { timeout: 20_000 }).toBe(true);
  // Answers nothing: the page goes with the extension that it reloads.
  await desk.own.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await desk.reopen();
  expect(await desk.own.evaluate(() => chrome.runtime.getManifest().version)).toBe(version);
}
