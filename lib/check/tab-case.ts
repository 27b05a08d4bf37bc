import type { GuardEvent, GuardOrders } from '../guard/index.ts';
import { inspectionAdvice, type InspectionPack } from '../inspection/index.ts';
import { isJudgeable, type Judgement } from '../judgement/index.ts';
import { asksAboutListing, listingView, type TabPenalty } from '../penalty-case/index.ts';
import type { Decision, OverlayState, TabVerdict } from '../messaging/index.ts';
import type { EffectName, Officer, PageKind, PenaltyCases } from '../policy/index.ts';
import type { FrameReading, RouteReading } from '../site/index.ts';
import type { WorkCalendar } from '../shared/index.ts';
import { SIGNING_MS } from '../signer/index.ts';
import type { SubjectText } from '../subject/index.ts';
import type { CheckContext, Verdict } from './types.ts';

/** An officer's decision in this case, bound to the verdict that it was taken on. */
export interface CaseDecision {
  readonly verdictKey: string;
  readonly kind: Decision['kind'];
  readonly reason: string;
  readonly at: string;
  /** Name of the second signer. */
  readonly signer?: string;
  /** What an override opened. Another closure of the same party, as on a page of another kind, is not opened with it. */
  readonly opens?: readonly EffectName[];
}

/** What closes a route. */
const CLOSING: ReadonlySet<EffectName> = new Set(['block-commitment', 'block-simplified-deregistration']);

/** What a verdict closes: to be named in the decision that opens it. */
export function closedBy({ effects }: Pick<Verdict, 'effects'>): readonly EffectName[] {
  return effects.map(({ effect }) => effect).filter((effect) => CLOSING.has(effect));
}

export interface CaseApplicant {
  readonly subject: SubjectText;
  /** Further applicants on the same page. */
  readonly others: readonly SubjectText[];
  readonly several: boolean;
  readonly how: 'profile' | 'generic';
  readonly kind: PageKind;
  readonly profileId?: string;
  /** Read from the clicked row of a list: very likely the dialog's subject, but no field of it. */
  readonly fromRow?: boolean;
  readonly why?: FrameReading['why'];
}

/**
 * What is known of one tab. Applicant and chosen route belong to the case, not to the DOM: in a wizard the
 * commitment box comes in another step, and in another frame, than the applicant.
 */
export interface TabCase {
  /** Host of the frame that spoke last, for the record. */
  readonly host?: string;
  readonly frames: Readonly<Record<number, FrameReading>>;
  /** The officer has asked for this page, on a site that is read on demand only. */
  readonly asked?: boolean;
  /** Last applicant read, kept while some frame still shows a route or a submit action of the case. */
  readonly applicant?: CaseApplicant;
  /** The applicant before, while the page names nobody: if another comes, it is another case in the same document. */
  readonly left?: SubjectText;
  /** Route last seen chosen, kept like the applicant. */
  readonly route?: RouteReading;
  readonly verdict?: Verdict;
  /** The penalty case on the page, and whether it is to be considered for listing. */
  readonly penalty?: TabPenalty;
  readonly decisions: readonly CaseDecision[];
  /** An override that waits for a second signer. */
  readonly pending?: { readonly id: string; readonly verdictKey: string; readonly reason: string; readonly officer: Officer; readonly at: string };
  /** What was concluded for this case only. */
  readonly judgements?: readonly Judgement[];
  readonly orders: GuardOrders;
  /** The document that a guard started in last, by frame. */
  readonly documents?: Readonly<Record<number, string>>;
  /** A copy is kept over an update of the extension. */
  readonly held?: true;
  /** Number of the orders with which the tab's present document began: earlier ones were for another. */
  readonly begun?: number;
  /** The page worked against the guard or the overlay; stays until another document is opened. */
  readonly tampered?: { readonly event: GuardEvent; readonly at: string };
  /** Verdict keys already recorded as checked, prompted and blocked: act once per state. */
  readonly recorded: readonly string[];
  /** Audit entries of the checks of this case, by verdict key. */
  readonly checks?: readonly { readonly key: string; readonly seq: number }[];
}

