import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock } from './block.ts';
import { ROWS_PER_BLOCK } from './limits.ts';
import { blocksOf } from './merge.ts';
import type { RowPlace } from './row-table.ts';
import { fromRow, type Row } from './row.ts';
import type { Listing } from './schema.ts';
import type { BlockSource, SearchFault, StoredSegment } from './search.ts';

/** Told of a row and its place. A promise is waited for; without one a million rows need no million turns. */
export type Visit<Fault extends string> = (id: string, row: Row, place: RowPlace) => Promise<Result<void, Fault>> | undefined;

/** All rows of a generation that no newer segment has modified or deleted. */
export async function eachInForce<Fault extends string = never>(source: BlockSource, segments: readonly StoredSegment[], breathe: () => Promise<void>, visit: Visit<Fault>): Promise<Result<void, SearchFault | Fault>> {
  /** The newest segment that buries an id. */
  const buriedBy = new Map<string, number>();
  for (const [index, segment] of segments.entries()) {
    for await (const block of blocksOf(source, segment, 't')) {
      const tombstones = block === undefined ? err('block-missing' as const) : decodeTombstoneBlock(block);
      if (!tombstones.ok) return tombstones;
      for (const { id } of tombstones.value) buriedBy.set(id, index);
      await breathe();
    }
  }
  for (const [segment, stored] of segments.entries()) {
    let number = 0;
    for await (const block of blocksOf(source, stored, 'r')) {
      const rows = block === undefined ? err('block-missing' as const) : decodeRecordBlock(block);
      if (!rows.ok) return rows;
      for (const [at, row] of rows.value.entries()) {
        const [id] = row;
        if (typeof id !== 'string') return err('row-malformed');
        if ((buriedBy.get(id) ?? -1) > segment) continue;
        const visited = visit(id, row, { segment, row: number * ROWS_PER_BLOCK + at });
        const told = visited === undefined ? undefined : await visited;
        if (told?.ok === false) return told;
      }
      number += 1;
      await breathe();
    }
  }
  return ok(undefined);
}

/** Records at places that are sorted by segment and row; each block is inflated once. */
export async function rowsAt(source: BlockSource, segments: readonly StoredSegment[], places: readonly RowPlace[], breathe: () => Promise<void>): Promise<Result<Listing[], SearchFault>> {
  const listings: Listing[] = [];
  let held: { key: string; rows: readonly Row[] } | undefined;
  for (const { segment, row } of places) {
    const block = Math.floor(row / ROWS_PER_BLOCK);
    const key = `${segment}:${block}`;
    if (held?.key !== key) {
      const [bytes] = await source.get('r', segments[segment]?.number ?? 0, [block]);
      const rows = bytes === undefined ? err('block-missing' as const) : decodeRecordBlock(bytes);
      if (!rows.ok) return rows;
      held = { key, rows: rows.value };
      await breathe();
    }
    const listing = fromRow(held.rows[row % ROWS_PER_BLOCK]);
    if (!listing.ok) return listing;
    listings.push(listing.value);
  }
  return ok(listings);
}
