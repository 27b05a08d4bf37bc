import type { Table } from 'dexie';
import type { Listing, RiskClass, WalkPlace } from '../list/index.ts';
import { addDays, type Day } from '../shared/index.ts';
import { partyId, partyOfListing, withListings } from './party.ts';
import type { ListedOn, Visit, WorkParty } from './types.ts';
import { openKept } from '../storage/index.bg.ts';

/** More parties than these are no work list: the office's regions are too wide for one desk. */
export const MOST_PARTIES = 20_000;
/** A party that is gone is told for so long. */
const GONE_DAYS = 30;
/** The longest frequency that a rule can set, and a year. */
const VISIT_DAYS = 6 * 366;

/** What a finished pass over a list has read. */
export interface PassDone {
  readonly setHash: string;
  /** Numbers of the segments of that generation, base first. */
  readonly segments: readonly number[];
  readonly pass: number;
  /** Regions and kinds of lists that it was for. */
  readonly scope: string;
}
/** A pass under way, as a worker that died has left it. */
export interface PassAt extends PassDone {
  /** Place of the first segment that the pass reads; what lies before it was read by earlier ones. */
  readonly from: number;
  readonly place: WalkPlace;
}

export interface Placed {
  readonly listing: Listing;
  readonly listed: ListedOn;
}

export interface WorklistStore {
  /** Puts records under their parties, with how far the pass has come, in one transaction. `fresh`: what comes is news. */
  put(placed: readonly Placed[], at: { readonly listId: string; readonly pass: PassAt } | undefined, day: Day, fresh: boolean): Promise<void>;
  /** Ends a pass: records of the list that it should have met and has not are taken away. `touched`: which it should have met; all without it. */
  finish(listId: string, done: PassDone, touched: ((recordId: string) => boolean) | undefined, day: Day): Promise<void>;
  /** Takes away all records of lists that are not among these. */
  keepLists(listIds: readonly string[], day: Day): Promise<void>;
  done(listId: string): Promise<PassDone | undefined>;
  at(listId: string): Promise<PassAt | undefined>;
  fact<T>(name: string): Promise<T | undefined>;
  setFact(name: string, value: unknown): Promise<void>;

  /** A party that was seen or imported, with what the lists say of it now. */
  pin(placed: readonly Placed[], how: 'seen' | 'imported', day: Day): Promise<'added' | 'known'>;
  /** Parties that were seen or imported, after `afterId`. */
  pinned(afterId: string, limit: number): Promise<WorkParty[]>;
  /** What the lists say now of a party that was pinned. */
  settle(id: string, listings: readonly ListedOn[], day: Day): Promise<void>;

  /** Keeps the classes of parties, by id; those without one lose it. */
  classify(classes: ReadonlyMap<string, RiskClass | undefined>): Promise<void>;
  parties(): Promise<WorkParty[]>;
  party(id: string): Promise<WorkParty | undefined>;
  visits(): Promise<Visit[]>;
  visit(id: string): Promise<Visit | undefined>;
  addVisit(visit: Visit): Promise<void>;
  removeVisit(id: string): Promise<void>;
  purge(day: Day): Promise<void>;
}

const NAME = 'creditgate-worklist';

/** `pinned`: seen or imported, and so looked up by itself whenever a list changes. */
type Stored = WorkParty & { readonly pinned?: 1 };

