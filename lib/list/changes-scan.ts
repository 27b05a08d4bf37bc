import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock } from './block.ts';
import type { ChangeCounts, Comparison, CompareFault, CompareOptions } from './changes.ts';
import { ROWS_PER_BLOCK } from './limits.ts';
import { blocksOf } from './merge.ts';
import { createRowTable, type RowPlace } from './row-table.ts';
import { fromRow, type Row } from './row.ts';
import type { Listing } from './schema.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { blockCounts } from './segment.ts';

/** Older rows fetched together: they are sorted by block first, so that none is inflated more often than needed. */
const TOGETHER = 512;

/** Number of steps that a scan of both takes, for the progress. */
export function scanSteps({ before, after }: Comparison): number {
  return [...before, ...after].reduce((sum, segment) => sum + blockCounts(segment).r + blockCounts(segment).t, 0);
}

/**
 * Compares two generations by reading both from end to end: the older one as digests by id, the newer one against them.
 * Needs memory for the digests (40 MB a million rows) and for the ids in tombstones; rows are read again only where
 * they differ.
 */
export async function scanBoth(source: BlockSource, { before, after }: Comparison, { breathe, tell, max }: CompareOptions): Promise<Result<ChangeCounts, CompareFault>> {
  const counts = { added: 0, modified: 0, removed: 0 };
  const wanted = () => counts.added + counts.modified + counts.removed <= max;
  const table = createRowTable(before.reduce((sum, { rows }) => sum + rows, 0));
  const read = await eachInForce(source, before, breathe, async (id, row, place) => {
    table.put(id, JSON.stringify(row), place);
    return ok(undefined);
  });
  if (!read.ok) return read;

  let waiting: { place: RowPlace; row: Row }[] = [];
  async function tellWaiting(): Promise<Result<void, CompareFault>> {
    const pairs = waiting.sort((a, b) => a.place.segment - b.place.segment || a.place.row - b.place.row);
    waiting = [];
    const old = await rowsAt(source, before, pairs.map(({ place }) => place), breathe);
    if (!old.ok) return old;
    for (const [index, { row }] of pairs.entries()) {
      const [was, is] = [old.value[index], fromRow(row)];
      if (was === undefined || !is.ok) return err('row-malformed');
      tell({ kind: 'modified', before: was, after: is.value });
    }
    return ok(undefined);
  }

  const met = await eachInForce(source, after, breathe, async (id, row) => {
    const older = table.meet(id, JSON.stringify(row));
    if (older === 'same') return ok(undefined);
    counts[older === 'absent' ? 'added' : 'modified'] += 1;
    if (!wanted()) return ok(undefined);
    if (older !== 'absent') return waiting.push({ place: older, row }) < TOGETHER ? ok(undefined) : tellWaiting();
    const listing = fromRow(row);
    if (!listing.ok) return listing;
    tell({ kind: 'added', after: listing.value });
    return ok(undefined);
  });
  if (!met.ok) return met;
  const told = await tellWaiting();
  if (!told.ok) return told;

  const gone: RowPlace[] = [];
  for (const place of table.unmet()) {
    counts.removed += 1;
    if (wanted()) gone.push(place);
  }
  gone.sort((a, b) => a.segment - b.segment || a.row - b.row);
  for (let first = 0; first < gone.length; first += TOGETHER) {
    const old = await rowsAt(source, before, gone.slice(first, first + TOGETHER), breathe);
    if (!old.ok) return old;
    for (const was of old.value) tell({ kind: 'removed', before: was });
  }
  return ok(counts);
}

type Visit = (id: string, row: Row, place: RowPlace) => Promise<Result<void, CompareFault>>;

/** All rows of a generation that no newer segment has modified or deleted. */
async function eachInForce(source: BlockSource, segments: readonly StoredSegment[], breathe: () => Promise<void>, visit: Visit): Promise<Result<void, CompareFault>> {
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
        const visited = await visit(id, row, { segment, row: number * ROWS_PER_BLOCK + at });
        if (!visited.ok) return visited;
      }
      number += 1;
      await breathe();
    }
  }
  return ok(undefined);
}

/** Records at places that are sorted by segment and row; each block is inflated once. */
async function rowsAt(source: BlockSource, segments: readonly StoredSegment[], places: readonly RowPlace[], breathe: () => Promise<void>): Promise<Result<Listing[], CompareFault>> {
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
