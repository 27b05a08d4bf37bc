import type { Verdict } from '../check/index.ts';
import type { Clue, ClueDraft, ClueFacts, ClueMove, CluePatch, ClueRefusal, LedgerFault } from '../clue/index.ts';
import type { GuardEvent, GuardOrders } from '../guard/index.ts';
import type { Judgement, JudgementReason, JudgementVerdict } from '../judgement/index.ts';
import type { ListSource, ListState } from '../list/index.ts';
import type { CaseDecisionKind, PolicyInForce, PolicyProblem, SiteMode, SiteStanding } from '../policy/index.ts';
import type { CaseDecision, CaseReaderStart, CaseText, ListingView } from '../penalty-case/index.ts';
import type { AuditEntry, Cell, CellFilter, DayTally } from '../record/index.ts';
import type { Notice } from '../rescreen/index.ts';
import type { FrameLook, LookRequest, Picked, Pointed, SavedFrame, SaveRequest } from '../editor/index.ts';
import type { CaseRefusal, NewCase, TypicalCase } from '../stats/index.ts';
import type { BadgeAnswer, RowSubject } from '../badge/index.ts';
import type { BatchAnswer, OutcomeCounts } from '../batch/index.ts';
import type { NewSigner, SignAnswer, SignerAnswer, SignerStatus, SignView } from './signing.ts';
import type { WorklistMessages } from './worklist.ts';
import type { SubjectText } from '../subject/index.ts';
import type { OutboxStatus } from '../outbox/index.ts';
import type { Feedback } from '../feedback/index.ts';
import type { SheetFault } from '../sheet/index.ts';
import type { InspectionAdvice } from '../inspection/index.ts';
import type { FrameReading, PartyHeads, ProfileFault, SiteProfile } from '../site/index.ts';

/**
 * The one map of messages. Requests of every entry are parsed and their senders classified in `channel.bg.ts`;
 * the table in docs/messages.md is generated from `entries.ts`.
 */
export interface Protocol extends WorklistMessages {
  // guard, any frame → background
  /** First message of a frame: which profiles describe its host. `again`: the same document asks anew; `attached`: its reader is there. */
  guardStarted(request: { again?: boolean; attached?: boolean }): GuardStart;
  /** What the frame says now; answered with the orders in force. */
  frameRead(request: FrameReading): GuardOrders;
  /** Sent when the frame's document goes away, so that its reading does not outlive it. */
  frameGone(request: Record<string, never>): void;
  guardEvent(request: { event: GuardEvent; verdictKey?: string; optionText?: string }): void;
  /** The case reader starts in a frame; answered with the page's description, null where no case is wanted. */
  caseReaderStarted(request: Record<string, never>): CaseReaderStart | null;
  /** What a case page says; whether it is still wanted. */
  caseRead(request: { texts: readonly CaseText[] }): { wanted: boolean };

  // badges, any frame → background
  /** Badges start in a frame, or the rules have changed: heads of columns that its site profile names. */
  badgesStarted(request: Record<string, never>): { heads?: PartyHeads };
  /** Parties of rows of a table, at most 200 of them. */
  badgeRows(request: { rows: readonly RowSubject[] }): BadgeAnswer;
  /** How many parties a page's tables had: one entry a page, without any name. */
  badgesCounted(request: { rows: number; listed: number; unsure: number }): void;

  // overlay, top frame → background
  overlayReady(request: Record<string, never>): OverlayState | null;
  decide(request: Decision): DecisionAnswer;
  /** What the officer concludes about findings; recorded before it takes effect. */
  judge(request: JudgeRequest): DecisionAnswer;
  /** What the handler decides about listing a punished party; recorded before it counts. */
  decideListing(request: ListingDecision): ListingAnswer;
  /** The check sheet of this tab's check, in a tab of its own; which check that is, the background knows. */
  openSheet(request: Record<string, never>): OpenAnswer;
  /** The side panel of this window; only while the officer's click counts, and where the browser can. */
  openPanel(request: Record<string, never>): OpenAnswer;

