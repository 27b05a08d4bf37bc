import type { ListStore } from '../../lib/list/index.bg.ts';
import type { ListDecision, PinAnswer, RollbackAnswer, UnpinAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { maskPersonIds } from '../../lib/subject/index.ts';
import type { Recorder } from './recorder.ts';
import type { Sync } from './sync.ts';

export interface Pins {
  rollback(listId: string, reason: string): Promise<RollbackAnswer>;
  pin(listId: string, reason: string): Promise<PinAnswer>;
  unpin(listId: string): Promise<UnpinAnswer>;
}

/** An admin's way back to the version before, and forward again. What was decided is on disk before it takes effect. */
export function createPins({ policy, lists, records, sync }: { policy: PolicyService; lists: ListStore; records: Recorder; sync: Sync }): Pins {
  /** As it is recorded; undefined when it is shorter than an override's must be. */
  async function reasonOf(given: string): Promise<string | undefined> {
    const reason = maskPersonIds(given.trim());
    return [...reason].length < (await policy.current()).rules.overrideMinReasonLength ? undefined : reason;
  }
  const record = (decision: ListDecision, facts: { readonly [name: string]: string | number | undefined }) => records.add('sync', { decision, ...facts });

  return {
    async rollback(listId, given) {
      const reason = await reasonOf(given);
      if (reason === undefined) return { ok: false, reason: 'reason-too-short' };
      const meta = await lists.readMeta(listId);
      if (!meta.ok) return { ok: false, reason: meta.reason };
      const { current, previous } = meta.value ?? {};
      if (previous === undefined) return { ok: false, reason: 'no-previous' };
      const facts = { listId, reason, version: previous.version, asOf: previous.asOf, expiresAt: previous.expiresAt, count: previous.count, instead: current?.version };
      if (!(await record('rollback', facts))) return { ok: false, reason: 'not-recorded' };
      const done = await lists.rollback(listId, { at: new Date().toISOString(), reason });
      if (!done.ok) {
        await record('rollback', { listId, outcome: done.reason });
        return { ok: false, reason: done.reason };
      }
      sync.changed();
      return { ok: true };
    },
    async pin(listId, given) {
      const reason = await reasonOf(given);
      if (reason === undefined) return { ok: false, reason: 'reason-too-short' };
      const meta = await lists.readMeta(listId);
      if (!meta.ok) return { ok: false, reason: meta.reason };
      const { current, pinned } = meta.value ?? {};
      if (current === undefined) return { ok: false, reason: 'no-current' };
      if (pinned !== undefined) return { ok: false, reason: 'already-pinned' };
      if (!(await record('pin', { listId, reason, version: current.version, asOf: current.asOf, count: current.count }))) return { ok: false, reason: 'not-recorded' };
      const done = await lists.pin(listId, { at: new Date().toISOString(), reason });
      if (done.ok) return { ok: true };
      await record('pin', { listId, outcome: done.reason });
      return { ok: false, reason: done.reason };
    },
    async unpin(listId) {
      const meta = await lists.readMeta(listId);
      if (!meta.ok) return { ok: false, reason: meta.reason };
      if (meta.value?.pinned === undefined) return { ok: false, reason: 'not-pinned' };
      if (!(await record('unpin', { listId, reason: meta.value.pinned.reason, version: meta.value.current?.version }))) return { ok: false, reason: 'not-recorded' };
      const done = await lists.unpin(listId);
      if (!done.ok) return { ok: false, reason: done.reason };
      await sync.now(listId);
      return { ok: true };
    },
  };
}
