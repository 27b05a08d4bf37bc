import { browser } from 'wxt/browser';
import type { ListStore } from '../../lib/list/index.bg.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { isPeriod, staleTimes } from '../../lib/stats/index.ts';
import type { Recorder } from './recorder.ts';

/** Longer than this nobody waits for an answer; the page asks again and shows how far it is. */
const COUNT_MS = 1_000;
/** Entries that say which day a list shows. */
const LIST_KINDS = ['sync', 'import'] as const;
/** What each list showed when a period began is said by its last entry before: a desk has a handful of lists, and a sync an hour. */
const LAST_BEFORE = 500;
/** Chromium ends a worker after 30 s without an extension event. */
const KEEP_ALIVE_MS = 20_000;

export interface Statistics {
  readonly handlers: Pick<Handlers, 'statistics'>;
  /** Counts what an earlier build has left uncounted: idle work, which goes on where it was when the worker dies. */
  catchUp(): Promise<void>;
}

export function createStatistics({ policy, lists, records }: { policy: PolicyService; lists: ListStore; records: Recorder }): Statistics {
  return {
    handlers: {
      async statistics({ from, to }) {
        if (!isPeriod({ from, to })) return { state: 'ready', cells: [], stale: [] };
        const counted = await records.store.count(COUNT_MS);
        if (counted.done < counted.total) return { state: 'counting', ...counted };
        const [cells, before, within, states, { rules, pack }] = await Promise.all([records.store.cells(from, to), records.store.lastOfKinds(LIST_KINDS, from, LAST_BEFORE), records.store.ofKinds(LIST_KINDS, to, from), lists.states(), policy.current()]);
        const limit = { hardLimitWorkingDays: rules.hardLimitWorkingDays, calendar: pack.calendar };
        // A list that is no longer on this desk is past no limit of it.
        const stale = staleTimes([...before, ...within], { from, to }, limit, Date.now()).filter(({ listId }) => states.some((state) => state.listId === listId));
        return { state: 'ready', cells, stale };
      },
    },
    async catchUp() {
      const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
      try {
        await records.store.count(Infinity);
      } finally {
        clearInterval(keepAlive);
      }
    },
  };
}
