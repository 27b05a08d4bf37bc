import { err, ok, parseUrl, type Result } from '../shared/index.ts';
import { checkDelta } from './apply.ts';
import type { Generation, ListMeta } from './database.bg.ts';
import { download, type DownloadFault } from './download.bg.ts';
import { parseHead, segmentBytes, type DeltaRef, type Head, type PackRef, type SegmentRef } from './head.ts';
import { judgeHead } from './judge.ts';
import { MAX_HEAD_BYTES } from './limits.ts';
import { parsePack, type Pack } from './pack.ts';
import type { StoredSegment } from './search.ts';
import { parseEnvelope, verifyEnvelope } from './signature.ts';
import type { ListSource, SyncProgress, SyncReason } from './state.ts';
import type { ListStore } from './store.bg.ts';

export interface SyncLimits {
  /** Longest silence of a server, and longest time for one file, in milliseconds. */
  readonly idleMs: number;
  readonly totalMs: number;
}

export interface SyncOptions {
  readonly source: ListSource;
  readonly store: ListStore;
  readonly fetch: typeof fetch;
  /** This machine's clock, epoch milliseconds. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly limits?: SyncLimits;
  /** Whether the browser lets us reach the list's server. Asked when it could not be reached: that is what a refused host looks like. */
  readonly hostPermitted?: (folder: URL) => Promise<boolean>;
}

/** How a sync ended; version, day and count are those of the list now in force, if there is one. */
export interface SyncOutcome {
  readonly reason: SyncReason;
  readonly detail?: string;
  readonly version?: number;
  readonly asOf?: string;
  readonly count?: number;
}

/** Chrome ends a fetch that is silent for 30 s by itself; five minutes is its limit for one event. */
const LIMITS: SyncLimits = { idleMs: 25_000, totalMs: 280_000 };

/**
 * Brings one list up to date: fetch the head, verify its signatures, compare, fetch a delta or the base beside
 * what is in force, check every byte, flip. Whatever fails, the last good list stays in force; how it ended is
 * returned and recorded in the store. Throws only for faults of this code.
 */
export async function syncList(options: SyncOptions): Promise<SyncOutcome> {
  const { source, store, now } = options;
  const result = await run(options);
  const attempt = { at: new Date(now()).toISOString(), outcome: result.reason, detail: result.detail, verified: result.verified };
  // A commit has recorded the attempt in the same write as the flip.
  if (!result.recorded) await store.recordAttempt(source.id, attempt);
  const meta = await store.readMeta(source.id);
  const current = meta.ok ? meta.value?.current : undefined;
  return { reason: result.reason, detail: result.detail, version: current?.version, asOf: current?.asOf, count: current?.count };
}

interface Ended {
  readonly reason: SyncReason;
  readonly detail?: string;
  readonly verified: boolean;
  readonly recorded: boolean;
}

function failed({ reason, detail }: { reason: SyncReason; detail?: string }): Ended {
  return { reason, detail, verified: false, recorded: false };
}

async function run(options: SyncOptions): Promise<Ended> {
  const { source, store, now } = options;
  const folder = folderOf(source.url);
  if (folder === null) return failed({ reason: 'bad-url' });
  const swept = await store.sweep(source.id);
  if (!swept.ok) return failed(swept);
  const meta = await store.readMeta(source.id);
  if (!meta.ok) return failed(meta);
  options.onProgress?.({ stage: 'head', done: 0, total: 1 });
  const head = await fetchHead(folder, options);
  if (!head.ok) {
    const refused = head.reason === 'offline' && (await options.hostPermitted?.(folder)) === false;
    return failed(refused ? { reason: 'host-not-permitted', detail: folder.host } : head);
  }
  const known: Pick<ListMeta, 'current' | 'versionFloor' | 'floorSetHash' | 'damaged'> = meta.value ?? { versionFloor: 0 };
  const plan = judgeHead(head.value, source.id, known, now());
  if (!plan.ok) return failed(plan);
  if (plan.value.kind === 'none') return renewed(head.value, known.current, options);
  let detail: string | undefined;
  if (plan.value.kind === 'deltas' && known.current !== undefined) {
    const applied = await applyDeltas(folder, head.value, known.current, plan.value.deltas, options);
    if (applied.ok) return { reason: 'updated-delta', verified: true, recorded: true };
    if (ENDS_THE_SYNC.has(applied.reason)) return failed(applied);
    detail = `delta: ${applied.reason}`;
  }
  const replaced = await replaceBase(folder, head.value, detail, options);
  return replaced.ok ? { reason: 'updated-base', detail, verified: true, recorded: true } : failed(replaced);
}

/** Failures that a larger download would only meet again. */
const ENDS_THE_SYNC: ReadonlySet<SyncReason> = new Set(['offline', 'timed-out', 'aborted', 'storage-full']);

