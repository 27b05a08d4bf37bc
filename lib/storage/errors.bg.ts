import { Dexie } from 'dexie';

/** Whether a database has thrown this: anything else is a fault of ours, and is not to be passed over. */
export function isStorageError(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}
