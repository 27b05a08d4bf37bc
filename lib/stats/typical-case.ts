import type { RegField } from './fields.ts';

/** A case that was made known to the public: marked by hand, since no list says so. */
export interface TypicalCase {
  readonly id: string;
  /** Chinese day on which it was made known: what the annex table counts it by. */
  readonly publishedOn: string;
  readonly field: RegField;
  readonly name: string;
  /** The office that decided. */
  readonly authority: string;
  readonly docNo?: string;
  /** Where it was made known, or under which title. */
  readonly where?: string;
  /** The record of a list that it was marked from. */
  readonly record?: { readonly listId: string; readonly recordId: string };
  readonly markedAt: string;
  readonly by?: string;
}

export type NewCase = Omit<TypicalCase, 'id' | 'markedAt' | 'by'>;
export type CaseRefusal = 'not-recorded' | 'storage-broken' | 'malformed';
