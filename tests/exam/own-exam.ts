import 'fake-indexeddb/auto';
import { compare } from './compare.ts';
import { CASES_PER_RULE, runGenerated } from './generated.ts';
import { runLookups } from './lookups.ts';
import { ownPairs } from './own-pairs.ts';
import { comparisonTable, generatedTable, gradeTable, lookupTables, passingLines, themeTable, wrongLines } from './report.ts';
import { rowOf, scorePair, summaryOf } from './score.ts';
import { ofGenerated, ofLookups, ofPairs, type PassingRule } from './verdicts.ts';
import { written } from './write-report.ts';

export interface OwnExamOptions {
  readonly json?: string;
  readonly lookups: boolean;
  /** Listings of the list that is looked up. */
  readonly size: number;
}

/** The whole exam of this repository. Out: the exit code. */
export async function ownExam({ json, lookups, size }: OwnExamOptions): Promise<0 | 1 | 2> {
  const themes = (await ownPairs()).map(({ theme, pairs }) => ({ theme, scored: pairs.map(scorePair) }));
  const scored = themes.flatMap((theme) => theme.scored);
  console.log(themeTable(themes));
  console.log(gradeTable(scored));
  for (const theme of themes) if (wrongLines(theme.scored) !== '') console.log(`${theme.theme}.csv\n${wrongLines(theme.scored)}\n`);
  const comparison = compare(scored.map(({ pair }) => pair));
  console.log(comparisonTable(comparison));
  const generated = runGenerated();
  console.log(generatedTable(generated));
  const rules: PassingRule[] = [...ofPairs(themes), ...ofGenerated(generated, CASES_PER_RULE)];
  const looked = lookups ? await runLookups({ size, innocent: 3_000, asked: 200 }) : undefined;
  if (looked !== undefined) {
    console.log(lookupTables(looked));
    rules.push(...ofLookups(looked));
  }
  console.log(passingLines(rules));
  const rows = themes.flatMap(({ theme, scored: own }) => own.map((one) => ({ theme, ...rowOf(one), why: one.pair.why })));
  const cases = generated.map(({ rule, cases: count, failed }) => ({ rule, cases: count, failed: failed.length, examples: failed.slice(0, 10).map(rowOf) }));
  if (!written(json, { summary: summaryOf(scored), passed: rules.every(({ passed }) => passed), rules, comparison, generated: cases, lookups: looked, rows })) return 2;
  return rules.every(({ passed }) => passed) ? 0 : 1;
}
