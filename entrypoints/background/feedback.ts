import { FEEDBACK_KINDS, feedbackRows, isFeedbackPeriod, sealFeedback } from '../../lib/feedback/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { AuditEntry } from '../../lib/record/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import type { Recorder } from './recorder.ts';

/** What was done to whom, for those who have to be told: made from the audit chain, and recorded when it goes out. */
export function feedbackHandlers({ policy, records }: { policy: PolicyService; records: Recorder }): Pick<Handlers, 'feedback' | 'feedbackIssued'> {
  return {
    async feedback({ from, to }) {
      if (!isFeedbackPeriod({ from, to })) return null;
      const [entries, undone, first, { central }] = await Promise.all([records.store.ofKinds(FEEDBACK_KINDS, to, from), records.store.ofKinds(['inspection-undone'], chinaDay(Date.now()), from), records.store.entry(1), policy.current()]);
      const checks = new Map<number, AuditEntry>();
      for (const { data } of entries) {
        const check = typeof data.check === 'number' && !checks.has(data.check) ? await records.store.entry(data.check) : undefined;
        if (check !== undefined) checks.set(check.seq, check);
      }
      const chain = typeof first?.data.chain === 'string' ? first.data.chain : '';
      return sealFeedback({ from, to, madeAt: new Date().toISOString(), office: central?.office ?? '', chain, rows: feedbackRows(entries, checks, undone) });
    },
    feedbackIssued: async ({ from, to, rows, sha256, how }) => ({ ok: await records.add('export', { what: 'feedback', from, to, rows, sha256, how }) }),
  };
}
