export { gradeOf, type Graded, type Listed } from './grade.ts';
export { gradePair, type ListedSide, type PairGrade, type PairSide } from './pair.ts';
export { matchSubject } from './match.ts';
export { standingOf, termEndsOn } from './standing.ts';
export { GRADES, MATCH_FLAGS, STANDINGS, type Grade, type Match, type MatchFlag, type MatchStep, type Standing } from './types.ts';
