import { err, ok, type Result } from '../shared/index.ts';
import { decodeRecordBlock, decodeTombstoneBlock, type Tombstone } from './block.ts';
import { addToSet, setHashText, takeFromSet } from './row.ts';
import { search, type BlockSource, type SearchFault, type StoredSegment } from './search.ts';
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

export type ApplyFault = SearchFault | 'record-not-found' | 'claim-mismatch' | 'set-hash-mismatch';

/** Blocks read in one go, so that a delta of any size needs little memory. */
const BLOCKS_AT_ONCE = 32;

/**
 * Checks that an overlay, laid over a generation, gives exactly the set that its head claims. Every record that
 * it modifies or deletes is looked up as stored and taken from the set hash; every new row is added.
 *
 * @param before segments in force, oldest first, and the set that they hold
 * @param overlay the delta's segment, its blocks already readable through `source`
 */
export async function checkDelta(
  source: BlockSource,
  before: { readonly segments: readonly StoredSegment[]; readonly set: SetState },
  overlay: StoredSegment,
  claim: DeltaClaim,
): Promise<Result<SetState, ApplyFault>> {
  let sum = BigInt(`0x${before.set.setHash}`);
  const seen = new Set<string>();
  const blocks = blockCounts(overlay);
  for (let first = 0; first < blocks.t; first += BLOCKS_AT_ONCE) {
    for (const block of await source.get('t', overlay.number, range(first, blocks.t))) {
      if (block === undefined) return err('block-missing');
      const tombstones = decodeTombstoneBlock(block);
      if (!tombstones.ok) return tombstones;
      for (const { id } of tombstones.value) {
        if (seen.has(id)) return err('claim-mismatch');
        seen.add(id);
      }
      const taken = await takeRecords(source, before.segments, tombstones.value, sum);
      if (!taken.ok) return taken;
      sum = taken.value;
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
  const after = { count: before.set.count - seen.size + rowCount, setHash: setHashText(sum) };
  return after.count === claim.count && after.setHash === claim.setHash ? ok(after) : err('set-hash-mismatch');
}

/** Looks the records of one tombstone block up together: one look-up each took longer than fetching the base. */
async function takeRecords(
  source: BlockSource,
  segments: readonly StoredSegment[],
  tombstones: readonly Tombstone[],
  sum: bigint,
): Promise<Result<bigint, ApplyFault>> {
  if (tombstones.length === 0) return ok(sum);
  const names = [...new Set(tombstones.map((tombstone) => tombstone.name))];
  const found = await search(source, segments, names.map((value) => ({ kind: 'name', value })));
  if (!found.ok) return found;
  let rest = sum;
  for (const { id, name } of tombstones) {
    const [record, second] = found.value.filter((hit) => hit.listing.id === id && hit.key.value === name);
    if (record === undefined || second !== undefined) return err('record-not-found');
    rest = takeFromSet(rest, record.row);
  }
  return ok(rest);
}

function range(first: number, total: number): number[] {
  return Array.from({ length: Math.min(BLOCKS_AT_ONCE, total - first) }, (_, index) => first + index);
}
