import { Dexie, type Collection, type Table } from 'dexie';
import type { ChainReport, RecordQuery } from '../messaging/index.ts';
import { err, ok, type Json, type Result } from '../shared/index.ts';
import { isStorageError } from '../storage/index.bg.ts';
import { GENESIS, sealEntry, verifyChain, type ChainHead } from './chain.ts';
import { counted, dayOf } from './tally.ts';
import type { AuditEntry, DayTally, EntryKind } from './types.ts';

export type RecordReason = 'storage-full' | 'storage-broken';

export interface RecordStore {
  /** Adds one entry; resolved once it is on disk. Appends of several contexts make one unbroken chain. */
  append(kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<Result<AuditEntry, RecordReason>>;
  /** Newest first. `day`: Chinese day; `limit` at most 500. */
  query(query: RecordQuery): Promise<{ entries: AuditEntry[]; total: number }>;
  /** Every entry, oldest first. */
  all(): AsyncIterable<AuditEntry>;
  /** The entry of a check, and all entries that belong to it, oldest first; empty when there is no such entry. */
  related(check: number): Promise<AuditEntry[]>;
  /** Walks the whole chain, and compares its end with the head kept beside it. */
  verify(): Promise<ChainReport>;
  /** Whole chain, one entry a line, as `verifyJsonl` reads it. */
  exportJsonl(): Promise<string>;
  /** Counters of the days from `from` to `to`, both included, oldest first; days without entries are left out. */
  tallies(from: string, to: string): Promise<DayTally[]>;
  /** Counts all days anew from the entries. */
  rebuildTallies(): Promise<void>;
  close(): void;
}

type Row = AuditEntry & { readonly day: string };
type HeadRow = ChainHead & { readonly id: 'head' };

const NAME = 'creditgate-record';
const MAX_PAGE = 500;
/** Entries read at once by walks over the chain; about 1 MB. */
const BATCH = 1_000;

/** Opens the audit database: one of its own, that no sync, repair or reset ever touches. */
export function openRecordStore(now: () => number = Date.now): RecordStore {
  // Strict: an override must be on disk, not in a cache, before the officer is told that it is recorded.
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ entries: '&seq, kind, day, [kind+day]', tallies: '&day', head: '&id' });
  // What belongs to a check is asked for by its number: the sheet of a case needs all of it.
  db.version(2).stores({ entries: '&seq, kind, day, [kind+day], data.check' });
  const entries: Table<Row, number> = db.table('entries');
  const tallies: Table<DayTally, string> = db.table('tallies');
  const head: Table<HeadRow, string> = db.table('head');

  async function add(after: ChainHead, kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<AuditEntry> {
    const entry = sealEntry(after, new Date(now()).toISOString(), kind, data);
    const day = dayOf(entry);
    await entries.add({ ...entry, day });
    await tallies.put(counted(await tallies.get(day), entry));
    // The head says where the chain goes on even if somebody has cut entries off: the gap then stays to be seen.
    await head.put({ id: 'head', seq: entry.seq, hash: entry.hash });
    return entry;
  }

  async function* walk(): AsyncGenerator<AuditEntry> {
    for (let seq = 0; ; ) {
      const rows = await entries.where('seq').above(seq).limit(BATCH).toArray();
      for (const row of rows) yield withoutDay(row);
      const last = rows.at(-1);
      if (last === undefined) return;
      seq = last.seq;
    }
  }

  function select({ kind, day }: RecordQuery): Collection<Row, number> {
    if (kind !== undefined && day !== undefined) return entries.where('[kind+day]').equals([kind, day]);
    if (kind !== undefined) return entries.where('kind').equals(kind);
    return day !== undefined ? entries.where('day').equals(day) : entries.toCollection();
  }

  const store: RecordStore = {
    async append(kind, data) {
      try {
        const entry = await db.transaction('rw', entries, tallies, head, async () => {
          // A name of its own tells the chains of two desks apart once their files lie in one folder.
          const last = (await head.get('head')) ?? (await add(GENESIS, 'chain-start', { format: 1, chain: crypto.randomUUID() }));
          return add(last, kind, data);
        });
        return ok(entry);
      } catch (error) {
        // A failed opening would be remembered: the next entry is to try again.
        if (!db.isOpen()) db.close({ disableAutoOpen: false });
        return err(reasonOf(error), error instanceof Error ? error.name : undefined);
      }
    },
    async query(query) {
      const [total, rows] = await Promise.all([
        select(query).count(),
        select(query).reverse().offset(Math.max(0, query.offset)).limit(Math.min(MAX_PAGE, Math.max(0, query.limit))).toArray(),
      ]);
      return { entries: rows.map(withoutDay), total };
    },
    async verify() {
      const expected = await head.get('head');
      const report = await verifyChain(until(walk(), expected?.seq ?? 0), expected ?? GENESIS);
      if (report.ok) await store.rebuildTallies();
      return report;
    },
    all: walk,
    async related(check) {
      const first = await entries.get(check);
      if (first === undefined) return [];
      const rest = await entries.where('data.check').equals(check).sortBy('seq');
      return [first, ...rest].map(withoutDay);
    },
    async exportJsonl() {
      const lines: string[] = [];
      for await (const entry of walk()) lines.push(`${JSON.stringify(entry)}\n`);
      return lines.join('');
    },
    tallies: (from, to) => tallies.where('day').between(from, to, true, true).toArray(),
    async rebuildTallies() {
      await db.transaction('rw', entries, tallies, async () => {
        const days = new Map<string, DayTally>();
        await entries.each((entry) => void days.set(entry.day, counted(days.get(entry.day), entry)));
        await tallies.clear();
        await tallies.bulkPut([...days.values()]);
      });
    },
    close: () => db.close(),
  };
  return store;
}

/** Entries up to the head that was read first: what is appended during a walk is not part of it. */
async function* until(entries: AsyncIterable<AuditEntry>, seq: number): AsyncGenerator<AuditEntry> {
  for await (const entry of entries) {
    if (entry.seq > seq && seq > 0) return;
    yield entry;
  }
}

function withoutDay({ day: _day, ...entry }: Row): AuditEntry {
  return entry;
}

/** Throws what no storage has thrown: that is a fault of ours, not of the disk. */
function reasonOf(error: unknown): RecordReason {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((one) => (one instanceof Error || one instanceof DOMException ? one.name : ''));
  if (names.some((name) => name.includes('QuotaExceeded'))) return 'storage-full';
  if (isStorageError(error)) return 'storage-broken';
  throw error;
}
