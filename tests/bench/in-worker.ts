/**
 * What is timed in the extension's service worker: the product's own list code, and its peers, in databases of
 * their own. Evaluated there through the debugger, so that the product carries no hook for it. Times are milliseconds.
 */
import { Dexie, type Table } from 'dexie';
import { keysFor } from '../../lib/check/index.ts';
import { openListStore, sharedValue, storeLocalList, syncList, type ListStore } from '../../lib/list/index.bg.ts';
import { askNear, localListId, nearCandidates, searchNear, type BlockSource, type Listing, type ListSource, type StoredSegment } from '../../lib/list/index.ts';
import { makePeers, type NamedRecord } from './fuzzy-peers.ts';

const ROWS = 'bench-rows';
type Subject = { readonly name: string; readonly code: string };

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

/** A list store as the product has it: with a value in `storage.local` beside it. */
function open(name: string): ListStore {
  const key = `bench:${name}`;
  return openListStore(name, { kept: sharedValue({ get: async () => (await chrome.storage.local.get(key))[key], set: (value) => chrome.storage.local.set({ [key]: value }) }) });
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
  const store = open(storeName);
  store.warm();
  const answer = await store.lookup(keysFor(subject));
  if (!answer.ok) throw new Error(answer.detail ?? answer.reason);
  if (answer.hits.length > 0 !== listed) throw new Error(`expected ${listed ? 'a hit' : 'no hit'}`);
  store.close();
}

async function nearLookup(storeName: string, name: string): Promise<void> {
  const store = open(storeName);
  store.warm();
  const answer = await store.lookup([], { name });
  if (!answer.ok) throw new Error(answer.detail ?? answer.reason);
  store.close();
}

async function segmentsOf(storeName: string): Promise<StoredSegment[]> {
  const store = open(storeName);
  const meta = await store.readMeta('bench');
  store.close();
  return meta.ok ? (meta.value?.current?.segments ?? []) : [];
}

/** Blocks that are read once and then held: what is timed is computing alone. */
async function inMemory(storeName: string): Promise<{ source: BlockSource; segments: StoredSegment[] }> {
  const store = open(storeName);
  const meta = await store.readMeta('names');
  const segments = meta.ok ? (meta.value?.current?.segments ?? []) : [];
  const held = new Map<string, Uint8Array | undefined>();
  const source: BlockSource = {
    async get(table, segment, numbers) {
      const missing = numbers.filter((number) => !held.has(`${table}${segment}:${number}`));
      if (missing.length > 0) for (const [at, block] of (await store.blocks.get(table, segment, missing)).entries()) held.set(`${table}${segment}:${missing[at]}`, block);
      return numbers.map((number) => held.get(`${table}${segment}:${number}`));
    },
  };
  await store.lookup([]);
  return { source, segments };
}

async function expectRow(row: Promise<Listing | undefined>): Promise<void> {
  if ((await row) === undefined) throw new Error('the peer did not find its row');
}

const bench = {
  /** The real sync: download from the server, verify, store, switch; a base at first, then a delta. */
  async sync(storeName: string, source: ListSource, expected: string): Promise<number> {
    const store = open(storeName);
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
  /** A list from a file, built here from rows that are already parsed, and stored. */
  async local(storeName: string, url: string): Promise<number> {
    const listings = (await (await fetch(url)).json()) as Listing[];
    const store = open(storeName);
    const { ms, value } = await timed(() => storeLocalList({ store, listId: localListId('bench') ?? '', kind: 'local', asOf: '2026-01-01', termDays: 30, listings, now: Date.now, mayCommit: async () => true }));
    store.close();
    if (!value.ok) throw new Error(value.reason);
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
  /** Near names: the index alone (by the list's own blocks, one key after another), or with the records read and compared. */
  near: async (storeName: string, name: string) => (await timed(() => nearLookup(storeName, name))).ms,
  async candidates(storeName: string, name: string): Promise<number> {
    const segments = await segmentsOf(storeName);
    const began = performance.now();
    const opening = answered(indexedDB.open(storeName));
    const asked = askNear({ name });
    const database = await opening;
    const transaction = database.transaction(['f'], 'readonly');
    const source: BlockSource = { get: (table, segment, numbers) => Promise.all(numbers.map((number) => answered<Uint8Array>(transaction.objectStore(table).get(segment * 2 ** 24 + number)))) };
    const found = await nearCandidates(source, segments, asked);
    if (!found.ok) throw new Error(found.reason);
    database.close();
    return performance.now() - began;
  },
  /** Questions with one right answer each: how often it is among the first twenty, and the time of the thread. */
  async fuzzy(storeName: string, url: string, questions: readonly { text: string; id: string }[]): Promise<Record<string, { ms: number[]; recall: number; buildMs: number }>> {
    const records = (await (await fetch(url)).json()) as NamedRecord[];
    const results: Record<string, { ms: number[]; recall: number; buildMs: number }> = {};
    const { source, segments } = await inMemory(storeName);
    const ours = { ms: [] as number[], all: [] as number[], found: 0 };
    for (const { text, id } of [...questions, ...questions]) {
      const index = await timed(() => nearCandidates(source, segments, askNear({ name: text })));
      const whole = await timed(() => searchNear(source, segments, askNear({ name: text })));
      ours.ms.push(index.ms);
      ours.all.push(whole.ms);
      if (whole.value.ok && whole.value.value.some(({ listing }) => listing.id === id)) ours.found += 1;
    }
    // The first round has compiled the code and brought the blocks; the second is counted.
    results['ours'] = { ms: ours.ms.slice(questions.length), recall: ours.found / questions.length / 2, buildMs: 0 };
    results['ours_verified'] = { ms: ours.all.slice(questions.length), recall: ours.found / questions.length / 2, buildMs: 0 };
    for (const { peer, buildMs } of makePeers(records)) {
      const asked = questions.filter((_, at) => at % Math.round(1 / peer.share) === 0);
      for (const { text } of asked.slice(0, 5)) peer.search(text);
      let found = 0;
      const ms = asked.map(({ text, id }) => {
        const began = performance.now();
        if (peer.search(text).includes(id)) found += 1;
        return performance.now() - began;
      });
      results[peer.name] = { ms, recall: found / asked.length, buildMs };
    }
    return results;
  },
  /** Open connections, code that has run before: alternating, so that what disturbs one disturbs all. */
  async warm(storeName: string, key: string, subjects: readonly { listed: Subject; unlisted: Subject }[]): Promise<{ get: number[]; miss: number[]; hit: number[] }> {
    const store = open(storeName);
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
