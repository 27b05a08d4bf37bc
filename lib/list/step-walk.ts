import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock } from './block.ts';
import { blocksOf } from './merge.ts';
import { COLUMNS, fromRow, type Cell } from './row.ts';
import type { Listing } from './schema.ts';
import type { BlockSource, SearchFault, StoredSegment } from './search.ts';
import { blockCounts } from './segment.ts';

/** Where a walk over a list goes on: the next block to be read. */
export interface WalkPlace {
  /** Place of the segment in its generation, base first. */
  readonly segment: number;
  readonly block: number;
}

/** Ids that a generation's overlays modify or delete, each with the place of the newest segment that does. */
export type Buried = ReadonlyMap<string, number>;

/** What of a row is known before it is read as a record. */
export interface RowGlance {
  readonly region: string | undefined;
  readonly uscc: string | undefined;
}

const [REGION_AT, USCC_AT] = [COLUMNS.indexOf('region'), COLUMNS.indexOf('uscc')];

/** Reads the tombstones of the segments from place `from` on. `breathe` is called between blocks. */
export async function readBuried(source: BlockSource, segments: readonly StoredSegment[], from: number, breathe: () => Promise<void>): Promise<Result<Buried, SearchFault>> {
  const buried = new Map<string, number>();
  for (const [index, segment] of segments.entries()) {
    if (index < from) continue;
    for await (const block of blocksOf(source, segment, 't')) {
      const tombstones = block === undefined ? err('block-missing' as const) : decodeTombstoneBlock(block);
      if (!tombstones.ok) return tombstones;
      for (const { id } of tombstones.value) buried.set(id, index);
      await breathe();
    }
  }
  return ok(buried);
}

/**
 * One step of a walk over all records of a generation: reads at most `blocks` blocks from `place` on. Only rows that are
 * `wanted` at a glance are read as records, so that a list of a million costs little more than inflating it. Out: the
 * records that no newer segment has buried, and where to go on; no `next` at the end. Holds nothing between two steps.
 */
export async function walkStep(
  source: BlockSource,
  segments: readonly StoredSegment[],
  { buried, place, blocks, wanted, breathe }: { readonly buried: Buried; readonly place: WalkPlace; readonly blocks: number; readonly wanted: (row: RowGlance) => boolean; readonly breathe: () => Promise<void> },
): Promise<Result<{ readonly listings: readonly Listing[]; readonly next?: WalkPlace }, SearchFault>> {
  const segment = segments[place.segment];
  if (segment === undefined) return ok({ listings: [] });
  const total = blockCounts(segment).r;
  const end = Math.min(total, place.block + blocks);
  const read = await source.get('r', segment.number, Array.from({ length: end - place.block }, (_, index) => place.block + index));
  const listings: Listing[] = [];
  for (const block of read) {
    const rows = block === undefined ? err('block-missing' as const) : decodeRecordBlock(block);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      const [id] = row;
      if (typeof id !== 'string') return err('row-malformed');
      if ((buried.get(id) ?? -1) > place.segment || !wanted({ region: textOf(row[REGION_AT]), uscc: textOf(row[USCC_AT]) })) continue;
      const listing = fromRow(row);
      if (!listing.ok) return listing;
      listings.push(listing.value);
    }
    await breathe();
  }
  if (end < total) return ok({ listings, next: { segment: place.segment, block: end } });
  return ok(place.segment + 1 < segments.length ? { listings, next: { segment: place.segment + 1, block: 0 } } : { listings });
}

function textOf(cell: Cell | undefined): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}
