import { gradePair } from '../../lib/match/index.ts';
import { findsNothing, isAbove, isBelow, wordOf, type GradeWord } from './grade-words.ts';
import type { Pair } from './read-pairs.ts';

/** One pair as it was graded, and what is wrong with that. */
export interface Scored {
  readonly pair: Pair;
  readonly grade: GradeWord;
  /** What had to be set aside for both to agree; `equal` when nothing had to be. */
  readonly step: string;
  readonly steps: readonly string[];
  /** Two parties, and a route would be closed. */
  readonly wrongBlock: boolean;
  /** Two parties, and a route would wait for an officer. */
  readonly wrongHold: boolean;
  /** Above the most or below the least that the label allows. */
  readonly wrongGrade: boolean;
  /** One party, and nothing (or less than the label asks for) was found. */
  readonly missed: boolean;
}

export interface Summary {
  readonly pairs: number;
  readonly wrongBlocks: number;
  readonly wrongHolds: number;
  readonly wrongGrades: number;
  readonly missed: number;
}

export function scorePair(pair: Pair): Scored {
  const graded = gradePair({ name: pair.nameA, code: pair.codeA }, { name: pair.nameB, code: pair.codeB, ...(pair.formerB.length === 0 ? {} : { formerNames: pair.formerB.map((former) => ({ ...former })) }) });
  const grade = wordOf(graded.grade);
  const [above, below] = [isAbove(grade, pair.max), isBelow(grade, pair.min)];
  return {
    pair,
    grade,
    step: grade === 'none' ? '' : graded.steps.join('+') || 'equal',
    steps: graded.steps,
    wrongBlock: !pair.sameEntity && grade === 'G1',
    wrongHold: !pair.sameEntity && grade === 'G2',
    wrongGrade: above || below,
    missed: pair.sameEntity && (below || (pair.min === undefined && findsNothing(grade))),
  };
}

export function summaryOf(scored: readonly Scored[]): Summary {
  const count = (test: (one: Scored) => boolean) => scored.filter(test).length;
  return {
    pairs: scored.length,
    wrongBlocks: count(({ wrongBlock }) => wrongBlock),
    wrongHolds: count(({ wrongHold }) => wrongHold),
    wrongGrades: count(({ wrongGrade }) => wrongGrade),
    missed: count(({ missed }) => missed),
  };
}

export function isWrong({ wrongBlock, wrongHold, wrongGrade, missed }: Scored): boolean {
  return wrongBlock || wrongHold || wrongGrade || missed;
}

/** A scored pair as the JSON report has it: the columns of the pairs file, then what came of it. */
export function rowOf(one: Scored): Readonly<Record<string, unknown>> {
  const { pair, grade, step, steps, wrongBlock, wrongHold, wrongGrade, missed } = one;
  return {
    row: pair.row,
    name_a: pair.nameA,
    code_a: pair.codeA,
    name_b: pair.nameB,
    code_b: pair.codeB,
    same_entity: pair.sameEntity,
    max_grade: pair.max ?? '',
    min_grade: pair.min ?? '',
    grade,
    step,
    steps,
    wrongBlock,
    wrongHold,
    wrongGrade,
    missed,
  };
}
