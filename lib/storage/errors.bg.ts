import { Dexie } from 'dexie';
import { err, ok, type Result } from '../shared/index.ts';

/** Whether a database has thrown this: anything else is a fault of ours, and is not to be passed over. */
export function isStorageError(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}

/** Does something with a database; a database that fails is an answer, and is opened anew next time. Throws what no database has thrown. */
export async function guarded<T>(db: Dexie, work: () => PromiseLike<T>): Promise<Result<T, 'storage-broken'>> {
  try {
    return ok(await work());
  } catch (error) {
    // A failed opening would be remembered.
    if (!db.isOpen()) db.close({ disableAutoOpen: false });
    if (isStorageError(error)) return err('storage-broken');
    throw error;
  }
}