const OPEN: GuardOrders = { seq: 0, commitment: 'open', commitmentChosenElsewhere: false, notice: '' };

/**
 * The case of a new document. Its orders are numbered on: a page that comes back with the back button has kept the last it
 * saw, also when what was known of the tab has been dropped since. `now`: epoch milliseconds, more than orders are ever given.
 */
export function newCase(before: TabCase, now: number): TabCase {
  const seq = Math.max(before.orders.seq, now) + 1;
  return { ...EMPTY_CASE, orders: { ...OPEN, seq }, begun: seq };
}

export const EMPTY_CASE: TabCase = { frames: {}, decisions: [], orders: OPEN, recorded: [] };

/** The case after a frame has spoken: its reading replaced, the memory of applicant and route brought up to date. */
export function withReading(before: TabCase, frameId: number, reading: FrameReading | undefined): TabCase {
  const { [frameId]: _replaced, ...others } = before.frames;
  const frames = reading === undefined || reading.state === 'not-this-page' ? others : { ...others, [frameId]: reading };
  const readings = Object.values(frames);
  const seen = applicantOf(readings, reading);
  const alive = readings.some((r) => r.route.present || r.hasSubmit || (hasIdentity(r.applicant) && r.fromRow !== true));
  const applicant = seen ?? (alive ? before.applicant : undefined);
  const known = before.applicant?.subject ?? before.left;
  const changed = applicant !== undefined && known !== undefined && !sameSubject(applicant.subject, known);
  const routes = readings.map((r) => r.route).filter((route) => route.present);
  const route = routes.find((r) => r.chosen === 'commitment') ?? routes[0] ?? (alive && !changed ? before.route : undefined);
  const { penalty, left: _left, ...rest } = changed ? withoutDecisions(before) : before;
  // A frame that shows something else now has no case any more.
  const held = penalty !== undefined && frames[penalty.frameId]?.kind === 'penalty' ? { penalty } : {};
  return { ...rest, ...held, frames, applicant, route, ...(applicant === undefined && known !== undefined ? { left: known } : {}) };
}

/**
 * What was decided for one applicant is not carried to the next one of the same document, nor back to the first: a system that
 * shows case after case in one page may come to the same party, or to a namesake, a second time.
 */
function withoutDecisions({ judgements: _judged, pending: _asked, ...rest }: TabCase): TabCase {
  return { ...rest, decisions: [] };
}

/** Which applicant the frames speak of: the one beside the route first, then the latest to speak, described pages before guessed ones. */
function applicantOf(readings: readonly FrameReading[], latest: FrameReading | undefined): CaseApplicant | undefined {
  // A row that was clicked in a list is somebody's case only once a route is there to be chosen.
  const offered = readings.some((r) => r.route.present);
  const named = readings.filter((r) => r.state === 'ready' && hasIdentity(r.applicant) && (r.fromRow !== true || offered)).sort((a, b) => Number(a.fromRow ?? false) - Number(b.fromRow ?? false));
  const best =
    named.find((r) => r.route.present && r.how === 'profile') ??
    named.find((r) => r.route.present) ??
    named.find((r) => r === latest && r.how === 'profile') ??
    named.find((r) => r.how === 'profile') ??
    named.find((r) => r === latest) ??
    named.at(-1);
  if (best === undefined) return undefined;
  // The frame with the route knows what is being done; the one with the applicant may be a mere data sheet.
  const kind = readings.find((r) => r.route.present)?.kind ?? best.kind;
  return { subject: best.applicant, others: best.others ?? [], several: best.severalApplicants, how: best.how, kind, profileId: best.profileId, ...(best.fromRow === true ? { fromRow: true } : {}), ...(best.why === undefined ? {} : { why: best.why }) };
}

export function hasIdentity(subject: SubjectText): boolean {
  return [subject.name, subject.code, subject.regNo, subject.orgCode, subject.personId].some((text) => text !== undefined && text.trim() !== '');
}

