export { APPLICANT_TARGETS, applicantColumns, MAX_APPLICANTS, readApplicants, type Applicant, type Applicants } from './applicants.ts';
export { pastedTable } from './paste.ts';
export { batchVerdict, CHUNK, countsOf, filtered, type BatchAnswer, type BatchFilter, type BatchRow, type OutcomeCounts } from './results.ts';
