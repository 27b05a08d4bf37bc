import type { Listing, ListKind } from '../list/index.ts';
import type { AnnexFigures, ListColumn, OfficeChoice } from './annex-index.ts';
import type { RegField } from './fields.ts';
import type { Period } from './period.ts';

/** A list that the table may be drawn from. */
export interface AnnexList {
  readonly listId: string;
  readonly kind: ListKind;
  readonly trust: 'signed' | 'local';
  readonly version: number;
  readonly asOf: string;
  readonly count: number;
  /** Whether it was walked. */
  readonly used: boolean;
}

export interface AnnexRequest {
  readonly period: Period;
  /** Ids of lists; absent: all signed lists of kinds `severe` and `repeat`, and of a kind without any the unsigned ones. */
  readonly lists?: readonly string[];
}

/** How a walk ended. `offices`: names of the deciding offices of the period with their decisions, most first. */
export type AnnexAnswer =
  | { readonly ok: true; readonly lists: readonly AnnexList[]; readonly offices: readonly { readonly name: string; readonly count: number }[]; readonly repeated: number }
  | { readonly ok: false; readonly reason: 'storage-broken' | 'changed-meanwhile' };

export interface AnnexQuery {
  readonly column: ListColumn;
  readonly field?: RegField;
  readonly offices: OfficeChoice;
}

export interface AnnexRecord {
  readonly listId: string;
  readonly listing: Listing;
}
/** `entities`: how many different ones are among all records of the figure. Empty when the list has moved on since. */
export interface AnnexRecords {
  readonly records: readonly AnnexRecord[];
  readonly total: number;
  readonly entities: number;
}

/** What the page may call in the worker that walks. */
export type AnnexWorkerSide = {
  walk(request: AnnexRequest & { readonly kept: unknown }): Promise<AnnexAnswer>;
  figures(offices: OfficeChoice): AnnexFigures;
  records(query: AnnexQuery & { readonly offset: number; readonly limit: number }): Promise<AnnexRecords>;
};
/** What the worker may call in the page. */
export type AnnexPageSide = {
  progress(step: { readonly done: number; readonly total: number }): void;
};
