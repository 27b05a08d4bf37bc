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
  'batch',
  'export',
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
