export { draftOf, type PageSeen } from './draft.ts';
export { byUrgency, daysLate, dueOf, lateCount, type ClueTerms } from './due.ts';
export { fieldIn } from './field.ts';
export { applyEntry } from './entries.ts';
export { bodiesOf, filteredClues, type ClueFilter } from './filter.ts';
export { chineseDay, lastTransfer, letterHash, transferLetter, type Letter, type LetterWords } from './letter.ts';
export { differing, ledgerOf, type LedgerFault } from './ledger.ts';
export { planCorrection, planMove, planRegistration, type Circumstances } from './plan.ts';
export { isOver, NEXT } from './steps.ts';
export {
  CLUE_MAX,
  CLUE_OUTCOMES,
  CLUE_REFUSALS,
  CLUE_STATES,
  CORRECTABLE,
  type Clue,
  type ClueDraft,
  type ClueEvent,
  type ClueFacts,
  type ClueMove,
  type ClueOutcome,
  type CluePatch,
  type ClueRefusal,
  type ClueState,
} from './types.ts';
