import { z } from '../shared/zod.ts';
import { TrustedKeys } from './key-set.ts';
import { SegmentRow } from './meta.ts';
import { readableSegment } from './meta-shape.ts';
import type { StoredSegment } from './search.ts';

/** A place outside the list database for one small value; `lib/storage` has such places. */
export interface KeptValue {
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
  /** Keeps other contexts from changing the value while `work` runs, where there are any. */
  exclusively?<T>(work: () => Promise<T>): Promise<T>;
}

const Floor = z.object({ version: z.number(), setHash: z.string().optional() });
export type Floor = z.infer<typeof Floor>;
// The hint must cost nothing: a malformed one leaves floors and keys as they are.
const Kept = z.object({ floors: z.record(z.string(), Floor), keys: z.record(z.string(), TrustedKeys).optional(), recreatedAt: z.string().optional(), database: z.string().optional(), left: z.array(z.string()).optional(), segments: z.array(SegmentRow).optional().catch(undefined) });
type Kept = z.infer<typeof Kept>;

/**
 * What must outlive the list database: the version floors, since deleting the database must not open the way for an
 * older list; whether it has been made anew since the last good import, since that must not go on for ever; which
 * name it has; and, so that a worker that has just woken need not ask twice, which segments were in force when last looked.
 */
export interface Keeper {
  read(): Promise<Kept>;
  /** What the first look-up of a worker waits for: quicker than `read`, and read once. `segments`: a hint, which may be out of date. */
  atStart(): Promise<AtStart>;
  setSegments(segments: readonly StoredSegment[]): Promise<void>;
  /** Raises a list's floor; null forgets it. Never lowers it. */
  setFloor(listId: string, floor: Floor | null): Promise<void>;
  /** Keeps a list's newest key set, and lowers its floor where that asks for it. */
  setKeys(listId: string, keySet: TrustedKeys, floorReset?: number): Promise<void>;
  setRecreatedAt(at: string | undefined): Promise<void>;
  /** Which database is in use, and which others are to be deleted once whoever holds them open has let go. */
  setDatabase(name: string, left: readonly string[]): Promise<void>;
}

export interface AtStart {
  /** Name of the database in use, where it is not the first one. */
  readonly database?: string;
  readonly segments: readonly StoredSegment[];
}

/** The same in a kept value, checked by hand. */
export function atStartIn(kept: unknown): AtStart {
  const { database, segments } = (kept ?? {}) as { readonly database?: unknown; readonly segments?: unknown };
  const known = Array.isArray(segments) ? Array.from(segments as unknown[], readableSegment).filter((segment) => segment !== null) : [];
  return { ...(typeof database === 'string' ? { database } : {}), segments: known };
}

export function createKeeper(value: KeptValue): Keeper {
  // One change after another: each reads, changes and writes the whole value.
  let last: Promise<void> = Promise.resolve();
  let atStart: Promise<AtStart> | undefined;

  async function read(): Promise<Kept> {
    const parsed = Kept.safeParse(await value.get());
    return parsed.success ? parsed.data : { floors: {} };
  }

  function change(alter: (kept: Kept) => Kept): Promise<void> {
    const alone = value.exclusively ?? ((work) => work());
    const done = last.then(() =>
      alone(async () => {
        const before = await read();
        const after = alter(before);
        if (after !== before) await value.set(after);
      }),
    );
    last = done.catch(() => undefined);
    return done;
  }

  return {
    read,
    atStart: () =>
      (atStart ??= value.get().then(atStartIn).catch((error: unknown) => {
        // Asked again next time: one failed read must not stand for the worker's whole life.
        atStart = undefined;
        throw error;
      })),
    setSegments: (segments) => change((kept) => ({ ...kept, segments: [...segments] })),
    setFloor: (listId, floor) =>
      change((kept) => {
        const { [listId]: known, ...others } = kept.floors;
        if (floor === null) {
          const { [listId]: _, ...keys } = kept.keys ?? {};
          return { ...kept, floors: others, keys };
        }
        const raised = known === undefined || floor.version > known.version || (floor.version === known.version && floor.setHash !== known.setHash);
        return raised ? { ...kept, floors: { ...others, [listId]: floor } } : kept;
      }),
    setKeys: (listId, keySet, floorReset) =>
      change((kept) => {
        const { [listId]: floor, ...others } = kept.floors;
        const lowered = floor === undefined || floorReset === undefined || floor.version <= floorReset ? kept.floors : { ...others, [listId]: { version: floorReset } };
        return { ...kept, floors: lowered, keys: { ...kept.keys, [listId]: keySet } };
      }),
    setDatabase: (database, left) => change((kept) => ({ ...kept, database, left: [...left] })),
    setRecreatedAt: (at) => change((kept) => (kept.recreatedAt === at ? kept : { ...kept, recreatedAt: at })),
  };
}

/** A keeper for as long as the process lives: for tests and tools. */
export function memoryValue(): KeptValue {
  let held: unknown;
  return {
    get: async () => held,
    set: async (value) => {
      held = value;
    },
  };
}
