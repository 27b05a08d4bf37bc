import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock } from './block.ts';
import { addToSet, setHashText, takeDigest } from './row.ts';
import type { BlockSource, SearchFault, StoredSegment } from './search.ts';
import { blockCounts } from './segment.ts';

/** What a signed head says of a delta, and of the set it must lead to. */
export interface DeltaClaim {
  readonly adds: number;
  readonly modifies: number;
  readonly deletes: number;
  readonly count: number;
  readonly setHash: string;
}

/** Number and hash of a whole set. */
export interface SetState {
  readonly count: number;
  readonly setHash: string;
}

export type ApplyFault = SearchFault | 'claim-mismatch' | 'set-hash-mismatch';

/** Blocks read in one go, so that a delta of any size needs little memory. */
const BLOCKS_AT_ONCE = 32;

/**
 * Checks that an overlay, laid over a set, gives exactly the set that its head claims. The digest of every record
 * that it modifies or deletes is taken from the set hash, every new row is added: a tombstone for a record that the
 * set does not hold, or holds in another form, cannot come to the sum that was signed. Nothing of the set is read.
 *
 * @param before the set that the segments in force hold
 * @param overlay the delta's segment, its blocks already readable through `source`
 */
export async function checkDelta(
  source: BlockSource,
  before: SetState,
  overlay: StoredSegment,
  claim: DeltaClaim,
): Promise<Result<SetState, ApplyFault>> {
  let sum = BigInt(`0x${before.setHash}`);
  const seen = new Set<string>();
  const blocks = blockCounts(overlay);
  for (let first = 0; first < blocks.t; first += BLOCKS_AT_ONCE) {
    for (const block of await source.get('t', overlay.number, range(first, blocks.t))) {
      if (block === undefined) return err('block-missing');
      const tombstones = decodeTombstoneBlock(block);
      if (!tombstones.ok) return tombstones;
      for (const { id, digest } of tombstones.value) {
        if (seen.has(id)) return err('claim-mismatch');
        seen.add(id);
        sum = takeDigest(sum, digest);
      }
    }
  }
  let rowCount = 0;
  for (let first = 0; first < blocks.r; first += BLOCKS_AT_ONCE) {
    for (const block of await source.get('r', overlay.number, range(first, blocks.r))) {
      if (block === undefined) return err('block-missing');
      const rows = decodeRecordBlock(block);
      if (!rows.ok) return rows;
      rowCount += rows.value.length;
      for (const row of rows.value) sum = addToSet(sum, row);
    }
  }
  if (seen.size !== claim.modifies + claim.deletes || rowCount !== claim.adds + claim.modifies) return err('claim-mismatch');
  const after = { count: before.count - seen.size + rowCount, setHash: setHashText(sum) };
  return after.count === claim.count && after.setHash === claim.setHash ? ok(after) : err('set-hash-mismatch');
}

function range(first: number, total: number): number[] {
  return Array.from({ length: Math.min(BLOCKS_AT_ONCE, total - first) }, (_, index) => first + index);
}