  // background → frames of a tab
  guardOrders(request: GuardOrders): void;
  /** What holds for the frame's site may have changed, or the officer has asked for a reading: the frame asks anew. True from a living guard. */
  siteChanged(request: Record<string, never>): true;
  showVerdict(request: OverlayState | null): void;
  /** Badges are asked for anew; `off`: they go. */
  badgesChanged(request: { off?: boolean }): void;

  // editor → frames of the tab that it describes; frames only answer
  editorLook(request: LookRequest): FrameLook | null;
  /** Answered when an element was chosen or the choice given up. */
  editorPick(request: { field: Pointed; name: string }): Picked;
  editorStop(request: { leave: boolean }): void;
  editorSave(request: SaveRequest): SavedFrame | null;

  // extension pages → background
  /** What is known of a tab: documented for outside readers in docs/messages.md. */
  tabVerdict(request: { tabId: number }): TabVerdict;
  /** Reads a page on which nothing is read before an officer asks; whether there was something to start. */
  checkPage(request: { tabId: number }): { started: boolean };
  /** An officer switches the tab's site, with a reason; recorded first. */
  switchSite(request: { tabId: number; mode: SiteMode; reason: string }): SwitchAnswer;
  /** The case of a tab, for the side panel. */
  panelCase(request: { tabId: number }): PanelCase;
  decideTab(request: Decision & { tabId: number }): DecisionAnswer;
  judgeTab(request: JudgeRequest & { tabId: number }): DecisionAnswer;
  decideListingTab(request: ListingDecision & { tabId: number }): ListingAnswer;
  /** Penalty cases with something left to be done, soonest first. */
  caseReminders(request: Record<string, never>): RemindersAnswer;
  /** A step of a case is done, or is not after all; recorded first. */
  caseStep(request: { id: string; step: string; done: boolean }): ListingAnswer;
  signRequest(request: { requestId: string }): SignView;
  /** Either a passphrase or a code. */
  sign(request: { requestId: string; signerId: string; passphrase?: string; code?: string }): SignAnswer;
  declineSign(request: { requestId: string; signerId?: string }): SignAnswer;
  signers(request: Record<string, never>): SignerStatus[];
  addSigner(request: NewSigner): SignerAnswer;
  importSignerKey(request: { file: unknown }): SignerAnswer;
  removeSigner(request: { id: string }): SignerAnswer;
  lookup(request: { name?: string; code?: string }): Verdict;
  status(request: Record<string, never>): Status;
  syncNow(request: { listId?: string }): { started: string[] };
  /** Back to the verified generation before, by an admin with a reason; recorded first, and pinned until `unpinList`. */
  rollbackList(request: { listId: string; reason: string }): RollbackAnswer;
  /** Stays at the version in force, by an admin with a reason; recorded first, until `unpinList`. */
  pinList(request: { listId: string; reason: string }): PinAnswer;
  /** The list follows its publisher again; a sync is started. */
  unpinList(request: { listId: string }): UnpinAnswer;
  /** An import by hand is about to put a list in force: recorded first, and refused when it cannot be, or policy forbids it. */
  recordImport(request: ImportNote): ImportAnswer;
  /** An import has ended or was given up: recorded, looked at again by open tabs, and what it left behind is swept away. */
  importEnded(request: { listId: string; how: ImportNote['how']; outcome: string; detail?: string }): void;
  /** Removes a list that was imported by hand; recorded first. */
  removeLocalList(request: { listId: string }): RemoveLocalAnswer;
  policy(request: Record<string, never>): PolicyInForce;
  /** Replaces one local setting; managed values stay in force above it. */
  saveSetting(request: SaveSetting): SaveAnswer;
  /** Puts a rule pack of this desk into force, or takes it back (`null`), with a reason; recorded first. */
  saveRulePack(request: { pack: unknown; reason: string; how?: 'edit' | 'import' }): SaveRulePackAnswer;
  /** The verdict that these readings would give; null when they name nobody. Recorded as a manual look-up. */
  tryReadings(request: { readings: readonly FrameReading[] }): Verdict | null;
  /** Puts a profile into the local settings, with the saved page that proves it. */
  publishProfile(request: { profile: unknown; proof: unknown }): PublishAnswer;
  /** Saved proofs by profile id, as they were stored. */
  proofs(request: Record<string, never>): Readonly<Record<string, unknown>>;
  /** What checking past applicants again has found. */
  notices(request: Record<string, never>): NoticesAnswer;
  /** Marks notices as seen, all of them without ids; recorded first. */
  noticesSeen(request: { ids?: readonly number[] }): NoticesSeenAnswer;
  /** Profiles of this machine that are not in force yet, by id, as they were stored. */
  profileDrafts(request: Record<string, never>): Readonly<Record<string, unknown>>;
  /** Keeps a profile that is not in force; `null` gives it up. */
  saveDraft(request: { id: string; profile: unknown }): PublishAnswer;
  records(request: RecordQuery): { entries: AuditEntry[]; total: number };
  verifyRecords(request: Record<string, never>): ChainReport;
  exportRecords(request: Record<string, never>): { fileName: string; jsonl: string };
  /** Measures of a period, sealed; null for a period that no file may cover. Nothing goes out before `feedbackIssued`. */
  feedback(request: { from: string; to: string }): Feedback | null;
  /** A feedback file goes out: recorded first. */
  feedbackIssued(request: { from: string; to: string; rows: number; sha256: string; how: 'csv' | 'xlsx' | 'json' }): { ok: boolean };
  /** How far the central store has been told; null when none is set. */
  centralState(request: Record<string, never>): CentralState | null;
  /** Sends now what waits for the central store. */
  centralNow(request: Record<string, never>): { started: boolean };
  /** Many applicants at once, by the same check as one; not recorded one by one. */
  checkBatch(request: { subjects: readonly SubjectText[] }): BatchAnswer;
  /** What a batch came to: counts, lists, hash of the file. Recorded, without any applicant. */
  recordBatch(request: BatchNote): { ok: boolean };
  /** The entry of a check and those that belong to it, oldest first; empty when there is none. */
  checkEntries(request: { check: number }): AuditEntry[];
  /** A check sheet goes out: its hash is recorded first. */
  sheetIssued(request: { check: number; sheet: string; how: 'print' | 'html' | 'json' }): { ok: boolean };
  /** The check that a code on a sheet stands for, and how many entries belonged to it then. */
  findSheetCode(request: { code: string }): { ok: true; check: number; entries: number } | { ok: false; reason: SheetFault };
  /** Reads the tab's selection and party, and opens the window for registering a clue. */
  draftClue(request: { tabId: number }): OpenAnswer;
  /** Null when it was registered, or the browser has been started anew. */
  clueDraft(request: { id: string }): ClueDraft | null;
  /** Without a draft: a clue that comes from no page. */
  registerClue(request: { draft?: string; facts: ClueFacts & { text?: string } }): ClueAnswer;
  clues(request: Record<string, never>): CluesAnswer;
  lateClues(request: Record<string, never>): { count: number };
  /** `seen`: number of the last entry that the officer had in view. */
  moveClue(request: { id: string; seen: number; move: ClueMove }): ClueAnswer;
  correctClue(request: { id: string; seen: number; patch: CluePatch; reason: string }): ClueAnswer;
  verifyClues(request: Record<string, never>): LedgerReport | null;
  /** Clues that the ledger then holds; null when it could not be recorded or written. */
  rebuildClues(request: Record<string, never>): { clues: number } | null;
  /** The group list of repeat offenders goes out as a file: recorded first, without names. */
  repeatGroupIssued(request: { rows: number; published: number; rule: string; from: string; to: string; lists: string[] }): { ok: boolean };
  /** The transfer letter of a clue is printed; recorded first, by the hash of what it says. */
  clueLetterIssued(request: { id: string; sha256: string; attachments: number }): { ok: boolean };
  cluesExported(request: { format: 'xlsx' | 'csv'; count: number; sha256?: string }): { ok: boolean };
  tallies(request: { from: string; to: string }): DayTally[];
  /** What was counted on this desk from `from` to `to`, Chinese days. */
  statistics(request: { from: string; to: string }): StatisticsAnswer;
  /** Typical cases that were made known from `from` to `to`. */
  typicalCases(request: { from: string; to: string }): { ok: true; cases: readonly TypicalCase[] } | { ok: false; reason: CaseRefusal };
  /** Marks a case as made known to the public; recorded first. */
  markCase(request: NewCase): { ok: true } | { ok: false; reason: CaseRefusal };
  unmarkCase(request: { id: string }): { ok: true } | { ok: false; reason: CaseRefusal };
}

