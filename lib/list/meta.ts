import { z } from '../shared/zod.ts';
import { TrustedKeys } from './key-set.ts';
import { MAX_HISTORY } from './limits.ts';
import { isLocalListId } from './local.ts';
import { ListKind } from './schema.ts';
import { SYNC_REASONS, type ListState, type SyncAttempt, type SyncReason } from './state.ts';

export const SegmentRow = z.object({
  number: z.number().int(),
  rows: z.number().int(),
  exactBits: z.number().int(),
  /** Null: stored by a build that knew no fuzzy index, or published without one. */
  fuzzyBits: z.number().int().nullable().default(null),
  tombstoneBits: z.number().int().nullable(),
});

const Generation = z.object({
  version: z.number(),
  asOf: z.string(),
  publishedAt: z.string(),
  expiresAt: z.string(),
  count: z.number(),
  setHash: z.string(),
  storedAt: z.string(),
  /** Base first, newest overlay last. */
  segments: z.array(SegmentRow).min(1),
  /** Number and hash of what the base alone holds: what compaction proves its result against. */
  base: z.object({ count: z.number(), setHash: z.string() }).optional(),
});
export type Generation = z.infer<typeof Generation>;

/** A segment that is being written. `packs`: how many of its packs, from the first, are on disk. */
const Pending = z.object({ content: z.string(), number: z.number().int(), packs: z.number().int() });

const PastAttempt = z.object({ at: z.string(), outcome: z.enum(SYNC_REASONS), detail: z.string().optional(), since: z.string(), times: z.number().int() });

const Pin = z.object({ at: z.string(), reason: z.string() });
export type Pin = z.infer<typeof Pin>;

/** What the database says of one list: everything that a flip changes is in this one value. */
export const ListMeta = z.object({
  listId: z.string(),
  kind: ListKind,
  trust: z.enum(['signed', 'local']),
  current: Generation.optional(),
  /** The generation before: kept until the next flip, so that a bad publication can be undone. */
  previous: Generation.optional(),
  /** Segment numbers that hold blocks of no generation: an import under way or crashed, or what a flip left behind. */
  loose: z.array(z.number().int()),
  /** Those of the loose segments that an import can go on with after the worker's death. */
  pending: z.array(Pending).optional(),
  lastAttemptAt: z.string().optional(),
  lastVerifiedAt: z.string().optional(),
  lastOutcome: z.enum(SYNC_REASONS).optional(),
  lastDetail: z.string().optional(),
  versionFloor: z.number(),
  floorSetHash: z.string().optional(),
  /** Whose signatures count, once a signed key set has taken over from the policy's keys. Survives clearing. */
  keySet: TrustedKeys.optional(),
  /** A look-up met a block that is missing or does not decode: the next sync fetches the base whatever the version. */
  damaged: z.boolean().optional(),
  /** A chain of deltas that was refused, as `wayOf` names it: the base is fetched in its place, however often that is cut off. */
  refusedWay: z.string().optional(),
  /** Newest first. */
  history: z.array(PastAttempt).optional(),
  /** An admin wants this generation to stay: no sync replaces it until it is unpinned. */
  pinned: Pin.optional(),
});
export type ListMeta = z.infer<typeof ListMeta>;

/** How an attempt ended. `verified`: the head was fetched, verified and is the newest that is known. */
export interface Attempt {
  readonly at: string;
  readonly outcome: SyncReason;
  readonly detail?: string;
  readonly verified: boolean;
}

/** A list that has never been verified has told nothing of its kind: it counts as the one with legal effect. */
export function newMeta(listId: string): ListMeta {
  return { listId, kind: 'severe', trust: isLocalListId(listId) ? 'local' : 'signed', loose: [], versionFloor: 0 };
}

/** A value that does not parse (an older build, a damaged disk) is replaced by the next sync; the floor is kept if it can be read. */
export function readMeta(listId: string, stored: unknown): ListMeta {
  const parsed = ListMeta.safeParse(stored);
  if (parsed.success) return parsed.data;
  const floor = z.object({ versionFloor: z.number().int().min(0) }).safeParse(stored);
  const keys = z.object({ keySet: TrustedKeys }).safeParse(stored);
  return { ...newMeta(listId), versionFloor: floor.success ? floor.data.versionFloor : 0, keySet: keys.success ? keys.data.keySet : undefined, damaged: true };
}

