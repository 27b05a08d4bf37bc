import { strToU8, zipSync } from 'fflate';
import type { BundleFile } from './types.ts';

/** The files as one ZIP. */
export function zipOf(files: readonly BundleFile[], now: number): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), { mtime: now }) as Uint8Array<ArrayBuffer>;
}