/** The list's folder, with its slash; null for what is no http(s) address. */
function folderOf(text: string): URL | null {
  const url = parseUrl(text);
  if (url === undefined) return null;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.hash = '';
  url.search = '';
  url.pathname = url.pathname.replace(/\/head\.json$/, '/').replace(/\/*$/, '/');
  return url;
}

async function fetchHead(folder: URL, options: SyncOptions): Promise<Result<Head, SyncReason>> {
  const bytes = await fetchFile(new URL('head.json', folder), MAX_HEAD_BYTES, options);
  if (!bytes.ok) return bytes;
  const envelope = parseEnvelope(new TextDecoder().decode(bytes.value));
  if (!envelope.ok) return envelope;
  const verified = await verifyEnvelope(envelope.value, options.source.keys, options.source.threshold);
  return verified.ok ? parseHead(verified.value.payload) : verified;
}

function fetchFile(url: URL, maxBytes: number, options: SyncOptions, onBytes?: (bytes: number) => void): Promise<Result<Uint8Array, DownloadFault>> {
  return download(url, { fetch: options.fetch, maxBytes, ...(options.limits ?? LIMITS), signal: options.signal, onBytes });
}

/** Nothing has changed; a head that was signed anew prolongs what is in force. */
async function renewed(head: Head, current: Generation | undefined, { source, store }: SyncOptions): Promise<Ended> {
  if (current !== undefined && head.publishedAt > current.publishedAt) {
    const done = await store.renew(source.id, { publishedAt: head.publishedAt, expiresAt: head.expiresAt });
    if (!done.ok) return failed(done);
  }
  return { reason: 'up-to-date', verified: true, recorded: false };
}

type Facts = Pick<Generation, 'count' | 'setHash'>;

async function replaceBase(folder: URL, head: Head, detail: string | undefined, options: SyncOptions): Promise<Result<void, SyncReason>> {
  const stored = await storeSegments(folder, [head.base], options);
  return stored.ok ? commit(head, stored.value, head, { outcome: 'updated-base', detail }, options) : stored;
}

async function applyDeltas(folder: URL, head: Head, current: Generation, deltas: readonly DeltaRef[], options: SyncOptions): Promise<Result<void, SyncReason>> {
  const stored = await storeSegments(folder, deltas.map((delta) => delta.segment), options);
  if (!stored.ok) return stored;
  let segments: StoredSegment[] = current.segments;
  let set: Facts = current;
  for (const [index, overlay] of stored.value.entries()) {
    const checked = await checkDelta(options.store.blocks, { segments, set }, overlay, deltas[index] as DeltaRef);
    if (!checked.ok) return err(checked.reason === 'set-hash-mismatch' ? checked.reason : 'pack-malformed', checked.reason);
    set = checked.value;
    segments = [...segments, overlay];
  }
  return commit(head, segments, set, { outcome: 'updated-delta' }, options);
}

async function commit(
  head: Head,
  segments: StoredSegment[],
  set: Facts,
  { outcome, detail }: { outcome: SyncReason; detail?: string },
  { source, store, now, onProgress }: SyncOptions,
): Promise<Result<void, SyncReason>> {
  const at = new Date(now()).toISOString();
  onProgress?.({ stage: 'switch', done: 0, total: 1 });
  const { version, asOf, publishedAt, expiresAt } = head;
  const generation = { version, asOf, publishedAt, expiresAt, count: set.count, setHash: set.setHash, storedAt: at, segments };
  return store.commit(source.id, { generation, kind: head.kind, trust: 'signed', attempt: { at, outcome, detail, verified: true } });
}

/** Fetches and stores segments pack by pack: no more than one pack is in memory. */
async function storeSegments(folder: URL, segments: readonly SegmentRef[], options: SyncOptions): Promise<Result<StoredSegment[], SyncReason>> {
  const { source, store, onProgress } = options;
  const numbers = await store.allocate(source.id, segments.length);
  if (!numbers.ok) return numbers;
  const total = segments.reduce((sum, segment) => sum + segmentBytes(segment), 0);
  let done = 0;
  const stored: StoredSegment[] = [];
  for (const [index, { packs, rows, exactBits, tombstoneBits }] of segments.entries()) {
    const number = numbers.value[index] as number;
    for (const ref of packs) {
      const pack = await fetchPack(folder, ref, options, (bytes) => onProgress?.({ stage: 'download', done: (done += bytes), total }));
      if (!pack.ok) return pack;
      const put = await store.putPack(source.id, number, pack.value);
      if (!put.ok) return put;
      onProgress?.({ stage: 'store', done, total });
    }
    stored.push({ number, rows, exactBits, tombstoneBits });
  }
  return ok(stored);
}

async function fetchPack(folder: URL, ref: PackRef, options: SyncOptions, onBytes: (bytes: number) => void): Promise<Result<Pack, SyncReason>> {
  const bytes = await fetchFile(new URL(ref.path, folder), ref.bytes, options, onBytes);
  if (!bytes.ok) return bytes.reason === 'too-large' ? err('pack-wrong-length', ref.path) : err(bytes.reason, bytes.detail ?? ref.path);
  if (bytes.value.length !== ref.bytes) return err('pack-wrong-length', ref.path);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.value as Uint8Array<ArrayBuffer>));
  if (hex(digest) !== ref.sha256) return err('pack-wrong-hash', ref.path);
  const pack = parsePack(bytes.value);
  if (!pack.ok) return err('pack-malformed', `${ref.path}: ${pack.reason}`);
  const fits = pack.value.table === ref.table && pack.value.firstBlock === ref.firstBlock && pack.value.blocks.length === ref.blocks;
  return fits ? pack : err('pack-malformed', `${ref.path}: not what the head says`);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
