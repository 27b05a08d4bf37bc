export {
  CHECK_REASONS,
  FRESHNESS,
  OUTCOMES,
  type AppliedEffect,
  type ApplicantAsRead,
  type CheckContext,
  type CheckReason,
  type Finding,
  type Freshness,
  type ListFacts,
  type Outcome,
  type Verdict,
} from './types.ts';
