export type { AlignedSegment } from './align.ts';
export { SETTLES, type Settle } from './settles.ts';
export { MATCH_STEPS, type MatchStep } from './steps.ts';
export { gradeOf } from './grade.ts';
export { gradePair, type ListedSide, type PairSide } from './pair.ts';
export { matchSubject } from './match.ts';
export { standingOf, termEndsOn, termYearsOf } from './standing.ts';
export { GRADES, MATCH_FLAGS, STANDINGS, type Grade, type Match, type MatchFlag, type Standing } from './types.ts';
