import type { Collection, Table } from 'dexie';
import type { ChainReport, RecordQuery } from '../messaging/index.ts';
import { err, ok, type Json, type Result } from '../shared/index.ts';
import { isNewerError, isStorageError, openKept } from '../storage/index.bg.ts';
import { GENESIS, sealEntry, verifyChain, type ChainHead } from './chain.ts';
import { CELLS_VERSION, cellKey, cellOf, dayOf, fitsCell, keyRange, readCell } from './cells.ts';
import { createCounter, type CellRow, type Counted, type HeadRow } from './counter.bg.ts';
import type { AuditEntry, Cell, CellFilter, DayTally, EntryKind } from './types.ts';

export type RecordReason = 'storage-full' | 'storage-broken' | 'newer-data';

export interface RecordStore {
  /** Adds one entry; resolved once it is on disk. Appends of several contexts make one unbroken chain. */
  append(kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<Result<AuditEntry, RecordReason>>;
  /** Newest first. `day`: Chinese day; `limit` at most 500. With `cells`: of these cells, days newest first, and kind and day do not matter. */
  query(query: RecordQuery): Promise<{ entries: AuditEntry[]; total: number }>;
  /** Every entry, oldest first. */
  all(): AsyncIterable<AuditEntry>;
  /** The entry of a check, and all entries that belong to it, oldest first; empty when there is no such entry. */
  related(check: number): Promise<AuditEntry[]>;
  /** Walks the whole chain, and compares its end with the head kept beside it. */
  verify(): Promise<ChainReport>;
  /** Entries that come after this number, oldest first, at most `limit` (5,000 at most). */
  after(seq: number, limit: number): Promise<AuditEntry[]>;
  entry(seq: number): Promise<AuditEntry | undefined>;
  /** Number of the newest entry; 0 when there is none. */
  last(): Promise<number>;
  /** Whole chain, one entry a line, as `verifyJsonl` reads it. */
  exportJsonl(): Promise<string>;
  /** Counters of the days from `from` to `to`, both included, oldest first; days without entries are left out. */
  tallies(from: string, to: string): Promise<DayTally[]>;
  /** Entries of some kinds up to a Chinese day, from another on where it is given, oldest first. */
  ofKinds(kinds: readonly EntryKind[], to: string, from?: string): Promise<AuditEntry[]>;
  /** Of each kind the last entries before a Chinese day, at most so many, oldest first. */
  lastOfKinds(kinds: readonly EntryKind[], before: string, limit: number): Promise<AuditEntry[]>;
  /** Counters by all that is counted by, of the days from `from` to `to`, both included. */
  cells(from: string, to: string): Promise<Cell[]>;
  /**
   * How many of the entries are counted; all of them, except for a while after an update that counts otherwise.
   * Counts on, for about so long, where some are left.
   */
  count(forMs: number): Promise<Counted>;
  /** Counts all days anew from the entries. */
  rebuildTallies(): Promise<void>;
  close(): void;
}

type Row = AuditEntry & { readonly day: string };

const NAME = 'creditgate-record';
const MAX_PAGE = 500;
const MAX_RUN = 5_000;
/** Entries read at once by walks over the chain; about 1 MB. */
const BATCH = 1_000;

/** Opens the audit database: one of its own, that no sync, repair or reset ever touches. */
export function openRecordStore(now: () => number = Date.now): RecordStore {
  const db = openKept(NAME, [
    { entries: '&seq, kind, day, [kind+day]', tallies: '&day', head: '&id' },
    // What belongs to a check is asked for by its number: the sheet of a case needs all of it.
    { entries: '&seq, kind, day, [kind+day], data.check' },
    // Counters by more than the kind: filled from the entries in steps, so that an update holds up nobody.
    { tallies: null, cells: '&cell' },
  ]);
  const entries: Table<Row, number> = db.table('entries');
  const cells: Table<CellRow, string> = db.table('cells');
  const head: Table<HeadRow, string> = db.table('head');
  const counter = createCounter({ db, cells, head, after: (seq, limit) => entries.where('seq').above(seq).limit(limit).toArray() });

  async function add(after: ChainHead & Partial<HeadRow>, kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<{ entry: AuditEntry; next: HeadRow }> {
    const entry = sealEntry(after, new Date(now()).toISOString(), kind, data);
    const day = dayOf(entry);
    await entries.add({ ...entry, day });
    // Where older entries still wait for being counted, this one waits with them.
    const uptodate = after.seq === 0 || (after.cells === CELLS_VERSION && after.counted === after.seq);
    const counting = uptodate ? { cells: CELLS_VERSION, counted: entry.seq } : { cells: after.cells, counted: after.counted };
    if (uptodate) await counter.add([[cellKey(cellOf(entry)), 1]]);
    // The head says where the chain goes on even if somebody has cut entries off: the gap then stays to be seen.
    const next = { id: 'head' as const, seq: entry.seq, hash: entry.hash, ...counting };
    await head.put(next);
    return { entry, next };
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

  /** Whole days are passed over by their counters; of the others the entries are read and those of the cells picked out. */
  async function queryCells(filter: CellFilter, offset: number, limit: number): Promise<{ entries: AuditEntry[]; total: number }> {
    const days = new Map<string, { count: number; kinds: Set<string> }>();
    for (const cell of (await store.cells(filter.from, filter.to)).filter((one) => fitsCell(filter, one))) {
      const day = days.get(cell.day) ?? { count: 0, kinds: new Set() };
      day.count += cell.count;
      day.kinds.add(cell.what.split('/')[0] ?? cell.what);
      days.set(cell.day, day);
    }
    const total = [...days.values()].reduce((sum, { count }) => sum + count, 0);
    const found: AuditEntry[] = [];
    let passed = 0;
    for (const [day, { count, kinds }] of [...days].sort(([a], [b]) => (a < b ? 1 : -1))) {
      if (found.length >= limit || passed >= offset + limit) break;
      const skip = Math.max(0, offset - passed);
      passed += count;
      if (skip >= count) continue;
      const rows = (await Promise.all([...kinds].map((kind) => entries.where('[kind+day]').equals([kind, day]).toArray()))).flat();
      const fitting = rows.filter((row) => fitsCell(filter, cellOf(row))).sort((a, b) => b.seq - a.seq);
      found.push(...fitting.slice(skip, skip + limit - found.length).map(withoutDay));
    }
    return { entries: found, total };
  }

  const store: RecordStore = {
    async append(kind, data) {
      try {
        const entry = await db.transaction('rw', entries, cells, head, async () => {
          // A name of its own tells the chains of two desks apart once their files lie in one folder.
          const last = (await head.get('head')) ?? (await add(GENESIS, 'chain-start', { format: 1, chain: crypto.randomUUID() })).next;
          return (await add(last, kind, data)).entry;
        });
        return ok(entry);
      } catch (error) {
        // A failed opening would be remembered: the next entry is to try again.
        if (!db.isOpen()) db.close({ disableAutoOpen: false });
        return err(reasonOf(error), error instanceof Error ? error.name : undefined);
      }
    },
    async query(query) {
      if (query.cells !== undefined) return queryCells(query.cells, query.offset, Math.min(MAX_PAGE, query.limit));
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
    async ofKinds(kinds, to, from = '') {
      const rows = await Promise.all(kinds.map((kind) => entries.where('[kind+day]').between([kind, from], [kind, to], true, true).toArray()));
      return rows.flat().sort((a, b) => a.seq - b.seq).map(withoutDay);
    },
    async lastOfKinds(kinds, before, limit) {
      const rows = await Promise.all(kinds.map((kind) => entries.where('[kind+day]').between([kind, ''], [kind, before], true, false).reverse().limit(limit).toArray()));
      return rows.flat().sort((a, b) => a.seq - b.seq).map(withoutDay);
    },
    after: async (seq, limit) => (await entries.where('seq').above(seq).limit(Math.min(MAX_RUN, limit)).toArray()).map(withoutDay),
    async entry(seq) {
      const row = await entries.get(seq);
      return row === undefined ? undefined : withoutDay(row);
    },
    last: async () => (await head.get('head'))?.seq ?? 0,
    async exportJsonl() {
      const lines: string[] = [];
      for await (const entry of walk()) lines.push(`${JSON.stringify(entry)}\n`);
      return lines.join('');
    },
    async tallies(from, to) {
      const days = new Map<string, Record<string, number>>();
      for (const { day, what, count } of await store.cells(from, to)) {
        const counts = days.get(day) ?? {};
        const [kind = what] = what.split('/');
        counts[kind] = (counts[kind] ?? 0) + count;
        days.set(day, counts);
      }
      return [...days].map(([day, counts]) => ({ day, counts }));
    },
    async cells(from, to) {
      await counter.run(Infinity);
      const [first, last] = keyRange(from, to);
      return (await cells.where('cell').between(first, last, true, true).toArray()).map(readCell);
    },
    count: (forMs) => counter.run(forMs),
    rebuildTallies: () => counter.anew(),
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
  if (isNewerError(error)) return 'newer-data';
  if (isStorageError(error)) return 'storage-broken';
  throw error;
}
