import { err, ok, type Result } from '../shared/index.ts';
import { checkDelta, type ApplyFault } from './apply.ts';
import { COMPACT_OVERLAYS, COMPACT_SHARE, OUTGROWN_SHARE } from './limits.ts';
import { mergeOverlays } from './merge.ts';
import type { Generation } from './meta.ts';
import { packsOf, TABLES, type Pack } from './pack.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { encodeSteps, layoutOf, type Segment } from './segment.ts';
import type { CommitFault, ListStore } from './store.bg.ts';

export type CompactionOutcome = Result<'compacted' | 'not-due', CommitFault | ApplyFault>;

/** Longest time that the thread is kept from other work: a look-up takes no longer itself. */
const SLICE_MS = 8;

/** Whether so many overlays lie over a base, or so large ones, that they should be one. */
export function compactionDue({ segments, base }: Pick<Generation, 'segments' | 'base'>): boolean {
  const overlays = segments.length - 1;
  // Without the base's own hash (stored by an older build) nothing could be proven.
  if (base === undefined || overlays < 2) return false;
  return overlays >= COMPACT_OVERLAYS || overlayRows(segments) > base.count * COMPACT_SHARE;
}

function overlayRows(segments: Generation['segments']): number {
  return segments.slice(1).reduce((sum, { rows }) => sum + rows, 0);
}

/** Whether a new base is better than yet another overlay. */
export function outgrown({ segments }: Pick<Generation, 'segments'>): boolean {
  return overlayRows(segments) > (segments[0]?.rows ?? 0) * OUTGROWN_SHARE;
}

/**
 * Merges a list's overlays into one, if that is due. What is in force stays in force and readable meanwhile; the
 * result is shown, from what was written, to lead from the base to the very set hash that was signed, and then put
 * in force by one write. May be cut off at any point: the next call goes on with the packs that are on disk.
 */
export async function compactList({ listId, store }: { readonly listId: string; readonly store: ListStore }): Promise<CompactionOutcome> {
  const meta = await store.readMeta(listId);
  if (!meta.ok) return meta;
  const current = meta.value?.current;
  if (current?.base === undefined || meta.value?.damaged === true || !compactionDue(current)) return ok('not-due');
  const [base, ...overlays] = current.segments as [StoredSegment, ...StoredSegment[]];
  const breathe = breather();
  const merged = await mergeOverlays(store.blocks, overlays, breathe);
  if (!merged.ok) return merged;
  const { records, tombstones } = merged.value;
  const segment = await unhurried(encodeSteps(records, tombstones), breathe);
  const written = await writeSegment(listId, store, segment, `merge:${overlays.map(({ number }) => number).join()}`);
  if (!written.ok) return written;
  const overlay = { number: written.value, ...layoutOf(segment) };
  const claim = { adds: records.length, modifies: 0, deletes: tombstones.length, count: current.count, setHash: current.setHash };
  const proven = await checkDelta(store.blocks, current.base, overlay, claim);
  if (!proven.ok) {
    await store.sweep(listId);
    return proven;
  }
  const flipped = await store.commitCompacted(listId, current, [base, overlay]);
  return flipped.ok ? ok('compacted') : flipped;
}

/** Writes a segment pack by pack; a pack that is there, byte for byte, is not written again. → its number */
export async function writeSegment(listId: string, store: ListStore, segment: Segment, content: string, onPack?: (done: number, total: number) => void): Promise<Result<number, CommitFault>> {
  const prepared = await store.prepare(listId, [content]);
  if (!prepared.ok) return prepared;
  const [target] = prepared.value;
  if (target === undefined) return err('aborted');
  const packs = TABLES.flatMap((table) => [...packsOf(table, segment.blocks[table])]);
  for (const [index, pack] of packs.entries()) {
    if (index < target.packs && (await isStored(store.blocks, target.number, pack))) continue;
    const put = await store.putPack(listId, target.number, index, pack);
    if (!put.ok) return put;
    onPack?.(index + 1, packs.length);
  }
  return ok(target.number);
}

async function isStored(source: BlockSource, segment: number, { table, firstBlock, blocks }: Pack): Promise<boolean> {
  const stored = await source.get(table, segment, blocks.map((_, index) => firstBlock + index));
  return blocks.every((block, index) => {
    const other = stored[index];
    return other !== undefined && other.length === block.length && block.every((byte, at) => byte === other[at]);
  });
}

async function unhurried<T>(steps: Generator<void, T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** Lets others have the thread when it has been held for a slice. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resolve) => void setTimeout(resolve, 0));
    since = performance.now();
  };
}
