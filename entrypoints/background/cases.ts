import { browser } from 'wxt/browser';
import { check, EMPTY_CASE, gravest, hasIdentity, keysFor, nearFor, nearNames, overlayState, routeState, somethingToSay, stillHeld, tabVerdictOf, withReading, contextOf } from '../../lib/check/index.ts';
import { createCaseStore } from '../../lib/check/index.bg.ts';
import type { CheckContext, TabCase, Verdict } from '../../lib/check/index.ts';
import type { Judgement } from '../../lib/judgement/index.ts';
import type { GuardEvent, GuardOrders } from '../../lib/guard/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { Handlers, Sender } from '../../lib/messaging/index.bg.ts';
import type { TabVerdict } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { hostFits, siteStanding } from '../../lib/policy/index.ts';
import type { EntryKind } from '../../lib/record/index.ts';
import { atWork } from '../../lib/shared/at-work.ts';
import { log, parseUrl } from '../../lib/shared/index.ts';
import type { FrameReading } from '../../lib/site/index.ts';
import { checkFacts } from '../../lib/sheet/index.ts';
import type { SignerStore } from '../../lib/signer/index.bg.ts';
import type { SubjectText } from '../../lib/subject/index.ts';
import { createDecisions, rulesOf } from './decisions.ts';
import type { Health } from './health.ts';
import { createIncidents, RECORDED_AS } from './incidents.ts';
import { entryData, numbered } from './entry-data.ts';
import { badgesOff } from './badges.ts';
import { goneFrames, hostOf, notice, originUrl, sendBadges, sendReader } from './frames.ts';
import type { Judgements } from './judging.ts';
import { showBadge, showOverlay } from './overlay.ts';
import type { Recorder } from './recorder.ts';
import { createSigning } from './signing.ts';
import { showSiteMode } from './site-badge.ts';

export interface Cases {
  readonly handlers: Pick<Handlers, 'guardStarted' | 'frameRead' | 'frameGone' | 'guardEvent' | 'overlayReady' | 'decide' | 'judge' | 'panelCase' | 'decideTab' | 'judgeTab' | 'signRequest' | 'sign' | 'declineSign'>;
  lookup(subject: SubjectText): Promise<Verdict>;
  /** The verdict that these readings of one page would give, frame by frame; null when they name nobody. */
  tryReadings(readings: readonly FrameReading[]): Promise<Verdict | null>;
  verdictOf(tabId: number): Promise<TabVerdict>;
  /** After a new list or policy: every open case is checked again, as if its page had just spoken. */
  recheckAll(): Promise<void>;
  close(tabId: number): Promise<void>;
  caseOf(tabId: number): Promise<TabCase | undefined>;
  /** The same, with what its frames have said by now. */
  settledCase(tabId: number): Promise<TabCase | undefined>;
  /** Changes a case, checks it again, records and shows what came of it. */
  change(tabId: number, change: (before: TabCase) => TabCase): Promise<TabCase>;
  /** The officer asks for the page of a tab that is read on demand. */
  ask(tabId: number): Promise<void>;
  wasAsked(tabId: number): Promise<boolean>;
  /** Nothing more is known or said of a tab: its site was switched off. */
  standDown(tabId: number): Promise<void>;
}

