import { browser } from 'wxt/browser';
import { freshnessOf } from '../../lib/check/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import { remainingMs, rootKeys, type ListSource, type ListState } from '../../lib/list/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { ListStatus } from '../../lib/messaging/index.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import type { Cases } from './cases.ts';
import type { Health } from './health.ts';
import type { Imports } from './imports.ts';
import { missingPermission } from './permission.ts';
import { createPins } from './pins.ts';
import { newerDatabases } from '../../lib/storage/index.bg.ts';
import type { Recorder } from './recorder.ts';
import type { Sync } from './sync.ts';

type AdminHandlers = Pick<Handlers, 'lookup' | 'tryReadings' | 'status' | 'syncNow' | 'rollbackList' | 'pinList' | 'unpinList' | 'recordImport' | 'importEnded' | 'removeLocalList' | 'policy' | 'records' | 'verifyRecords' | 'exportRecords' | 'tallies'>;

/** Answers to our own pages: popup and options. */
export function adminHandlers({ health, policy, lists, records, sync, cases, imports }: { health: Health; imports: Imports; policy: PolicyService; lists: ListStore; records: Recorder; sync: Sync; cases: Cases }): AdminHandlers {
  function progressOf(listId: string): ListState['progress'] {
    const progress = sync.progressOf(listId);
    return progress === undefined ? undefined : { ...progress, remainingMs: remainingMs(progress, Date.now()) };
  }
  const pins = createPins({ policy, lists, records, sync });
  return {
    lookup: (subject) => cases.lookup(subject),
    tryReadings: ({ readings }) => cases.tryReadings(readings),
    async status() {
      // A look-up for nothing tells a database that cannot be read from one that is empty.
      const [inForce, answer, newerData] = await Promise.all([policy.current(), lists.lookup([]), newerDatabases()]);
      const states = answer.ok ? answer.states : [];
      const sourced = inForce.lists.map((source) => listStatus(source, states.find((state) => state.listId === source.id)));
      const orphans = states.filter((state) => !inForce.lists.some((source) => source.id === state.listId)).map((state) => listStatus(null, state));
      async function listStatus(source: ListSource | null, known: ListState | undefined): Promise<ListStatus> {
        const state: ListState = known ?? { listId: source?.id ?? '', kind: 'severe', trust: 'signed', versionFloor: 0 };
        return {
          source,
          state: { ...(await withKeysInForce(state, source)), progress: progressOf(state.listId) },
          freshness: answer.ok ? freshnessOf(state, inForce, Date.now()) : { ...freshnessOf(state, inForce, Date.now()), freshness: 'broken' },
          nextAttemptAt: source === null ? undefined : await sync.dueAt(source.id),
          missingHostPermission: source?.url === undefined ? undefined : await missingPermission(source.url),
        };
      }
      return { lists: await Promise.all([...sourced, ...orphans]), policyProblems: inForce.problems, profileFaults: await health.faults(), version: browser.runtime.getManifest().version, ...(newerData.length === 0 ? {} : { newerData }) };
    },
    syncNow: async ({ listId }) => ({ started: await sync.now(listId) }),
    rollbackList: ({ listId, reason }) => pins.rollback(listId, reason),
    pinList: ({ listId, reason }) => pins.pin(listId, reason),
    unpinList: ({ listId }) => pins.unpin(listId),
    recordImport: (note) => imports.record(note),
    importEnded: (end) => imports.ended(end),
    removeLocalList: ({ listId }) => imports.remove(listId),
    policy: async () => withoutSecrets(await policy.current()),
    records: (query) => records.store.query(query),
    verifyRecords: () => records.store.verify(),
    async exportRecords() {
      await records.add('export', { what: 'records' });
      return { fileName: `creditgate-records-${chinaDay(Date.now())}.jsonl`, jsonl: await records.store.exportJsonl() };
    },
    tallies: ({ from, to }) => records.store.tallies(from, to),
  };
}

/** What a page may know: it is shown and exported there. */
function withoutSecrets({ central, personKeys, ...policy }: PolicyInForce): PolicyInForce {
  return { ...policy, ...(personKeys === undefined ? {} : { personKeyIds: personKeys.map(({ id }) => id) }), ...(central === undefined ? {} : { central: { ...central, password: undefined } }) };
}

/** A key set counts as long as the source names the keys that it began with. */
async function withKeysInForce({ keySet, ...state }: ListState, source: ListSource | null): Promise<ListState> {
  if (keySet === undefined || source === null) return state;
  return (await rootKeys(source)).roots === keySet.roots ? { ...state, keySet } : state;
}
