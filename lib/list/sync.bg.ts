import { err, ok, parseUrl, type Result } from '../shared/index.ts';
import { checkDelta } from './apply.ts';
import { compactionDue, outgrown } from './compact.bg.ts';
import { createFetcher, type Fetcher, type SmallFile } from './fetcher.bg.ts';
import { parseHead, segmentBytes, type DeltaRef, type Head, type SegmentRef } from './head.ts';
import { judgeHead, wayOf } from './judge.ts';
import { SMALL_DELTA_BYTES } from './limits.ts';
import type { Generation, ListMeta } from './meta.ts';
import { patience, type Patience } from './patience.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import { parseEnvelope } from './signature.ts';
import type { ListSource, SyncProgress, SyncReason } from './state.ts';
import type { ListStore } from './store.bg.ts';
import { verifyHead } from './trust.bg.ts';
import { bytesToFetch, fetchSegments, inMemory, transferSegments, type FetchedSegment, type TransferOptions } from './transfer.bg.ts';

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
  readonly patience?: Patience;
  /** Whether the policy lets lists come from there; asked before anything is fetched. */
  readonly hostAllowed?: (folder: URL) => boolean;
  /** Whether the browser lets us reach the list's server. Asked when it could not be reached: that is what a refused host looks like. */
  readonly hostPermitted?: (folder: URL) => Promise<boolean>;
}

/** How a sync ended; version, day and count are those of the list now in force, if there is one. */
export interface SyncOutcome {
  readonly reason: SyncReason;
  readonly detail?: string;
  readonly version?: number;
  readonly asOf?: string;
  readonly expiresAt?: string;
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
  return { reason: result.reason, detail: result.detail, version: current?.version, asOf: current?.asOf, expiresAt: current?.expiresAt, count: current?.count };
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
  const folder = folderOf(source.url ?? '');
  if (folder === null) return failed({ reason: 'bad-url' });
  if (options.hostAllowed?.(folder) === false) return failed({ reason: 'host-not-in-policy', detail: folder.host });
  options.onProgress?.({ stage: 'head', done: 0, total: 1 });
  const { fetch, signal } = options;
  const fetcher = createFetcher({ folder, listId: source.id, store, now, fetch, signal, patience: options.patience ?? patience, ...(options.limits ?? LIMITS) });
  const fetched = await fetchHead(fetcher, options);
  if (!fetched.ok) {
    const refused = fetched.reason === 'offline' && (await options.hostPermitted?.(folder)) === false;
    return failed(refused ? { reason: 'host-not-permitted', detail: folder.host } : fetched);
  }
  const { head, file } = fetched.value;
  // Only now: a new key set may have put the version floor back.
  const meta = await store.readMeta(source.id);
  if (!meta.ok) return failed(meta);
  const known: Omit<ListMeta, 'listId' | 'kind' | 'trust' | 'loose'> = meta.value ?? { versionFloor: 0 };
  const plan = judgeHead(head, source.id, known, now(), await missingBytes(head, known.pending));
  if (!plan.ok) {
    await file.reject();
    return failed(plan);
  }
  await file.approve(Date.parse(head.expiresAt));
  if (plan.value.kind === 'none') return renewed(head, known.current, options);
  if (known.pinned !== undefined) return failed({ reason: 'pinned', detail: String(head.version) });
  let detail: string | undefined;
  if (plan.value.kind === 'deltas' && known.current !== undefined && !outgrown(known.current)) {
    const applied = await applyDeltas(fetcher, head, known.current, plan.value.deltas, (known.pending ?? []).length > 0, options);
    if (applied.ok) return { reason: 'updated-delta', verified: true, recorded: true };
    if (ENDS_THE_SYNC.has(applied.reason)) return stopped(applied, options);
    // Else an interrupted import of the base would make way for the same deltas for ever.
    await store.refuseWay(source.id, wayOf(known.current, head));
    detail = `delta: ${applied.reason}`;
  }
  const replaced = await replaceBase(fetcher, head, detail, options);
  return replaced.ok ? { reason: 'updated-base', detail, verified: true, recorded: true } : stopped(replaced, options);
}

/** A full disk gets back what the import had taken; after any other failure the next sync goes on from there. */
async function stopped(failure: { reason: SyncReason; detail?: string }, { source, store }: SyncOptions): Promise<Ended> {
  if (failure.reason === 'storage-full') await store.sweep(source.id);
  return failed(failure);
}

