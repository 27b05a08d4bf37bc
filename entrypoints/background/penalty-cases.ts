import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { browser } from 'wxt/browser';
import type { TabCase } from '../../lib/check/index.ts';
import type { Handlers, Sender } from '../../lib/messaging/index.bg.ts';
import type { ListingAnswer, ListingDecision } from '../../lib/messaging/index.ts';
import { assessCase, deadlinesOf, newTriggers, triggersOf, withDays, type AssessedCase, type CaseDecision, type CaseText, type TabPenalty } from '../../lib/penalty-case/index.ts';
import type { CaseDecisionStore } from '../../lib/penalty-case/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { DEFAULT_PENALTY_CASES, type PenaltyCases, type PolicyInForce } from '../../lib/policy/index.ts';
import { canonicalJson, chinaDay, log, type Json } from '../../lib/shared/index.ts';
import type { FrameReading } from '../../lib/site/index.ts';
import { maskPersonIds } from '../../lib/subject/index.ts';
import type { Cases } from './cases.ts';
import { by } from './judging.ts';
import type { Recorder } from './recorder.ts';

const CASE_READER_FILE = '/case-reader.js';
const SHOWN_REMINDERS = 200;

type Names = 'caseReaderStarted' | 'caseRead' | 'decideListing' | 'decideListingTab' | 'caseReminders' | 'caseStep';
export interface PenaltyCaseDesk {
  readonly handlers: Pick<Handlers, Names>;
  /** A frame has been read: the case reader follows into those that show a penalty case. */
  onReading(sender: Sender, reading: FrameReading): void;
}

export const sectionOf = ({ pack }: Pick<PolicyInForce, 'pack'>): PenaltyCases => pack.penaltyCases ?? DEFAULT_PENALTY_CASES;

