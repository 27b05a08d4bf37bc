export type { PolicyInForce, RuleSettings, SiteSettings } from './in-force.ts';
export { EFFECT_NAMES, PAGE_KINDS, type EffectName, type LegalBasis, type PageKind, type PolicyProblem, type PolicySource } from './types.ts';
