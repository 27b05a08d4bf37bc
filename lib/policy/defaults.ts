import type { RuleSettings } from './in-force.ts';

/** Defaults that rest on memory or custom, and were compared with no official text. */
export const UNVERIFIED_RULES = ['clueRegisteredDays', 'clueTransferredDays', 'clueAcceptedDays', 'clueReturnedDays'] as const satisfies readonly (keyof RuleSettings)[];

/** What is in force where neither policy nor the options page says otherwise. */
export const DEFAULT_RULES: RuleSettings = {
  agingAfterDays: 1,
  // Measures must end within 3 working days after a removal (Order 44 Art 18): an older list may name those who are free.
  hardLimitWorkingDays: 3,
  blockSimplifiedDeregistration: true,
  overrideAllowed: true,
  // A reason that can be checked later needs more than 同意 or 已核实.
  overrideMinReasonLength: 6,
  overrideNeedsSecondSigner: false,
  judgementsAllowed: true,
  // A quarter: a namesake who moves, renames or is listed in turn is looked at again before long.
  judgementDays: 90,
  syncIntervalMinutes: 60,
  // As long as records must be kept (网络安全法 Art 21): what was approved longer ago is another office's inspection.
  rescreenDays: 180,
  // Known from memory of the penalty procedure rules (15 working days to look into a clue, 90 days to decide a case): to be
  // compared with the official text. The other two are customs of offices.
  clueRegisteredDays: 15,
  clueTransferredDays: 10,
  clueAcceptedDays: 60,
  clueReturnedDays: 5,
  localListsAllowed: true,
  genericDetection: true,
  siteEditing: true,
  proofRequired: true,
  packEditing: true,
  // Whoever sits at a desk may ask for more than the law's default, and not for less.
  packWeakening: false,
  officerMayChooseOnDemand: true,
  // A check that the person who is checked upon can end is none: only where the office has said so.
  officerMaySwitchOff: false,
};
