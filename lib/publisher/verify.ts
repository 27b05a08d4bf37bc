import {
  addToSet,
  bucketOf,
  coresOf,
  decodeRecordBlock,
  decodeTombstoneBlock,
  findExact,
  findNear,
  fromRow,
  hashKey,
  keysOf,
  nearHash,
  nearKeys,
  regionOfListing,
  regionTag,
  setHashText,
  tombstoneBucket,
  verifyEnvelope,
  type Head,
  type KeySetFault,
  type SegmentRef,
  type SignatureFault,
  type Suite,
  type TrustedKeys,
} from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { readFolder, readSegment, type Blocks, type FolderFault, type PackFileFault } from './folder.ts';
import { keysInForce } from './key-set.ts';

export type VerifyFault =
  | FolderFault
  | SignatureFault
  | PackFileFault
  | KeySetFault
  | 'keys-expired'
  | 'expired'
  | 'record-malformed'
  | 'duplicate-ids'
  | 'count-mismatch'
  | 'set-hash-mismatch'
  | 'index-incomplete'
  | 'index-surplus'
  | 'tombstones-malformed'
  | 'delta-mismatch';

export interface VerifyOptions {
  readonly dir: string;
  /** The policy's keys; a chain of key sets in the folder is followed from them, as a desk does. */
  readonly keys: readonly JsonWebKey[];
  readonly threshold?: number;
  readonly suite?: Suite;
  readonly now?: number;
  /** Told of every block of records that was read and found good. */
  readonly onProgress?: (rows: number) => void;
}

/** Re-reads a folder as a mistrustful reader would: signatures, hashes, every block, every record under every key. */
export async function verifyFolder({ dir, keys, threshold = 1, suite, now = Date.now(), onProgress }: VerifyOptions): Promise<Result<{ head: Head; signedBy: string[]; trusted: TrustedKeys }, VerifyFault>> {
  const folder = await readFolder(dir);
  if (!folder.ok) return folder;
  const { head, envelope } = folder.value;
  const inForce = await keysInForce(dir, head, { keys, threshold, suite }, now);
  if (!inForce.ok) return inForce;
  const trusted = inForce.value;
  if ((envelope.keys ?? 0) > trusted.version) return err('keys-refused', `${envelope.keys}`);
  const signed = await verifyEnvelope(envelope, trusted.keys, trusted.threshold, { suite });
  if (!signed.ok) return signed;
  if (now > Date.parse(head.expiresAt)) return err('expired', head.expiresAt);
  const base = await readChecked(dir, head.base, onProgress);
  if (!base.ok) return base;
  if (base.value.rows.size !== head.count) return err('count-mismatch');
  if (base.value.setHash !== head.setHash) return err('set-hash-mismatch');
  for (const delta of head.deltas) {
    const overlay = await readChecked(dir, delta.segment);
    if (!overlay.ok) return overlay;
    const { rows, buried } = overlay.value;
    if (rows.size !== delta.adds + delta.modifies || buried.size !== delta.modifies + delta.deletes) return err('delta-mismatch');
    if (delta.to !== head.version) continue;
    // The base holds what the newest delta leads to: what it brings must be there, what it takes must not.
    if (delta.count !== head.count || delta.setHash !== head.setHash) return err('delta-mismatch');
    for (const [id, text] of rows) if (base.value.rows.get(id) !== text) return err('delta-mismatch', id);
    for (const id of buried) if (!rows.has(id) && base.value.rows.has(id)) return err('delta-mismatch', id);
  }
  return ok({ head, signedBy: signed.value.signedBy, trusted });
}

interface Checked {
  /** JSON text of every row by its id. */
  readonly rows: ReadonlyMap<string, string>;
  readonly buried: ReadonlySet<string>;
  readonly setHash: string;
}

async function readChecked(dir: string, segment: SegmentRef, onProgress?: (rows: number) => void): Promise<Result<Checked, VerifyFault>> {
  const blocks = await readSegment(dir, segment);
  if (!blocks.ok) return blocks;
  const buried = readTombstones(blocks.value, segment);
  if (buried === null) return err('tombstones-malformed');
  const rows = new Map<string, string>();
  let sum = 0n;
  let number = 0;
  let [entries, nearEntries] = [0, 0];
  for (const block of blocks.value.r) {
    const decoded = decodeRecordBlock(block);
    if (!decoded.ok) return err('record-malformed');
    for (const row of decoded.value) {
      const listing = fromRow(row);
      if (!listing.ok) return err('record-malformed');
      if (rows.has(listing.value.id)) return err('duplicate-ids', listing.value.id);
      rows.set(listing.value.id, JSON.stringify(row));
      sum = addToSet(sum, row);
      const keys = keysOf(listing.value);
      if (!keys.every((key) => isIndexed(blocks.value, segment, hashKey(key), number))) return err('index-incomplete', listing.value.id);
      entries += keys.length;
      const near = segment.fuzzyBits === null ? [] : [...new Set(coresOf(listing.value).flatMap(nearKeys))];
      const tag = regionTag(regionOfListing(listing.value));
      if (!near.every((key) => isNear(blocks.value, segment.fuzzyBits ?? 0, key, { row: number, tag }))) return err('index-incomplete', listing.value.id);
      nearEntries += near.length;
      number += 1;
    }
    onProgress?.(number);
  }
  if (rows.size !== segment.rows) return err('count-mismatch');
  for (const [table, expected] of [['x', entries], ['f', nearEntries]] as const) {
    const present = blocks.value[table].reduce((total, bucket) => total + bucket.length / 6, 0);
    if (present !== expected) return err('index-surplus', `${table}: ${present} of ${expected}`);
  }
  return ok({ rows, buried, setHash: setHashText(sum) });
}

function isIndexed(blocks: Blocks, segment: SegmentRef, hash: { high: number; remainder: number }, row: number): boolean {
  const bucket = blocks.x[bucketOf(hash.high, segment.exactBits)];
  const found = bucket === undefined ? undefined : findExact(bucket, hash);
  return found?.ok === true && found.value.includes(row);
}

function isNear(blocks: Blocks, bits: number, key: string, { row, tag }: { row: number; tag: number }): boolean {
  const hash = nearHash(key);
  const bucket = blocks.f[bucketOf(hash.high, bits)];
  const found = bucket === undefined ? undefined : findNear(bucket, hash);
  return found?.ok === true && found.value.some((entry) => entry.row === row && entry.tag === tag);
}

function readTombstones(blocks: Blocks, segment: SegmentRef): Set<string> | null {
  const ids = new Set<string>();
  for (const [bucket, block] of blocks.t.entries()) {
    const tombstones = decodeTombstoneBlock(block);
    if (!tombstones.ok) return null;
    for (const { id } of tombstones.value) {
      if (ids.has(id) || tombstoneBucket(id, segment.tombstoneBits ?? 0) !== bucket) return null;
      ids.add(id);
    }
  }
  return ids;
}
