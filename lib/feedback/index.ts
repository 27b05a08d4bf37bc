export { FEEDBACK_KINDS, feedbackRows, isFeedbackPeriod, issuedBy, MAX_FEEDBACK_DAYS, sealFeedback, verifyFeedback } from './feedback.ts';
export { FEEDBACK_FAULTS, MEASURES, type Feedback, type FeedbackFault, type FeedbackHead, type FeedbackRow, type Measure } from './types.ts';
