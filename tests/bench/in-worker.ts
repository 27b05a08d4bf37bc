/**
 * What is timed in the extension's service worker: the product's own list code, and its peers, in databases of
 * their own. Evaluated there through the debugger, so that the product carries no hook for it. Times are milliseconds.
 */
import { Dexie, type Table } from 'dexie';
import { keysFor } from '../../lib/check/index.ts';
import { openListStore, syncList } from '../../lib/list/index.bg.ts';
import type { Listing, ListSource } from '../../lib/list/index.ts';

const ROWS = 'bench-rows';
type Subject = { readonly name: string; readonly code: string };

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

function openRows(): { dexie: Dexie; rows: Table<Listing, string> } {
  const dexie = new Dexie(ROWS);
  dexie.version(1).stores({ rows: 'id,uscc,name' });
  return { dexie, rows: dexie.table('rows') };
}

/** Opens a database and reads one value, with nothing in between: no look-up can be quicker. */
async function bareGet(key: string): Promise<Listing | undefined> {
  const database = await answered(indexedDB.open(ROWS));
  const row = await answered(database.transaction('rows', 'readonly').objectStore('rows').get(key));
  database.close();
  return row as Listing | undefined;
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

async function lookup(storeName: string, subject: Subject, listed: boolean): Promise<void> {
  const store = openListStore(storeName);
  const answer = await store.lookup(keysFor(subject));
  if (!answer.ok) throw new Error(answer.detail ?? answer.reason);
  if (answer.hits.length > 0 !== listed) throw new Error(`expected ${listed ? 'a hit' : 'no hit'}`);
  store.close();
}

async function expectRow(row: Promise<Listing | undefined>): Promise<void> {
  if ((await row) === undefined) throw new Error('the peer did not find its row');
}

const bench = {
  /** The real sync: download from the server, verify, store, switch; a base at first, then a delta. */
  async sync(storeName: string, source: ListSource, expected: string): Promise<number> {
    const store = openListStore(storeName);
    const { ms, value } = await timed(() => syncList({ source, store, fetch: (...request) => fetch(...request), now: Date.now }));
    store.close();
    if (value.reason !== expected) throw new Error(`sync: ${value.reason} ${value.detail ?? ''}`);
    return ms;
  },
  /** The peer: rows that are already parsed, one bulkPut. */
  async putRows(url: string): Promise<number> {
    const rows = (await (await fetch(url)).json()) as Listing[];
    const { dexie, rows: table } = openRows();
    await dexie.open();
    const { ms } = await timed(() => table.bulkPut(rows));
    dexie.close();
    return ms;
  },
  /** The peer's delta: half of the rows changed, a quarter added, a quarter removed, in one transaction. */
  async changeRows(url: string, count: number, round: number): Promise<number> {
    const rows = ((await (await fetch(url)).json()) as Listing[]).slice(0, count);
    const changed = rows.slice(0, count / 2).map((row) => ({ ...row, removalReason: `round ${round}` }));
    const added = rows.slice(count / 2, (count * 3) / 4).map((row) => ({ ...row, id: `added-${round}-${row.id}`, uscc: `${row.uscc}x` }));
    const removed = rows.slice((count * 3) / 4).map((row) => row.id);
    const { dexie, rows: table } = openRows();
    await dexie.open();
    const { ms } = await timed(() =>
      dexie.transaction('rw', table, async () => {
        await table.bulkPut([...changed, ...added]);
        await table.bulkDelete(removed);
      }),
    );
    dexie.close();
    return ms;
  },
  get: async (key: string) => (await timed(() => expectRow(bareGet(key)))).ms,
  async dexieGet(key: string): Promise<number> {
    const { dexie, rows } = openRows();
    const { ms } = await timed(() => expectRow(rows.get(key)));
    dexie.close();
    return ms;
  },
  miss: async (storeName: string, subject: Subject) => (await timed(() => lookup(storeName, subject, false))).ms,
  hit: async (storeName: string, subject: Subject) => (await timed(() => lookup(storeName, subject, true))).ms,
  /** Open connections, code that has run before: alternating, so that what disturbs one disturbs all. */
  async warm(storeName: string, key: string, subjects: readonly { listed: Subject; unlisted: Subject }[]): Promise<{ get: number[]; miss: number[]; hit: number[] }> {
    const store = openListStore(storeName);
    const { dexie, rows } = openRows();
    await dexie.open();
    const database = dexie.backendDB();
    const get = () => answered(database.transaction('rows', 'readonly').objectStore('rows').get(key));
    const samples = { get: [] as number[], miss: [] as number[], hit: [] as number[] };
    await expectRow(rows.get(key));
    for (const { listed, unlisted } of subjects) {
      samples.get.push((await timed(get)).ms);
      samples.miss.push((await timed(() => store.lookup(keysFor(unlisted)))).ms);
      samples.hit.push((await timed(() => store.lookup(keysFor(listed)))).ms);
    }
    store.close();
    dexie.close();
    return samples;
  },
};

export type Bench = typeof bench;
Object.assign(globalThis, { creditgateBench: bench });
