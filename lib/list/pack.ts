import { err, ok, type Result } from '../shared/index.ts';
import { MAX_BLOCK_BYTES, MAX_PACK_BYTES, PACK_TARGET_BYTES } from './limits.ts';

/** Tables of a segment: records, exact index, fuzzy index, tombstones. */
export const TABLES = ['r', 'x', 'f', 't'] as const;
export type Table = (typeof TABLES)[number];

export interface Pack {
  readonly table: Table;
  readonly firstBlock: number;
  readonly blocks: readonly Uint8Array[];
}

export type PackFault = 'too-short' | 'bad-magic' | 'unknown-table' | 'reserved-set' | 'too-large' | 'too-many-blocks' | 'length-mismatch';

/** "CGP1" */
const MAGIC = [0x43, 0x47, 0x50, 0x31];
const HEADER_BYTES = 16;

/** Header (magic, table, 3 zero bytes, first block, number of blocks), u32 lengths, blocks; little-endian. */
export function encodePack(pack: Pack): Uint8Array {
  const lengths = HEADER_BYTES + 4 * pack.blocks.length;
  const bytes = new Uint8Array(pack.blocks.reduce((sum, block) => sum + block.length, lengths));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes[4] = pack.table.charCodeAt(0);
  view.setUint32(8, pack.firstBlock, true);
  view.setUint32(12, pack.blocks.length, true);
  let at = lengths;
  for (const [index, block] of pack.blocks.entries()) {
    view.setUint32(HEADER_BYTES + 4 * index, block.length, true);
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}

/** Reads a pack. The blocks are views into `bytes`; every length is checked before it is used. */
export function parsePack(bytes: Uint8Array): Result<Pack, PackFault> {
  if (bytes.length > MAX_PACK_BYTES) return err('too-large');
  if (bytes.length < HEADER_BYTES) return err('too-short');
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return err('bad-magic');
  const table = TABLES.find((name) => name.charCodeAt(0) === bytes[4]);
  if (table === undefined) return err('unknown-table');
  if (bytes[5] !== 0 || bytes[6] !== 0 || bytes[7] !== 0) return err('reserved-set');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(12, true);
  if (count > (bytes.length - HEADER_BYTES) / 4) return err('too-many-blocks');
  const blocks: Uint8Array[] = [];
  let at = HEADER_BYTES + 4 * count;
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(HEADER_BYTES + 4 * index, true);
    if (length > MAX_BLOCK_BYTES || length > bytes.length - at) return err('length-mismatch');
    blocks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return at === bytes.length ? ok({ table, firstBlock: view.getUint32(8, true), blocks }) : err('length-mismatch');
}

/** Groups a table's blocks into packs of about 1 MB. */
export function* packsOf(table: Table, blocks: readonly Uint8Array[]): Generator<Pack> {
  let first = 0;
  let size = 0;
  for (const [index, block] of blocks.entries()) {
    if (index > first && size + block.length > PACK_TARGET_BYTES) {
      yield { table, firstBlock: first, blocks: blocks.slice(first, index) };
      first = index;
      size = 0;
    }
    size += block.length + 4;
  }
  if (blocks.length > first) yield { table, firstBlock: first, blocks: blocks.slice(first) };
}
