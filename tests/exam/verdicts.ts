/** The rules that the exam is passed or failed by. */
import { strengthOf } from './grade-words.ts';
import type { RuleResult } from './generated.ts';
import type { LookupResults } from './lookups.ts';
import { summaryOf, type Scored } from './score.ts';

export interface PassingRule {
  readonly rule: string;
  readonly passed: boolean;
  readonly found: string;
}

/** Share of innocent names that may meet a listed one at G3. */
export const MOST_G3 = 0.001;
/** Share of listed parties that must be found by their code, by their name but for what loses nothing, and by a former one. */
const LEAST_FOUND = 0.99;

export interface ScoredTheme {
  readonly theme: string;
  readonly scored: readonly Scored[];
}

export function ofPairs(themes: readonly ScoredTheme[]): PassingRule[] {
  const all = themes.flatMap(({ scored }) => scored);
  const of = (theme: string) => themes.find((one) => one.theme === theme)?.scored ?? [];
  const { wrongBlocks, wrongHolds, wrongGrades, missed } = summaryOf(all);
  const above = all.filter(({ pair, grade }) => !pair.sameEntity && strengthOf(grade) > strengthOf('G4'));
  const lossless = of('lossless').filter(({ pair, grade }) => pair.sameEntity && strengthOf(grade) < strengthOf('G2'));
  const former = of('former').filter(({ pair, grade }) => pair.sameEntity && pair.min === 'G3' && grade !== 'G3');
  return [
    rule('at least 400 labelled pairs', all.length >= 400, `${all.length}`),
    rule('no wrong block', wrongBlocks === 0, `${wrongBlocks}`),
    rule('no wrong hold', wrongHolds === 0, `${wrongHolds}`),
    rule('different parties never above G4', above.length === 0, `${above.length} of ${all.filter(({ pair }) => !pair.sameEntity).length}`),
    rule('lossless variants at G2 or better', lossless.length === 0, `${lossless.length} of ${of('lossless').length} below`),
    rule('former names at G3', former.length === 0, `${former.length} otherwise`),
    rule('every label holds', wrongGrades === 0 && missed === 0, `${wrongGrades} wrong grades, ${missed} missed`),
  ];
}

export function ofGenerated(results: readonly RuleResult[], least: number): PassingRule[] {
  const failed = results.filter((result) => result.failed.length > 0);
  return [
    rule(`generated: at least ${least} cases a rule`, results.every(({ cases }) => cases >= least), `${results.length} rules`),
    rule('generated: every case holds', failed.length === 0, failed.length === 0 ? '0 fail' : failed.map((one) => `${one.rule} ${one.failed.length}`).join(', ')),
  ];
}

export function ofLookups({ innocent, variants }: LookupResults): PassingRule[] {
  const { best, names } = innocent;
  const short = variants.filter(({ required, asked, found }) => required && (asked === 0 || found < asked * LEAST_FOUND));
  return [
    rule('innocent names: no G1, no G2', best.G1 + best.G2 === 0, `${best.G1 + best.G2} of ${names}`),
    rule(`innocent names: at most ${MOST_G3 * 100} % G3`, best.G3 <= names * MOST_G3, `${best.G3} of ${names}`),
    rule(`listed parties found by code, name and former name (${LEAST_FOUND * 100} %)`, short.length === 0, short.length === 0 ? 'all' : short.map((one) => `${one.variant} ${one.found}/${one.asked}`).join(', ')),
  ];
}

function rule(name: string, passed: boolean, found: string): PassingRule {
  return { rule: name, passed, found };
}
