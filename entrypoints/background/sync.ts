import { browser } from 'wxt/browser';
import { syncList, type ListStore } from '../../lib/list/index.bg.ts';
import type { ListSource, SyncProgress, SyncReason } from '../../lib/list/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { log } from '../../lib/shared/index.ts';
import { syncDue } from '../../lib/storage/index.bg.ts';
import { missingPermission } from './permission.ts';
import type { Recorder } from './recorder.ts';

const ALARM = 'sync-due';
/** Alarms of packed extensions fire at most every 30 s to a minute; five minutes is fine for a list that changes daily. */
const ALARM_MINUTES = 5;
/** Hundreds of desks are switched on at eight o'clock: the due time is spread over a fifth of the interval. */
const JITTER = 0.2;
/** After a failure: soon at first, since the list may never have been there; then no more often than the interval. */
const RETRY_MINUTES = [1, 5, 15, 60];
/** Chromium ends a worker after 30 s without an extension event; a cheap call in between keeps a running import alive. */
const KEEP_ALIVE_MS = 20_000;
const GOOD: ReadonlySet<SyncReason> = new Set(['updated-base', 'updated-delta', 'up-to-date']);

interface Due {
  readonly at: number;
  readonly failures: number;
}

export interface Sync {
  /** Re-creates the alarm and starts what is due. Alarms are lost with updates: call at every start. */
  plan(): Promise<void>;
  onAlarm(name: string): Promise<void>;
  /** Starts a sync of one list, or of all, now. Resolves with the ids started; progress is in `progressOf`. */
  now(listId?: string): Promise<string[]>;
  progressOf(listId: string): SyncProgress | undefined;
  dueAt(listId: string): Promise<string | undefined>;
  onUpdated(listener: () => void): void;
}

export function createSync({ policy, lists, records }: { policy: PolicyService; lists: ListStore; records: Recorder }): Sync {
  const running = new Map<string, SyncProgress>();
  const listeners: (() => void)[] = [];

  async function run(source: ListSource): Promise<void> {
    if (running.has(source.id)) return;
    running.set(source.id, { stage: 'head', done: 0, total: 1 });
    const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
    try {
      const outcome = await syncList({
        source,
        store: lists,
        fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
        now: Date.now,
        hostPermitted: async (url: URL) => (await missingPermission(url.href)) === undefined,
        onProgress: (progress: SyncProgress) => void running.set(source.id, progress),
      });
      await setDue(source.id, GOOD.has(outcome.reason));
      await records.add('sync', { listId: source.id, outcome: outcome.reason, version: outcome.version, asOf: outcome.asOf, count: outcome.count });
      if (outcome.reason === 'updated-base' || outcome.reason === 'updated-delta') for (const listener of listeners) listener();
    } catch (error) {
      // syncList answers with reasons; what arrives here is a fault of ours, and the list must still be tried again.
      log('error', 'sync', error instanceof Error ? error.name : 'unknown', {});
      await setDue(source.id, false);
    } finally {
      clearInterval(keepAlive);
      running.delete(source.id);
    }
  }

  async function readDue(): Promise<Record<string, Due>> {
    return ((await syncDue.get()) ?? {}) as Record<string, Due>;
  }

  async function setDue(listId: string, good: boolean): Promise<void> {
    const due = await readDue();
    const failures = good ? 0 : (due[listId]?.failures ?? 0) + 1;
    const interval = (await policy.current()).rules.syncIntervalMinutes;
    const minutes = good ? interval * (1 - JITTER * Math.random()) : Math.min(interval, RETRY_MINUTES[Math.min(failures, RETRY_MINUTES.length) - 1] ?? interval);
    await syncDue.set({ ...due, [listId]: { at: Date.now() + minutes * 60_000, failures } });
  }

  async function startDue(): Promise<void> {
    const [{ lists: sources }, due] = await Promise.all([policy.current(), readDue()]);
    for (const source of sources) {
      const at = due[source.id]?.at ?? 0;
      // A due time far in the future can only come from a clock that was set back since.
      if (at <= Date.now() || at > Date.now() + 366 * 86_400_000) void run(source);
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
      const chosen = sources.filter((source) => listId === undefined || source.id === listId);
      for (const source of chosen) void run(source);
      return chosen.map((source) => source.id);
    },
    progressOf: (listId) => running.get(listId),
    async dueAt(listId) {
      const at = (await readDue())[listId]?.at;
      return at === undefined ? undefined : new Date(at).toISOString();
    },
    onUpdated: (listener) => void listeners.push(listener),
  };
}
