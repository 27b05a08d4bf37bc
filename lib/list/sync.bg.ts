import { err, parseUrl, type Result } from '../shared/index.ts';
import { checkDelta } from './apply.ts';
import { compactionDue, outgrown } from './compact.bg.ts';
import { download, type DownloadFault } from './download.bg.ts';
import { parseHead, type DeltaRef, type Head, type SegmentRef } from './head.ts';
import { judgeHead } from './judge.ts';
import { MAX_HEAD_BYTES } from './limits.ts';
import type { Generation, ListMeta } from './meta.ts';
import type { StoredSegment } from './search.ts';
import { parseEnvelope } from './signature.ts';
import type { ListSource, SyncProgress, SyncReason } from './state.ts';
import type { ListStore } from './store.bg.ts';
import { verifyHead } from './trust.bg.ts';
import { contentOf, transferSegments } from './transfer.bg.ts';

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
  options.onProgress?.({ stage: 'head', done: 0, total: 1 });
  const head = await fetchHead(folder, options);
  if (!head.ok) {
    const refused = head.reason === 'offline' && (await options.hostPermitted?.(folder)) === false;
    return failed(refused ? { reason: 'host-not-permitted', detail: folder.host } : head);
  }
  // Only now: a new key set may have put the version floor back.
  const meta = await store.readMeta(source.id);
  if (!meta.ok) return failed(meta);
  const known: Pick<ListMeta, 'current' | 'versionFloor' | 'floorSetHash' | 'damaged' | 'pending' | 'pinned'> = meta.value ?? { versionFloor: 0 };
  const plan = judgeHead(head.value, source.id, known, now());
  if (!plan.ok) return failed(plan);
  if (plan.value.kind === 'none') return renewed(head.value, known.current, options);
  if (known.pinned !== undefined) return failed({ reason: 'pinned', detail: String(head.value.version) });
  let detail: string | undefined;
  if (plan.value.kind === 'deltas' && known.current !== undefined && !outgrown(known.current) && !(await baseBegun(head.value, known.pending))) {
    const applied = await applyDeltas(folder, head.value, known.current, plan.value.deltas, options);
    if (applied.ok) return { reason: 'updated-delta', verified: true, recorded: true };
    if (ENDS_THE_SYNC.has(applied.reason)) return stopped(applied, options);
    detail = `delta: ${applied.reason}`;
  }
  const replaced = await replaceBase(folder, head.value, detail, options);
  return replaced.ok ? { reason: 'updated-base', detail, verified: true, recorded: true } : stopped(replaced, options);
}

/** A full disk gets back what the import had taken; after any other failure the next sync goes on from there. */
async function stopped(failure: { reason: SyncReason; detail?: string }, { source, store }: SyncOptions): Promise<Ended> {
  if (failure.reason === 'storage-full') await store.sweep(source.id);
  return failed(failure);
}

/** An interrupted import of the base, to which a delta had led that was refused, is brought to its end. */
async function baseBegun(head: Head, pending: ListMeta['pending']): Promise<boolean> {
  const content = await contentOf(head.base);
  return pending?.some((segment) => segment.content === content && segment.packs > 0) === true;
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
  const { source, store, now } = options;
  const meta = await store.readMeta(source.id);
  if (!meta.ok) return meta;
  const bytes = await fetchFile(new URL('head.json', folder), MAX_HEAD_BYTES, options);
  if (!bytes.ok) return bytes;
  const envelope = parseEnvelope(new TextDecoder().decode(bytes.value));
  if (!envelope.ok) return envelope;
  const fetchKeys = () => fetchFile(new URL('keys.json', folder), MAX_HEAD_BYTES, options);
  const payload = await verifyHead(envelope.value, meta.value?.keySet, { source, store, now, fetchKeys });
  return payload.ok ? parseHead(payload.value) : payload;
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
  // What an import of another version has left; that of a compaction is to be gone on with.
  if (current === undefined || !compactionDue(current)) await store.sweep(source.id);
  return { reason: 'up-to-date', verified: true, recorded: false };
}

type Facts = Pick<Generation, 'count' | 'setHash'>;

async function replaceBase(folder: URL, head: Head, detail: string | undefined, options: SyncOptions): Promise<Result<void, SyncReason>> {
  const stored = await transfer(folder, [head.base], options);
  return stored.ok ? commit(head, stored.value, { set: head, base: head }, { outcome: 'updated-base', detail }, options) : stored;
}

async function applyDeltas(folder: URL, head: Head, current: Generation, deltas: readonly DeltaRef[], options: SyncOptions): Promise<Result<void, SyncReason>> {
  const stored = await transfer(folder, deltas.map((delta) => delta.segment), options);
  if (!stored.ok) return stored;
  let segments: StoredSegment[] = current.segments;
  let set: Facts = current;
  for (const [index, overlay] of stored.value.entries()) {
    const checked = await checkDelta(options.store.blocks, { segments, set }, overlay, deltas[index] as DeltaRef);
    if (!checked.ok) return err(checked.reason === 'set-hash-mismatch' ? checked.reason : 'pack-malformed', checked.reason);
    set = checked.value;
    segments = [...segments, overlay];
  }
  return commit(head, segments, { set, base: current.base }, { outcome: 'updated-delta' }, options);
}

async function commit(
  head: Head,
  segments: StoredSegment[],
  { set, base }: { set: Facts; base: Facts | undefined },
  { outcome, detail }: { outcome: SyncReason; detail?: string },
  { source, store, now, onProgress }: SyncOptions,
): Promise<Result<void, SyncReason>> {
  const at = new Date(now()).toISOString();
  onProgress?.({ stage: 'switch', done: 0, total: 1 });
  const { version, asOf, publishedAt, expiresAt } = head;
  const generation = { version, asOf, publishedAt, expiresAt, count: set.count, setHash: set.setHash, storedAt: at, segments, base: base && { count: base.count, setHash: base.setHash } };
  return store.commit(source.id, { generation, kind: head.kind, trust: 'signed', attempt: { at, outcome, detail, verified: true } });
}

function transfer(folder: URL, segments: readonly SegmentRef[], options: SyncOptions): Promise<Result<StoredSegment[], SyncReason>> {
  const { source, store, now, onProgress } = options;
  return transferSegments(segments, {
    listId: source.id,
    store,
    now,
    onProgress,
    fetchFile: (path, maxBytes, onBytes) => fetchFile(new URL(path, folder), maxBytes, options, onBytes),
  });
}
