import type { Table } from 'dexie';
import { addDays, log, type Day } from '../shared/index.ts';
import { isStorageError, openKept } from '../storage/index.bg.ts';
import { seenAgain } from './party.ts';
import type { CheckedParty, Notice } from './types.ts';

export interface RescreenStore {
  /** Secret of this desk that the ids of parties are made with. */
  salt(): Promise<string>;
  /** Keeps a party, or brings it up to date. */
  put(party: CheckedParty): Promise<void>;
  /** Parties after `afterId` in the order of their ids. */
  parties(afterId: string, limit: number): Promise<CheckedParty[]>;
  count(): Promise<number>;
  /**
   * Stores what a re-check found, party and notices in one transaction, so that each is told once. A party that was seen on a
   * page in the meantime keeps what that page said. Out: the notices stored.
   */
  settle(before: CheckedParty, after: CheckedParty, notices: readonly Notice[]): Promise<Notice[]>;
  /** Newest first. */
  notices(limit: number): Promise<Notice[]>;
  unseen(): Promise<number>;
  /** Marks notices as seen; all of them without ids. */
  seen(at: string, ids?: readonly number[]): Promise<void>;
  /** Deletes parties last checked before `day`, and the oldest beyond `most`; notices as old. Everything when `day` is undefined. */
  purge(day: Day | undefined, most: number): Promise<void>;
  /** Versions that all parties were last compared with. */
  done(): Promise<Readonly<Record<string, number>>>;
  setDone(versions: Readonly<Record<string, number>>): Promise<void>;
}

const NAME = 'creditgate-rescreen';
/** Notices outlive nothing: those of a year ago have been acted on or never will be. */
const NOTICE_DAYS = 366;

/** A database of its own, which no sync or repair of lists touches. */
export function openRescreenStore(name = NAME): RescreenStore {
  const db = openKept(name, [{ parties: '&id, lastOn', notices: '++id, seenAt, at', facts: '&name' }], { strict: false });
  const parties: Table<CheckedParty, string> = db.table('parties');
  const notices: Table<Notice, number> = db.table('notices');
  const facts: Table<{ name: string; value: unknown }, string> = db.table('facts');

  return {
    salt: () =>
      db.transaction('rw', facts, async () => {
        const known = (await facts.get('salt'))?.value;
        if (typeof known === 'string') return known;
        const value = crypto.randomUUID();
        await facts.put({ name: 'salt', value });
        return value;
      }),
    put: (party) =>
      db.transaction('rw', parties, async () => {
        const before = await parties.get(party.id);
        await parties.put(before === undefined ? party : seenAgain(before, party));
      }),
    parties: (afterId, limit) => parties.where('id').above(afterId).limit(limit).toArray(),
    count: () => parties.count(),
    settle: (before, after, found) =>
      db.transaction('rw', parties, notices, async () => {
        const now = await parties.get(before.id);
        if (now === undefined || JSON.stringify([now.listed, now.versions]) !== JSON.stringify([before.listed, before.versions])) return [];
        await parties.put({ ...now, listed: after.listed, versions: after.versions });
        const ids = await notices.bulkAdd([...found], { allKeys: true });
        return found.map((notice, index) => ({ ...notice, id: ids[index] as number }));
      }),
    notices: (limit) => notices.orderBy('id').reverse().limit(limit).toArray(),
    unseen: async () => (await notices.count()) - (await notices.where('seenAt').above('').count()),
    async seen(at, ids) {
      const chosen = ids === undefined ? notices.toCollection() : notices.where('id').anyOf([...ids]);
      await chosen.filter(({ seenAt }) => seenAt === undefined).modify({ seenAt: at });
    },
    purge: (day, most) =>
      db.transaction('rw', parties, notices, async () => {
        if (day === undefined) return void (await parties.clear());
        await parties.where('lastOn').below(day).delete();
        const over = (await parties.count()) - most;
        if (over > 0) await parties.bulkDelete(await parties.orderBy('lastOn').limit(over).primaryKeys());
        await notices.where('at').below(addDays(day, -NOTICE_DAYS)).delete();
      }),
    async done() {
      const value = (await facts.get('done'))?.value;
      return typeof value === 'object' && value !== null ? (value as Record<string, number>) : {};
    },
    setDone: async (versions) => void (await facts.put({ name: 'done', value: versions })),
  };
}

/** Runs what is useful but nobody waits for: a fault of the database is logged, never a fault of the page. */
export async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isStorageError(error)) throw error;
    log('error', 'rescreen', error instanceof Error ? error.name : 'storage', {});
    return undefined;
  }
}
