import { coreOf } from '../subject/index.ts';
import { encodeRecordBlock, encodeTombstoneBlock, exactEntry, nearEntry, type Deflate, type Tombstone } from './block.ts';
import { bitsFor, EntryTable } from './entry-table.ts';
import { hashKey, keysOf, tombstoneBucket } from './keys.ts';
import { ENTRIES_PER_BUCKET, MAX_ROWS, NEAR_PER_BUCKET, ROWS_PER_BLOCK, TOMBSTONES_PER_BUCKET } from './limits.ts';
import { nearHash, nearKeys, regionOfListing, regionTag } from './neighbours.ts';
import { toRow, type Row } from './row.ts';
import type { Listing } from './schema.ts';
import type { Table } from './pack.ts';

/** How a segment's tables are cut into blocks. A base has no tombstones; an older publisher made no fuzzy index. */
export interface SegmentLayout {
  readonly rows: number;
  readonly exactBits: number;
  readonly fuzzyBits: number | null;
  readonly tombstoneBits: number | null;
}

export interface Segment extends SegmentLayout {
  readonly blocks: Readonly<Record<Table, readonly Uint8Array[]>>;
}

/** The layout alone, its members in one order: it is stored, and hashed. */
export function layoutOf({ rows, exactBits, fuzzyBits, tombstoneBits }: SegmentLayout): SegmentLayout {
  return { rows, exactBits, fuzzyBits, tombstoneBits };
}

/** Number of blocks that each table of a segment must have. */
export function blockCounts(layout: SegmentLayout): Readonly<Record<Table, number>> {
  return {
    r: Math.ceil(layout.rows / ROWS_PER_BLOCK),
    x: 2 ** layout.exactBits,
    f: layout.fuzzyBits === null ? 0 : 2 ** layout.fuzzyBits,
    t: layout.tombstoneBits === null ? 0 : 2 ** layout.tombstoneBits,
  };
}

export interface EncodeOptions {
  /** Told of the number of rows laid out so far. */
  readonly onProgress?: (rows: number) => void;
  readonly deflate?: Deflate;
}

/** A record with its row as published: columns that this reader does not know are only in the row. */
export interface RowRecord {
  readonly listing: Listing;
  readonly row: Row;
}

/**
 * Lays records out in blocks. Rows are ordered by the hash of the name's core, then name and id, so that
 * rows of one name, or of names that differ in region or form, share a block and so that one set has one layout whatever the order of the input.
 *
 * @param tombstones of a delta; null for a base
 * @throws RangeError above 2^24 rows, which row numbers cannot express
 */
export function encodeSegment(listings: readonly Listing[], tombstones: readonly Tombstone[] | null, options: EncodeOptions = {}): Segment {
  const steps = encodeSteps(listings.map((listing) => ({ listing })), tombstones, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of about a millisecond, for a thread that has other things to do as well. Without a row, it is made of the listing. */
export function* encodeSteps(
  records: readonly (Pick<RowRecord, 'listing'> & Partial<RowRecord>)[],
  tombstones: readonly Tombstone[] | null,
  { onProgress, deflate }: EncodeOptions = {},
): Generator<void, Segment> {
  if (records.length > MAX_ROWS) throw new RangeError(`a segment holds at most ${MAX_ROWS} rows`);
  const coreHashes = new Uint32Array(records.length);
  const [exact, fuzzy] = [new EntryTable(ENTRIES_PER_BUCKET), new EntryTable(NEAR_PER_BUCKET)];
  for (const [at, { listing }] of records.entries()) {
    const keys = keysOf(listing);
    for (const key of keys) {
      const { high, remainder } = hashKey(key);
      exact.add(high, remainder, at, 0);
    }
    const cores = keys.flatMap(({ kind, value }) => (kind === 'core' ? [value] : []));
    const tag = regionTag(regionOfListing(listing));
    for (const key of new Set(cores.flatMap(nearKeys))) {
      const { high, remainder } = nearHash(key);
      fuzzy.add(high, remainder >>> 8, at, tag);
    }
    coreHashes[at] = nearHash(listing.formerNames === undefined ? (cores[0] ?? '') : coreOf(listing.name)).high;
    if (at % ROWS_PER_BLOCK === 0) yield;
  }
  const order = Uint32Array.from(coreHashes.keys()).sort((a, b) => (coreHashes[a] ?? 0) - (coreHashes[b] ?? 0) || byName(records[a]?.listing, records[b]?.listing));
  yield;
  const rank = new Uint32Array(order.length);
  for (const [place, at] of order.entries()) rank[at] = place;
  const r: Uint8Array[] = [];
  for (let first = 0; first < order.length; first += ROWS_PER_BLOCK) {
    const rows = Array.from(order.subarray(first, first + ROWS_PER_BLOCK), (at) => records[at] as (typeof records)[number]);
    r.push(encodeRecordBlock(rows.map(({ listing, row }) => row ?? toRow(listing)), deflate));
    onProgress?.(first + rows.length);
    yield;
  }
  const [x, f] = [yield* exact.blocks(rank, exactEntry), yield* fuzzy.blocks(rank, (remainder, row, tag) => nearEntry({ remainder, row, tag }))];
  const tombstoneBits = tombstones === null ? null : bitsFor(tombstones.length, TOMBSTONES_PER_BUCKET);
  const t = tombstones === null ? [] : tombstoneBlocks(tombstones, tombstoneBits ?? 0);
  return { rows: order.length, exactBits: exact.bits, fuzzyBits: fuzzy.bits, tombstoneBits, blocks: { r, x, f, t } };
}

function byName(a: Listing | undefined, b: Listing | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function tombstoneBlocks(tombstones: readonly Tombstone[], bits: number): Uint8Array[] {
  const buckets: Tombstone[][] = Array.from({ length: 2 ** bits }, () => []);
  for (const tombstone of tombstones) buckets[tombstoneBucket(tombstone.id, bits)]?.push(tombstone);
  return buckets.map(encodeTombstoneBlock);
}

