import { isStorageError } from '../storage/index.bg.ts';
import { compareGenerations, type Change } from './changes.ts';
import type { CompareAnswer } from './changes-protocol.ts';
import { blockSource, LIST_DATABASE, META_PREFIX, openDatabase, type ListDatabase } from './database.bg.ts';
import { readMeta, versionOf, type ListMeta } from './meta.ts';

/** Changes that are kept for looking through, some 60 MB at most; a day's changes of a million records are a tenth of it. */
const MAX_CHANGES = 100_000;

export interface CompareHooks {
  readonly breathe?: () => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly max?: number;
}

/**
 * Compares the version of a list that is in force with the one before, as they are stored. Reads only, and holds no
 * transaction: a sync that replaces a version meanwhile is not kept waiting, and shows as `changed-meanwhile`.
 */
export async function compareStored(listId: string, { breathe = async () => undefined, onProgress, max = MAX_CHANGES }: CompareHooks = {}, name = LIST_DATABASE): Promise<{ answer: CompareAnswer; changes: readonly Change[] }> {
  const database = openDatabase(name);
  const changes: Change[] = [];
  try {
    const answer = await compare(database, listId, { breathe, onProgress, max, tell: (change) => void changes.push(change) });
    return { answer, changes: answer.ok ? changes : [] };
  } catch (error) {
    // Closed under our hands: the database is being deleted or made anew.
    if (!isStorageError(error)) throw error;
    return { answer: { ok: false, reason: 'storage-broken' }, changes: [] };
  } finally {
    database.dexie.close();
  }
}

async function compare(database: ListDatabase, listId: string, options: Parameters<typeof compareGenerations>[2]): Promise<CompareAnswer> {
  const meta = await metaOf(database, listId);
  const { current, previous } = meta ?? {};
  if (current === undefined || previous === undefined) return { ok: false, reason: 'no-two-versions' };
  const counts = await compareGenerations(blockSource(database), { before: previous.segments, after: current.segments }, options);
  if (counts.ok) {
    const { added, modified, removed } = counts.value;
    return { ok: true, before: versionOf(previous), after: versionOf(current), counts: counts.value, listed: Math.min(options.max, added + modified + removed) };
  }
  const now = await metaOf(database, listId);
  const same = numbers(now) === numbers(meta);
  return { ok: false, reason: same ? 'storage-broken' : 'changed-meanwhile' };
}

async function metaOf(database: ListDatabase, listId: string): Promise<ListMeta | undefined> {
  const stored = await database.meta.get(META_PREFIX + listId);
  return stored === undefined ? undefined : readMeta(listId, stored);
}

function numbers(meta: ListMeta | undefined): string {
  return JSON.stringify([meta?.previous?.segments, meta?.current?.segments]);
}
