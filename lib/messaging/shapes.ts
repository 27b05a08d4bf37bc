import type { Verdict } from '../check/index.ts';
import type { Clue, ClueRefusal, LedgerFault } from '../clue/index.ts';
import type { GuardEvent, GuardOrders } from '../guard/index.ts';
import type { Judgement, JudgementReason, JudgementVerdict } from '../judgement/index.ts';
import type { ListSource, ListState } from '../list/index.ts';
import type { CaseDecisionKind, PolicyProblem, SiteMode, SiteStanding } from '../policy/index.ts';
import type { CaseDecision, ListingView } from '../penalty-case/index.ts';
import type { Cell, CellFilter } from '../record/index.ts';
import type { Notice } from '../rescreen/index.ts';
import type { OutcomeCounts } from '../batch/index.ts';
import type { OutboxStatus } from '../outbox/index.ts';
import type { InspectionAdvice } from '../inspection/index.ts';
import type { FrameReading, ProfileFault, SiteProfile } from '../site/index.ts';

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