/** Penalty cases: read, weighed, asked about once, and reminded of. Advice only: nothing is blocked, nobody is listed. */
export function createPenaltyCases({ store, policy, records, cases }: { store: CaseDecisionStore; policy: PolicyService; records: Recorder; cases: Pick<Cases, 'caseOf' | 'change'> }): PenaltyCaseDesk {
  const isCase = (tabCase: TabCase | undefined, frameId: number): FrameReading | undefined => {
    const reading = tabCase?.frames[frameId];
    return reading?.kind === 'penalty' && reading.state === 'ready' ? reading : undefined;
  };

  async function decide(tabId: number, request: ListingDecision): Promise<ListingAnswer> {
    const [tabCase, inForce] = await Promise.all([cases.caseOf(tabId), policy.current()]);
    const penalty = tabCase?.penalty;
    if (penalty === undefined || penalty.key !== request.key) return { ok: false, reason: 'stale-case' };
    const section = sectionOf(inForce);
    const note = maskPersonIds((request.note ?? '').trim());
    const reason = section.reasons.find(({ id }) => id === request.reasonCode);
    if (request.kind === 'not-list') {
      if (reason === undefined) return { ok: false, reason: 'reason-missing' };
      if (reason.note === true && [...note].length < inForce.rules.overrideMinReasonLength) return { ok: false, reason: 'reason-too-short' };
    }
    const { facts, advice, keys } = penalty.assessed;
    const article = request.kind === 'list' ? section.articles.find(({ code }) => code === request.article)?.code : undefined;
    const decision: CaseDecision = {
      id: crypto.randomUUID(),
      kind: request.kind,
      ...(request.kind === 'not-list' && reason !== undefined ? { reasonCode: reason.id } : {}),
      ...(note === '' ? {} : { note }),
      ...(article === undefined ? {} : { article }),
      triggers: triggersOf(advice),
      ...by(inForce.officer),
      at: new Date().toISOString(),
      facts,
      deadlines: deadlinesOf(request.kind, facts, section, inForce.pack.calendar),
    };
    const recorded = await records.add('listing-decision', { ...recordedFacts(penalty.assessed, tabCase), case: decision.id, listing: decision.kind, listingReason: reason?.title, reasonCode: decision.reasonCode, reason: decision.note, article: decision.article, ...by(inForce.officer), rules: `${inForce.pack.id}@${inForce.pack.version}` });
    if (!recorded || !(await store.put(decision, keys)).ok) return { ok: false, reason: 'not-recorded' };
    await cases.change(tabId, (before) => (before.penalty?.key === penalty.key ? { ...before, penalty: { ...without(before.penalty), decision, here: true } } : before));
    return { ok: true };
  }

  /** A page says the same several times while it fills in: one after another, so that it is recorded once. */
  const turns = new Map<number, Promise<unknown>>();
  function inTurn<T>(tabId: number, task: () => Promise<T>): Promise<T> {
    const run = (turns.get(tabId) ?? Promise.resolve()).then(task, task);
    turns.set(tabId, run);
    void run.catch(() => undefined).then(() => {
      if (turns.get(tabId) === run) turns.delete(tabId);
    });
    return run;
  }

  async function caseRead(tabId: number, frameId: number, read: readonly CaseText[]): Promise<{ wanted: boolean }> {
    const [tabCase, inForce] = await Promise.all([cases.caseOf(tabId), policy.current()]);
    const reading = isCase(tabCase, frameId);
    if (tabCase === undefined || reading === undefined) return { wanted: false };
    const section = sectionOf(inForce);
    const assessed = assessCase([...read, ...partyTexts(reading)], section);
    const before = tabCase.penalty;
    if (before !== undefined && before.frameId !== frameId && weight(before.assessed) > weight(assessed)) return { wanted: true };
    if (before === undefined && assessed.advice.level === 'none') {
      const known = await store.find(assessed.keys);
      if (known === undefined) return { wanted: true };
    }
    const penalty = await withDecision(frameId, assessed, before, section, inForce);
    const shown = before?.key === penalty.key && canonicalJson(before.assessed as unknown as Json) === canonicalJson(penalty.assessed as unknown as Json);
    if (shown) return { wanted: true };
    // What is asked on the page is on disk before it is asked; the same question of one page once.
    const due = (penalty.decision === undefined || penalty.more === true) && assessed.advice.level !== 'none';
    const { triggers, articles, docNo, caseNo } = recordedFacts(assessed, tabCase);
    const noted = canonicalJson({ triggers, articles, docNo, caseNo } as Json);
    if (due && before?.noted !== noted) await records.add('listing-advice', { ...recordedFacts(assessed, tabCase), rules: `${inForce.pack.id}@${inForce.pack.version}` });
    await cases.change(tabId, (now) => (isCase(now, frameId) === undefined ? now : { ...now, penalty: { ...penalty, ...(due ? { noted } : before?.noted === undefined ? {} : { noted: before.noted }) } }));
    return { wanted: true };
  }

  async function withDecision(frameId: number, assessed: AssessedCase, before: TabPenalty | undefined, section: PenaltyCases, inForce: PolicyInForce): Promise<TabPenalty> {
    const triggers = triggersOf(assessed.advice);
    const key = bytesToHex(sha256(utf8ToBytes(canonicalJson({ keys: { ...assessed.keys }, triggers })))).slice(0, 32);
    const held = await store.find(assessed.keys);
    if (held === undefined) return { frameId, key, assessed };
    const more = newTriggers(triggers, held.triggers).length > 0;
    const due = deadlinesOf(held.kind, assessed.facts, section, inForce.pack.calendar);
    const filled = withDays(held.deadlines, due);
    const decision = canonicalJson(filled as unknown as Json) === canonicalJson(held.deadlines as unknown as Json) ? held : ((await store.change(held.id, () => filled)) ?? held);
    const here = before?.here === true && before.decision?.id === held.id;
    return { frameId, key, assessed, decision, ...(here ? { here } : {}), ...(more ? { more } : {}) };
  }

  return {
    handlers: {
      async caseReaderStarted(_request, sender) {
        const [tabCase, { sites }] = await Promise.all([cases.caseOf(sender.tab?.id as number), policy.current()]);
        const reading = isCase(tabCase, sender.frameId as number);
        if (reading === undefined) return null;
        const page = sites.profiles.find(({ id }) => id === reading.profileId)?.pages.find(({ id }) => id === reading.pageId);
        return page === undefined ? {} : { described: page.penaltyCase, scope: page.scope, exclude: page.exclude };
      },
      caseRead: ({ texts }, sender) => inTurn(sender.tab?.id as number, () => caseRead(sender.tab?.id as number, sender.frameId as number, texts)),
      decideListing: (request, sender) => decide(sender.tab?.id as number, request),
      decideListingTab: ({ tabId, ...request }) => decide(tabId, request),
      async caseReminders() {
        const open = await store.open(SHOWN_REMINDERS);
        return open.ok ? { ok: true, ...open.value } : { ok: false, reason: 'storage-broken' };
      },
      async caseStep({ id, step, done }) {
        const [held, inForce] = await Promise.all([store.get(id), policy.current()]);
        const deadline = held?.deadlines.find((one) => one.id === step);
        if (held === undefined || deadline === undefined) return { ok: false, reason: 'stale-case' };
        if (!(await records.add('listing-step', { case: id, docNo: held.facts.docNo, step: deadline.title, stepId: deadline.id, done, dueOn: deadline.dueOn, ...by(inForce.officer) }))) return { ok: false, reason: 'not-recorded' };
        const today = chinaDay(Date.now());
        const changed = await store.change(id, (before) => before.map(({ doneOn, ...one }) => (one.id === step ? { ...one, ...(done ? { doneOn: today } : {}) } : { ...one, ...(doneOn === undefined ? {} : { doneOn }) })));
        return changed === undefined ? { ok: false, reason: 'not-recorded' } : { ok: true };
      },
    },
    onReading({ tab, frameId, documentId }, reading) {
      if (reading.kind !== 'penalty' || reading.state !== 'ready') return;
      const tabId = tab?.id as number;
      const target = documentId === undefined ? { tabId, frameIds: [frameId as number] } : { tabId, documentIds: [documentId] };
      // Left meanwhile, as a rule.
      browser.scripting.executeScript({ target, files: [CASE_READER_FILE] }).catch(() => log('info', 'penalty-case', 'reader-not-sent', {}));
    },
  };
}

/** The applicant of such a page is the party. */
function partyTexts({ applicant }: FrameReading): CaseText[] {
  return [...(applicant.name === undefined ? [] : [{ field: 'party' as const, text: applicant.name }]), ...(applicant.code === undefined ? [] : [{ field: 'partyCode' as const, text: applicant.code }])];
}

function without({ more: _more, ...penalty }: TabPenalty): TabPenalty {
  return penalty;
}

function weight({ advice }: AssessedCase): number {
  return { none: 0, look: 1, consider: 2 }[advice.level];
}

/** What the chain keeps of a case: no party and no text of the page. The entry of the check says who it was, by its own rules. */
function recordedFacts({ facts, advice }: AssessedCase, tabCase: TabCase | undefined): { readonly [name: string]: Json | undefined } {
  return {
    host: tabCase?.host,
    check: tabCase?.verdict?.record,
    docNo: facts.docNo,
    caseNo: facts.caseNo,
    authority: facts.authority,
    advice: advice.level,
    triggers: triggersOf(advice),
    counters: advice.counters.map(({ why }) => why),
    articles: advice.articles.map(({ code }) => code),
    kinds: [...facts.kinds],
    fine: facts.fine,
    noticed: facts.noticed,
    decided: facts.decided,
  };
}
