import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readPairsFile } from './read-pairs.ts';
import { gradeTable, wrongLines } from './report.ts';
import { rowOf, scorePair, summaryOf } from './score.ts';
import { written } from './write-report.ts';

interface Options {
  readonly pairs?: string;
  readonly json?: string;
  readonly lookups: boolean;
  readonly size: number;
}

/** Answers with the exit code: 0 passed, 1 a passing rule failed, 2 wrong use. */
export async function runCli(args: readonly string[]): Promise<0 | 1 | 2> {
  const program = new Command('exam')
    .description('How well applicants and listed parties are told apart')
    .option('--pairs <file>', 'pairs from outside instead of our own: CSV with name_a, code_a, name_b, code_b, same_entity, max_grade, min_grade')
    .option('--json <file>', 'write the report there')
    .option('--no-lookups', 'leave out the look-ups in a list')
    .option('--size <n>', 'listings of that list', listSize, 100_000)
    .allowExcessArguments(false)
    .exitOverride();
  try {
    program.parse(args, { from: 'user' });
    const options = program.opts<Options>();
    if (options.pairs !== undefined) return await outsidePairs(options.pairs, options.json);
    // Libraries to compare with, and a database: nothing that pairs from outside should wait for.
    const { ownExam } = await import('./own-exam.ts');
    return await ownExam(options);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** Problems of a pairs file that are printed. */
const PROBLEMS_SHOWN = 50;

async function outsidePairs(file: string, json: string | undefined): Promise<0 | 1 | 2> {
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

function listSize(text: string): number {
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 1_000) throw new InvalidArgumentError('a whole number from 1000 is needed');
  return size;
}
