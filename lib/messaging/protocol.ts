import type { Verdict } from '../check/index.ts';
import type { ClueDraft, ClueFacts, ClueMove, CluePatch } from '../clue/index.ts';
import type { GuardEvent, GuardOrders } from '../guard/index.ts';
import type { PolicyInForce, SiteMode } from '../policy/index.ts';
import type { CaseReaderStart, CaseText } from '../penalty-case/index.ts';
import type { AuditEntry, DayTally } from '../record/index.ts';
import type { FrameLook, LookRequest, Picked, Pointed, SavedFrame, SaveRequest } from '../editor/index.ts';
import type { CaseRefusal, NewCase, TypicalCase } from '../stats/index.ts';
import type { BadgeAnswer, RowSubject } from '../badge/index.ts';
import type { BatchAnswer } from '../batch/index.ts';
import type { NewSigner, SignAnswer, SignerAnswer, SignerStatus, SignView } from './signing.ts';
import type { WorklistMessages } from './worklist.ts';
import type { SubjectText } from '../subject/index.ts';
import type { Feedback } from '../feedback/index.ts';
import type { SheetFault } from '../sheet/index.ts';
import type { FrameReading, PartyHeads } from '../site/index.ts';
import type {
  BatchNote,
  CentralState,
  ChainReport,
  ClueAnswer,
  CluesAnswer,
  Decision,
  DecisionAnswer,
  GuardStart,
  ImportAnswer,
  ImportNote,
  JudgeRequest,
  LedgerReport,
  ListingAnswer,
  ListingDecision,
  NoticesAnswer,
  NoticesSeenAnswer,
  OpenAnswer,
  OverlayState,
  PanelCase,
  PinAnswer,
  PublishAnswer,
  RecordQuery,
  RemindersAnswer,
  RemoveLocalAnswer,
  RollbackAnswer,
  SaveAnswer,
  SaveRulePackAnswer,
  SaveSetting,
  StatisticsAnswer,
  Status,
  SwitchAnswer,
  TabVerdict,
  UnpinAnswer,
} from './shapes.ts';

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