/** @param deps `onShown`: told of every case of which a verdict is shown; `onReading`: of every reading of a frame */
export function createCases({ policy, lists, records, health, judgements, signers, onShown, onReading }: { judgements: Judgements; signers: SignerStore; policy: PolicyService; lists: ListStore; records: Recorder; health: Health; onShown: (tabCase: TabCase) => void; onReading: (sender: Sender, reading: FrameReading) => void }): Cases {
  const store = createCaseStore();
  const incidents = createIncidents();

  async function checkNow(subject: SubjectText, context: CheckContext, several: boolean, own: readonly Judgement[] = []): Promise<Verdict> {
    const inForce = await policy.current();
    const answer = await lists.lookup(keysFor(subject, inForce), nearFor(subject));
    const judging = await judgements.judging(subject, answer, inForce, own);
    return check({ subject, context, several, answer, policy: inForce, now: Date.now(), ...(judging === undefined ? {} : { judging }) });
  }

  /** Checks the case as it stands and derives the orders. */
  async function evaluated(before: TabCase): Promise<TabCase> {
    const asked = contextOf(before);
    const verdicts = asked === undefined ? [] : await Promise.all(asked.subjects.map((subject) => checkNow(subject, asked.context, asked.several, before.judgements)));
    const verdict = gravest(stillHeld(verdicts, before.decisions));
    const commitment = routeState(verdict, before.decisions);
    const orders: GuardOrders = {
      seq: before.orders.seq + 1,
      verdictKey: verdict?.key,
      commitment,
      commitmentChosenElsewhere: commitment !== 'open' && before.route?.chosen === 'commitment',
      notice: notice(commitment),
    };
    return { ...before, verdict: numbered(verdict, before.checks), orders };
  }

  /** What opens waits until it is on disk. What closes does not: it may be late in the record, never in the page. */
  const openedOnRecord = async (judged: TabCase): Promise<TabCase> => (judged.orders.commitment === 'open' ? recorded(judged) : judged);
  /**
   * The panel is shown once what it says is on disk; by then the page is closed. Recorded alone and after those before
   * it: a frame that spoke meanwhile may have recorded the same.
   */
  async function shownOnRecord(tabId: number, judged: TabCase): Promise<void> {
    const keeping = async (now: TabCase): Promise<TabCase> => {
      // What was recorded for the document before says nothing about a new one.
      const same = judged.orders.seq >= (now.begun ?? 0);
      const { checks, recorded: all } = await recorded(same ? { ...judged, recorded: now.recorded, checks: now.checks } : judged);
      return same ? { ...now, verdict: numbered(now.verdict, checks), checks, recorded: all } : now;
    };
    const kept = judged.orders.commitment === 'open' ? ((await store.get(tabId)) ?? EMPTY_CASE) : await store.update(tabId, keeping);
    // Whoever spoke meanwhile shows what holds now; a page that is left has nothing more to show.
    if (kept.orders.seq !== judged.orders.seq || kept.orders.verdictKey !== judged.orders.verdictKey) return;
    onShown(kept);
    await present(tabId, kept);
  }

  /**
   * Shows the case, unless somebody has spoken since, who then shows what holds. One after another: two readers that speak
   * at the same moment must not leave the earlier answer standing.
   */
  const turns = new Map<number, Promise<void>>();
  function present(tabId: number, wanted: TabCase): Promise<void> {
    const show = async (): Promise<void> => {
      const { orders } = (await store.get(tabId)) ?? EMPTY_CASE;
      if (orders.seq !== wanted.orders.seq) return;
      await showOverlay(tabId, overlayState(wanted, rulesOf(await policy.current())), wanted, topIsOn);
    };
    const turn = (turns.get(tabId) ?? Promise.resolve()).then(show, show);
    turns.set(tabId, turn);
    const ended = (): void => void (turns.get(tabId) === turn && turns.delete(tabId));
    turn.then(ended, ended);
    return turn;
  }

  async function recorded(tabCase: TabCase): Promise<TabCase> {
    const { verdict, orders, route } = tabCase;
    // A blank form is not a check: nothing is recorded until somebody has been named.
    if (verdict === undefined || tabCase.applicant === undefined || !hasIdentity(tabCase.applicant.subject)) return tabCase;
    const due: EntryKind[] = ['check'];
    if (somethingToSay(tabCase)) due.push('prompt');
    if (orders.commitment === 'closed' && route?.present === true) due.push('block');
    const fresh = due.filter((kind) => !tabCase.recorded.includes(`${kind}:${verdict.key}`));
    const done: string[] = [];
    let checks = tabCase.checks ?? [];
    for (const kind of fresh) {
      const entry = await records.append(kind, kind === 'check' ? await checkData(verdict, tabCase) : entryData(numbered(verdict, checks), tabCase.host));
      if (entry === undefined) continue;
      done.push(`${kind}:${verdict.key}`);
      if (kind === 'check') checks = [...checks, { key: verdict.key, seq: entry.seq }].slice(-60);
    }
    if (verdict.judgements !== undefined) await judgements.noteLapses(verdict, entryData(numbered(verdict, checks), tabCase.host));
    // Bounded: a tab that sees hundreds of applicants a day must not grow its session entry without end.
    return { ...tabCase, verdict: numbered(verdict, checks), checks, recorded: [...tabCase.recorded, ...done].slice(-60) };
  }

  /** The entry of a check holds all that a check sheet will ever say of it. */
  async function checkData(verdict: Verdict, { host, applicant }: Pick<TabCase, 'host' | 'applicant'>) {
    const { lists: sources, pack } = await policy.current();
    const around = { app: browser.runtime.getManifest().version, reading: applicant?.how ?? ('manual' as const), profile: applicant?.profileId, several: applicant?.several, sources, rulesTitle: pack.title };
    return { ...entryData(verdict, host), facts: checkFacts(verdict, around) };
  }

  /** All frames of the tab, also those that have not spoken or were thought gone: whoever shows the option must know. */
  function tellFrames(tabId: number, tabCase: TabCase): void {
    void sendMessage('guardOrders', tabCase.orders, { tabId }).catch(() => undefined);
  }

  async function publish(tabId: number, tabCase: TabCase): Promise<void> {
    tellFrames(tabId, tabCase);
    await present(tabId, tabCase);
  }

  /** Outside the page, which can neither see nor undo it: badge, its text for the pointer, popup. */
  async function raiseAlarm(tabId: number, event: GuardEvent): Promise<void> {
    if ((await store.get(tabId))?.tampered !== undefined) return;
    const after = await store.update(tabId, (before) => ({ ...before, tampered: { event, at: new Date().toISOString() } }));
    await showBadge(tabId, overlayState(after, rulesOf(await policy.current())), after);
  }

  async function frameSpoke(sender: Sender, reading: FrameReading | undefined): Promise<GuardOrders> {
    const tabId = sender.tab?.id as number;
    const frameId = sender.frameId as number;
    const host = hostOf(sender);
    const after = await store.update(tabId, async (before) => {
      const spoken = (at: TabCase) => evaluated({ ...withReading(at, frameId, reading), host });
      // Asked while the lists are: frames that are still there, nearly always all of them, cost the verdict no time.
      const [gone, judged] = await Promise.all([goneFrames(tabId, frameId, before), spoken(before)]);
      const pruned = gone.reduce((tabCase, id) => withReading(tabCase, id, undefined), before);
      return openedOnRecord(gone.length === 0 ? judged : await spoken(pruned));
    });
    tellFrames(tabId, after);
    void atWork(() => shownOnRecord(tabId, after));
    return after.orders;
  }

  async function settle(tabId: number, change: (before: TabCase) => TabCase): Promise<TabCase> {
    const after = await store.update(tabId, async (before) => recorded(await evaluated(change(before))));
    await publish(tabId, after);
    return after;
  }
  const signing = createSigning({ store, signers, policy, records, settle, facts: entryData });
  const decisions = createDecisions({ store, policy, records, judgements, signing, checkNow, settle, facts: entryData });

  async function topIsOn(tabId: number): Promise<boolean> {
    const { url } = await browser.tabs.get(tabId);
    const parsed = url === undefined ? undefined : parseUrl(url);
    return parsed === undefined || siteStanding(parsed, await policy.current())?.mode !== 'off';
  }

  async function standDown(tabId: number): Promise<void> {
    await store.drop(tabId);
    await showOverlay(tabId, null, EMPTY_CASE, topIsOn);
    await showSiteMode(tabId, 'off');
  }

  return {
    handlers: {
      async guardStarted({ again, attached }, sender) {
        const tabId = sender.tab?.id as number;
        const top = sender.frameId === 0;
        const inForce = await policy.current();
        const url = originUrl(sender);
        const asFound = (url === undefined ? undefined : siteStanding(url, inForce)?.mode) ?? 'on';
        if (asFound === 'off') {
          badgesOff(sender);
          if (top) await standDown(tabId);
          else await frameSpoke(sender, undefined);
          return { mode: 'off', profiles: [], generic: false, orders: EMPTY_CASE.orders };
        }
        const known = again === true ? await store.get(tabId) : await store.begin(tabId, { frameId: sender.frameId as number, documentId: sender.documentId }, Date.now());
        const mode = asFound === 'on-demand' && known?.asked === true ? 'on' : asFound;
        if (mode === 'on-demand') badgesOff(sender);
        // What was said of this document before it was put on demand is said no more.
        if (top && mode === 'on-demand') await showOverlay(tabId, null, EMPTY_CASE, topIsOn);
        if (top) void showSiteMode(tabId, mode);
        const { sites, rules } = inForce;
        const profiles = url === undefined ? [] : sites.profiles.filter((profile) => profile.hosts.some((host) => hostFits(host, url)));
        const named = url !== undefined && (profiles.length > 0 || sites.hosts.some((host) => hostFits(host, url)));
        const generic = named && rules.genericDetection;
        if (attached !== true && mode === 'on' && (generic || profiles.length > 0)) await sendReader(sender);
        return { mode, profiles, generic, orders: (known ?? EMPTY_CASE).orders };
      },
      frameRead: async (reading, sender) => {
        void health.whole(reading as FrameReading);
        const orders = await frameSpoke(sender, reading as FrameReading);
        onReading(sender, reading as FrameReading);
        return orders;
      },
      async frameGone(_request, sender) {
        if (sender.frameId === 0) return;
        await frameSpoke(sender, undefined);
      },
      async guardEvent({ event, verdictKey, optionText }, sender) {
        if (event === 'party-table') return sendBadges(sender);
        const kind = RECORDED_AS[event];
        const tabId = sender.tab?.id as number;
        const host = hostOf(sender);
        const tabCase = kind === undefined && event !== 'profile-outdated' ? undefined : await store.get(tabId);
        if (event === 'profile-outdated') await health.lacks(tabCase?.frames[sender.frameId as number], host);
        if (kind === 'tamper') await raiseAlarm(tabId, event);
        const due = kind === undefined ? undefined : incidents.due(`${tabId}:${event}`, Date.now());
        if (kind === undefined || due === undefined) return;
        await records.add(kind, { event, optionText, host, ...due, ...(tabCase?.verdict?.key === verdictKey && tabCase?.verdict ? entryData(tabCase.verdict, host) : {}) });
      },
      async overlayReady(_request, sender) {
        const tabCase = await store.get(sender.tab?.id as number);
        return tabCase === undefined ? null : overlayState(tabCase, rulesOf(await policy.current()));
      },
      decide: (request, sender) => decisions.decide(sender.tab?.id as number, hostOf(sender), request),
      judge: (request, sender) => decisions.judge(sender.tab?.id as number, hostOf(sender), request),
      ...signing.handlers,
      panelCase: ({ tabId }) => decisions.panel(tabId),
      decideTab: async ({ tabId, ...request }) => decisions.decide(tabId, (await store.get(tabId))?.host ?? '', request),
      judgeTab: async ({ tabId, ...request }) => decisions.judge(tabId, (await store.get(tabId))?.host ?? '', request),
    },
    async tryReadings(readings) {
      const asked = contextOf(readings.reduce((tabCase, reading, frameId) => withReading(tabCase, frameId, reading), EMPTY_CASE));
      const verdict = asked === undefined ? undefined : gravest(await Promise.all(asked.subjects.map((subject) => checkNow(subject, asked.context, asked.several))));
      if (verdict === undefined) return null;
      const entry = await records.append('manual-lookup', { ...(await checkData(verdict, {})), how: 'editor' });
      return { ...verdict, record: entry?.seq };
    },
    async lookup(subject) {
      const inForce = await policy.current();
      const answer = await lists.lookup(keysFor(subject, inForce), subject.name === undefined ? undefined : { name: subject.name });
      const context: CheckContext = { pageKind: 'manual', applicantField: false, reading: 'manual' };
      const verdict = check({ subject, context, answer, policy: inForce, now: Date.now() });
      const entry = await records.append('manual-lookup', await checkData(verdict, {}));
      return { ...verdict, record: entry?.seq, near: answer.ok ? nearNames(answer.near ?? [], verdict) : [] };
    },
    verdictOf: async (tabId) => tabVerdictOf(await store.get(tabId), rulesOf(await policy.current())),
    async recheckAll() {
      const tabs = await browser.tabs.query({});
      for (const { id } of tabs) {
        if (id === undefined || (await store.get(id)) === undefined) continue;
        try {
          await publish(id, await store.update(id, async (before) => recorded(await evaluated(before))));
        } catch (error) {
          // One tab that fails must not keep old verdicts in all the others.
          log('error', 'recheck', error instanceof Error ? error.name : 'unknown', {});
        }
      }
    },
    close: (tabId) => store.drop(tabId),
    caseOf: (tabId) => store.get(tabId),
    settledCase: store.settled,
    change: settle,
    ask: async (tabId) => void (await store.update(tabId, (before) => ({ ...before, asked: true }))),
    wasAsked: async (tabId) => (await store.get(tabId))?.asked === true,
    standDown,
  };
}
