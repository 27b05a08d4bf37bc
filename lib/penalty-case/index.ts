export { amountText, amountsIn, plainText, readAmount, type AmountFault, type Fen } from './amount.ts';
export { assessCase } from './assess.ts';
export { newTriggers, sameCase } from './case-key.ts';
export { deadlinesOf, URGENCIES, urgencyOf, withDays, type Urgency } from './deadlines.ts';
export { addWorkingDays, readDayIn } from './days.ts';
export { CASE_FIELDS, MAX_CASE_TEXT, MAX_CASE_TEXTS, UNREAD, type Advice, type ArticleAdvice, type AssessedCase, type CaseDecision, type CaseFacts, type CaseField, type CaseKeys, type CaseReaderStart, type CaseText, type Counter, type Deadline, type Factor, type ListingView, type Sign, type Statute, type TabPenalty, type Trigger, type Unread } from './types.ts';
export { asksAboutListing, listingView, triggersOf } from './view.ts';
