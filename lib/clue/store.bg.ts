import type { Table } from 'dexie';
import type { LedgerReport } from '../messaging/index.ts';
import type { AuditEntry, EntryKind } from '../record/index.ts';
import type { RecordStore } from '../record/index.bg.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { guarded, openKept } from '../storage/index.bg.ts';
import { applyEntry, CLUE_ENTRIES, clueOf, type ClueEntryKind } from './entries.ts';
import { differing, ledgerOf, type Ledger } from './ledger.ts';
import { planCorrection, planMove, planRegistration, type Circumstances, type EntryData } from './plan.ts';
import type { Clue, ClueDraft, ClueFacts, ClueMove, CluePatch, ClueRefusal } from './types.ts';

type Outcome = Promise<Result<Clue, ClueRefusal>>;
export interface ClueLedger {
  /** Every clue, in no order; undefined when they cannot be read. */
  all(): Promise<readonly Clue[] | undefined>;
  register(facts: ClueFacts & { readonly text?: string }, draft: ClueDraft, now: Circumstances): Outcome;
  /** `seen`: number of the last entry that the officer had in view; another one since is a refusal. */
  move(id: string, seen: number, move: ClueMove, now: Circumstances): Outcome;
  correct(id: string, seen: number, patch: CluePatch, reason: string, now: Circumstances): Outcome;
  /** Walks the chain, and compares what it says of clues with what the ledger holds. */
  verify(): Promise<LedgerReport | undefined>;
  /** Makes the ledger anew from the chain alone; out: clues that it then holds. */
  rebuild(): Promise<number | undefined>;
  close(): void;
}

/** The chain, as far as the ledger needs it: `append` says nothing when the entry is not on disk. */
export interface Chain {
  readonly store: Pick<RecordStore, 'query' | 'all' | 'verify'>;
  append(kind: EntryKind, data: EntryData): Promise<AuditEntry | undefined>;
}

type Head = { readonly id: 'head'; readonly seq: number; readonly hash: string };
const NAME = 'creditgate-clue';
const FIRST_PAGE = 20;
const PAGE = 500;

/**
 * The clue ledger: a database of its own that only repeats what the audit chain says. A change is recorded first and then
 * taken from the chain; a worker that dies in between finds it there when it is next asked.
 */
export function openClueLedger({ store: records, append }: Chain): ClueLedger {
  const db = openKept(NAME, [{ clues: '&id', head: '&id' }]);
  const clues: Table<Clue, string> = db.table('clues');
  const heads: Table<Head, string> = db.table('head');
  // One change at a time: what is planned from a clue must still be true when it is recorded.
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = queue.then(task, task);
    queue = mine.catch(() => undefined);
    return mine;
  }

  async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
    const done = await guarded(db, task);
    return done.ok ? done.value : undefined;
  }

  /** Entries of one kind after the head, and the head's own if it is of this kind. */
  async function since(kind: ClueEntryKind, seq: number): Promise<AuditEntry[]> {
    const found: AuditEntry[] = [];
    for (let offset = 0, limit = FIRST_PAGE; ; offset += limit, limit = PAGE) {
      const { entries } = await records.query({ kind, offset, limit });
      found.push(...entries.filter((entry) => entry.seq >= seq));
      if (entries.length < limit || (entries.at(-1)?.seq ?? 0) < seq) return found;
    }
  }

  async function follow(): Promise<void> {
    const head = await heads.get('head');
    const after = async (seq: number) => (await Promise.all(CLUE_ENTRIES.map((kind) => since(kind, seq)))).flat().sort((a, b) => a.seq - b.seq);
    let entries = await after(head?.seq ?? 0);
    // The head is not in the chain: it is another chain, whose numbers say nothing about ours.
    if (head !== undefined && entries[0]?.hash !== head.hash) entries = await after(0);
    const last = entries.at(-1);
    if (last === undefined || last.hash === head?.hash) return;
    await db.transaction('rw', clues, heads, async () => {
      for (const entry of entries) {
        const id = clueOf(entry);
        const clue = id === undefined ? undefined : await clues.get(id);
        if (clue?.events.some(({ seq, at }) => seq === entry.seq && at === entry.at) === true) continue;
        const next = applyEntry(clue, entry);
        if (next.ok) await clues.put(next.value);
      }
      await heads.put({ id: 'head', seq: last.seq, hash: last.hash });
    });
  }

  const all = (): Promise<readonly Clue[] | undefined> =>
    attempt(async () => {
      await follow();
      return clues.toArray();
    });

  /** Recorded before it takes effect, and taken from the record. */
  async function change(kind: ClueEntryKind, before: Clue | undefined, plan: Result<EntryData, ClueRefusal>): Outcome {
    if (!plan.ok) return plan;
    const entry = await append(kind, plan.value);
    if (entry === undefined) return err('not-recorded');
    const after = applyEntry(before, entry);
    if (!after.ok) throw new Error(`a planned entry does not apply: ${after.reason}`);
    // What cannot be written here now is in the chain: the next question brings it.
    await attempt(follow);
    return after;
  }

  async function known(id: string, seen: number): Outcome {
    const held = await all();
    if (held === undefined) return err('storage-broken');
    const clue = held.find((one) => one.id === id);
    if (clue === undefined) return err('unknown-clue');
    return clue.events.at(-1)?.seq === seen ? ok(clue) : err('changed-meanwhile');
  }

  async function recorded(): Promise<Ledger> {
    const ours = new Set<string>(CLUE_ENTRIES);
    async function* walk(): AsyncGenerator<AuditEntry> {
      for await (const entry of records.all()) if (ours.has(entry.kind)) yield entry;
    }
    return ledgerOf(walk());
  }

  return {
    all: () => inTurn(all),
    register: (facts, draft, now) =>
      inTurn(async () => ((await all()) === undefined ? err('storage-broken') : change('clue-registered', undefined, planRegistration(crypto.randomUUID(), facts, draft, now)))),
    move: (id, seen, move, now) =>
      inTurn(async () => {
        const clue = await known(id, seen);
        return clue.ok ? change('clue-moved', clue.value, planMove(clue.value, move, now)) : clue;
      }),
    correct: (id, seen, patch, reason, now) =>
      inTurn(async () => {
        const clue = await known(id, seen);
        return clue.ok ? change('clue-corrected', clue.value, planCorrection(clue.value, patch, reason, now)) : clue;
      }),
    verify: () =>
      inTurn(async () => {
        const held = await all();
        return attempt(async () => {
          const [chain, ledger] = [await records.verify(), await recorded()];
          return held === undefined ? undefined : { chain, clues: ledger.clues.size, differing: differing(held, ledger.clues), faults: ledger.faults };
        });
      }),
    rebuild: () =>
      inTurn(() =>
        attempt(async () => {
          const ledger = await recorded();
          await db.transaction('rw', clues, heads, async () => {
            await clues.clear();
            await heads.clear();
            await clues.bulkPut([...ledger.clues.values()]);
          });
          await follow();
          return ledger.clues.size;
        }),
      ),
    close: () => db.close(),
  };
}
