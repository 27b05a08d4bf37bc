import type { RecordStore } from '../record/index.bg.ts';
import { dayOf, type AuditEntry } from '../record/index.ts';
import { membersOf } from '../shared/members.ts';
import type { Item } from '../storage/index.bg.ts';
import { intervalMs, longestMs, retryMs } from './backoff.ts';
import { insertRows } from './insert.bg.ts';
import { centralRow } from './row.ts';
import type { CentralStore, OutboxFault, OutboxState, OutboxStatus } from './types.ts';

/** Entries of one insert: some 1.5 MB. A month of a busy desk is a few of them. */
const BATCH = 5_000;

/** A desk on its first day has something to tell soon. */
const UNBEGUN_MS = 60_000;

export interface Outbox {
  /** Sends what is due, batch after batch; at once when `now`. Never two at a time. Resolves with the time of the next one, in epoch ms; undefined when nothing is to be sent anywhere. */
  run(options?: { readonly now?: boolean }): Promise<number | undefined>;
  status(): Promise<OutboxStatus | undefined>;
}

export interface OutboxParts {
  /** What is in force now; undefined: no central store, which is the default. */
  readonly central: () => Promise<CentralStore | undefined>;
  readonly records: Pick<RecordStore, 'after' | 'entry' | 'last'>;
  /** Ids of the lists that policy names. */
  readonly lists: () => Promise<readonly string[]>;
  readonly state: Item;
  readonly app: string;
  readonly fetch: typeof fetch;
  readonly permitted: (url: string) => Promise<boolean>;
  readonly now: () => number;
  readonly random: () => number;
  readonly batch?: number;
}

/**
 * Sends entries to the central store, in order. The chain is the queue, and a number on disk says how far it has been
 * acknowledged: a worker that dies, a server that dies, a month without a network lose nothing, and what is sent twice is
 * one row there.
 */
export function createOutbox({ central, records, lists, state, app, fetch: fetcher, permitted, now, random, batch = BATCH }: OutboxParts): Outbox {
  let running: Promise<number | undefined> | undefined;

  async function load(store: CentralStore): Promise<OutboxState> {
    const kept = stateOf(await state.get());
    const chain = await chainId(kept);
    const target = targetOf(store);
    const same = kept !== undefined && kept.target === target && kept.chain === chain && kept.sent <= (await records.last());
    return same ? kept : { target, chain, sent: 0, failures: 0, nextAt: 0 };
  }

  /** The chain's own name; one that was begun before chains had names gets one here. */
  async function chainId(kept: OutboxState | undefined): Promise<string> {
    const first = await records.entry(1);
    const named = first?.kind === 'chain-start' ? first.data.chain : undefined;
    if (typeof named === 'string' && UUID.test(named)) return named;
    return kept?.chain ?? crypto.randomUUID();
  }

  async function attempt(store: CentralStore, before: OutboxState): Promise<OutboxState> {
    const failed = (from: OutboxState, fault: OutboxFault): OutboxState => {
      const failures = from.failures + 1;
      return { ...from, fault, faultAt: new Date(now()).toISOString(), failures, nextAt: now() + retryMs(failures, random) };
    };
    if (!(await permitted(store.url))) return failed(before, 'no-permission');
    let at = before;
    for (;;) {
      // Policy may have named another store meanwhile, or none: what is sent is decided batch by batch.
      const current = await central();
      if (current === undefined || targetOf(current) !== at.target) return { ...at, nextAt: 0 };
      const entries = await records.after(at.sent, batch);
      const last = entries.at(-1);
      if (last === undefined) return { ...good(at), nextAt: now() + intervalMs(store.intervalMinutes, random) };
      // One month at a time: ClickHouse keeps each in parts of its own, and writes one of two parts without the other when it dies.
      const month = monthOf(entries[0] ?? last);
      const rows = await rowsOf(entries.filter((entry) => monthOf(entry) === month), store, at.chain);
      const done = await insertRows(store, rows, fetcher);
      if (!done.ok) return failed(at, done.reason);
      at = { ...good(at), sent: rows.at(-1)?.seq ?? at.sent, sentAt: new Date(now()).toISOString() };
      await state.set(at);
    }
  }

  async function rowsOf(entries: readonly AuditEntry[], store: CentralStore, chain: string) {
    const listIds = await lists();
    const known = new Map(entries.map((entry) => [entry.seq, entry]));
    const rows = [];
    for (const entry of entries) {
      const { check } = entry.data;
      const of = typeof check === 'number' ? (known.get(check) ?? (await records.entry(check))) : entry;
      if (of !== undefined) known.set(of.seq, of);
      rows.push(centralRow(entry, { chain, app, lists: listIds, ...(store.office === undefined ? {} : { office: store.office }) }, of));
    }
    return rows;
  }

  async function once(atOnce: boolean): Promise<number | undefined> {
    const store = await central();
    if (store === undefined) return undefined;
    // A chain gets its name with its first entry: rows that are sent before would lie there under another one for good.
    if ((await records.last()) === 0) return now() + UNBEGUN_MS;
    const before = await load(store);
    const early = before.nextAt > now() && before.nextAt <= now() + longestMs(store.intervalMinutes);
    if (early && !atOnce) return before.nextAt;
    const after = await attempt(store, before);
    await state.set(after);
    return after.nextAt;
  }

  return {
    run({ now: atOnce = false } = {}) {
      running ??= once(atOnce).finally(() => {
        running = undefined;
      });
      return running;
    },
    async status() {
      const store = await central();
      if (store === undefined) return undefined;
      const { sent, sentAt, fault, faultAt, failures, nextAt } = await load(store);
      return { sent, waiting: (await records.last()) - sent, ...(sentAt === undefined ? {} : { sentAt }), ...(fault === undefined ? {} : { fault, faultAt }), failures, nextAt, running: running !== undefined };
    },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function monthOf(entry: AuditEntry): string {
  return dayOf(entry).slice(0, 7);
}

function good({ fault: _fault, faultAt: _faultAt, ...rest }: OutboxState): OutboxState {
  return { ...rest, failures: 0 };
}

function targetOf({ url, database, round }: CentralStore): string {
  return JSON.stringify([url, database, round]);
}

/** As it was stored, perhaps by an earlier build or by hand: anything unsound begins anew, which costs time and nothing else. */
function stateOf(value: unknown): OutboxState | undefined {
  const kept = membersOf(value) as Partial<OutboxState>;
  const sound = typeof kept.target === 'string' && typeof kept.chain === 'string' && UUID.test(kept.chain) && isCount(kept.sent) && isCount(kept.failures) && typeof kept.nextAt === 'number';
  return sound ? (kept as OutboxState) : undefined;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
