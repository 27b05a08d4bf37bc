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

/** An exact-index entry: 24 bits of the key's hash and the number of the row that bears the key. */
export interface ExactEntry {
  readonly remainder: number;
  readonly row: number;
}

/** Bytes of an entry: remainder and row, 24 bits each, big-endian, sorted as bytes. */
const ENTRY_BYTES = 6;

export function encodeExactBlock(entries: readonly ExactEntry[]): Uint8Array {
  const sorted = [...entries].sort((a, b) => a.remainder - b.remainder || a.row - b.row);
  const block = new Uint8Array(sorted.length * ENTRY_BYTES);
  for (const [index, entry] of sorted.entries()) {
    put24(block, index * ENTRY_BYTES, entry.remainder);
    put24(block, index * ENTRY_BYTES + 3, entry.row);
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

/** A record that a delta removes or replaces. The normalised name is the way to find what it was. */
export interface Tombstone {
  readonly id: string;
  readonly name: string;
}

/** Tombstone block: JSON array of [id, normalised name of the old record], sorted by id. */
export function encodeTombstoneBlock(tombstones: readonly Tombstone[]): Uint8Array {
  const sorted = [...tombstones].sort((a, b) => (a.id < b.id ? -1 : 1));
  return encoder.encode(JSON.stringify(sorted.map((tombstone) => [tombstone.id, tombstone.name])));
}

export function decodeTombstoneBlock(block: Uint8Array): Result<readonly Tombstone[], BlockFault> {
  const pairs = parseJson(block);
  if (!Array.isArray(pairs)) return err('block-malformed');
  const tombstones: Tombstone[] = [];
  for (const pair of pairs as unknown[]) {
    const [id, name] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof id !== 'string' || typeof name !== 'string') return err('block-malformed');
    tombstones.push({ id, name });
  }
  return ok(tombstones);
}
