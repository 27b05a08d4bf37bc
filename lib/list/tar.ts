import { err, ok, type Result } from '../shared/index.ts';
import type { MediaFile } from './media/files.ts';

const RECORD = 512;
/** More files than this is no published list. */
const MAX_ENTRIES = 100_000;
/** Longest extended header that is read: a path and some times are a few hundred bytes. */
const MAX_EXTENDED = 65_536;

/**
 * The files of a tar archive (POSIX ustar, with pax and GNU headers for long names), by its headers alone: files are
 * slices of the archive. Links, devices and folders are left out.
 */
export async function readTar(blob: Blob): Promise<Result<MediaFile[], 'not-an-archive'>> {
  const files: MediaFile[] = [];
  let given: { path?: string; size?: number } = {};
  for (let at = 0; at + RECORD <= blob.size && files.length <= MAX_ENTRIES; ) {
    const header = new Uint8Array(await blob.slice(at, at + RECORD).arrayBuffer());
    if (header.every((byte) => byte === 0)) return ok(files);
    const size = given.size ?? octal(header, 124, 12);
    if (octal(header, 148, 8) !== checksum(header) || size === undefined || at + RECORD + size > blob.size) return err('not-an-archive');
    const body = blob.slice(at + RECORD, at + RECORD + size);
    const type = String.fromCharCode(header[156] ?? 0);
    if ((type === 'x' || type === 'L') && size <= MAX_EXTENDED) {
      const bytes = new Uint8Array(await body.arrayBuffer());
      given = type === 'x' ? { ...given, ...extended(bytes) } : { ...given, path: text(bytes) };
    } else if (type !== 'g') {
      const path = given.path ?? [text(header.subarray(345, 500)), text(header.subarray(0, 100))].filter((part) => part !== '').join('/');
      if (type === '0' || type === '\u0000') files.push({ path: path.replaceAll('\\', '/').replace(/^\.\//, ''), stream: () => body.stream() });
      given = {};
    }
    at += RECORD + Math.ceil(size / RECORD) * RECORD;
  }
  // No archive ends without an empty record, and none of ours is so long.
  return err('not-an-archive');
}

/** Records `length key=value\n` of a pax header. */
function extended(bytes: Uint8Array): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const [, length, key, value] = /^(\d{1,6}) ([^=]*)=([^]*)\n$/.exec(text(bytes.subarray(at, at + Number(/^\d{1,6}/.exec(text(bytes.subarray(at, at + 7)))?.[0] ?? 0)))) ?? [];
    if (length === undefined) break;
    if (key === 'path') found.path = value;
    if (key === 'size' && /^\d{1,15}$/.test(value ?? '')) found.size = Number(value);
    at += Number(length);
  }
  return found;
}

/** Up to the first zero byte. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function octal(header: Uint8Array, at: number, length: number): number | undefined {
  const digits = text(header.subarray(at, at + length)).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** Sum of the header's bytes, its own field as blanks. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