export function sameSubject(a: SubjectText, b: SubjectText): boolean {
  return a.name === b.name && a.code === b.code && a.regNo === b.regNo && a.orgCode === b.orgCode && a.personId === b.personId;
}

/** How the case's applicant shall be checked; undefined while there is nothing to check. */
export function contextOf(tabCase: TabCase): { subjects: readonly SubjectText[]; context: CheckContext; several: boolean } | undefined {
  const { applicant } = tabCase;
  if (applicant !== undefined) {
    // A remembered applicant of a page that nobody described may belong to the case before this one: ask, do not block.
    const shown = Object.values(tabCase.frames).some((r) => sameSubject(r.applicant, applicant.subject));
    const sure = (shown && applicant.fromRow !== true) || applicant.how === 'profile';
    const context: CheckContext = { pageKind: applicant.kind, applicantField: !applicant.several && sure, reading: applicant.how, ...(shown ? {} : { remembered: true }) };
    return { subjects: [applicant.subject, ...applicant.others], context, several: applicant.several };
  }
  // A page with a commitment option and no applicant is not nothing: nobody can be checked on it, and that is said.
  // Nor is a case that is to be considered for listing, though its party could not be read.
  const page = Object.values(tabCase.frames).find((r) => r.state === 'ready' && (r.route.present || (r.kind === 'penalty' && tabCase.penalty !== undefined && tabCase.penalty.assessed.advice.level !== 'none')));
  if (page === undefined) return undefined;
  return { subjects: [{}], context: { pageKind: page.kind, applicantField: true, reading: page.how }, several: false };
}

/** State of the commitment route under a verdict and the officer's decisions on that very verdict. */
export function routeState(verdict: Verdict | undefined, decisions: readonly CaseDecision[]): GuardOrders['commitment'] {
  if (verdict === undefined) return 'open';
  const effects = new Set(verdict.effects.map((applied) => applied.effect));
  const closed = closedBy(verdict).length > 0;
  if ((closed || effects.has('confirm')) && decisionOn(verdict, decisions) !== undefined) return 'open';
  return closed ? 'closed' : effects.has('confirm') ? 'confirm' : 'open';
}

/** Of several applicants, those on whom the route still hangs; all of them when it hangs on none. One decision is not for all. */
export function stillHeld(verdicts: readonly Verdict[], decisions: readonly CaseDecision[]): readonly Verdict[] {
  const held = verdicts.filter((verdict) => routeState(verdict, decisions) !== 'open');
  return held.length > 0 ? held : verdicts;
}

/**
 * The decision that counts under a verdict. The key stays while a second name comes and goes or a namesake is confirmed:
 * that a source was looked at under a mere question opens no route that has been closed since.
 */
function decisionOn(verdict: Verdict, decisions: readonly CaseDecision[]): CaseDecision | undefined {
  const closing = closedBy(verdict);
  const opens = (decision: CaseDecision): boolean => decision.kind === 'override' && closing.every((effect) => decision.opens === undefined || decision.opens.includes(effect));
  return decisions.findLast((decision) => decision.verdictKey === verdict.key && (closing.length === 0 || opens(decision)));
}

/** Whether the overlay has anything to say. Silence is for parties that were looked up in a usable list and not found. */
export function somethingToSay(tabCase: TabCase): boolean {
  const { verdict } = tabCase;
  if (verdict === undefined) return false;
  if ((verdict.repeat ?? []).length > 0) return true;
  if (verdict.outcome !== 'not-found') return verdict.outcome !== 'cannot-check' || (tabCase.route?.present ?? false) || tabCase.applicant !== undefined;
  return verdict.lists.some((list) => list.kind === 'severe' && list.freshness !== 'fresh' && list.freshness !== 'aging');
}

/** What the office allows an officer to decide. */
export interface CaseRules {
  readonly override: OverlayState['override'];
  /** The rules on inspections stand in the pack. */
  readonly pack?: InspectionPack;
  readonly judgement?: { readonly allowed: boolean; readonly days: number };
  readonly listing?: { readonly section: PenaltyCases; readonly calendar: WorkCalendar };
}

