import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { isDay } from '../../lib/shared/index.ts';
import type { CaseStore } from '../../lib/stats/index.bg.ts';
import type { TypicalCase } from '../../lib/stats/index.ts';
import { maskPersonIds } from '../../lib/subject/index.ts';
import type { Recorder } from './recorder.ts';

/** Marks typical cases and takes marks back; each is recorded before it counts. */
export function typicalCaseHandlers({ store, policy, records }: { store: CaseStore; policy: PolicyService; records: Recorder }): Pick<Handlers, 'typicalCases' | 'markCase' | 'unmarkCase'> {
  const facts = ({ id, publishedOn, field, name, authority, docNo, where, record }: TypicalCase) => ({ case: id, publishedOn, field, name, authority, docNo, where, ...(record === undefined ? {} : { record: `${record.listId}/${record.recordId}` }) });
  return {
    async typicalCases(period) {
      const found = await store.within(period);
      return found.ok ? { ok: true, cases: found.value } : { ok: false, reason: found.reason };
    },
    async markCase(given) {
      if (!isDay(given.publishedOn)) return { ok: false, reason: 'malformed' };
      const by = (await policy.current()).officer?.id;
      const where = given.where === undefined ? undefined : maskPersonIds(given.where);
      const one: TypicalCase = { ...given, name: maskPersonIds(given.name), ...(where === undefined ? {} : { where }), id: crypto.randomUUID(), markedAt: new Date().toISOString(), ...(by === undefined ? {} : { by }) };
      if (!(await records.add('typical-case', { event: 'case-marked', ...facts(one), by }))) return { ok: false, reason: 'not-recorded' };
      const added = await store.add(one);
      if (added.ok) return { ok: true };
      await records.add('typical-case', { event: 'case-marked', case: one.id, outcome: added.reason });
      return { ok: false, reason: added.reason };
    },
    async unmarkCase({ id }) {
      const known = await store.get(id);
      if (!known.ok) return { ok: false, reason: known.reason };
      // Gone already: there is nothing to take back.
      if (known.value === undefined) return { ok: true };
      const by = (await policy.current()).officer?.id;
      if (!(await records.add('typical-case', { event: 'case-unmarked', ...facts(known.value), by }))) return { ok: false, reason: 'not-recorded' };
      const removed = await store.remove(id);
      return removed.ok ? { ok: true } : { ok: false, reason: removed.reason };
    },
  };
}
