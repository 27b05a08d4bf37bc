import { resolve } from 'node:path';
import { decodeRecordBlock, encodeSegment, fromRow, keysOf, listLimits, rowDigest, segmentBytes, verifyEnvelope, type DeltaRef, type Head, type Listing, type Row, type Tombstone } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { deflate, publish } from './build.ts';
import { copyPacks, isFileError, readFolder, readSegment, writeSegment, type Folder, type FolderFault, type PackFileFault } from './folder.ts';
import type { PrivateJwk } from './keys.ts';

export interface DeltaOptions {
  /** Published folders of the older and of the newer version. */
  readonly from: string;
  readonly to: string;
  /** Folder to write: a complete folder of the newer version. May be the same as `to`. */
  readonly out: string;
  readonly keys: readonly PrivateJwk[];
  readonly onProgress?: (rows: number) => void;
}

export type DeltaFault =
  | FolderFault
  | PackFileFault
  | 'other-list'
  | 'not-newer'
  | 'same-content'
  | 'other-list-in-out'
  | 'newer-in-out'
  | 'not-signed-by-key'
  | 'record-malformed'
  | 'key-invalid'
  | 'keys-malformed'
  | 'head-too-large'
  | 'cannot-write';

/**
 * Adds to the newer version a delta from the older one. Deltas that the older folder lists are carried over, so that
 * readers who are two or more versions behind still need no base, up to the format's limit.
 */
export async function buildDelta(options: DeltaOptions): Promise<Result<{ head: Head; delta: DeltaRef }, DeltaFault>> {
  const { keys, onProgress } = options;
  const [from, to] = [await readFolder(resolve(options.from)), await readFolder(resolve(options.to))];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const refused = await refusal(from.value, to.value, options);
  if (refused !== null) return err(refused.reason, refused.detail);
  const [before, after] = [await readRows(from.value), await readRows(to.value)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const { changed, tombstones, counts } = compare(before.value, after.value);
  if (changed.length === 0 && tombstones.length === 0) return err('same-content');
  const out = resolve(options.out);
  const { head } = to.value;
  try {
    const delta: DeltaRef = {
      from: from.value.head.version,
      fromSetHash: from.value.head.setHash,
      to: head.version,
      ...counts,
      count: head.count,
      setHash: head.setHash,
      segment: await writeSegment(out, encodeSegment(changed, tombstones, { onProgress, deflate })),
    };
    const older = [...head.deltas, ...from.value.head.deltas].filter((other) => other.from !== delta.from && other.to <= head.version);
    const deltas = carried([delta, ...older], head);
    for (const folder of [to.value, from.value]) {
      for (const other of deltas) if (folder.head.deltas.includes(other)) await copyPacks(folder.dir, out, other.segment);
    }
    await copyPacks(to.value.dir, out, head.base);
    const before = await readFolder(out);
    const published = await publish(out, { ...head, deltas }, keys, before.ok ? before.value.head : undefined);
    return published.ok ? ok({ head: published.value, delta }) : published;
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', error.code);
    throw error;
  }
}

/** As many deltas, newest first, as the format allows and as are together smaller than the base. */
function carried(deltas: readonly DeltaRef[], head: Head): DeltaRef[] {
  let bytes = 0;
  return deltas.slice(0, listLimits.MAX_DELTAS).filter((delta, index) => {
    bytes += segmentBytes(delta.segment);
    return index === 0 || bytes < segmentBytes(head.base);
  });
}

async function refusal(from: Folder, to: Folder, { out, keys }: DeltaOptions): Promise<{ reason: DeltaFault; detail?: string } | null> {
  if (from.head.listId !== to.head.listId) return { reason: 'other-list', detail: `${from.head.listId}, ${to.head.listId}` };
  if (from.head.version >= to.head.version) return { reason: 'not-newer', detail: `${from.head.version} >= ${to.head.version}` };
  // What is signed here is what lies in `to`: it must be what one of these keys has signed before.
  if (!(await verifyEnvelope(to.envelope, keys, 1)).ok) return { reason: 'not-signed-by-key' };
  const there = await readFolder(resolve(out));
  if (!there.ok) return null;
  if (there.value.head.listId !== to.head.listId) return { reason: 'other-list-in-out', detail: there.value.head.listId };
  return there.value.head.version > to.head.version ? { reason: 'newer-in-out' } : null;
}

/** All records of a folder's base, by id, with their JSON text for comparison. */
async function readRows(folder: Folder): Promise<Result<Map<string, { listing: Listing; text: string }>, PackFileFault | 'record-malformed'>> {
  const blocks = await readSegment(folder.dir, folder.head.base);
  if (!blocks.ok) return blocks;
  const rows = new Map<string, { listing: Listing; text: string }>();
  for (const block of blocks.value.r) {
    const decoded = decodeRecordBlock(block);
    if (!decoded.ok) return err('record-malformed', folder.dir);
    for (const row of decoded.value) {
      const listing = fromRow(row);
      if (!listing.ok) return err('record-malformed', folder.dir);
      rows.set(listing.value.id, { listing: listing.value, text: JSON.stringify(row) });
    }
  }
  return rows.size === folder.head.count ? ok(rows) : err('record-malformed', folder.dir);
}

type Rows = ReadonlyMap<string, { readonly listing: Listing; readonly text: string }>;

function compare(before: Rows, after: Rows): { changed: Listing[]; tombstones: Tombstone[]; counts: Pick<DeltaRef, 'adds' | 'modifies' | 'deletes'> } {
  const changed: Listing[] = [];
  const tombstones: Tombstone[] = [];
  const counts = { adds: 0, modifies: 0, deletes: 0 };
  for (const [id, { listing, text }] of after) {
    const old = before.get(id);
    if (old?.text === text) continue;
    changed.push(listing);
    if (old === undefined) counts.adds += 1;
    else {
      counts.modifies += 1;
      tombstones.push(tombstoneOf(old));
    }
  }
  for (const [id, old] of before) {
    if (after.has(id)) continue;
    counts.deletes += 1;
    tombstones.push(tombstoneOf(old));
  }
  return { changed, tombstones, counts };
}

function tombstoneOf({ listing, text }: { readonly listing: Listing; readonly text: string }): Tombstone {
  return { id: listing.id, name: keysOf(listing).find((key) => key.kind === 'name')?.value ?? '', digest: rowDigest(JSON.parse(text) as Row) };
}
