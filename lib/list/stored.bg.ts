import { isStorageError } from '../storage/index.bg.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { blockSource, META_PREFIX, openDatabase } from './database.bg.ts';
import { atStartIn } from './keeper.bg.ts';
import { readMeta, versionOf } from './meta.ts';
import type { ListKind } from './schema.ts';
import type { BlockSource, StoredSegment } from './search.ts';
import type { ListVersion } from './state.ts';
import { LIST_DATABASE } from './database.bg.ts';

/** A list as it is in force. */
export interface StoredList {
  readonly listId: string;
  readonly kind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly version: ListVersion;
  readonly segments: readonly StoredSegment[];
}

export interface StoredLists {
  readonly lists: readonly StoredList[];
  readonly blocks: BlockSource;
  close(): void;
}

/**
 * Opens what is in force for walks from end to end, beside the store of the background. Reads only, and holds no transaction: a
 * sync that replaces a version meanwhile is not kept waiting, and blocks that are gone then show as missing.
 *
 * @param kept the value beside the database, which knows its name
 */
export async function openStoredLists(kept: unknown): Promise<Result<StoredLists, 'storage-broken'>> {
  const database = openDatabase(atStartIn(kept).database ?? LIST_DATABASE);
  try {
    const rows = await database.meta.where(':id').startsWith(META_PREFIX).toArray();
    const keys = await database.meta.where(':id').startsWith(META_PREFIX).primaryKeys();
    const lists = rows.flatMap((row, index): StoredList[] => {
      const { listId, kind, trust, current } = readMeta(String(keys[index]).slice(META_PREFIX.length), row);
      return current === undefined ? [] : [{ listId, kind, trust, version: versionOf(current), segments: current.segments }];
    });
    return ok({ lists, blocks: blockSource(database), close: () => database.dexie.close() });
  } catch (error) {
    database.dexie.close();
    if (!isStorageError(error)) throw error;
    return err('storage-broken');
  }
}
