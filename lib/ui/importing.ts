import type { FileFault, Inspection, ReadPlan, ReasonCount, RowReason } from '../list/import/index.ts';
import type { ListKind, ListSource, MediaFault, SyncReason } from '../list/index.ts';
import type { Applicants } from '../batch/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import type { ImportNote } from '../messaging/index.ts';

/** What an options page and its import worker say to each other. */
export interface ImportProgress {
  readonly stage: 'head' | 'download' | 'read' | 'arrange' | 'store' | 'switch';
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly startedAt?: string;
  readonly kept?: number;
}

/** A folder, or an archive, that a person has chosen; `name` is what the record calls it. */
export interface MediaChoice {
  readonly name: string;
  readonly files?: readonly { readonly path: string; readonly blob: Blob }[];
  readonly archive?: Blob;
}

export interface MediaResult {
  readonly reason: SyncReason | MediaFault | 'busy' | 'cancelled' | 'failed';
  readonly detail?: string;
  readonly version?: number;
  readonly asOf?: string;
  readonly count?: number;
}

/** What reading a whole file has come to; the records themselves stay in the worker. */
export interface ReadSummary {
  readonly rows: number;
  readonly taken: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly counts: readonly ReasonCount[];
  readonly personalColumns: readonly string[];
  /** CSV of every problem: line, column, value as given, reason in words. */
  readonly problems?: Blob;
}

export interface TableFacts {
  readonly listId: string;
  readonly kind: ListKind;
  readonly asOf: string;
  readonly termDays: number;
}

export type Answered<T, Reason extends string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason; readonly detail?: string };
export type InspectAnswer = Answered<Inspection, FileFault | 'cancelled' | 'failed'>;
export type ReadAnswer = Answered<ReadSummary, FileFault | 'cancelled' | 'failed'>;
export type StoreAnswer = Answered<{ readonly version: number; readonly count: number }, SyncReason | 'busy' | 'cancelled' | 'failed' | 'nothing-read'>;

export type ApplicantsAnswer = Answered<Applicants & { readonly sha256: string }, FileFault | 'too-many-rows' | 'cancelled' | 'failed'>;

/** What the page asks of its worker. */
export type WorkerSide = {
  media(request: { source: ListSource; choice: MediaChoice }): Promise<MediaResult>;
  inspect(request: { file: File; plan: ReadPlan }): Promise<InspectAnswer>;
  read(request: { file: File; plan: ReadPlan; words: Readonly<Record<RowReason, string>>; headings: readonly string[] }): Promise<ReadAnswer>;
  store(facts: TableFacts): Promise<StoreAnswer>;
  /** Applicants of a table, for a batch; and the hash of the file. */
  applicants(request: { file: File; plan: ReadPlan & Required<Pick<ReadPlan, 'columns'>> }): Promise<ApplicantsAnswer>;
  workbook(sheets: readonly OutSheet[]): Promise<Blob>;
};

/** What the worker asks of the page: a worker has no extension API. */
export type PageSide = {
  keptGet(nothing: undefined): Promise<unknown>;
  keptSet(value: unknown): Promise<void>;
  record(note: ImportNote): Promise<boolean>;
  progress(progress: ImportProgress): void;
};
