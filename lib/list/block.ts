import { deflateSync, inflateSync } from 'fflate';
import { err, ok, type Result } from '../shared/index.ts';
import type { KeyHash } from './keys.ts';
import { MAX_INFLATED_BYTES, ROWS_PER_BLOCK } from './limits.ts';
import type { Row } from './row.ts';

export type BlockFault = 'block-malformed';

const encoder = new TextEncoder();

/** Raw deflate (RFC 1951). The publisher brings zlib's, which is several times faster than ours. */
export type Deflate = (text: Uint8Array) => Uint8Array;
const deflate: Deflate = (text) => deflateSync(text, { level: 6 });

/** Record block: u32 length of the JSON text, then that text (an array of rows) as raw deflate. */
export function encodeRecordBlock(rows: readonly Row[], compress: Deflate = deflate): Uint8Array {
  const text = encoder.encode(JSON.stringify(rows));
  const packed = compress(text);
  const block = new Uint8Array(4 + packed.length);
  new DataView(block.buffer).setUint32(0, text.length, true);
  block.set(packed, 4);
  return block;
}

export function decodeRecordBlock(block: Uint8Array): Result<readonly Row[], BlockFault> {
  if (block.length < 4) return err('block-malformed');
  const length = new DataView(block.buffer, block.byteOffset, 4).getUint32(0, true);
  if (length > MAX_INFLATED_BYTES) return err('block-malformed');
  const rows = parseJson(inflate(block.subarray(4), length));
  if (!Array.isArray(rows) || rows.length > ROWS_PER_BLOCK || !rows.every(Array.isArray)) return err('block-malformed');
  return ok(rows as Row[]);
}

/** Inflates into a buffer of the stated length and one byte more, so that a longer text shows. */
function inflate(packed: Uint8Array, length: number): Uint8Array | null {
  try {
    const text = inflateSync(packed, { out: new Uint8Array(length + 1) });
    return text.length === length ? text : null;
  } catch (error) {
    // fflate throws plain Errors for invalid data: that is a malformed block, not a fault of ours.
    if (error instanceof Error) return null;
    throw error;
  }
}

function parseJson(text: Uint8Array | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** 32 bytes in base64url; the last character holds four bits. */
const DIGEST = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Bytes of an entry: remainder and row, 24 bits each, big-endian, sorted as bytes. */
const ENTRY_BYTES = 6;

/** An exact-index entry, 24 bits of the key's hash and the number of the row that bears the key, as a number of 48 bits: what sorts as numbers sorts as bytes. */
export function exactEntry(remainder: number, row: number): number {
  return remainder * 2 ** 24 + row;
}

/** Entries, each 6 bytes, in order. Sorts what it is given. */
export function encodeEntries(entries: Float64Array): Uint8Array {
  const block = new Uint8Array(entries.length * ENTRY_BYTES);
  let at = 0;
  for (const entry of entries.sort()) {
    const high = Math.floor(entry / 2 ** 24);
    put24(block, at, high);
    put24(block, at + 3, entry - high * 2 ** 24);
    at += ENTRY_BYTES;
  }
  return block;
}

/** Rows whose key may be the one asked for. */
export function findExact(block: Uint8Array, hash: KeyHash): Result<number[], BlockFault> {
  if (block.length % ENTRY_BYTES !== 0) return err('block-malformed');
  let low = 0;
  let high = block.length / ENTRY_BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (get24(block, middle * ENTRY_BYTES) < hash.remainder) low = middle + 1;
    else high = middle;
  }
  const rows: number[] = [];
  for (let at = low * ENTRY_BYTES; at < block.length && get24(block, at) === hash.remainder; at += ENTRY_BYTES) {
    rows.push(get24(block, at + 3));
  }
  return ok(rows);
}

function put24(block: Uint8Array, at: number, value: number): void {
  block[at] = value >>> 16;
  block[at + 1] = value >>> 8;
  block[at + 2] = value;
}

function get24(block: Uint8Array, at: number): number {
  return ((block[at] ?? 0) << 16) | ((block[at + 1] ?? 0) << 8) | (block[at + 2] ?? 0);
}

/** An entry of the fuzzy index: a row that has a key in its neighbourhood, and its region in a byte. */
export interface NearEntry {
  /** Top 16 bits of the key hash's remainder. */
  readonly remainder: number;
  readonly row: number;
  readonly tag: number;
}

/** 6 bytes an entry: remainder 16 bits, row 24, region tag 8, big-endian, sorted as bytes. */
export function nearEntry({ remainder, row, tag }: NearEntry): number {
  return remainder * 2 ** 32 + row * 2 ** 8 + tag;
}

/** Entries whose key may be the one asked for. */
export function findNear(block: Uint8Array, hash: KeyHash): Result<Omit<NearEntry, 'remainder'>[], BlockFault> {
  if (block.length % ENTRY_BYTES !== 0) return err('block-malformed');
  const wanted = hash.remainder >>> 8;
  let low = 0;
  let high = block.length / ENTRY_BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (get24(block, middle * ENTRY_BYTES) >>> 8 < wanted) low = middle + 1;
    else high = middle;
  }
  const found: Omit<NearEntry, 'remainder'>[] = [];
  for (let at = low * ENTRY_BYTES; at < block.length && get24(block, at) >>> 8 === wanted; at += ENTRY_BYTES) {
    const rest = get24(block, at + 3);
    found.push({ row: ((get24(block, at) & 0xff) << 16) | (rest >>> 8), tag: rest & 0xff });
  }
  return ok(found);
}

/**
 * A record that a delta removes or replaces. The digest of its row lets a reader take it from the set hash without
 * reading it; the normalised name is the way to find it, for whoever wants to see what it was.
 */
export interface Tombstone {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the old row's JSON text, base64url. */
  readonly digest: string;
}

/** Tombstone block: JSON array of [id, normalised name, digest of the old record], sorted by id. */
export function encodeTombstoneBlock(tombstones: readonly Tombstone[]): Uint8Array {
  const sorted = [...tombstones].sort((a, b) => (a.id < b.id ? -1 : 1));
  return encoder.encode(JSON.stringify(sorted.map(({ id, name, digest }) => [id, name, digest])));
}

export function decodeTombstoneBlock(block: Uint8Array): Result<readonly Tombstone[], BlockFault> {
  const triples = parseJson(block);
  if (!Array.isArray(triples)) return err('block-malformed');
  const tombstones: Tombstone[] = [];
  for (const triple of triples as unknown[]) {
    const [id, name, digest] = Array.isArray(triple) ? (triple as unknown[]) : [];
    if (typeof id !== 'string' || typeof name !== 'string' || typeof digest !== 'string' || !DIGEST.test(digest)) return err('block-malformed');
    tombstones.push({ id, name, digest });
  }
  return ok(tombstones);
}
