/** One release of the extension as a server of one's own carries it: .crx, .zip and updates.xml. */
import type { KeyObject } from 'node:crypto';
import { extensionId } from '../identity.ts';
import { zipFiles } from './archive.ts';
import { makeCrx, publicDer } from './crx.ts';
import { updatesXml } from './updates.ts';

export interface Manifest {
  readonly version: string;
  readonly minimum_chrome_version?: string;
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
}

export interface Packed {
  readonly id: string;
  readonly version: string;
  readonly manifest: Manifest;
  readonly zip: Uint8Array;
  readonly crx: Uint8Array;
  readonly crxName: string;
  readonly updates: string;
  readonly updateUrl: string;
}

/**
 * In: the files of a build, the key that signs, and the address of the folder in which the release will lie. The
 * manifest gets the key's public half, the update address and, where given, another version. The same input gives the same bytes.
 */
export function packRelease(files: ReadonlyMap<string, Uint8Array>, { key, url, version }: { readonly key: KeyObject; readonly url: string; readonly version?: string }): Packed {
  const text = files.get('manifest.json');
  if (text === undefined) throw new Error('no manifest.json among the files');
  const built = JSON.parse(Buffer.from(text).toString('utf8')) as Manifest;
  const publicKey = publicDer(key).toString('base64');
  const base = url.endsWith('/') ? url : `${url}/`;
  const updateUrl = `${base}updates.xml`;
  const manifest = { ...built, version: version ?? built.version, key: publicKey, update_url: updateUrl };
  const zip = zipFiles(new Map([...files, ['manifest.json', Buffer.from(JSON.stringify(manifest, undefined, 1))]]));
  const crx = makeCrx(zip, key);
  const id = extensionId(publicKey);
  const crxName = `creditgate-${manifest.version}.crx`;
  const updates = updatesXml({ id, version: manifest.version, codebase: base + crxName, crx, minimumChrome: manifest.minimum_chrome_version ?? '109' });
  return { id, version: manifest.version, manifest, zip, crx, crxName, updates, updateUrl };
}
