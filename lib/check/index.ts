export { check, keysFor, nearFor, type CheckRequest } from './check.ts';
export { factsOf, freshnessOf } from './freshness.ts';
export {
  CHECK_REASONS,
  FRESHNESS,
  OUTCOMES,
  type AppliedEffect,
  type CheckContext,
  type CheckReason,
  type Finding,
  type Freshness,
  type ListFacts,
  type Outcome,
  type Verdict,
} from './types.ts';
export { nearNames } from './near.ts';
export { gravest } from './gravest.ts';
export {
  caseState,
  closedBy,
  contextOf,
  EMPTY_CASE,
  hasIdentity,
  overlayState,
  routeState,
  somethingToSay,
  stillHeld,
  tabVerdictOf,
  withReading,
  type CaseDecision,
  type CaseRules,
  type TabCase,
} from './tab-case.ts';
