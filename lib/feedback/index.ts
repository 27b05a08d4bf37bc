export { FEEDBACK_KINDS, feedbackRows, isFeedbackPeriod, MAX_FEEDBACK_DAYS, sealFeedback, verifyFeedback } from './feedback.ts';
export { MEASURES, type Feedback, type FeedbackRow, type Measure } from './types.ts';
