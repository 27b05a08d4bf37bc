/**
 * `npm run exam`: the grades on labelled pairs, generated cases and a list of 100,000. README.md beside this file says
 * what is counted. `npm run exam -- --pairs FILE --json OUT`: pairs from outside, by the same code.
 * Exit code: 0 passed, 1 a passing rule failed, 2 wrong use (a pairs file that cannot be read, an option nobody knows).
 */
import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { compare } from './compare.ts';
import { CASES_PER_RULE, runGenerated } from './generated.ts';
import { runLookups } from './lookups.ts';
import { ownPairs } from './own-pairs.ts';
import { readPairsFile } from './read-pairs.ts';
import { comparisonTable, generatedTable, gradeTable, lookupTables, passingLines, themeTable, wrongLines } from './report.ts';
import { rowOf, scorePair, summaryOf } from './score.ts';
import { ofGenerated, ofLookups, ofPairs, type PassingRule } from './verdicts.ts';

interface Options {
  readonly pairs?: string;
  readonly json?: string;
  readonly lookups: boolean;
  readonly size: number;
}

/** Problems of a pairs file that are printed. */
const PROBLEMS_SHOWN = 50;

async function outsidePairs(file: string, json: string | undefined): Promise<number> {
  const read = await readPairsFile(file);
  if (!read.ok) {
    for (const { row, message } of read.problems.slice(0, PROBLEMS_SHOWN)) console.error(`${file}${row === undefined ? '' : `, row ${row}`}: ${message}`);
    if (read.problems.length > PROBLEMS_SHOWN) console.error(`… and ${read.problems.length - PROBLEMS_SHOWN} more`);
    return 2;
  }
  const scored = read.value.map(scorePair);
  const summary = summaryOf(scored);
  console.log(gradeTable(scored));
  if (scored.length > 0) console.log(wrongLines(scored));
  console.log(`${summary.pairs} pairs: ${summary.wrongBlocks} wrong blocks, ${summary.wrongHolds} wrong holds, ${summary.wrongGrades} wrong grades, ${summary.missed} missed`);
  if (!written(json, { summary, rows: scored.map(rowOf) })) return 2;
  return summary.wrongBlocks === 0 ? 0 : 1;
}

async function ownExam({ json, lookups, size }: Options): Promise<number> {
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

function written(file: string | undefined, report: object): boolean {
  if (file === undefined) return true;
  try {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    return true;
  } catch (error) {
    console.error(`${file}: cannot be written${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`);
    return false;
  }
}

function listSize(text: string): number {
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 1_000) throw new InvalidArgumentError('a whole number from 1000 is needed');
  return size;
}

const program = new Command('exam')
  .description('How well applicants and listed parties are told apart')
  .option('--pairs <file>', 'pairs from outside instead of our own: CSV with name_a, code_a, name_b, code_b, same_entity, max_grade, min_grade')
  .option('--json <file>', 'write the report there')
  .option('--no-lookups', 'leave out the look-ups in a list')
  .option('--size <n>', 'listings of that list', listSize, 100_000)
  .allowExcessArguments(false)
  .exitOverride();

try {
  program.parse(argv);
  const options = program.opts<Options>();
  process.exitCode = options.pairs === undefined ? await ownExam(options) : await outsidePairs(options.pairs, options.json);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
