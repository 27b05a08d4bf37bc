import type { GroundCode } from '../list/index.ts';
import type { SubjectText } from '../subject/index.ts';
import type { WorkCounts, WorkFilter, WorkRow } from '../worklist/index.ts';

/** What the side panel asks of the background about the work list of inspections; part of `Protocol`. */
export interface WorklistMessages {
  /** A page of the work list of inspections, most urgent first. */
  worklist(request: WorklistQuery): WorklistAnswer;
  /** An inspector has inspected a party: recorded first. */
  markInspected(request: { party: string; on: string }): MarkAnswer;
  /** Takes such a mark back: recorded first. */
  unmarkInspected(request: { visit: string }): UnmarkAnswer;
  /** Puts parties of a file on the work list, those that a list names for sure. */
  addToWorklist(request: { subjects: readonly SubjectText[] }): AddedToWorklist;
  /** The work list goes out as a file: recorded first, without names. */
  worklistExported(request: { rows: number; how: 'xlsx' | 'ics' }): { ok: boolean };
}

export interface WorklistQuery extends WorkFilter {
  readonly offset: number;
  readonly limit: number;
}
export type WorklistAnswer =
  | {
      readonly ok: true;
      readonly rows: readonly WorkRow[];
      /** Rows that the filter leaves. */
      readonly total: number;
      /** Of all parties, whatever the filter. */
      readonly counts: WorkCounts;
      /** Regions and fields that occur, for the filters. */
      readonly regions: readonly string[];
      readonly fields: readonly GroundCode[];
      readonly office: { readonly regions: readonly string[]; readonly managed: boolean };
      /** Whether the list is still being read. */
      readonly reading: boolean;
      /** Parties that found no room: the regions are too wide. */
      readonly over: number;
      /** Parties that an update of the lists has freed lately. */
      readonly gone: readonly { readonly name: string; readonly on: string }[];
      /** Chinese day that everything is reckoned by. */
      readonly today: string;
    }
  | { readonly ok: false; readonly reason: 'storage-broken' };
export type MarkAnswer = { readonly ok: true; readonly visit: string } | { readonly ok: false; readonly reason: 'unknown-party' | 'bad-day' | 'marked-already' | 'not-recorded' | 'storage-broken' };
export type UnmarkAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'unknown-mark' | 'not-recorded' | 'storage-broken' };
/** `unsure`: named by a list, but not for sure; to be looked up by hand. */
export type AddedToWorklist = { readonly ok: true; readonly added: number; readonly known: number; readonly unsure: number; readonly unlisted: number } | { readonly ok: false; readonly reason: 'storage-broken' };
