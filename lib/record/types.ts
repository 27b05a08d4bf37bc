import type { Json } from '../shared/index.ts';

/** What is recorded. Every entry is one line of the chain. */
export const ENTRY_KINDS = [
  'chain-start',
  'check',
  'prompt',
  'block',
  'choice-stopped',
  'submit-stopped',
  'override',
  'override-requested',
  'override-refused',
  'signer',
  'confirm',
  'judgement',
  'judgement-lapsed',
  'sync',
  'import',
  'policy',
  'site',
  'tamper',
  'manual-lookup',
  'rescreen',
  'notice-seen',
  'listing-advice',
  'listing-decision',
  'listing-step',
  'batch',
  'clue-registered',
  'clue-moved',
  'clue-corrected',
  'table',
  'inspection',
  'inspection-undone',
  'export',
  'typical-case',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * One audit entry. `hash` = SHA-256 over the canonical JSON of all other members, `prev` = the hash of the
 * entry before it, so that no entry can be changed, removed or put in between without a break in the chain.
 */
export interface AuditEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly kind: EntryKind;
  readonly data: { readonly [key: string]: Json | undefined };
  readonly prev: string;
  readonly hash: string;
}

/** Counters of one Chinese calendar day, derived from entries and rebuilt from them when in doubt. */
export interface DayTally {
  readonly day: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Number of entries of one day that agree in everything that is counted by. */
export interface Cell {
  /** Chinese calendar day. */
  readonly day: string;
  /** Kind of the entries; of checks and look-ups with the outcome: `check/listed`. Look-ups that only try out a page in the editor: `manual-lookup/editor`. */
  readonly what: string;
  /** Kind of page; empty where there was none. */
  readonly line: string;
  /** Host of the page, with its port where that is not the usual one; empty where there was none. */
  readonly site: string;
  /** Ground codes of the records that the entries are about, sorted; empty where there was none. */
  readonly grounds: readonly string[];
  readonly count: number;
}

/** Which cells; what is left out does not matter. Days are included. */
export interface CellFilter {
  readonly from: string;
  readonly to: string;
  readonly whats?: readonly string[];
  readonly line?: string;
  readonly site?: string;
  /** At least one of these codes; an empty array: none at all. */
  readonly grounds?: readonly string[];
}
