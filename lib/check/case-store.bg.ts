import { heldCaseItem, tabCaseItem } from '../storage/index.bg.ts';
import { heldOver, readHeld } from './held-case.ts';
import { EMPTY_CASE, type TabCase } from './tab-case.ts';
import { inDocument, knowsDocument, type FrameDocument } from './tab-document.ts';

/**
 * Cases live in session storage, since the worker may die between any two messages. Changes of one tab run one
 * after another: frames speak at the same time, and a change lost between a read and a write is a lost block.
 */
export interface CaseStore {
  get(tabId: number): Promise<TabCase | undefined>;
  /** The same, once the changes that are under way are done. */
  settled(tabId: number): Promise<TabCase | undefined>;
  /** Runs `change` alone on this tab; what it returns is stored. */
  update(tabId: number, change: (before: TabCase) => TabCase | Promise<TabCase>): Promise<TabCase>;
  /** A guard starts in a document of the tab. After an update of the extension the case is that from before it. */
  begin(tabId: number, document: FrameDocument, now: number): Promise<TabCase>;
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

  async function changed(tabId: number, before: TabCase, change: (before: TabCase) => TabCase | Promise<TabCase>): Promise<TabCase> {
    const { held: _before, ...after } = await change(before);
    const held = heldOver(after);
    const stored = held === undefined ? after : { ...after, held: true as const };
    await tabCaseItem(tabId).set(stored);
    if (held !== undefined) await heldCaseItem(tabId).set(held);
    else if (before.held === true) await heldCaseItem(tabId).remove();
    return stored;
  }

  return {
    get: read,
    settled: (tabId) => alone(tabId, () => read(tabId)),
    update: (tabId, change) => alone(tabId, async () => changed(tabId, (await read(tabId)) ?? EMPTY_CASE, change)),
    begin: (tabId, document, now) =>
      alone(tabId, async () => {
        const before = (await read(tabId)) ?? EMPTY_CASE;
        // Of any frame of the tab that starts first: the top document need not be it.
        const kept = before.documents?.[0] === undefined ? readHeld(await heldCaseItem(tabId).get()) : undefined;
        const from = kept !== undefined && knowsDocument(kept, document) ? kept : before;
        return changed(tabId, from, (tabCase) => inDocument(tabCase, document, now));
      }),
    drop: (tabId) => alone(tabId, async () => void (await Promise.all([tabCaseItem(tabId).remove(), heldCaseItem(tabId).remove()]))),
  };
}