/** `counting`: an update counts otherwise, and is still at it. `stale`: hours in which a list was past its limit. */
export type StatisticsAnswer =
  | { readonly state: 'counting'; readonly done: number; readonly total: number }
  | { readonly state: 'ready'; readonly cells: readonly Cell[]; readonly stale: readonly StaleTime[] };

/** Time of one Chinese day in which one list was past its limit on this desk. */
export interface StaleTime {
  readonly day: string;
  readonly listId: string;
  readonly hours: number;
  /** Day of the entry that had put the list in force: the records from there on tell the rest. */
  readonly since: string;
}

export type ClueAnswer = { readonly ok: true; readonly clue: Clue } | { readonly ok: false; readonly reason: ClueRefusal };
/** `defaultTerms`: due days stand on the built-in terms, which were compared with no official text. */
export type CluesAnswer = { readonly ok: true; readonly clues: readonly Clue[]; readonly defaultTerms?: true } | { readonly ok: false; readonly reason: 'storage-broken' };
/** What comparing the ledger with the chain has shown; sound when the chain is and nothing differs. */
export interface LedgerReport {
  readonly chain: ChainReport;
  /** Clues that the chain records. */
  readonly clues: number;
  /** Numbers of clues that stand in the ledger otherwise than in the chain. */
  readonly differing: readonly number[];
  readonly faults: readonly LedgerFault[];
}

