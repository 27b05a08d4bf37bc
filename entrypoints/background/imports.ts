import { tidyLocalList, withListLock, type ListStore } from '../../lib/list/index.bg.ts';
import { isLocalListId } from '../../lib/list/index.ts';
import type { ImportAnswer, ImportNote, RemoveLocalAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { Recorder } from './recorder.ts';
import type { Sync } from './sync.ts';

export interface Imports {
  record(note: ImportNote): Promise<ImportAnswer>;
  ended(end: { listId: string; how: ImportNote['how']; outcome: string; detail?: string }): Promise<void>;
  remove(listId: string): Promise<RemoveLocalAnswer>;
  /** What imports that died with their page have left is deleted: call at every start. */
  tidy(): Promise<void>;
}

/** The background's part in imports by hand: the options page brings the bytes into the store, here it is recorded. */
export function createImports({ policy, lists, records, sync }: { policy: PolicyService; lists: ListStore; records: Recorder; sync: Sync }): Imports {
  return {
    async record({ ...note }) {
      const inForce = await policy.current();
      const allowed = note.how === 'table' ? isLocalListId(note.listId) && inForce.rules.localListsAllowed : inForce.lists.some(({ id }) => id === note.listId);
      if (!allowed) return { ok: false, reason: 'not-allowed' };
      return (await records.add('import', { ...note })) ? { ok: true } : { ok: false, reason: 'not-recorded' };
    },
    async ended({ listId, how, outcome, detail }) {
      await records.add('import', { listId, how, outcome, detail });
      // What was given up leaves nothing behind; a list from media is gone on with when it is chosen again.
      if (how === 'table') await withListLock(listId, () => tidyLocalList(lists, listId));
      sync.changed();
    },
    async tidy() {
      const ids = (await lists.states()).map(({ listId }) => listId).filter(isLocalListId);
      for (const listId of ids) await withListLock(listId, () => tidyLocalList(lists, listId));
    },
    async remove(listId) {
      if (!isLocalListId(listId)) return { ok: false, reason: 'not-local' };
      if (!(await records.add('import', { listId, decision: 'remove' }))) return { ok: false, reason: 'not-recorded' };
      const done = await withListLock(listId, () => lists.forgetList(listId));
      if (done === 'busy') return { ok: false, reason: 'busy' };
      if (!done.ok) return { ok: false, reason: done.reason };
      sync.changed();
      return { ok: true };
    },
  };
}
