/** Effects that a rule pack may ask for. */
export const EFFECT_NAMES = [
  'warn',
  'block-commitment',
  'block-simplified-deregistration',
  'confirm',
  'advise-inspection-frequency',
  'advise-listing',
  'remind-person',
  'count',
] as const;
export type EffectName = (typeof EFFECT_NAMES)[number];

export { PAGE_KINDS, type PageKind } from '../shared/page-kinds.ts';

/** A provision of law that an effect rests on, as an officer would cite it. */
export interface LegalBasis {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly summary: string;
  /** Known from memory, summaries or translations, and not compared with the official text: said wherever it is cited. */
  readonly unverified?: boolean | undefined;
}

/** Where a value in force comes from, highest first: enforced by policy, set on the desk, recommended by policy, built in. */
export type PolicySource = 'managed' | 'local' | 'recommended' | 'default';

/** One thing wrong with a policy or a setting: where, and a reason that the options page can word. */
export interface PolicyProblem {
  readonly source: PolicySource;
  /** Path of the offending value, e.g. `lists[0].url`. */
  readonly path: string;
  readonly reason: string;
  readonly message: string;
}
