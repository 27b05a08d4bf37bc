export { FEEDBACK_KINDS, feedbackRows, isFeedbackPeriod, issuedBy, sealFeedback, verifyFeedback } from './feedback.ts';
export { MEASURES, type Feedback, type FeedbackHead, type FeedbackRow, type Measure } from './types.ts';
