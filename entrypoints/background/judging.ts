import type { Finding, Verdict } from '../../lib/check/index.ts';
import type { JudgementStore } from '../../lib/judgement/index.bg.ts';
import { isFinal, isJudgeable, rulesVersionOf, type Judgement, type Judging, type SubjectKeys } from '../../lib/judgement/index.ts';
import type { LookupAnswer } from '../../lib/list/index.ts';
import type { JudgeRequest } from '../../lib/messaging/index.ts';
import type { Officer, PolicyInForce } from '../../lib/policy/index.ts';
import type { Json, Result } from '../../lib/shared/index.ts';
import { maskPersonIds, readSubject, type SubjectText } from '../../lib/subject/index.ts';
import type { Recorder } from './recorder.ts';

type Facts = { readonly [name: string]: Json | undefined };
export type JudgeRefusal = 'reason-too-short' | 'not-allowed' | 'not-recorded' | 'stale-verdict';

export interface Judgements {
  /** What is known of this applicant before the check; undefined when there is nothing that could be judged. */
  judging(subject: SubjectText, answer: LookupAnswer, policy: PolicyInForce, own: readonly Judgement[]): Promise<Judging | undefined>;
  /** Writes into the chain, once, which judgements are over for good, and marks them so. */
  noteLapses(verdict: Verdict, facts: Facts): Promise<void>;
  /** Records and stores what an officer has concluded; out: the judgements that count in the present case only. */
  make(request: JudgeRequest, circumstances: { subject: SubjectText; verdict: Verdict; policy: PolicyInForce; facts: Facts }): Promise<Result<readonly Judgement[], JudgeRefusal>>;
  /** All that was concluded about an applicant on this desk, newest first. */
  history(subject: SubjectText): Promise<readonly Judgement[]>;
}

export function createJudgements({ store, records }: { store: JudgementStore; records: Recorder }): Judgements {
  const keysOf = (subject: SubjectText): Promise<SubjectKeys | undefined> => store.keysOf(readSubject(subject));

  return {
    async judging(subject, answer, policy, own) {
      if (!answer.ok) return undefined;
      const found = [...answer.hits, ...(answer.near ?? [])];
      if (found.length === 0) return undefined;
      const keys = await keysOf(subject);
      if (keys === undefined) return undefined;
      const [about, before] = await Promise.all([store.about(found.map(({ listId, listing }) => ({ listId, recordId: listing.id }))), store.ofSubject(keys.subject)]);
      const held = [...about, ...before.filter(({ id }) => !about.some((one) => one.id === id))];
      return { keys, judgements: [...held, ...own], rulesVersion: rulesVersionOf(policy.pack), suppressionAllowed: policy.rules.judgementsAllowed, now: Date.now() };
    },
    async noteLapses(verdict, facts) {
      const known = await store.about((verdict.judgements ?? []).filter(({ state }) => state === 'lapsed'));
      for (const fact of verdict.judgements ?? []) {
        const judgement = known.find(({ id }) => id === fact.id);
        if (fact.because === undefined || !isFinal(fact.because) || judgement === undefined || judgement.lapsed !== undefined) continue;
        const at = new Date().toISOString();
        const noted = await records.add('judgement-lapsed', { ...facts, judgement: fact.id, verdict: fact.verdict, lapse: fact.because, record: `${fact.listId}/${fact.recordId}`, judgedAt: fact.at });
        // Unrecorded, it is not marked either: it does not count all the same, and the next check tries again.
        if (noted) await store.lapse(fact.id, fact.because, at);
      }
    },
    async make(request, { subject, verdict, policy, facts }) {
      const { rules, officer } = policy;
      const note = maskPersonIds((request.note ?? '').trim());
      if (request.reasonCode === 'other' && [...note].length < rules.overrideMinReasonLength) return { ok: false, reason: 'reason-too-short' };
      const findings = judgedFindings(request, verdict);
      if (findings === undefined) return { ok: false, reason: 'not-allowed' };
      const keys = await keysOf(subject);
      if (keys === undefined) return { ok: false, reason: 'not-recorded' };
      const carried = keys.carries && (request.verdict !== 'different' || rules.judgementsAllowed);
      // Opening a route for one case is what the permission to release is about; carrying it over is a permission of its own.
      if (request.verdict === 'different' && !rules.judgementsAllowed && !rules.overrideAllowed) return { ok: false, reason: 'not-allowed' };
      // What was confirmed closes a route. Taking it back opens one: where that needs a second signature, it does so here too.
      if (request.verdict === 'different' && rules.overrideNeedsSecondSigner && findings.some((finding) => isConfirmed(finding, verdict))) return { ok: false, reason: 'not-allowed' };
      const now = Date.now();
      const judgements = findings.map(
        (finding): Judgement => ({
          id: crypto.randomUUID(),
          ...(keys.name === undefined ? {} : { name: keys.name }),
          subject: keys.subject,
          listId: finding.listId,
          recordId: finding.recordId,
          recordHash: finding.recordHash ?? '',
          rulesVersion: rulesVersionOf(policy.pack),
          grade: finding.grade,
          verdict: request.verdict,
          reasonCode: request.reasonCode,
          ...(note === '' ? {} : { note }),
          ...by(officer),
          at: new Date(now).toISOString(),
          expiresAt: new Date(now + rules.judgementDays * 86_400_000).toISOString(),
          scope: carried ? 'carried' : 'case',
        }),
      );
      // Recorded first, each on its own: a judgement without a trace would be the one thing nobody could answer for.
      for (const judgement of judgements) if (!(await records.add('judgement', { ...facts, ...recorded(judgement) }))) return { ok: false, reason: 'not-recorded' };
      if (!carried) return { ok: true, value: judgements };
      if ((await store.add(judgements)).ok) return { ok: true, value: [] };
      await records.add('judgement', { ...facts, judgements: judgements.map(({ id }) => id), outcome: 'storage-broken' });
      return { ok: false, reason: 'not-recorded' };
    },
    async history(subject) {
      const keys = await keysOf(subject);
      return keys === undefined ? [] : store.ofSubject(keys.subject);
    },
  };
}

/** The verdict's findings that the request names; undefined when one is not there or leaves nothing to judge. */
function judgedFindings({ records }: JudgeRequest, verdict: Verdict): readonly Finding[] | undefined {
  const all = [...verdict.findings, ...(verdict.suppressed ?? [])];
  const named = records.map(({ listId, recordId }) => all.find((finding) => finding.listId === listId && finding.recordId === recordId));
  const found = named.filter((finding) => finding !== undefined);
  return found.length === named.length && found.every(isJudgeable) ? found : undefined;
}

function isConfirmed({ listId, recordId }: Finding, { judgements = [] }: Verdict): boolean {
  return judgements.some((one) => one.listId === listId && one.recordId === recordId && one.verdict === 'same' && one.state === 'in-force');
}

export function by(officer: Officer | undefined): { by: string; byName?: string } {
  return { by: officer?.id ?? '', ...(officer?.name === undefined ? {} : { byName: officer.name }) };
}

function recorded({ id, verdict, reasonCode, note, listId, recordId, recordHash, rulesVersion, grade, by: officer, byName, expiresAt, scope }: Judgement): Facts {
  return { judgement: id, verdict, reasonCode, reason: note, record: `${listId}/${recordId}`, recordHash, rules: rulesVersion, grade, by: officer, byName, until: expiresAt, scope };
}
