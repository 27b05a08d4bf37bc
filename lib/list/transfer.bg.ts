import { err, ok, type Err, type Ok, type Result } from '../shared/index.ts';
import type { Broken } from './download.bg.ts';
import { segmentBytes, type PackRef, type SegmentRef } from './head.ts';
import type { ListMeta } from './meta.ts';
import { encodePack, parsePack, type Pack } from './pack.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { layoutOf, type SegmentLayout } from './segment.ts';
import { sha256Hex } from './sha256.ts';
import type { SyncProgress, SyncReason } from './state.ts';
import type { ListStore } from './store.bg.ts';

export interface TransferOptions {
  readonly listId: string;
  readonly store: ListStore;
  /** Fetches a pack's bytes, at most as many as it should have; tells how many are there. */
  readonly fetchFile: (ref: PackRef, onBytes: (bytes: number) => void) => Promise<Ok<Uint8Array> | Broken>;
  readonly now: () => number;
  readonly onProgress?: (progress: SyncProgress) => void;
}

const encoder = new TextEncoder();

/** Names a segment by all that its stored blocks depend on: layout, and place and hash of every pack. */
export async function contentOf({ packs, ...segment }: SegmentRef): Promise<string> {
  const places = packs.map(({ table, firstBlock, blocks, sha256 }) => [table, firstBlock, blocks, sha256]);
  return sha256Hex(encoder.encode(JSON.stringify([layoutOf(segment), places])));
}

/** Bytes of a segment that are still to be fetched, given what interrupted imports have left. */
export async function bytesToFetch(segment: SegmentRef, pending: ListMeta['pending']): Promise<number> {
  const content = await contentOf(segment);
  const there = pending?.find((begun) => begun.content === content)?.packs ?? 0;
  return segmentBytes({ ...segment, packs: segment.packs.slice(there) });
}

/** Packs of small deltas that are asked for at once. */
const AT_ONCE = 4;

/** A segment that is not stored yet. */
export interface FetchedSegment {
  readonly layout: SegmentLayout;
  readonly packs: readonly Pack[];
}

/** Fetches segments into memory: for those that are so small that they are written in one go. */
export async function fetchSegments(segments: readonly SegmentRef[], options: TransferOptions): Promise<Result<FetchedSegment[], SyncReason>> {
  const total = segments.reduce((sum, segment) => sum + segmentBytes(segment), 0);
  const startedAt = new Date(options.now()).toISOString();
  const refs = segments.flatMap((segment) => segment.packs);
  const packs = new Map<PackRef, Pack>();
  const arrived = new Map<PackRef, number>();
  let failure: Err<SyncReason> | undefined;
  const waiting = refs.values();
  async function fetchOn(): Promise<void> {
    for (const ref of waiting) {
      if (failure !== undefined) return;
      const pack = await fetchPack(ref, options, (bytes) => {
        arrived.set(ref, bytes);
        options.onProgress?.({ stage: 'download', done: [...arrived.values()].reduce((sum, own) => sum + own, 0), total, startedAt, kept: 0 });
      });
      if (pack.ok) packs.set(ref, pack.value);
      else failure ??= pack;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOn));
  if (failure !== undefined) return failure;
  return ok(segments.map(({ packs: own, ...layout }) => ({ layout: layoutOf(layout), packs: own.flatMap((ref) => packs.get(ref) ?? []) })));
}

/** Blocks of fetched segments; their numbers are their places. */
export function inMemory(segments: readonly FetchedSegment[]): BlockSource {
  return {
    get: async (table, segment, numbers) => {
      const packs = segments[segment]?.packs.filter((pack) => pack.table === table) ?? [];
      return numbers.map((number) => packs.find(({ firstBlock, blocks }) => number >= firstBlock && number < firstBlock + blocks.length)).map((pack, at) => pack?.blocks[(numbers[at] ?? 0) - pack.firstBlock]);
    },
  };
}

