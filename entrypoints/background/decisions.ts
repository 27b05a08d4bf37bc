import { caseState, closedBy, contextOf, overlayState } from '../../lib/check/index.ts';
import type { CaseDecision, CaseRules, CheckContext, TabCase, Verdict } from '../../lib/check/index.ts';
import type { CaseStore } from '../../lib/check/index.bg.ts';
import type { Decision, DecisionAnswer, JudgeRequest, OverlayState, PanelCase } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import type { Json } from '../../lib/shared/index.ts';
import { maskPersonIds, type SubjectText } from '../../lib/subject/index.ts';
import { by, type Judgements } from './judging.ts';
import { sectionOf } from './penalty-cases.ts';
import type { Recorder } from './recorder.ts';
import type { Signing } from './signing.ts';

export interface Decisions {
  /** An override or a confirmation, by the officer at the tab. */
  decide(tabId: number, host: string, decision: Decision): Promise<DecisionAnswer>;
  judge(tabId: number, host: string, request: JudgeRequest): Promise<DecisionAnswer>;
  /** The case of a tab as the side panel shows it. */
  panel(tabId: number): Promise<PanelCase>;
}

interface Parts {
  readonly store: CaseStore;
  readonly policy: PolicyService;
  readonly records: Recorder;
  readonly judgements: Judgements;
  readonly signing: Signing;
  readonly checkNow: (subject: SubjectText, context: CheckContext, several: boolean) => Promise<Verdict>;
  /** Changes a case, checks it again, records what is due and tells the tab. */
  readonly settle: (tabId: number, change: (before: TabCase) => TabCase) => Promise<TabCase>;
  /** What every entry about this verdict holds. */
  readonly facts: (verdict: Verdict, host: string) => { readonly [name: string]: Json | undefined };
}

/** What officers decide in a case. Recorded first: a route that was opened without a trace would be the one thing nobody could answer for. */
export function createDecisions({ store, policy, records, judgements, signing, checkNow, settle, facts }: Parts): Decisions {
  /** The case's applicant that a verdict is about: only among several does it take a check of each to tell. */
  async function subjectOf(tabCase: TabCase, key: string): Promise<SubjectText | undefined> {
    const asked = contextOf(tabCase);
    if (asked === undefined || asked.subjects.length <= 1) return asked?.subjects[0];
    for (const subject of asked.subjects) if ((await checkNow(subject, asked.context, asked.several)).key === key) return subject;
    return undefined;
  }

  return {
    async decide(tabId, host, { verdictKey, kind, reason }) {
      const inForce = await policy.current();
      const { override } = rulesOf(inForce);
      const text = maskPersonIds(reason.trim());
      if (!override.allowed) return { ok: false, reason: 'not-allowed' };
      if ([...text].length < override.minReasonLength) return { ok: false, reason: 'reason-too-short' };
      const current = await store.get(tabId);
      if (current?.verdict?.key !== verdictKey) return { ok: false, reason: 'stale-verdict' };
      // The question was asked before the route was closed: that it has been checked answers another one.
      if (kind === 'confirm-checked' && current.orders.commitment === 'closed') return { ok: false, reason: 'stale-verdict' };
      if (kind === 'override' && inForce.rules.overrideNeedsSecondSigner) {
        const asked = await signing.request(tabId, text, { ...current, verdict: current.verdict }, inForce);
        return asked.ok ? { ok: true, state: overlayState(asked.value, rulesOf(inForce)) as OverlayState } : { ok: false, reason: asked.reason };
      }
      const onDisk = await records.add(kind === 'override' ? 'override' : 'confirm', { ...facts(current.verdict, host), decision: kind, reason: text, ...by(inForce.officer) });
      if (!onDisk) return { ok: false, reason: 'not-recorded' };
      const decision: CaseDecision = { verdictKey, kind, reason: text, at: new Date().toISOString(), ...(kind === 'override' ? { opens: closedBy(current.verdict) } : {}) };
      const after = await settle(tabId, (before) => (before.begun === current.begun ? { ...before, decisions: [...before.decisions, decision].slice(-20) } : before));
      return { ok: true, state: overlayState(after, rulesOf(inForce)) as OverlayState };
    },
    async judge(tabId, host, request) {
      const [current, inForce] = await Promise.all([store.get(tabId), policy.current()]);
      const verdict = current?.verdict;
      if (current === undefined || verdict?.key !== request.verdictKey) return { ok: false, reason: 'stale-verdict' };
      const subject = await subjectOf(current, request.verdictKey);
      if (subject === undefined) return { ok: false, reason: 'stale-verdict' };
      const made = await judgements.make(request, { subject, verdict, policy: inForce, facts: facts(verdict, host) });
      if (!made.ok) return { ok: false, reason: made.reason };
      const after = await settle(tabId, (before) => (before.begun === current.begun ? { ...before, judgements: [...(before.judgements ?? []), ...made.value].slice(-20) } : before));
      return { ok: true, state: overlayState(after, rulesOf(inForce)) as OverlayState };
    },
    async panel(tabId) {
      const [tabCase, inForce] = await Promise.all([store.get(tabId), policy.current()]);
      if (tabCase === undefined) return { state: 'off', history: [] };
      const overlay = caseState(tabCase, rulesOf(inForce));
      if (overlay === null) return { state: 'no-applicant', tampered: tabCase.tampered, history: [] };
      const subject = await subjectOf(tabCase, overlay.verdict.key);
      return { state: 'checked', overlay, tampered: tabCase.tampered, history: [...decided(tabCase, overlay.verdict), ...(subject === undefined ? [] : await judgements.history(subject))].sort((a, b) => (a.at < b.at ? 1 : -1)) };
    },
  };
}

/** Of this verdict only: one page may show one applicant after another. */
function decided({ decisions }: TabCase, { key }: Verdict): PanelCase['history'] {
  return decisions.filter(({ verdictKey }) => verdictKey === key).map(({ kind, reason, at }) => ({ kind, reason, at }));
}

export function rulesOf({ rules, pack }: PolicyInForce): CaseRules {
  return { pack, listing: { section: sectionOf({ pack }), calendar: pack.calendar }, override: { allowed: rules.overrideAllowed, minReasonLength: rules.overrideMinReasonLength, needsSigner: rules.overrideNeedsSecondSigner }, judgement: { allowed: rules.judgementsAllowed, days: rules.judgementDays } };
}