export function stateOf(meta: ListMeta): ListState {
  const { listId, kind, trust, current, lastAttemptAt, lastVerifiedAt, lastOutcome, lastDetail, versionFloor, pinned, previous, history, keySet } = meta;
  const facts = {
    listId,
    kind,
    trust,
    lastAttemptAt,
    lastVerifiedAt,
    lastOutcome,
    lastDetail,
    versionFloor,
    ...(pinned === undefined ? {} : { pinned }),
    ...(previous === undefined ? {} : { previous: versionOf(previous) }),
    ...(history === undefined ? {} : { history }),
    ...(keySet === undefined ? {} : { keySet: factsOf(keySet) }),
  };
  return current === undefined ? facts : { ...facts, current: versionOf(current) };
}

function factsOf({ version, threshold, keys, revoked, expiresAt, roots }: TrustedKeys): NonNullable<ListState['keySet']> {
  return { version, threshold, keys: keys.length, revoked: revoked.length, expiresAt, roots };
}

export function versionOf({ version, asOf, publishedAt, expiresAt, count, setHash, storedAt }: Generation): NonNullable<ListState['current']> {
  return { version, asOf, publishedAt, expiresAt, count, setHash, storedAt };
}

/** A state as it is after an attempt of which no note could be written. */
export function stateAfter(state: ListState, attempt: Attempt | undefined): ListState {
  return attempt === undefined ? state : { ...state, lastAttemptAt: attempt.at, lastOutcome: attempt.outcome, lastDetail: attempt.detail };
}

export function withAttempt(meta: ListMeta, { at, outcome, detail, verified }: Attempt): ListMeta {
  const history = remembered(meta.history ?? [], { at, outcome, detail, since: at, times: 1 });
  return { ...meta, lastAttemptAt: at, lastOutcome: outcome, lastDetail: detail, history, ...(verified ? { lastVerifiedAt: at } : {}) };
}

function remembered([last, ...older]: readonly SyncAttempt[], attempt: SyncAttempt): SyncAttempt[] {
  if (last === undefined) return [attempt];
  const alike = last.outcome === attempt.outcome && last.detail === attempt.detail;
  return (alike ? [{ ...attempt, since: last.since, times: last.times + 1 }, ...older] : [attempt, last, ...older]).slice(0, MAX_HISTORY);
}

/** Numbers of all segments of both generations. */
export function segmentsOf({ current, previous }: Pick<ListMeta, 'current' | 'previous'>): number[] {
  return [...(current?.segments ?? []), ...(previous?.segments ?? [])].map((segment) => segment.number);
}

/** The new generation in force, the one in force kept as the one before. */
export function flipped(meta: ListMeta, { generation, kind, trust }: { generation: Generation; kind: ListKind; trust: 'signed' | 'local' }): ListMeta {
  const floor = { versionFloor: generation.version, floorSetHash: generation.setHash };
  return settled(meta, { ...meta, kind, trust, current: generation, previous: meta.current, damaged: undefined, refusedWay: undefined, ...floor });
}

/** The same content in other segments: what was before it stays what was before it. */
export function compacted(meta: ListMeta, generation: Generation): ListMeta {
  return settled(meta, { ...meta, current: generation });
}

/** Back to the generation before, which is kept until it is unpinned. The floor stays: an older version is still refused. */
export function rolledBack(meta: ListMeta, pinned: Pin): ListMeta | undefined {
  if (meta.previous === undefined) return undefined;
  return settled(meta, { ...meta, current: meta.previous, previous: undefined, damaged: undefined, pinned });
}

/** The generation in force is to stay. Undefined when there is none. */
export function pinnedAt(meta: ListMeta, pinned: Pin): ListMeta | undefined {
  return meta.current === undefined ? undefined : { ...meta, pinned };
}

/** Without records; what is left says no more than which versions must not come back. */
export function emptied(meta: ListMeta): ListMeta {
  return settled(meta, { ...meta, current: undefined, previous: undefined, pending: undefined, pinned: undefined });
}

/** Segments that `next` no longer uses become loose, and those that it has taken in are pending no more. */
function settled(before: ListMeta, next: ListMeta): ListMeta {
  const used = new Set(segmentsOf(next));
  const loose = [...new Set([...before.loose, ...segmentsOf(before)])].filter((number) => !used.has(number));
  return { ...next, loose, pending: next.pending?.filter(({ number }) => !used.has(number)) };
}
