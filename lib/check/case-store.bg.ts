import { tabCaseItem } from '../storage/index.bg.ts';
import { EMPTY_CASE, type TabCase } from './tab-case.ts';

/**
 * Cases live in session storage, since the worker may die between any two messages. Changes of one tab run one
 * after another: frames speak at the same time, and a change lost between a read and a write is a lost block.
 */
export interface CaseStore {
  get(tabId: number): Promise<TabCase | undefined>;
  /** Runs `change` alone on this tab; what it returns is stored. */
  update(tabId: number, change: (before: TabCase) => TabCase | Promise<TabCase>): Promise<TabCase>;
  drop(tabId: number): Promise<void>;
}

export function createCaseStore(): CaseStore {
  const queues = new Map<number, Promise<unknown>>();

  function alone<T>(tabId: number, task: () => Promise<T>): Promise<T> {
    const run = (queues.get(tabId) ?? Promise.resolve()).then(task, task);
    queues.set(tabId, run);
    void run.catch(() => undefined).then(() => {
      if (queues.get(tabId) === run) queues.delete(tabId);
    });
    return run;
  }

  // Only this worker writes session storage, and only through here: its content is our own type.
  const read = async (tabId: number) => (await tabCaseItem(tabId).get()) as TabCase | undefined;

  return {
    get: read,
    update: (tabId, change) =>
      alone(tabId, async () => {
        const after = await change((await read(tabId)) ?? EMPTY_CASE);
        await tabCaseItem(tabId).set(after);
        return after;
      }),
    drop: (tabId) => alone(tabId, () => tabCaseItem(tabId).remove()),
  };
}