export function overlayState(tabCase: TabCase, rules: CaseRules): OverlayState | null {
  return somethingToSay(tabCase) || asksAboutListing(tabCase.penalty) ? caseState(tabCase, rules) : null;
}

/** The case as a page of ours shows it, also where the overlay keeps silent; null while nothing was checked. */
export function caseState(tabCase: TabCase, rules: CaseRules): OverlayState | null {
  const { verdict } = tabCase;
  if (verdict === undefined) return null;
  const decision = decisionOn(verdict, tabCase.decisions);
  const listing = rules.listing === undefined ? undefined : listingView(tabCase.penalty, rules.listing.section, rules.listing.calendar, rules.override.minReasonLength);
  return {
    verdict,
    ...(listing === undefined ? {} : { listing }),
    route: {
      present: tabCase.route?.present ?? false,
      state: routeState(verdict, tabCase.decisions),
      commitmentText: tabCase.route?.commitmentText,
      ...(decision === undefined ? {} : { decision: { kind: decision.kind, at: decision.at, reason: decision.reason, ...(decision.signer === undefined ? {} : { signer: decision.signer }) } }),
      ...(tabCase.pending?.verdictKey === verdict.key ? { pending: { at: tabCase.pending.at, until: new Date(Date.parse(tabCase.pending.at) + SIGNING_MS).toISOString() } } : {}),
    },
    override: rules.override,
    ...inspectionOf(tabCase, verdict, rules),
    ...judgementOf(verdict, rules),
    ...whyOf(tabCase),
  };
}

/** Only on the page of an inspection; days that any of its frames shows. */
function inspectionOf({ frames }: TabCase, verdict: Verdict, { pack }: CaseRules): Pick<OverlayState, 'inspection'> {
  if (pack === undefined || verdict.pageKind !== 'inspection') return {};
  const shown = [...new Set(Object.values(frames).flatMap(({ inspected }) => inspected ?? []))].sort().reverse();
  const inspection = inspectionAdvice(verdict, shown, pack);
  return inspection === undefined ? {} : { inspection };
}

/** Only where there is something to judge. */
function judgementOf(verdict: Verdict, { judgement }: CaseRules): Pick<OverlayState, 'judgement'> {
  if (judgement === undefined || ![...verdict.findings, ...(verdict.suppressed ?? [])].some(isJudgeable)) return {};
  const because = !judgement.allowed ? 'policy' : verdict.recognisable === true ? undefined : 'namesakes';
  return { judgement: { scope: because === undefined ? 'carried' : 'case', days: judgement.days, ...(because === undefined ? {} : { because }) } };
}

function whyOf({ applicant, frames }: TabCase): Pick<OverlayState, 'why'> {
  const route = Object.values(frames).find((r) => r.route.present)?.why?.route;
  const why = { ...applicant?.why, ...(route === undefined ? {} : { route }) };
  return Object.keys(why).length === 0 ? {} : { why };
}

/** The answer to `tabVerdict`. */
export function tabVerdictOf(tabCase: TabCase | undefined, rules: CaseRules): TabVerdict {
  if (tabCase === undefined) return { state: 'off' };
  const { verdict, applicant, tampered } = tabCase;
  const slow = Object.values(tabCase.frames).some((reading) => reading.slow === true) ? { slow: true } : {};
  const pageKind = verdict?.pageKind ?? Object.values(tabCase.frames)[0]?.kind;
  if (verdict === undefined) return { state: 'no-applicant', pageKind, tampered, ...slow };
  const route = overlayState(tabCase, rules)?.route ?? { present: tabCase.route?.present ?? false, state: routeState(verdict, tabCase.decisions) };
  return { state: 'checked', verdict, route, pageKind, profileId: applicant?.profileId, ...inspectionOf(tabCase, verdict, rules), ...whyOf(tabCase), tampered, ...slow };
}
