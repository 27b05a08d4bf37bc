/** The grades beside what one would use otherwise, on the pairs that only names can decide. */
import { gradePair } from '../../lib/match/index.ts';
import { strengthOf, wordOf, type GradeWord } from './grade-words.ts';
import type { Pair } from './read-pairs.ts';
import { makeRivals } from './rivals.ts';

/** One way of telling the same party from others: how many it takes for the same wrongly, and how many it misses. */
export interface Contender {
  readonly name: string;
  /** From which likeness, or grade, it says "the same". */
  readonly from: string;
  readonly wrong: number;
  readonly missed: number;
  readonly perSecond: number;
}

export interface Comparison {
  readonly different: number;
  readonly same: number;
  readonly contenders: readonly Contender[];
}

interface Judged {
  readonly same: boolean;
  readonly likeness: number;
}

/** Pairs of two names that differ as written, with at most one code: what a rule of names has to decide alone. */
export function comparable(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ nameA, nameB, codeA, codeB, formerB }) => nameA.trim() !== '' && nameB.trim() !== '' && nameA !== nameB && (codeA.trim() === '' || codeB.trim() === '') && formerB.length === 0);
}

/** Each rival at the threshold at which it makes the fewest errors, and at the one at which it is never wrong. */
export function compare(pairs: readonly Pair[]): Comparison {
  const chosen = comparable(pairs);
  const ours = timed(chosen, (a, b) => strengthOf(wordOf(gradePair({ name: a }, { name: b }).grade)));
  const grades: readonly GradeWord[] = ['G3', 'G4', 'G5'];
  const contenders: Contender[] = grades.map((word) => ({ name: 'grades', from: `${word} or better`, ...errorsAt(ours.judged, strengthOf(word)), perSecond: ours.perSecond }));
  for (const rival of makeRivals(chosen.map(({ nameB }) => nameB))) {
    const { judged, perSecond } = timed(chosen, rival.likeness);
    for (const threshold of [fewestErrors(judged), neverWrong(judged)]) {
      contenders.push({ name: rival.name, from: threshold === Infinity ? 'no threshold' : `${threshold.toFixed(3)}${threshold === neverWrong(judged) ? ' (never wrong)' : ' (fewest errors)'}`, ...errorsAt(judged, threshold), perSecond });
    }
  }
  return { different: chosen.filter(({ sameEntity }) => !sameEntity).length, same: chosen.filter(({ sameEntity }) => sameEntity).length, contenders };
}

const ROUNDS = 5;

/** Speed of the best of some rounds: a busy machine slows the others, not this one. The first round warms up either side's code. */
function timed(pairs: readonly Pair[], likeness: (a: string, b: string) => number): { judged: Judged[]; perSecond: number } {
  const once = () => pairs.map(({ nameA, nameB, sameEntity }) => ({ same: sameEntity, likeness: likeness(nameA, nameB) }));
  const judged = once();
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    once();
    return performance.now() - began;
  });
  return { judged, perSecond: Math.round((pairs.length * 1000) / Math.min(...times)) };
}

function errorsAt(judged: readonly Judged[], threshold: number): { wrong: number; missed: number } {
  return {
    wrong: judged.filter(({ same, likeness }) => !same && likeness >= threshold).length,
    missed: judged.filter(({ same, likeness }) => same && likeness < threshold).length,
  };
}

/** By shares: an exam with many more hard negatives would otherwise say that finding nothing is best. */
function fewestErrors(judged: readonly Judged[]): number {
  const [different, same] = [judged.filter(({ same }) => !same).length, judged.filter(({ same }) => same).length];
  const errors = (threshold: number) => {
    const { wrong, missed } = errorsAt(judged, threshold);
    return wrong / different + missed / same;
  };
  return [...new Set(judged.map(({ likeness }) => likeness)), Infinity].reduce((best, threshold) => (errors(threshold) < errors(best) ? threshold : best));
}

/** The lowest threshold that takes no two different parties for one. */
function neverWrong(judged: readonly Judged[]): number {
  const highest = Math.max(...judged.filter(({ same }) => !same).map(({ likeness }) => likeness));
  const above = judged.map(({ likeness }) => likeness).filter((likeness) => likeness > highest);
  return above.length === 0 ? Infinity : Math.min(...above);
}