/** What is still to be fetched of each segment of a head. */
async function missingBytes(head: Head, pending: ListMeta['pending']): Promise<((segment: SegmentRef) => number) | undefined> {
  if (pending === undefined || pending.length === 0) return undefined;
  const sizes = new Map<SegmentRef, number>();
  for (const segment of [head.base, ...head.deltas.map((delta) => delta.segment)]) sizes.set(segment, await bytesToFetch(segment, pending));
  return (segment) => sizes.get(segment) ?? 0;
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

/** A head that was not changed goes through the same checks again: keys, days and floors may have changed meanwhile. */
async function fetchHead(fetcher: Fetcher, options: SyncOptions): Promise<Result<{ head: Head; file: SmallFile }, SyncReason>> {
  const meta = await options.store.readMeta(options.source.id);
  if (!meta.ok) return meta;
  const file = await fetcher.small('head');
  if (!file.ok) return file;
  const head = await readHead(file.value.text, meta.value?.keySet, fetcher, options);
  if (head.ok) return ok({ head: head.value, file: file.value });
  await file.value.reject();
  return head;
}

async function readHead(text: string, keySet: ListMeta['keySet'], fetcher: Fetcher, { source, store, now }: SyncOptions): Promise<Result<Head, SyncReason>> {
  const envelope = parseEnvelope(text);
  if (!envelope.ok) return envelope;
  let keys: SmallFile | undefined;
  const fetchKeys = async () => {
    const file = await fetcher.small('keys');
    if (!file.ok) return file;
    keys = file.value;
    return ok(file.value.text);
  };
  const payload = await verifyHead(envelope.value, keySet, { source, store, now, fetchKeys });
  await (payload.ok ? keys?.approve() : keys?.reject());
  return payload.ok ? parseHead(payload.value) : payload;
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

async function replaceBase(fetcher: Fetcher, head: Head, detail: string | undefined, options: SyncOptions): Promise<Result<void, SyncReason>> {
  const stored = await transferSegments([head.base], transferOptions(fetcher, options));
  return stored.ok ? commit(head, stored.value, { set: head, base: head }, { outcome: 'updated-base', detail }, options) : stored;
}

async function applyDeltas(fetcher: Fetcher, head: Head, current: Generation, deltas: readonly DeltaRef[], begun: boolean, options: SyncOptions): Promise<Result<void, SyncReason>> {
  const refs = deltas.map((delta) => delta.segment);
  const outcome = { outcome: 'updated-delta' } as const;
  // Nothing of a small one is on disk before all of it is, and in force.
  if (!begun && refs.reduce((sum, segment) => sum + segmentBytes(segment), 0) <= SMALL_DELTA_BYTES) {
    const fetched = await fetchSegments(refs, transferOptions(fetcher, options));
    if (!fetched.ok) return fetched;
    const set = await checkDeltas(inMemory(fetched.value), current, fetched.value.map(({ layout }, number) => ({ number, ...layout })), deltas);
    return set.ok ? commit(head, current.segments, { set: set.value, base: current.base }, outcome, options, fetched.value) : set;
  }
  const stored = await transferSegments(refs, transferOptions(fetcher, options));
  if (!stored.ok) return stored;
  const set = await checkDeltas(options.store.blocks, current, stored.value, deltas);
  return set.ok ? commit(head, [...current.segments, ...stored.value], { set: set.value, base: current.base }, outcome, options) : set;
}

/** The set to which the overlays lead, one after another. */
async function checkDeltas(source: BlockSource, before: Facts, overlays: readonly StoredSegment[], deltas: readonly DeltaRef[]): Promise<Result<Facts, SyncReason>> {
  let set = before;
  for (const [index, overlay] of overlays.entries()) {
    const checked = await checkDelta(source, set, overlay, deltas[index] as DeltaRef);
    if (!checked.ok) return err(checked.reason === 'set-hash-mismatch' ? checked.reason : 'pack-malformed', checked.reason);
    set = checked.value;
  }
  return ok(set);
}

async function commit(
  head: Head,
  segments: StoredSegment[],
  { set, base }: { set: Facts; base: Facts | undefined },
  { outcome, detail }: { outcome: SyncReason; detail?: string },
  { source, store, now, onProgress }: SyncOptions,
  fresh: readonly FetchedSegment[] = [],
): Promise<Result<void, SyncReason>> {
  const at = new Date(now()).toISOString();
  onProgress?.({ stage: 'switch', done: 0, total: 1 });
  const { version, asOf, publishedAt, expiresAt } = head;
  const generation = { version, asOf, publishedAt, expiresAt, count: set.count, setHash: set.setHash, storedAt: at, segments, base: base && { count: base.count, setHash: base.setHash } };
  return store.commit(source.id, { generation, kind: head.kind, trust: 'signed', attempt: { at, outcome, detail, verified: true }, fresh });
}

function transferOptions(fetcher: Fetcher, { source, store, now, onProgress }: SyncOptions): TransferOptions {
  return { listId: source.id, store, now, onProgress, fetchFile: (ref, onBytes) => fetcher.pack(ref, onBytes) };
}
