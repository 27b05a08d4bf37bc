import { browser } from 'wxt/browser';
import { compactList, syncList, withListLock, type ListStore } from '../../lib/list/index.bg.ts';
import type { ListSource, SyncProgress, SyncReason } from '../../lib/list/index.ts';
import { hostFits } from '../../lib/policy/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { atWork } from '../../lib/shared/at-work.ts';
import { log } from '../../lib/shared/index.ts';
import { syncDue } from '../../lib/storage/index.bg.ts';
import { missingPermission } from './permission.ts';
import type { Recorder } from './recorder.ts';

const ALARM = 'sync-due';
/** Alarms of packed extensions fire at most every 30 s to a minute; five minutes is fine for a list that changes daily. */
const ALARM_MINUTES = 5;
/** Hundreds of desks are switched on at eight o'clock: the due time is spread over a fifth of the interval. */
const JITTER = 0.2;
/** After a failure: soon at first, since the list may never have been there; then no more often than the interval. Each up to twice as long by chance: those that failed together are not to come back together. */
const RETRY_MINUTES = [1, 5, 15, 60];
/** Chromium ends a worker after 30 s without an extension event; a cheap call in between keeps a running import alive. */
const KEEP_ALIVE_MS = 20_000;
const GOOD: ReadonlySet<SyncReason> = new Set(['updated-base', 'updated-delta', 'up-to-date', 'pinned']);

interface Due {
  readonly at: number;
  readonly failures: number;
  /** Last time that a list was fetched out of turn since its records could not be read. */
  readonly repairedAt?: number;
}

export interface Sync {
  /** Re-creates the alarm and starts what is due. Alarms are lost with updates: call at every start. */
  plan(): Promise<void>;
  onAlarm(name: string): Promise<void>;
  /** Starts a sync of one list, or of all, now. Resolves with the ids started; progress is in `progressOf`. */
  now(listId?: string): Promise<string[]>;
  progressOf(listId: string): SyncProgress | undefined;
  dueAt(listId: string): Promise<string | undefined>;
  /** Told whenever other records may be in force than before. */
  onUpdated(listener: () => void): void;
  /** Tells the listeners so. */
  changed(): void;
}

