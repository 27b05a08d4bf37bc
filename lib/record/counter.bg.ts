import type { Dexie, Table } from 'dexie';
import { CELLS_VERSION, cellKey, cellOf } from './cells.ts';
import type { ChainHead } from './chain.ts';
import type { AuditEntry } from './types.ts';

export interface CellRow {
  readonly cell: string;
  readonly count: number;
}

/** End of the chain, and how far its entries are counted in which way. */
export type HeadRow = ChainHead & { readonly id: 'head'; readonly cells?: number; readonly counted?: number };

/** Number of entries that are counted, of all. */
export interface Counted {
  readonly done: number;
  readonly total: number;
}

/** Entries counted in one step: about 3 MB, a tenth of a second. */
const STEP = 1_000;

interface Parts {
  readonly db: Dexie;
  readonly cells: Table<CellRow, string>;
  readonly head: Table<HeadRow, string>;
  /** Entries after a number, in order. */
  readonly after: (seq: number, limit: number) => Promise<readonly AuditEntry[]>;
}

/**
 * Keeps the counters of cells in step with the entries. New entries are counted in the transaction that adds them; those that
 * an earlier build has left, or counted otherwise, in steps, each on disk by itself, so that a worker that dies goes on where it was.
 */
export function createCounter({ db, cells, head, after }: Parts) {
  let running: Promise<void> | undefined;

  async function add(counts: readonly (readonly [string, number])[]): Promise<void> {
    const before = await cells.bulkGet(counts.map(([cell]) => cell));
    await cells.bulkPut(counts.map(([cell, count], index) => ({ cell, count: count + (before[index]?.count ?? 0) })));
  }

  async function state(): Promise<Counted & { readonly begun: number }> {
    const row = await head.get('head');
    const begun = row?.cells === CELLS_VERSION ? (row.counted ?? 0) : 0;
    return { begun, done: begun, total: row?.seq ?? 0 };
  }

  /** Reads without a transaction: whoever records meanwhile is not kept waiting. */
  async function step({ begun, total }: { readonly begun: number; readonly total: number }): Promise<void> {
    const entries = await after(begun, STEP);
    const counts = new Map<string, number>();
    for (const entry of entries) {
      const cell = cellKey(cellOf(entry));
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    // Entries that somebody has cut off at the end are waited for by nobody.
    const counted = entries.at(-1)?.seq ?? total;
    await db.transaction('rw', cells, head, async () => {
      const now = await head.get('head');
      // Another context was quicker.
      if (now === undefined || (now.cells === CELLS_VERSION ? (now.counted ?? 0) : 0) !== begun) return;
      if (begun === 0) await cells.clear();
      await add([...counts]);
      await head.put({ ...now, cells: CELLS_VERSION, counted });
    });
  }

  /** Counts what is left, for about so many milliseconds. Two at once share each step. */
  async function run(forMs: number): Promise<Counted> {
    for (const end = Date.now() + forMs; ; ) {
      const { begun, done, total } = await state();
      if (done >= total || Date.now() > end) return { done, total };
      running ??= step({ begun, total }).finally(() => (running = undefined));
      await running;
    }
  }

  return {
    /** Within a transaction of the caller. */
    add,
    run,
    /** Forgets what was counted, and counts all again. */
    async anew(): Promise<void> {
      await db.transaction('rw', cells, head, async () => {
        await cells.clear();
        const now = await head.get('head');
        if (now !== undefined) await head.put({ ...now, cells: CELLS_VERSION, counted: 0 });
      });
      await run(Infinity);
    },
  };
}
