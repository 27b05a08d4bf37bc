/**
 * Data as earlier versions of our databases have left them, written with the schemas of those versions. Every version but the last of
 * every database stands here: `lib/storage/migrations.test.ts` fails for one that is added without.
 *
 *   EARLIER                              name → versions, oldest first
 *   await earlier.write(name?)           makes the database; it must not be there yet
 *   await dumpDatabase(name)             what stands in it, as it can be taken to another browser
 */
import { Dexie } from 'dexie';
import { GENESIS, sealEntry, type AuditEntry, type EntryKind } from '../../lib/record/index.ts';
import { openDesk } from '../support/list-desk.ts';
import { samples } from '../support/listings.ts';

export interface Earlier {
  readonly version: number;
  write(name: string): Promise<void>;
}

/** What officers did on three days, with an override that belongs to its check. */
export const RECORDED: readonly (readonly [EntryKind, string, { readonly [key: string]: string | number | string[] }])[] = [
  ['chain-start', '2026-03-02T01:00:00.000Z', { format: 1, chain: '00000000-0000-4000-8000-000000000000' }],
  ['sync', '2026-03-02T01:00:05.000Z', { list: 'severe', outcome: 'updated-base' }],
  ['check', '2026-03-02T02:00:00.000Z', { outcome: 'listed', name: '示例恒昌商贸有限公司', host: 'xk.example.gov.cn', pageKind: 'licensing', grounds: ['ART5_FOOD'] }],
  ['block', '2026-03-02T02:00:01.000Z', { check: 3, outcome: 'listed', host: 'xk.example.gov.cn', pageKind: 'licensing' }],
  ['override', '2026-03-03T03:00:00.000Z', { check: 3, reason: '当日已移出名单' }],
  ['manual-lookup', '2026-03-04T15:59:59.000Z', { outcome: 'not-found' }],
  ['check', '2026-03-04T16:00:00.000Z', { outcome: 'not-found', name: '测试清源供应链管理有限公司' }],
];

export function recordedEntries(): AuditEntry[] {
  let head: Pick<AuditEntry, 'seq' | 'hash'> = GENESIS;
  return RECORDED.map(([kind, at, data]) => {
    const entry = sealEntry(head, at, kind, data);
    head = entry;
    return entry;
  });
}

/** Day in China, as stored beside every entry. */
const withDay = (entry: AuditEntry) => ({ ...entry, day: new Date(Date.parse(entry.at) + 8 * 3_600_000).toISOString().slice(0, 10) });

/** Counters of versions 1 and 2: by day and kind. */
function tallies(): { day: string; counts: Record<string, number> }[] {
  const days = new Map<string, Record<string, number>>();
  for (const { day, kind } of recordedEntries().map(withDay)) days.set(day, { ...days.get(day), [kind]: (days.get(day)?.[kind] ?? 0) + 1 });
  return [...days].map(([day, counts]) => ({ day, counts }));
}

async function writeRecords(name: string, version: number, entriesSchema: string): Promise<void> {
  const db = new Dexie(name);
  db.version(version).stores({ entries: entriesSchema, tallies: '&day', head: '&id' });
  const entries = recordedEntries();
  const last = entries.at(-1);
  await db.table('entries').bulkAdd(entries.map(withDay));
  await db.table('tallies').bulkAdd(tallies());
  await db.table('head').add({ id: 'head', seq: last?.seq, hash: last?.hash });
  db.close();
}

/** A list without the fuzzy index, as the first build has stored it. */
async function writeList(name: string): Promise<void> {
  const desk = await openDesk();
  await desk.publish(samples(60), { asOf: '2026-11-22' });
  await desk.sync();
  const now = await new Dexie(desk.storeName).open();
  const tables = await Promise.all(['r', 'x', 't', 'meta'].map(async (table) => [table, await now.table(table).toCollection().primaryKeys(), await now.table(table).toArray()] as const));
  now.close();
  await desk.close();
  const db = new Dexie(name);
  db.version(1).stores({ r: '', x: '', t: '', meta: '' });
  for (const [table, keys, values] of tables) {
    const plain = table === 'meta' ? (JSON.parse(JSON.stringify(values, (key, value: unknown) => (key === 'fuzzyBits' ? undefined : value))) as unknown[]) : values;
    await db.table(table).bulkAdd(plain, keys as string[]);
  }
  db.close();
}

export const EARLIER: Readonly<Record<string, readonly Earlier[]>> = {
  'creditgate-record': [
    { version: 1, write: (name) => writeRecords(name, 1, '&seq, kind, day, [kind+day]') },
    { version: 2, write: (name) => writeRecords(name, 2, '&seq, kind, day, [kind+day], data.check') },
  ],
  'creditgate-list': [{ version: 1, write: writeList }],
};

export interface Dump {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly { name: string; keyPath: string | string[] | null; indexes: readonly { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[]; rows: readonly unknown[] }[];
}

/** In: a database of JSON values with keys of their own. */
export async function dumpDatabase(name: string): Promise<Dump> {
  const db = await new Dexie(name).open();
  const native = db.backendDB();
  const stores = await Promise.all(
    [...native.objectStoreNames].map(async (store) => {
      const { keyPath, indexes } = describe(native, store);
      return { name: store, keyPath, indexes, rows: await db.table(store).toArray() };
    }),
  );
  const { version } = native;
  db.close();
  return { name, version, stores };
}

function describe(db: IDBDatabase, name: string): Pick<Dump['stores'][number], 'keyPath' | 'indexes'> {
  const store = db.transaction(name).objectStore(name);
  const indexes = [...store.indexNames].map((index) => store.index(index)).map(({ name: index, keyPath, unique, multiEntry }) => ({ name: index, keyPath, unique, multiEntry }));
  return { keyPath: store.keyPath, indexes };
}
