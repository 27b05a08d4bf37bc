import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock, type Tombstone } from './block.ts';
import type { Table } from './pack.ts';
import { fromRow } from './row.ts';
import type { BlockSource, SearchFault, StoredSegment } from './search.ts';
import { blockCounts, type RowRecord } from './segment.ts';

/** What several overlays come to when they are laid over a base together. */
export interface Merged {
  readonly records: readonly RowRecord[];
  /** Records of the base, and of nothing but the base, that the overlays modify or delete. */
  readonly tombstones: readonly Tombstone[];
}

/** Blocks read at once: about 150 KB. */
const BLOCKS_AT_ONCE = 32;

/**
 * Merges overlays, given oldest first. A record that a later overlay has modified or deleted is left out, and so are
 * tombstones of records that came with an overlay: the result leads from the base to the same set in one step.
 *
 * @param breathe called between blocks, so that whoever waits for this thread gets it
 */
export async function mergeOverlays(source: BlockSource, overlays: readonly StoredSegment[], breathe: () => Promise<void>): Promise<Result<Merged, SearchFault>> {
  const tombstones: Tombstone[] = [];
  /** Records by id; taken out again by a later tombstone. */
  const records = new Map<string, RowRecord>();
  /** Ids that were spoken of before: only the first word about one tells whether the base has it. */
  const known = new Set<string>();
  for (const overlay of overlays) {
    for await (const block of blocksOf(source, overlay, 't')) {
      const buried = block === undefined ? err('block-missing' as const) : decodeTombstoneBlock(block);
      if (!buried.ok) return buried;
      for (const tombstone of buried.value) {
        records.delete(tombstone.id);
        if (!known.has(tombstone.id)) tombstones.push(tombstone);
        known.add(tombstone.id);
      }
      await breathe();
    }
    for await (const block of blocksOf(source, overlay, 'r')) {
      const rows = block === undefined ? err('block-missing' as const) : decodeRecordBlock(block);
      if (!rows.ok) return rows;
      for (const row of rows.value) {
        const listing = fromRow(row);
        if (!listing.ok) return listing;
        records.set(listing.value.id, { listing: listing.value, row });
        known.add(listing.value.id);
      }
      await breathe();
    }
  }
  return ok({ records: [...records.values()], tombstones });
}

/** All blocks of a table of a segment in order, a few read at a time. */
export async function* blocksOf(source: BlockSource, segment: StoredSegment, table: Table): AsyncGenerator<Uint8Array | undefined> {
  const total = blockCounts(segment)[table];
  for (let first = 0; first < total; first += BLOCKS_AT_ONCE) {
    yield* await source.get(table, segment.number, Array.from({ length: Math.min(BLOCKS_AT_ONCE, total - first) }, (_, index) => first + index));
  }
}
