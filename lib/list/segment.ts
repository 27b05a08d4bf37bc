import { encodeExactBlock, encodeRecordBlock, encodeTombstoneBlock, type Deflate, type ExactEntry, type Tombstone } from './block.ts';
import { bucketOf, hashKey, keysOf, tombstoneBucket } from './keys.ts';
import { ENTRIES_PER_BUCKET, MAX_BITS, MAX_ROWS, ROWS_PER_BLOCK, TOMBSTONES_PER_BUCKET } from './limits.ts';
import { toRow, type Row } from './row.ts';
import type { Listing } from './schema.ts';
import type { Table } from './pack.ts';

/** How a segment's tables are cut into blocks. A base has no tombstones. */
export interface SegmentLayout {
  readonly rows: number;
  readonly exactBits: number;
  readonly tombstoneBits: number | null;
}

export interface Segment extends SegmentLayout {
  readonly blocks: Readonly<Record<Table, readonly Uint8Array[]>>;
}

/** Number of blocks that each table of a segment must have. */
export function blockCounts(layout: SegmentLayout): Readonly<Record<Table, number>> {
  return {
    r: Math.ceil(layout.rows / ROWS_PER_BLOCK),
    x: 2 ** layout.exactBits,
    t: layout.tombstoneBits === null ? 0 : 2 ** layout.tombstoneBits,
  };
}

export interface EncodeOptions {
  /** Told of the number of rows laid out so far. */
  readonly onProgress?: (rows: number) => void;
  readonly deflate?: Deflate;
}

interface Placed {
  readonly listing: Listing;
  readonly row: Row;
  readonly keys: ReturnType<typeof keysOf>;
  readonly nameHash: number;
}

/** A record with its row as published: columns that this reader does not know are only in the row. */
export interface RowRecord {
  readonly listing: Listing;
  readonly row: Row;
}

/**
 * Lays records out in blocks. Rows are ordered by the hash of the normalised name, then name and id, so that
 * rows of one name share a block and so that one set has one layout whatever the order of the input.
 *
 * @param tombstones of a delta; null for a base
 * @throws RangeError above 2^24 rows, which row numbers cannot express
 */
export function encodeSegment(listings: readonly Listing[], tombstones: readonly Tombstone[] | null, options: EncodeOptions = {}): Segment {
  const steps = encodeSteps(listings.map((listing) => ({ listing, row: toRow(listing) })), tombstones, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of about a millisecond, for a thread that has other things to do as well. */
export function* encodeSteps(
  records: readonly RowRecord[],
  tombstones: readonly Tombstone[] | null,
  { onProgress, deflate }: EncodeOptions = {},
): Generator<void, Segment> {
  if (records.length > MAX_ROWS) throw new RangeError(`a segment holds at most ${MAX_ROWS} rows`);
  const placed: Placed[] = [];
  for (const record of records) {
    if (placed.push(place(record)) % ROWS_PER_BLOCK === 0) yield;
  }
  placed.sort(byName);
  const entryCount = placed.reduce((sum, row) => sum + row.keys.length, 0);
  const exactBits = bitsFor(entryCount, ENTRIES_PER_BUCKET);
  const buckets: ExactEntry[][] = Array.from({ length: 2 ** exactBits }, () => []);
  for (const [row, { keys }] of placed.entries()) {
    for (const key of keys) {
      const hash = hashKey(key);
      buckets[bucketOf(hash.high, exactBits)]?.push({ remainder: hash.remainder, row });
    }
    if (row % ROWS_PER_BLOCK === 0) yield;
  }
  const blocks: Uint8Array[] = [];
  for (let first = 0; first < placed.length; first += ROWS_PER_BLOCK) {
    blocks.push(encodeRecordBlock(placed.slice(first, first + ROWS_PER_BLOCK).map(({ row }) => row), deflate));
    onProgress?.(Math.min(first + ROWS_PER_BLOCK, placed.length));
    yield;
  }
  const tombstoneBits = tombstones === null ? null : bitsFor(tombstones.length, TOMBSTONES_PER_BUCKET);
  const t = tombstones === null ? [] : tombstoneBlocks(tombstones, tombstoneBits ?? 0);
  return { rows: placed.length, exactBits, tombstoneBits, blocks: { r: blocks, x: buckets.map(encodeExactBlock), t } };
}

function place({ listing, row }: RowRecord): Placed {
  const keys = keysOf(listing);
  const name = keys.find((key) => key.kind === 'name') ?? { kind: 'name', value: '' };
  return { listing, row, keys, nameHash: hashKey(name).high };
}

function byName(a: Placed, b: Placed): number {
  if (a.nameHash !== b.nameHash) return a.nameHash - b.nameHash;
  if (a.listing.name !== b.listing.name) return a.listing.name < b.listing.name ? -1 : 1;
  return a.listing.id < b.listing.id ? -1 : 1;
}

function tombstoneBlocks(tombstones: readonly Tombstone[], bits: number): Uint8Array[] {
  const buckets: Tombstone[][] = Array.from({ length: 2 ** bits }, () => []);
  for (const tombstone of tombstones) buckets[tombstoneBucket(tombstone.id, bits)]?.push(tombstone);
  return buckets.map(encodeTombstoneBlock);
}

function bitsFor(entries: number, perBucket: number): number {
  return Math.min(MAX_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / perBucket))));
}
