/** A folder as ZIP bytes that depend on nothing but names and contents, so that two builds of one source can be compared. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** Already compressed: trying again costs time and gains nothing. */
const STORED = /\.(png|jpe?g|webp|woff2)$/;

/** Files of a folder by path with `/`, sorted by code units. */
export function readFolder(dir: string): Map<string, Uint8Array> {
  const paths = (readdirSync(dir, { recursive: true }) as string[]).filter((path) => statSync(join(dir, path)).isFile());
  return new Map(paths.map((path): [string, Uint8Array] => [path.replaceAll('\\', '/'), readFileSync(join(dir, path))]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // A moment in the clock of whoever packs: what ZIP writes has no time zone.
  const mtime = new Date(1980, 0, 2);
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) entries[path] = [files.get(path) ?? new Uint8Array(), { level: STORED.test(path) ? 0 : 9, mtime, os: 0, attrs: 0 }];
  return zipSync(entries);
}