/** Sent to a guard when its frame starts. `profiles` are those whose hosts fit the frame's address. */
export interface GuardStart {
  /** `on-demand` until the officer asks; then `on`. */
  readonly mode: SiteMode;
  readonly profiles: readonly SiteProfile[];
  /** Whether generic detection may run where no profile page fits. */
  readonly generic: boolean;
  readonly orders: GuardOrders;
}

export const LISTING_REFUSALS = ['stale-case', 'reason-missing', 'reason-too-short', 'not-recorded'] as const;
/** Advice only: nothing is listed by it. */
export interface ListingDecision {
  readonly key: string;
  readonly kind: CaseDecisionKind;
  /** One of the pack's; needed for not listing. */
  readonly reasonCode?: string;
  readonly note?: string;
  /** Code of the article under which a listing is proposed. */
  readonly article?: string;
}
export type ListingAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: (typeof LISTING_REFUSALS)[number] };
export type RemindersAnswer = { readonly ok: true; readonly cases: readonly CaseDecision[]; readonly total: number } | { readonly ok: false; readonly reason: 'storage-broken' };

/** What the overlay shows: the verdict and the state of the route in this case. */
export interface OverlayState {
  readonly verdict: Verdict;
  /** A penalty case that is to be considered for listing, or was decided on. */
  readonly listing?: ListingView;
  readonly route: {
    readonly present: boolean;
    readonly state: 'open' | 'closed' | 'confirm';
    readonly commitmentText?: string;
    /** The officer's own decision for this case, if one was taken. */
    readonly decision?: { readonly kind: DecisionKind; readonly at: string; readonly reason: string; readonly signer?: string };
    /** An override that waits for a second signer; ISO instants, UTC. */
    readonly pending?: { readonly at: string; readonly until: string };
  };
  /** On the page of an inspection: what the rules say of inspecting this party. */
  readonly inspection?: InspectionAdvice;
  readonly override: { readonly allowed: boolean; readonly minReasonLength: number; readonly needsSigner?: boolean };
  /** How long "not the same party" would count: carried over for so many days, or in this case only. */
  readonly judgement?: { readonly scope: 'carried' | 'case'; readonly days: number; readonly because?: 'policy' | 'namesakes' };
  /** Why the page was read so; absent for described pages. */
  readonly why?: FrameReading['why'];
}

