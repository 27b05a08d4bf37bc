import { err, ok, type Result } from '../shared/index.ts';
import type { ChangeCounts, Comparison, CompareFault, CompareOptions } from './changes.ts';
import { createRowTable, type RowPlace } from './row-table.ts';
import { fromRow, type Row } from './row.ts';
import type { BlockSource } from './search.ts';
import { blockCounts } from './segment.ts';
import { eachInForce, rowsAt } from './walk.ts';

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

  const met = await eachInForce<CompareFault>(source, after, breathe, async (id, row) => {
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
