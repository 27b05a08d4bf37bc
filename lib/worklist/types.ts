import type { CapStanding, InspectionPlan, NextDue } from '../inspection/index.ts';
import type { GroundCode, ListKind } from '../list/index.ts';
import type { RiskClass } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';

/** One record of a list that a party stands on, as far as its inspections need it. */
export interface ListedOn {
  /** `listId/recordId`. */
  readonly key: string;
  readonly kind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly listedOn: Day;
  readonly endsOn?: Day;
  readonly removedOn?: Day;
  readonly measuresLiftedAt?: Day;
  readonly groundCode: GroundCode;
  readonly ground: string;
  readonly authority: string;
  readonly docNo?: string;
  /** Number of the pass over the list that found it last. */
  readonly pass: number;
}

/** A party that inspectors of this office look after. */
export interface WorkParty {
  /** Identity: kind and value of the code, or the name where there is none. */
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly regNo?: string;
  /** GB/T 2260 division code, or its first digits. */
  readonly region?: string;
  /** Where the region is known from: the list's own field, or the party's code. */
  readonly regionBy?: 'list' | 'code';
  readonly listings: readonly ListedOn[];
  /** Keys of the listings, for the index. */
  readonly keys: readonly string[];
  /** First and last known by the desk; `seen`, `imported`: last Chinese day of either. */
  readonly firstOn: Day;
  readonly seenOn?: Day;
  readonly importedOn?: Day;
  /** Class in a list of classes, by an equal code. */
  readonly riskClass?: RiskClass;
  /** Day on which an update of a list brought it, after the work list was first drawn up. */
  readonly newOn?: Day;
  /** Day on which its last record was found gone. */
  readonly goneOn?: Day;
}

/** An inspection that an inspector has marked. */
export interface Visit {
  readonly id: string;
  readonly party: string;
  /** Chinese day on which the party was inspected. */
  readonly on: Day;
  /** ISO instant at which it was marked. */
  readonly at: string;
}

export const WORK_STATES = ['overdue', 'soon', 'later', 'no-date'] as const;
/** `soon`: due within 30 days. `no-date`: drawn by lot, or no local number. */
export type WorkState = (typeof WORK_STATES)[number];

/** A line of the work list: the party, and what the rules make of it today. */
export interface WorkRow {
  readonly party: Omit<WorkParty, 'listings' | 'keys' | 'riskClass'>;
  /** Records in force today. */
  readonly listings: readonly Omit<ListedOn, 'pass'>[];
  readonly riskClass?: RiskClass;
  readonly plan: InspectionPlan;
  readonly due: NextDue;
  readonly state: WorkState;
  /** Days until due; negative when overdue. */
  readonly inDays?: number;
  readonly cap?: CapStanding;
  /** Newest first. */
  readonly visits: readonly Visit[];
  readonly isNew: boolean;
}

export const WORK_SOURCES = ['list', 'seen', 'imported'] as const;
export type WorkSource = (typeof WORK_SOURCES)[number];

export interface WorkFilter {
  readonly state?: WorkState | undefined;
  readonly field?: GroundCode | undefined;
  readonly region?: string | undefined;
  readonly source?: WorkSource | undefined;
  /** Part of a name or code. */
  readonly text?: string | undefined;
}

export interface WorkCounts {
  readonly all: number;
  readonly overdue: number;
  readonly soon: number;
  readonly later: number;
  readonly 'no-date': number;
  /** Parties whose annual cap is reached or passed. */
  readonly capped: number;
  /** Brought by updates of the lists in the last 30 days. */
  readonly fresh: number;
}
