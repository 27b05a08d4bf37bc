import { batchVerdict } from '../../lib/batch/index.ts';
import { check, keysFor, type CheckContext } from '../../lib/check/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import type { LookupAnswer } from '../../lib/list/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { Judgements } from './judging.ts';
import type { Recorder } from './recorder.ts';

type BatchHandlers = Pick<Handlers, 'checkBatch' | 'recordBatch' | 'repeatGroupIssued'>;

/** Many applicants at once, each through the same check as one on a page. Who they were is not recorded: only how many, and by what. */
export function batchHandlers({ policy, lists, records, judgements }: { policy: PolicyService; lists: ListStore; records: Recorder; judgements: Judgements }): BatchHandlers {
  const context: CheckContext = { pageKind: 'manual', applicantField: false, reading: 'manual' };
  return {
    async checkBatch({ subjects }) {
      const inForce = await policy.current();
      const answers = await lists.lookupMany(subjects.map((subject) => keysFor(subject, inForce)));
      const now = Date.now();
      const verdicts = await Promise.all(
        subjects.map(async (subject, index) => {
          const answer: LookupAnswer = answers.ok ? { ok: true, states: answers.states, hits: answers.hits[index] ?? [] } : answers;
          const judging = await judgements.judging(subject, answer, inForce, []);
          return check({ subject, context, answer, policy: inForce, now, ...(judging === undefined ? {} : { judging }) });
        }),
      );
      const facts = verdicts[0]?.lists ?? [];
      const days = facts.flatMap(({ asOf }) => asOf ?? []).sort();
      const asOf = days.length === facts.length ? days[0] : undefined;
      return {
        verdicts: verdicts.map(batchVerdict),
        lists: facts.map(({ id, version }) => `${id}@${version ?? 0}`),
        ...(asOf === undefined ? {} : { asOf }),
        rules: `${inForce.pack.id}@${inForce.pack.version}`,
        checkedAt: new Date(now).toISOString(),
      };
    },
    repeatGroupIssued: async (issued) => ({ ok: await records.add('export', { what: 'repeat-group', ...issued }) }),
    recordBatch: async ({ counts, ...summary }) => ({ ok: await records.add('batch', { ...summary, counts: { ...counts } }) }),
  };
}
