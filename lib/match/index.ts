export { matchSubject } from './match.ts';
export { standingOf, termEndsOn } from './standing.ts';
export { GRADES, MATCH_FLAGS, STANDINGS, type Grade, type Match, type MatchFlag, type Standing } from './types.ts';
