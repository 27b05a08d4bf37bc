export { amountText } from './amount.ts';
export { assessCase } from './assess.ts';
export { newTriggers } from './case-key.ts';
export { deadlinesOf, URGENCIES, urgencyOf, withDays, type Urgency } from './deadlines.ts';
export { CASE_FIELDS, MAX_CASE_TEXT, MAX_CASE_TEXTS, UNREAD, type AssessedCase, type CaseDecision, type CaseField, type CaseReaderStart, type CaseText, type Counter, type Deadline, type ListingView, type Sign, type TabPenalty, type Trigger, type Unread } from './types.ts';
export { asksAboutListing, listingView, triggersOf } from './view.ts';
