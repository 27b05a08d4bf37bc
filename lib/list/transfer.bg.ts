import { err, ok, type Ok, type Result } from '../shared/index.ts';
import type { Broken } from './download.bg.ts';
import { segmentBytes, type PackRef, type SegmentRef } from './head.ts';
import type { ListMeta } from './meta.ts';
import { encodePack, parsePack, type Pack } from './pack.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { layoutOf } from './segment.ts';
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

/**
 * Fetches and stores segments pack by pack: no more than one pack is in memory, and each is on disk before the next is
 * asked for. Packs that an interrupted import has left are read back and hashed instead of fetched.
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
  for (const [index, { packs, ...layout }] of segments.entries()) {
    const { number, packs: there } = prepared.value[index] as (typeof prepared.value)[number];
    for (const [at, ref] of packs.entries()) {
      if (at < there && (await isStored(store.blocks, number, ref))) {
        done += ref.bytes;
        kept += ref.bytes;
      } else {
        const before = done;
        const pack = await fetchPack(ref, options, (bytes) => {
          done = before + bytes;
          tell('download');
        });
        if (!pack.ok) return pack;
        const put = await store.putPack(listId, number, at, pack.value);
        if (!put.ok) return put;
        done = before + ref.bytes;
      }
      tell('store');
    }
    stored.push({ number, ...layoutOf(layout) });
  }
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
