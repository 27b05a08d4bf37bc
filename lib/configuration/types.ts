import type { PolicyProblem } from '../policy/index.ts';

/** Marks a file as ours; another version of the format is another number. */
export const CONFIGURATION_FORMAT = 'creditgate-configuration';
export const CONFIGURATION_VERSION = 1;

/** Parts of a desk's settings, in the order in which they are taken over: rules say what the other parts need. */
export const PARTS = ['rules', 'listHosts', 'lists', 'sites', 'office', 'officer', 'signers'] as const;
export type Part = (typeof PARTS)[number];

export interface ConfigurationFile {
  readonly format: typeof CONFIGURATION_FORMAT;
  readonly version: typeof CONFIGURATION_VERSION;
  /** ISO 8601 instant, UTC. */
  readonly exportedAt: string;
  readonly extension: string;
  readonly settings: Readonly<Partial<Record<Part, unknown>>>;
  /** Saved pages that prove profiles, by profile id. */
  readonly proofs?: Readonly<Record<string, unknown>>;
}

/** What importing one value would do. `managed`: the organisation has the last word; `invalid`: it is not taken, for the reasons given. */
export type ItemKind = 'add' | 'change' | 'same' | 'managed' | 'invalid';

export interface PlannedItem {
  /** Which value, e.g. `lists severe`, `rules.agingAfterDays`; once in a plan. */
  readonly path: string;
  readonly part: Part;
  readonly kind: ItemKind;
  /** What is in force now; absent when nothing is. */
  readonly before?: unknown;
  readonly after: unknown;
  readonly problems: readonly PolicyProblem[];
}
