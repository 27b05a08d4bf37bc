export { GRADES, MATCH_FLAGS, STANDINGS, type Grade, type Match, type MatchFlag, type Standing } from './types.ts';
