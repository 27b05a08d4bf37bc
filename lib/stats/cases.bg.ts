import type { Table } from 'dexie';
import type { Result } from '../shared/index.ts';
import { guarded, openKept } from '../storage/index.bg.ts';
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

  return {
    within: ({ from, to }) => guarded(db, () => cases.where('publishedOn').between(from, to, true, true).reverse().toArray()),
    get: (id) => guarded(db, () => cases.get(id)),
    add: (one) => guarded(db, async () => void (await cases.put(one))),
    remove: (id) => guarded(db, () => cases.delete(id)),
    close: () => db.close(),
  };
}
