import type { ListStore } from '../../lib/list/index.bg.ts';
import type { RollbackAnswer, UnpinAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { maskPersonIds } from '../../lib/subject/index.ts';
import type { Recorder } from './recorder.ts';
import type { Sync } from './sync.ts';

export interface Pins {
  rollback(listId: string, reason: string): Promise<RollbackAnswer>;
  unpin(listId: string): Promise<UnpinAnswer>;
}

/** An admin's way back to the version before, and forward again. What was decided is on disk before it takes effect. */
export function createPins({ policy, lists, records, sync }: { policy: PolicyService; lists: ListStore; records: Recorder; sync: Sync }): Pins {
  return {
    async rollback(listId, given) {
      const reason = maskPersonIds(given.trim());
      if ([...reason].length < (await policy.current()).rules.overrideMinReasonLength) return { ok: false, reason: 'reason-too-short' };
      const meta = await lists.readMeta(listId);
      if (!meta.ok) return { ok: false, reason: meta.reason };
      const { current, previous } = meta.value ?? {};
      if (previous === undefined) return { ok: false, reason: 'no-previous' };
      const entry = { listId, decision: 'rollback', reason, version: previous.version, asOf: previous.asOf, count: previous.count, instead: current?.version };
      if (!(await records.add('sync', entry))) return { ok: false, reason: 'not-recorded' };
      const done = await lists.rollback(listId, { at: new Date().toISOString(), reason });
      if (!done.ok) {
        await records.add('sync', { listId, decision: 'rollback', outcome: done.reason });
        return { ok: false, reason: done.reason };
      }
      sync.changed();
      return { ok: true };
    },
    async unpin(listId) {
      const meta = await lists.readMeta(listId);
      if (!meta.ok) return { ok: false, reason: meta.reason };
      if (meta.value?.pinned === undefined) return { ok: false, reason: 'not-pinned' };
      if (!(await records.add('sync', { listId, decision: 'unpin', reason: meta.value.pinned.reason, version: meta.value.current?.version }))) return { ok: false, reason: 'not-recorded' };
      const done = await lists.unpin(listId);
      if (!done.ok) return { ok: false, reason: done.reason };
      await sync.now(listId);
      return { ok: true };
    },
  };
}
