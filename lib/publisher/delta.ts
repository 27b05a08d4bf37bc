import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { decodeRecordBlock, encodeSegment, fromRow, keysOf, listLimits, segmentBytes, verifyEnvelope, type DeltaRef, type Head, type Listing, type Row, type Tombstone } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { deflate, publish } from './build.ts';
import { copyPacks, isFileError, readFolder, readPack, writeSegment, type Folder, type FolderFault, type PackFileFault } from './folder.ts';
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
  const compared = await compare(from.value, to.value);
  if (!compared.ok) return compared;
  const { changed, tombstones, counts } = compared.value;
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

interface Changes {
  readonly changed: Listing[];
  readonly tombstones: Tombstone[];
  readonly counts: Pick<DeltaRef, 'adds' | 'modifies' | 'deletes'>;
}

/**
 * What leads from one set to the other. Of the older one only digests are held: a million listings and their texts would
 * take more memory than all the rest. What is modified or deleted is read a second time, for the names.
 */
async function compare(from: Folder, to: Folder): Promise<Result<Changes, PackFileFault | 'record-malformed'>> {
  const before = new Map<string, string>();
  const read = await eachRow(from, (row, id) => void before.set(id, rowDigestOf(row)));
  if (!read.ok) return read;
  if (before.size !== from.head.count) return err('record-malformed', from.dir);
  const changed: Listing[] = [];
  const gone = new Map<string, string>();
  const counts = { adds: 0, modifies: 0, deletes: 0 };
  const seen = await eachRow(to, (row, id, listing) => {
    const old = before.get(id);
    before.delete(id);
    if (old === rowDigestOf(row)) return;
    changed.push(listing);
    if (old === undefined) counts.adds += 1;
    else {
      counts.modifies += 1;
      gone.set(id, old);
    }
  });
  if (!seen.ok) return seen;
  if (seen.value !== to.head.count) return err('record-malformed', to.dir);
  counts.deletes = before.size;
  for (const [id, digest] of before) gone.set(id, digest);
  const tombstones: Tombstone[] = [];
  const named = await eachRow(from, (_, id, listing) => {
    const digest = gone.get(id);
    if (digest !== undefined) tombstones.push({ id, name: keysOf(listing).find((key) => key.kind === 'name')?.value ?? '', digest });
  });
  return named.ok ? ok({ changed, tombstones, counts }) : named;
}

/** Goes through the records of a folder's base, a pack in memory at a time. → how many there were */
async function eachRow({ dir, head }: Folder, visit: (row: Row, id: string, listing: Listing) => void): Promise<Result<number, PackFileFault | 'record-malformed'>> {
  let count = 0;
  for (const ref of head.base.packs) {
    const pack = await readPack(dir, ref);
    if (!pack.ok) return pack;
    if (ref.table !== 'r') continue;
    for (const block of pack.value) {
      const decoded = decodeRecordBlock(block);
      if (!decoded.ok) return err('record-malformed', dir);
      for (const row of decoded.value) {
        const listing = fromRow(row);
        if (!listing.ok) return err('record-malformed', dir);
        count += 1;
        visit(row, listing.value.id, listing.value);
      }
    }
  }
  return ok(count);
}

/** As `rowDigest`, by Node. */
function rowDigestOf(row: Row): string {
  return hash('sha256', JSON.stringify(row), 'base64url');
}
