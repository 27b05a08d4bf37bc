import { readBuried, walkStep, type BlockSource, type Listing, type ListKind, type SearchFault, type StoredSegment } from '../list/index.ts';
import { err, ok, type Day, type Result } from '../shared/index.ts';
import { isOfOffice, isPerson, listedOnOf } from './party.ts';
import type { PassAt, Placed, WorklistStore } from './store.bg.ts';

/** Blocks of one step: some 150 KB, a few milliseconds, and at most 2,048 records in memory. */
const BLOCKS = 32;
/** Steps without a find between two notes of how far the pass has come. */
const NOTE_EVERY = 8;

export interface WalkedList {
  readonly listId: string;
  readonly kind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly setHash: string;
  readonly segments: readonly StoredSegment[];
}

export interface WalkOptions {
  readonly store: WorklistStore;
  readonly blocks: BlockSource;
  readonly regions: readonly string[];
  readonly day: Day;
  /** Called between blocks, so that whoever waits for this thread gets it. */
  readonly breathe: () => Promise<void>;
  /** Asked between steps; what is given up is gone on with by the next call. */
  readonly stopped?: () => boolean;
}

/**
 * Brings the work list up to a list in force: reads what this desk has not read of it yet, in small steps, each of which is
 * noted with what it found. After a delta that is the delta alone. A worker that dies in between, or a call that is stopped,
 * loses one step. Out: what was done; a fault when blocks are missing, since a newer version has taken their place: the next
 * call begins with that one.
 */
export async function walkList(list: WalkedList, options: WalkOptions): Promise<Result<'current' | 'walked' | 'stopped', SearchFault>> {
  const { store, day, regions, breathe } = options;
  const scope = JSON.stringify([...regions].sort());
  const segments = list.segments.map(({ number }) => number);
  const [done, at] = [await store.done(list.listId), await store.at(list.listId)];
  const sameScope = done?.scope === scope;
  if (sameScope && done.setHash === list.setHash) {
    // The same records in other segments: overlays were merged.
    if (JSON.stringify(done.segments) !== JSON.stringify(segments)) await store.finish(list.listId, { ...done, segments }, () => false, day);
    return ok('current');
  }
  const goesOn = at?.scope === scope && at.setHash === list.setHash && JSON.stringify(at.segments) === JSON.stringify(segments);
  const delta = sameScope && done.segments.length < segments.length && done.segments.every((number, index) => number === segments[index]);
  const from = delta ? done.segments.length : 0;
  let pass: PassAt = goesOn ? at : { scope, setHash: list.setHash, segments, pass: Math.max(done?.pass ?? 0, at?.pass ?? 0) + 1, from, place: { segment: from, block: 0 } };

  const buried = await readBuried(options.blocks, list.segments, pass.from, breathe);
  if (!buried.ok) return buried;
  let unnoted = 0;
  for (;;) {
    if (options.stopped?.() === true) return ok('stopped');
    const step = await walkStep(options.blocks, list.segments, { buried: buried.value, place: pass.place, blocks: BLOCKS, wanted: (row) => isOfOffice(row, regions), breathe });
    if (!step.ok) return err(step.reason);
    const placed = step.value.listings.filter((listing) => !isPerson(listing)).map((listing): Placed => ({ listing, listed: listedOf(listing, list, pass) }));
    const { next } = step.value;
    if (next !== undefined) pass = { ...pass, place: next };
    unnoted += 1;
    if (placed.length > 0 || unnoted >= NOTE_EVERY || next === undefined) {
      await store.put(placed, { listId: list.listId, pass }, day, sameScope);
      unnoted = 0;
    }
    if (next === undefined) break;
  }
  const { from: first, place: _place, ...finished } = pass;
  await store.finish(list.listId, finished, first === 0 ? undefined : (id) => buried.value.has(id), day);
  return ok('walked');
}

function listedOf(listing: Listing, { listId, kind, trust }: WalkedList, { pass }: PassAt) {
  return listedOnOf(listing, { listId, kind, trust, pass });
}
