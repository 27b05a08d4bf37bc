import { browser } from 'wxt/browser';
import { check, keysFor, type TabCase } from '../../lib/check/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { openRescreenStore, quietly, type RescreenStore } from '../../lib/rescreen/index.bg.ts';
import { compare, partyOf, type CheckedParty, type Notice } from '../../lib/rescreen/index.ts';
import { atWork } from '../../lib/shared/at-work.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import type { Recorder } from './recorder.ts';

/** Parties of one look-up: one read transaction, then other work gets its turn. */
const BATCH = 200;
/** A desk of an officer who sees a hundred applicants a day, for the longest time that policy allows. */
const MOST_PARTIES = 50_000;
const SHOWN = 200;

export interface Rescreen {
  readonly handlers: Pick<Handlers, 'notices' | 'noticesSeen'>;
  /** Keeps the applicant of a case for later, as far as policy allows. */
  note(tabCase: TabCase): Promise<void>;
  /** Checks every party again if a list has another version than at the last time; also what a dead worker left undone. */
  run(): Promise<void>;
}

export function createRescreen({ policy, lists, records, store = openRescreenStore() }: { policy: PolicyService; lists: ListStore; records: Recorder; store?: RescreenStore }): Rescreen {
  let running: Promise<void> | undefined;
  let again = false;

  async function note({ verdict, route, host }: TabCase): Promise<void> {
    if (verdict === undefined || verdict.outcome === 'cannot-check' || (verdict.pageKind !== 'licensing' && verdict.pageKind !== 'other')) return;
    const { rules } = await policy.current();
    if (rules.rescreenDays === 0) return;
    await quietly(async () => {
      const party = partyOf(verdict, { salt: await store.salt(), day: chinaDay(Date.parse(verdict.checkedAt)), route: route?.chosen ?? 'none', host: host ?? '' });
      if (party !== undefined) await store.put(party);
    });
  }

  async function pass(): Promise<void> {
    const inForce = await policy.current();
    const { rescreenDays } = inForce.rules;
    await store.purge(rescreenDays === 0 ? undefined : addDays(chinaDay(Date.now()), -rescreenDays), MOST_PARTIES);
    const versions = Object.fromEntries((await lists.states()).flatMap(({ listId, kind, current }) => (kind === 'severe' && current !== undefined ? [[listId, current.version]] : [])));
    const known = await store.done();
    if (Object.keys(versions).length === 0 || Object.entries(versions).every(([id, version]) => known[id] === version)) return;
    let [checked, told]: [number, Notice[]] = [0, []];
    for (let batch = await store.parties('', BATCH); batch.length > 0; batch = await store.parties(batch.at(-1)?.id ?? '', BATCH)) {
      const found = await recheck(batch, inForce);
      if (found === undefined) return;
      checked += batch.length;
      told = [...told, ...found];
    }
    await store.setDone(versions);
    if (checked === 0) return;
    const count = (kind: Notice['kind']) => told.filter((notice) => notice.kind === kind).length;
    await records.add('rescreen', {
      lists: Object.entries(versions).map(([id, version]) => `${id}@${version}`),
      checked,
      newlyListed: count('newly-listed'),
      newlySuspected: count('newly-suspected'),
      lifted: count('lifted'),
    });
  }

  /** Undefined when the lists cannot be read: the whole is done again later. */
  async function recheck(batch: readonly CheckedParty[], inForce: Awaited<ReturnType<PolicyService['current']>>): Promise<Notice[] | undefined> {
    const subjects = batch.map(({ code, name }) => ({ code, name }));
    const answers = await lists.lookupMany(subjects.map((subject) => keysFor(subject)));
    if (!answers.ok) return undefined;
    const told: Notice[] = [];
    for (const [index, party] of batch.entries()) {
      const answer = { ok: true as const, states: answers.states, hits: answers.hits[index] ?? [] };
      const verdict = check({ subject: subjects[index] ?? {}, context: { pageKind: 'licensing', applicantField: true, reading: 'profile' }, answer, policy: inForce, now: Date.now() });
      const { party: after, notices } = compare(party, verdict, new Date().toISOString());
      told.push(...(await store.settle(party, after, notices)));
    }
    return told;
  }

  async function showCount(): Promise<void> {
    const unseen = await quietly(() => store.unseen());
    if (unseen === undefined) return;
    await browser.action.setBadgeText({ text: unseen === 0 ? '' : unseen > 99 ? '99+' : String(unseen) });
    if (unseen > 0) await browser.action.setBadgeBackgroundColor({ color: '#1554c0' });
  }

  async function run(): Promise<void> {
    again = true;
    running ??= atWork(async () => {
      try {
        while (again) {
          again = false;
          await quietly(pass);
          await showCount();
        }
      } finally {
        // In the turn of the last look at `again`: a list that changed between the two would wait for the next change.
        running = undefined;
      }
    });
    return running;
  }

  return {
    note,
    run,
    handlers: {
      async notices() {
        const notices = await quietly(() => store.notices(SHOWN));
        const [unseen, parties] = [await quietly(() => store.unseen()), await quietly(() => store.count())];
        const { rescreenDays } = (await policy.current()).rules;
        return notices === undefined ? { ok: false, reason: 'storage-broken' } : { ok: true, notices, unseen: unseen ?? 0, parties: parties ?? 0, rescreenDays };
      },
      async noticesSeen({ ids }) {
        // Recorded first: that somebody was told is what the desk has to answer for.
        if (!(await records.add('notice-seen', ids === undefined ? { all: true } : { notices: [...ids] }))) return { ok: false, reason: 'not-recorded' };
        const done = await quietly(async () => (await store.seen(new Date().toISOString(), ids), true));
        await showCount();
        return done === true ? { ok: true } : { ok: false, reason: 'storage-broken' };
      },
    },
  };
}