/**
 * Fetches and stores segments pack by pack: while one is being written the next is fetched, so that no more than two are in
 * memory. Packs that an interrupted import has left are read back and hashed instead of fetched.
 */
export async function transferSegments(segments: readonly SegmentRef[], options: TransferOptions): Promise<Result<StoredSegment[], SyncReason>> {
  const { listId, store, now, onProgress } = options;
  const prepared = await store.prepare(listId, await Promise.all(segments.map(contentOf)));
  if (!prepared.ok) return prepared;
  const total = segments.reduce((sum, segment) => sum + segmentBytes(segment), 0);
  const startedAt = new Date(now()).toISOString();
  let [done, kept] = [0, 0];
  const tell = (stage: SyncProgress['stage']): void => onProgress?.({ stage, done, total, startedAt, kept });
  const stored: StoredSegment[] = [];
  let before = 0;
  const steps = segments.flatMap(({ packs }, index) => {
    const { number, packs: there } = prepared.value[index] as (typeof prepared.value)[number];
    return packs.map((ref, at) => {
      const step = { ref, at, number, there: at < there, before };
      before += ref.bytes;
      return step;
    });
  });
  type Step = (typeof steps)[number];
  async function obtain({ ref, number, there, before }: Step): Promise<Result<Pack | 'stored', SyncReason>> {
    if (there && (await isStored(store.blocks, number, ref))) {
      kept += ref.bytes;
      done = before + ref.bytes;
      tell('store');
      return ok('stored');
    }
    return fetchPack(ref, options, (bytes) => {
      done = before + bytes;
      tell('download');
    });
  }
  let coming = steps[0] && obtain(steps[0]);
  for (const [place, step] of steps.entries()) {
    const pack = await (coming as NonNullable<typeof coming>);
    if (!pack.ok) return pack;
    const next = steps[place + 1];
    coming = next && obtain(next);
    if (pack.value === 'stored') continue;
    const put = await store.putPack(listId, step.number, step.at, pack.value);
    if (!put.ok) {
      // Nothing of this sync is to go on when it has ended.
      await coming;
      return put;
    }
    tell('store');
  }
  for (const [index, { packs: _, ...layout }] of segments.entries()) stored.push({ number: prepared.value[index]?.number ?? 0, ...layoutOf(layout) });
  return ok(stored);
}

/** A power cut may have taken what the browser believed to be written: the bytes themselves are hashed again. */
async function isStored(source: BlockSource, segment: number, ref: PackRef): Promise<boolean> {
  const blocks = await source.get(ref.table, segment, Array.from({ length: ref.blocks }, (_, index) => ref.firstBlock + index));
  const present = blocks.filter((block) => block !== undefined);
  if (present.length !== ref.blocks) return false;
  return (await sha256Hex(encodePack({ table: ref.table, firstBlock: ref.firstBlock, blocks: present }))) === ref.sha256;
}

async function fetchPack(ref: PackRef, { fetchFile }: TransferOptions, onBytes: (bytes: number) => void): Promise<Result<Pack, SyncReason>> {
  const bytes = await fetchFile(ref, onBytes);
  if (!bytes.ok) return bytes.reason === 'too-large' ? err('pack-wrong-length', ref.path) : err(bytes.reason, bytes.detail ?? ref.path);
  if (bytes.value.length !== ref.bytes) return err('pack-wrong-length', ref.path);
  if ((await sha256Hex(bytes.value)) !== ref.sha256) return err('pack-wrong-hash', ref.path);
  const pack = parsePack(bytes.value);
  if (!pack.ok) return err('pack-malformed', `${ref.path}: ${pack.reason}`);
  const fits = pack.value.table === ref.table && pack.value.firstBlock === ref.firstBlock && pack.value.blocks.length === ref.blocks;
  return fits ? pack : err('pack-malformed', `${ref.path}: not what the head says`);
}