/** False: nothing was opened. */
export interface OpenAnswer {
  readonly opened: boolean;
}

export const DECISION_KINDS = ['override', 'confirm-checked'] as const;
/**
 * - `override`: open the commitment route in spite of a block
 * - `confirm-checked`: the officer has checked the official source (stale or unsigned list)
 */
export type DecisionKind = (typeof DECISION_KINDS)[number];

export interface Decision {
  readonly verdictKey: string;
  readonly kind: DecisionKind;
  readonly reason: string;
}
/** A conclusion about findings of the verdict in force. */
export interface JudgeRequest {
  readonly verdictKey: string;
  /** Records of one party: an entity listed twice is judged once. */
  readonly records: readonly { readonly listId: string; readonly recordId: string }[];
  readonly verdict: JudgementVerdict;
  readonly reasonCode: JudgementReason;
  readonly note?: string;
}
export type DecisionAnswer = { readonly ok: true; readonly state: OverlayState } | { readonly ok: false; readonly reason: 'stale-verdict' | 'reason-too-short' | 'not-allowed' | 'not-recorded' | 'officer-unknown' | 'no-signer' };

/** What the side panel shows of a tab: also what the overlay would not say. */
export interface PanelCase {
  readonly state: TabVerdict['state'];
  readonly overlay?: OverlayState;
  readonly tampered?: TabVerdict['tampered'];
  /** Decisions of this case and all judgements of its applicant, newest first. */
  readonly history: readonly (Judgement | { readonly kind: DecisionKind; readonly reason: string; readonly at: string })[];
}

export interface TabVerdict {
  /** `off`: the tab's host is not described by any site; `not-running`: it is, but the browser lets nothing run in this page; `switched-off`, `on-demand`: nothing runs, or nothing was asked for; `no-applicant`: nothing was read (yet). */
  readonly state: 'off' | 'not-running' | 'switched-off' | 'on-demand' | 'no-applicant' | 'checked';
  /** The page is so large that what it changes by itself is looked at less often. */
  readonly slow?: boolean;
  /** The tab's site and what may be switched; absent where CreditGate does not work at all. */
  readonly site?: TabSite;
  readonly verdict?: Verdict;
  readonly route?: OverlayState['route'];
  /** On the page of an inspection: what the rules say of inspecting this party. */
  readonly inspection?: OverlayState['inspection'];
  readonly pageKind?: string;
  readonly profileId?: string;
  /** Why the page was read so; absent for described pages. */
  readonly why?: FrameReading['why'];
  /** The page worked against the extension: said outside the page (badge, popup) and recorded. */
  readonly tampered?: { readonly event: GuardEvent; readonly at: string };
}

export interface TabSite extends SiteStanding {
  /** Host with its port where that is not the usual one. */
  readonly host: string;
  /** Least number of characters of a reason. */
  readonly minReasonLength: number;
}
/** `covered`: a wider entry of the settings still holds; an admin has to change it. */
export type SwitchAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'managed' | 'reason-too-short' | 'not-recorded' | 'covered' | 'refused' };
export type NoticesAnswer =
  | { readonly ok: true; readonly notices: readonly Notice[]; readonly unseen: number; readonly parties: number; readonly rescreenDays: number }
  | { readonly ok: false; readonly reason: 'storage-broken' };