export function createSync({ policy, lists, records }: { policy: PolicyService; lists: ListStore; records: Recorder }): Sync {
  const running = new Map<string, SyncProgress>();
  const compacting = new Map<string, Promise<void>>();
  const listeners: (() => void)[] = [];

  async function run(source: ListSource): Promise<void> {
    if (running.has(source.id)) return;
    running.set(source.id, { stage: 'head', done: 0, total: 1 });
    const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
    try {
      // Each would sweep away what the other is writing.
      await compacting.get(source.id);
      const first = await withListLock(source.id, () => attempt(source));
      // An import from media is under way: it is as good as a sync, and the next alarm looks again.
      if (first === 'busy') return;
      // What cannot even be opened holds no list worth keeping: made anew, once, and filled again.
      const recreated = first.reason === 'storage-broken' && (await lists.recreate(new Date().toISOString())).ok;
      const outcome = recreated ? await attempt(source) : first;
      await setDue(source.id, GOOD.has(outcome.reason));
      const { version, asOf, expiresAt, count } = outcome;
      await records.add('sync', { listId: source.id, outcome: outcome.reason, version, asOf, expiresAt, count, ...(recreated ? { recreated } : {}) });
      if (outcome.reason === 'updated-base' || outcome.reason === 'updated-delta' || recreated) changed();
    } catch (error) {
      // syncList answers with reasons; what arrives here is a fault of ours, and the list must still be tried again.
      log('error', 'sync', error instanceof Error ? error.name : 'unknown', {});
      await setDue(source.id, false);
    } finally {
      clearInterval(keepAlive);
      running.delete(source.id);
    }
    compact(source.id);
  }

  async function attempt(source: ListSource): ReturnType<typeof syncList> {
    const { listHosts } = await policy.current();
    return syncList({
      source,
      store: lists,
      fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
      now: Date.now,
      hostAllowed: (folder) => listHosts === undefined || listHosts.some((entry) => hostFits(entry, folder)),
      hostPermitted: async (url: URL) => (await missingPermission(url.href)) === undefined,
      onProgress: (progress: SyncProgress) => void running.set(source.id, progress),
    });
  }

  /** Idle work after a sync; what a dead worker left of it is taken up by the next alarm. */
  function compact(listId: string): void {
    if (running.has(listId) || compacting.has(listId)) return;
    const work = withListLock(listId, () => compactList({ listId, store: lists }))
      .then((done) => {
        if (done !== 'busy' && !done.ok && done.reason !== 'aborted') log('warn', 'compaction', done.reason, {});
      })
      .catch((error: unknown) => log('error', 'compaction', error instanceof Error ? error.name : 'unknown', {}))
      .finally(() => void compacting.delete(listId));
    compacting.set(listId, work);
  }

  /** A list whose records cannot be read, or are gone with the whole database, is not left so until its next day. */
  async function needsRepair(listId: string): Promise<boolean> {
    const meta = await lists.readMeta(listId);
    if (!meta.ok || meta.value?.lastAttemptAt === undefined) return true;
    return meta.value.damaged === true && meta.value.pinned === undefined;
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  async function readDue(): Promise<Record<string, Due>> {
    return ((await syncDue.get()) ?? {}) as Record<string, Due>;
  }

  async function setDue(listId: string, good: boolean): Promise<void> {
    const due = await readDue();
    const failures = good ? 0 : (due[listId]?.failures ?? 0) + 1;
    const interval = (await policy.current()).rules.syncIntervalMinutes;
    const retry = RETRY_MINUTES[Math.min(failures, RETRY_MINUTES.length) - 1] ?? interval;
    const minutes = good ? interval * (1 - JITTER * Math.random()) : Math.min(interval, retry * (1 + Math.random()));
    await syncDue.set({ ...due, [listId]: { ...due[listId], at: Date.now() + minutes * 60_000, failures } });
  }

  async function startDue(): Promise<void> {
    const [{ lists: sources, rules }, due] = await Promise.all([policy.current(), readDue()]);
    const intervalMs = rules.syncIntervalMinutes * 60_000;
    for (const source of sources) {
      if (source.url === undefined) {
        compact(source.id);
        continue;
      }
      const { at, failures, repairedAt }: Due = due[source.id] ?? { at: 0, failures: 0 };
      const now = Date.now();
      // Farther off than any due time is set: the clock was set back since, or the interval.
      if (at <= now || at > now + intervalMs) void atWork(() => run(source));
      else if (failures === 0 && !isWithin(intervalMs, repairedAt, now) && (await needsRepair(source.id))) {
        // Once an interval: a disk that spoils what it is given must not fetch the base for ever.
        await syncDue.set({ ...(await readDue()), [source.id]: { at, failures, repairedAt: now } });
        void atWork(() => run(source));
      } else compact(source.id);
    }
  }

  return {
    async plan() {
      const alarm = await browser.alarms.get(ALARM);
      if (alarm?.periodInMinutes !== ALARM_MINUTES) await browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
      await startDue();
    },
    async onAlarm(name) {
      if (name === ALARM) await startDue();
    },
    async now(listId) {
      const { lists: sources } = await policy.current();
      const chosen = sources.filter((source) => source.url !== undefined && (listId === undefined || source.id === listId));
      for (const source of chosen) void atWork(() => run(source));
      return chosen.map((source) => source.id);
    },
    progressOf: (listId) => running.get(listId),
    async dueAt(listId) {
      const at = (await readDue())[listId]?.at;
      return at === undefined ? undefined : new Date(at).toISOString();
    },
    onUpdated: (listener) => void listeners.push(listener),
    changed,
  };
}

function isWithin(ms: number, since: number | undefined, now: number): boolean {
  return since !== undefined && now >= since && now < since + ms;
}
