import type { Table } from 'dexie';
import { err, ok, type Result } from '../shared/index.ts';
import { isStorageError, openKept } from '../storage/index.bg.ts';
import type { Period } from './period.ts';
import type { TypicalCase } from './typical-case.ts';

/** Typical cases marked on this desk: a database of their own, that no sync or repair touches. */
export interface CaseStore {
  /** Those made known in a period, newest first. */
  within(period: Period): Promise<Result<readonly TypicalCase[], 'storage-broken'>>;
  get(id: string): Promise<Result<TypicalCase | undefined, 'storage-broken'>>;
  add(one: TypicalCase): Promise<Result<void, 'storage-broken'>>;
  remove(id: string): Promise<Result<void, 'storage-broken'>>;
  close(): void;
}

export function openCaseStore(): CaseStore {
  const db = openKept('creditgate-typical-cases', [{ cases: '&id, publishedOn' }]);
  const cases: Table<TypicalCase, string> = db.table('cases');

  async function guarded<T>(work: () => PromiseLike<T>): Promise<Result<T, 'storage-broken'>> {
    try {
      return ok(await work());
    } catch (error) {
      // A failed opening would be remembered.
      if (!db.isOpen()) db.close({ disableAutoOpen: false });
      if (isStorageError(error)) return err('storage-broken');
      throw error;
    }
  }

  return {
    within: ({ from, to }) => guarded(() => cases.where('publishedOn').between(from, to, true, true).reverse().toArray()),
    get: (id) => guarded(() => cases.get(id)),
    add: (one) => guarded(async () => void (await cases.put(one))),
    remove: (id) => guarded(() => cases.delete(id)),
    close: () => db.close(),
  };
}