export type NoticesSeenAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-recorded' | 'storage-broken' };

export interface Status {
  readonly lists: readonly ListStatus[];
  readonly policyProblems: readonly PolicyProblem[];
  /** Profiles that no longer find what they must on their pages. */
  readonly profileFaults?: readonly ProfileFault[];
  readonly version: string;
  /** Databases that a later version has written: neither read nor changed until the extension is updated. */
  readonly newerData?: readonly string[];
}
export interface ListStatus {
  readonly source: ListSource | null;
  readonly state: ListState;
  readonly freshness: Verdict['lists'][number];
  readonly nextAttemptAt?: string;
  /** Match pattern of the list's server when the browser has not granted it yet. */
  readonly missingHostPermission?: string;
}

/** The outbox as the options page shows it; no user name, no password. */
export interface CentralState extends OutboxStatus {
  readonly url: string;
  readonly database: string;
  readonly office?: string;
  /** Match pattern of the store's host when the browser has not granted it yet. */
  readonly missingHostPermission?: string;
}

/** What the audit chain keeps of an import: no content, no person. */
export interface ImportNote {
  readonly listId: string;
  /** `media`: a signed list; `table`: a file of no publisher, unsigned. */
  readonly how: 'media' | 'table';
  readonly fileName: string;
  readonly sha256?: string;
  readonly version: number;
  readonly asOf: string;
  readonly count: number;
  readonly setHash: string;
  readonly rows?: number;
  readonly refusedRows?: number;
  readonly duplicates?: number;
}
export type ImportAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-recorded' | 'not-allowed' };
export type RemoveLocalAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-local' | 'busy' | 'not-recorded' | 'storage-full' | 'storage-broken' };

/** What the audit chain keeps of a batch. */
export interface BatchNote {
  /** Applicants that were given, and how many of them were checked before it ended. */
  readonly rows: number;
  readonly checked: number;
  readonly ended: 'done' | 'cancelled' | 'failed';
  readonly counts: OutcomeCounts;
  readonly lists: readonly string[];
  readonly asOf?: string;
  readonly rules?: string;
  /** SHA-256 of the file, or of the text that was pasted. */
  readonly sha256: string;
}

/** What an admin decides about a list's versions; the word is in the records. */
export const LIST_DECISIONS = ['rollback', 'pin', 'unpin'] as const;
export type ListDecision = (typeof LIST_DECISIONS)[number];

export type RollbackAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no-previous' | 'reason-too-short' | 'not-recorded' | 'storage-full' | 'storage-broken' };
export type PinAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no-current' | 'already-pinned' | 'reason-too-short' | 'not-recorded' | 'storage-full' | 'storage-broken' };
export type UnpinAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-pinned' | 'not-recorded' | 'storage-full' | 'storage-broken' };

export const SETTING_KEYS = ['lists', 'listHosts', 'sites', 'rules', 'officer', 'office', 'signers'] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];
export interface SaveSetting {
  readonly key: SettingKey;
  /** Parsed and checked by the background; refused as a whole when any part is wrong. */
  readonly value: unknown;
}
export type SaveRulePackAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'managed' | 'not-allowed' | 'reason-too-short' | 'not-recorded' } | { readonly ok: false; readonly reason: 'refused'; readonly problems: readonly PolicyProblem[] };
export type SaveAnswer = { readonly ok: true } | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

export type PublishAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'managed' | 'profile-invalid' | 'proof-invalid' | 'not-recorded' | 'refused' };

export interface RecordQuery {
  readonly kind?: string;
  readonly day?: string;
  /** The entries behind a figure. */
  readonly cells?: CellFilter;
  readonly offset: number;
  readonly limit: number;
}
export type ChainReport =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number; readonly reason: 'gap' | 'changed' | 'unlinked' | 'unreadable' };