/** A database of its own: what inspectors have marked outlives every repair of the lists. */
export function openWorklistStore(name = NAME): WorklistStore {
  const db = openKept(name, [{ parties: '&id, *keys, goneOn, pinned', visits: '&id, party, on', facts: '&name' }], { strict: false });
  const parties: Table<Stored, string> = db.table('parties');
  const visits: Table<Visit, string> = db.table('visits');
  const facts: Table<{ name: string; value: unknown }, string> = db.table('facts');
  const factOf = async (fact: string): Promise<unknown> => (await facts.get(fact))?.value;

  /** Within a transaction. Replaces records by their keys, moves those whose party has another identity now, and adds parties as long as there is room. */
  async function place(placed: readonly Placed[], day: Day, fresh: boolean): Promise<void> {
    const holders = await parties.where('keys').anyOf(placed.map(({ listed }) => listed.key)).distinct().toArray();
    const named = await parties.bulkGet([...new Set(placed.map(({ listing }) => partyId(listing)))]);
    const known = new Map([...holders, ...named].flatMap((party) => (party === undefined ? [] : [[party.id, party]])));
    const holderOf = new Map(holders.flatMap(({ id, keys }) => keys.map((key) => [key, id])));
    const changed = new Map<string, Stored>();
    const change = (party: Stored) => void (known.set(party.id, party), changed.set(party.id, party));
    let room = MOST_PARTIES - (await parties.count());
    let over = 0;
    for (const { listing, listed } of placed) {
      const id = partyId(listing);
      const other = known.get(holderOf.get(listed.key) ?? id);
      if (other !== undefined && other.id !== id) change(withListings(other, other.listings.filter(({ key }) => key !== listed.key), day));
      const before = known.get(id);
      if (before === undefined && (room -= 1) < 0) {
        over += 1;
        continue;
      }
      const news = fresh && (before === undefined || before.goneOn !== undefined);
      const party = { ...before, ...partyOfListing(listing, day), firstOn: before?.firstOn ?? day, ...(news ? { newOn: day } : {}) };
      change(withListings(party, [...(before?.listings ?? []).filter(({ key }) => key !== listed.key), listed], day));
    }
    await parties.bulkPut([...changed.values()]);
    if (over > 0) await facts.put({ name: 'over', value: (((await factOf('over')) as number | undefined) ?? 0) + over });
  }

  /** Within a transaction. Takes records away from their parties; a party that nobody has pinned stays, gone, to be told. */
  async function take(away: (listed: ListedOn, party: Stored) => boolean, day: Day): Promise<void> {
    await parties.toCollection().modify((party, slot) => {
      const left = party.listings.filter((listed) => !away(listed, party));
      if (left.length < party.listings.length) slot.value = withListings(party, left, day);
    });
  }

  return {
    put: (placed, at, day, fresh) =>
      db.transaction('rw', parties, facts, async () => {
        if (placed.length > 0) await place(placed, day, fresh);
        if (at !== undefined) await facts.put({ name: `at:${at.listId}`, value: at.pass });
      }),
    finish: (listId, done, touched, day) =>
      db.transaction('rw', parties, facts, async () => {
        const prefix = `${listId}/`;
        await take(({ key, pass }, party) => party.pinned === undefined && key.startsWith(prefix) && pass < done.pass && (touched?.(key.slice(prefix.length)) ?? true), day);
        await facts.put({ name: `done:${listId}`, value: done });
        await facts.delete(`at:${listId}`);
      }),
    keepLists: (listIds, day) =>
      db.transaction('rw', parties, facts, async () => {
        const stale = (await facts.where('name').startsWith('done:').primaryKeys()).filter((key) => !listIds.includes(key.slice('done:'.length)));
        if (stale.length === 0) return;
        await take(({ key }) => !listIds.some((id) => key.startsWith(`${id}/`)), day);
        await facts.bulkDelete(stale);
      }),
    done: async (listId) => (await factOf(`done:${listId}`)) as PassDone | undefined,
    at: async (listId) => (await factOf(`at:${listId}`)) as PassAt | undefined,
    fact: async <T>(fact: string) => (await factOf(fact)) as T | undefined,
    setFact: async (fact, value) => void (await facts.put({ name: fact, value })),

    pin: (placed, how, day) =>
      db.transaction('rw', parties, facts, async () => {
        const [first] = placed;
        if (first === undefined) return 'known';
        const id = partyId(first.listing);
        const before = await parties.get(id);
        await place(placed, day, false);
        const after = await parties.get(id);
        if (after !== undefined) await parties.put({ ...after, pinned: 1, ...(how === 'seen' ? { seenOn: day } : { importedOn: day }) });
        return before === undefined || before.goneOn !== undefined ? 'added' : 'known';
      }),
    pinned: (afterId, limit) => parties.where('pinned').equals(1).filter(({ id }) => id > afterId).limit(limit).toArray(),
    settle: (id, listings, day) =>
      db.transaction('rw', parties, async () => {
        const party = await parties.get(id);
        if (party !== undefined) await parties.put(withListings(party, listings, day));
      }),

    classify: (classes) =>
      db.transaction('rw', parties, async () => {
        const known = await parties.bulkGet([...classes.keys()]);
        await parties.bulkPut(known.flatMap((party) => (party === undefined || party.riskClass === classes.get(party.id) ? [] : [{ ...party, riskClass: classes.get(party.id) } as Stored])));
      }),
    parties: () => parties.toArray(),
    party: (id) => parties.get(id),
    visits: () => visits.toArray(),
    visit: (id) => visits.get(id),
    addVisit: async (visit) => void (await visits.put(visit)),
    removeVisit: (id) => visits.delete(id),
    purge: (day) =>
      db.transaction('rw', parties, visits, async () => {
        await parties.where('goneOn').below(addDays(day, -GONE_DAYS)).delete();
        await visits.where('on').below(addDays(day, -VISIT_DAYS)).delete();
      }),
  };
}
