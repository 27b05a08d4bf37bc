import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock, findExact } from './block.ts';
import { bears, bucketOf, hashKey, tombstoneBucket, type KeyHash } from './keys.ts';
import { ROWS_PER_BLOCK } from './limits.ts';
import type { Table } from './pack.ts';
import { fromRow, type Row } from './row.ts';
import type { Listing } from './schema.ts';
import type { RowRecord, SegmentLayout } from './segment.ts';
import type { LookupKey } from './state.ts';

/** Where a segment's blocks are read from: the browser's store, a published folder, or memory. */
export interface BlockSource {
  get(table: Table, segment: number, blocks: readonly number[]): Promise<readonly (Uint8Array | undefined)[]>;
}

/** A segment of a generation, by its number in the block source. */
export interface StoredSegment extends SegmentLayout {
  readonly number: number;
}

export type SearchFault = 'block-missing' | 'block-malformed' | 'row-malformed';
export interface Found {
  readonly key: LookupKey;
  readonly listing: Listing;
  readonly row: Row;
}

/**
 * Records of a generation that bear any of the keys, verified against the full string and against the
 * tombstones of newer segments. `segments` are ordered from the base to the newest overlay.
 * A block that should be there and is not, or does not decode, fails the search: it never counts as "no hit".
 *
 * @param hashes of the keys, where they are known already
 */
export async function search(
  source: BlockSource,
  segments: readonly StoredSegment[],
  keys: readonly LookupKey[],
  hashes: readonly KeyHash[] = keys.map(hashKey),
): Promise<Result<Found[], SearchFault>> {
  const found: Found[] = [];
  const perSegment = await Promise.all(segments.map((segment) => searchSegment(source, segment, keys, hashes)));
  for (const [index, result] of perSegment.entries()) {
    if (!result.ok) return result;
    const buried = await buriedIds(source, segments.slice(index + 1), result.value);
    if (!buried.ok) return buried;
    found.push(...result.value.filter((hit) => !buried.value.has(hit.listing.id)));
  }
  return ok(found);
}

async function searchSegment(source: BlockSource, segment: StoredSegment, keys: readonly LookupKey[], hashes: readonly KeyHash[]): Promise<Result<Found[], SearchFault>> {
  const buckets = await source.get('x', segment.number, hashes.map((hash) => bucketOf(hash.high, segment.exactBits)));
  const candidates: { key: LookupKey; row: number }[] = [];
  for (const [index, key] of keys.entries()) {
    const [bucket, hash] = [buckets[index], hashes[index]];
    if (bucket === undefined || hash === undefined) return err('block-missing');
    const rows = findExact(bucket, hash);
    if (!rows.ok) return rows;
    for (const row of rows.value) candidates.push({ key, row });
  }
  if (candidates.length === 0) return ok([]);
  return readCandidates(source, segment, candidates);
}

async function readCandidates(
  source: BlockSource,
  segment: StoredSegment,
  candidates: readonly { key: LookupKey; row: number }[],
): Promise<Result<Found[], SearchFault>> {
  const read = await readRows(source, segment.number, candidates.map(({ row }) => row));
  if (!read.ok) return read;
  return ok(read.value.flatMap(({ listing, row }, index) => {
    const { key } = candidates[index] as (typeof candidates)[number];
    return bears(listing, key) ? [{ key, listing, row }] : [];
  }));
}

/** Rows of a segment by their numbers, in this order; each block is read and inflated once. */
export async function readRows(source: BlockSource, segment: number, rows: readonly number[]): Promise<Result<RowRecord[], SearchFault>> {
  const numbers = [...new Set(rows.map((row) => Math.floor(row / ROWS_PER_BLOCK)))];
  const blocks = numbers.length === 0 ? [] : await source.get('r', segment, numbers);
  const decoded = new Map<number, readonly Row[]>();
  for (const [index, number] of numbers.entries()) {
    const block = blocks[index];
    if (block === undefined) return err('block-missing');
    const own = decodeRecordBlock(block);
    if (!own.ok) return own;
    decoded.set(number, own.value);
  }
  const records: RowRecord[] = [];
  for (const number of rows) {
    const row = decoded.get(Math.floor(number / ROWS_PER_BLOCK))?.[number % ROWS_PER_BLOCK];
    if (row === undefined) return err('block-malformed');
    const listing = fromRow(row);
    if (!listing.ok) return listing;
    records.push({ listing: listing.value, row });
  }
  return ok(records);
}

/** Ids among the hits that a newer segment has modified or deleted. */
export async function buriedIds(source: BlockSource, newer: readonly StoredSegment[], hits: readonly Pick<Found, 'listing'>[]): Promise<Result<ReadonlySet<string>, SearchFault>> {
  const buried = new Set<string>();
  for (const { number, tombstoneBits } of newer) {
    if (tombstoneBits === null || hits.length === 0) continue;
    const buckets = [...new Set(hits.map((hit) => tombstoneBucket(hit.listing.id, tombstoneBits)))];
    for (const block of await source.get('t', number, buckets)) {
      if (block === undefined) return err('block-missing');
      const tombstones = decodeTombstoneBlock(block);
      if (!tombstones.ok) return tombstones;
      for (const { id } of tombstones.value) buried.add(id);
    }
  }
  return ok(buried);
}
