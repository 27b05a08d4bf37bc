import fc from 'fast-check';
import { RULES } from './rules.ts';
import { isWrong, scorePair, type Scored } from './score.ts';

export const CASES_PER_RULE = 1_000;
const SEED = 20_261_124;

export interface RuleResult {
  readonly rule: string;
  readonly cases: number;
  readonly failed: readonly Scored[];
}

/** Every rule on its own cases, the same ones on every machine. */
export function runGenerated(cases = CASES_PER_RULE): RuleResult[] {
  return RULES.map(({ name, pairs }) => {
    const scored = fc.sample(pairs, { numRuns: cases, seed: SEED }).map(scorePair);
    return { rule: name, cases: scored.length, failed: scored.filter(isWrong) };
  });
}
