import { err, ok, type Result } from '../shared/index.ts';
import { scanBoth, scanSteps } from './changes-scan.ts';
import { mergeOverlays, type Merged } from './merge.ts';
import type { RowRecord } from './segment.ts';
import type { Listing } from './schema.ts';
import { search, type BlockSource, type SearchFault, type StoredSegment } from './search.ts';
import { blockCounts } from './segment.ts';

/** What became of one record between two versions; `before` and `after` are it as it stood in each. */
export type Change =
  | { readonly kind: 'added'; readonly after: Listing }
  | { readonly kind: 'modified'; readonly before: Listing; readonly after: Listing }
  | { readonly kind: 'removed'; readonly before: Listing };
export const CHANGE_KINDS = ['added', 'modified', 'removed'] as const;
export type ChangeKind = Change['kind'];
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** Segments of the older and of the newer generation, base first. */
export interface Comparison {
  readonly before: readonly StoredSegment[];
  readonly after: readonly StoredSegment[];
}

export interface CompareOptions {
  /** Called between blocks, so that whoever waits for this thread gets it. */
  readonly breathe: () => Promise<void>;
  /** Receives at most `max` changes, in no particular order; all are counted. */
  readonly tell: (change: Change) => void;
  readonly max: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export type CompareFault = SearchFault | 'record-not-found';

/** Overlays with more rows than these are not held in memory: both generations are read from end to end instead. */
const MAX_HELD_ROWS = 200_000;
/** Names looked up together: about as many blocks are inflated before the thread is free again. */
const NAMES_AT_ONCE = 16;

/**
 * What changed from one generation of a list to another. Where both rest on the same segments only what lies above
 * these is read, so that the work is in proportion to the change; otherwise both are read.
 */
export async function compareGenerations(source: BlockSource, comparison: Comparison, options: CompareOptions): Promise<Result<ChangeCounts, CompareFault>> {
  const shared = sharedSegments(comparison);
  const own: Comparison = { before: comparison.before.slice(shared), after: comparison.after.slice(shared) };
  const rows = [...own.before, ...own.after].reduce((sum, segment) => sum + segment.rows, 0);
  const byOverlays = shared > 0 && rows <= MAX_HELD_ROWS;
  const total = Math.max(1, byOverlays ? overlaySteps(own) : scanSteps(comparison));
  let done = 0;
  const breathe = async (): Promise<void> => {
    done += 1;
    options.onProgress?.(Math.min(done, total), total);
    await options.breathe();
  };
  const paced = { ...options, breathe };
  return byOverlays ? compareOverlays(source, comparison.before.slice(0, shared), own, paced) : scanBoth(source, comparison, paced);
}

/** How many segments, from the base, both generations have in common. */
function sharedSegments({ before, after }: Comparison): number {
  let shared = 0;
  while (shared < before.length && shared < after.length && before[shared]?.number === after[shared]?.number) shared += 1;
  return shared;
}

function overlaySteps({ before, after }: Comparison): number {
  return [...before, ...after].reduce((sum, segment) => sum + blockCounts(segment).r + blockCounts(segment).t + Math.ceil(segment.rows / NAMES_AT_ONCE), 0);
}

async function compareOverlays(source: BlockSource, shared: readonly StoredSegment[], own: Comparison, { breathe, tell, max }: CompareOptions): Promise<Result<ChangeCounts, CompareFault>> {
  const merged = [await mergeOverlays(source, own.before, breathe), await mergeOverlays(source, own.after, breathe)] as const;
  const [older, newer] = merged;
  if (!older.ok) return older;
  if (!newer.ok) return newer;
  const [was, is] = [sideOf(older.value), sideOf(newer.value)];
  // Gone from what is shared on one side and untouched on the other: there it stands as it is shared.
  const asked = [...was.gone, ...is.gone].filter(([id]) => !was.touches(id) || !is.touches(id));
  const rest = await findShared(source, shared, new Map(asked), breathe);
  if (!rest.ok) return rest;
  const counts = { added: 0, modified: 0, removed: 0 };
  const ids = new Set([...was.records.keys(), ...was.gone.keys(), ...is.records.keys(), ...is.gone.keys()]);
  for (const id of ids) {
    const before = was.touches(id) ? was.records.get(id) : rest.value.get(id);
    const after = is.touches(id) ? is.records.get(id) : rest.value.get(id);
    const change = changeOf(before, after);
    if (change === undefined) continue;
    counts[change.kind] += 1;
    if (counts.added + counts.modified + counts.removed <= max) tell(change);
  }
  return ok(counts);
}

interface Side {
  readonly records: ReadonlyMap<string, RowRecord>;
  /** Names of records of the shared segments that are modified or deleted here, by id. */
  readonly gone: ReadonlyMap<string, string>;
  /** Whether this side says anything about a record. */
  touches(id: string): boolean;
}

function sideOf({ records, tombstones }: Merged): Side {
  const byId = new Map(records.map((record) => [record.listing.id, record]));
  const gone = new Map(tombstones.map(({ id, name }) => [id, name]));
  return { records: byId, gone, touches: (id) => byId.has(id) || gone.has(id) };
}

/** Records of the shared segments, by id; `names` tells under which name each is to be found. */
async function findShared(source: BlockSource, shared: readonly StoredSegment[], names: ReadonlyMap<string, string>, breathe: () => Promise<void>): Promise<Result<Map<string, RowRecord>, CompareFault>> {
  const found = new Map<string, RowRecord>();
  const asked = [...names];
  for (let first = 0; first < asked.length; first += NAMES_AT_ONCE) {
    const batch = asked.slice(first, first + NAMES_AT_ONCE);
    const hits = await search(source, shared, [...new Set(batch.map(([, name]) => name))].map((value) => ({ kind: 'name', value })));
    if (!hits.ok) return hits;
    for (const { listing, row } of hits.value) if (names.has(listing.id)) found.set(listing.id, { listing, row });
    if (!batch.every(([id]) => found.has(id))) return err('record-not-found');
    await breathe();
  }
  return ok(found);
}

function changeOf(before: RowRecord | undefined, after: RowRecord | undefined): Change | undefined {
  if (before === undefined) return after === undefined ? undefined : { kind: 'added', after: after.listing };
  if (after === undefined) return { kind: 'removed', before: before.listing };
  // Taken away and put back as it was.
  if (JSON.stringify(before.row) === JSON.stringify(after.row)) return undefined;
  return { kind: 'modified', before: before.listing, after: after.listing };
}
