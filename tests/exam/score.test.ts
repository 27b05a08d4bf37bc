import { describe, expect, it } from 'vitest';
import { GRADE_WORDS, isAbove, isBelow, wordOf, type GradeWord } from './grade-words.ts';
import type { Pair } from './read-pairs.ts';
import { editLikeness, jaroWinkler, makeRivals } from './rivals.ts';
import { rowOf, scorePair, summaryOf } from './score.ts';

const CODE = '91990000T00010007R';
const OTHER = '91990000T00010373M';
const NAME = '示例甲乙食品有限公司';

const pair = (over: Partial<Pair>): Pair => ({ row: 2, nameA: NAME, codeA: '', nameB: NAME, codeB: '', formerB: [], sameEntity: true, why: '', ...over });

describe('limits', () => {
  it.each<[GradeWord, GradeWord | undefined, boolean]>([
    ['G1', 'G2', true],
    ['G2', 'G2', false],
    ['G1x', 'none', false],
    ['none', 'G1x', false],
    ['G5', 'G1x', true],
    ['G5', 'none', true],
    ['G1', undefined, false],
  ])('%s is above a most of %s: %s', (word, max, expected) => expect(isAbove(word, max)).toBe(expected));
  it.each<[GradeWord, GradeWord | undefined, boolean]>([
    ['none', 'G1x', true],
    ['G1x', 'G1x', false],
    ['G1x', 'G5', true],
    ['G5', 'G4', true],
    ['G1', 'G2', false],
    ['none', 'none', false],
    ['none', undefined, false],
  ])('%s is below a least of %s: %s', (word, min, expected) => expect(isBelow(word, min)).toBe(expected));
  it('has a word for each grade', () => {
    expect(GRADE_WORDS.map(wordOf)).toEqual(GRADE_WORDS);
    expect((['P1', 'P2', 'P3'] as const).map(wordOf)).toEqual(['G1', 'G4', 'G5']);
  });
});

describe('counts', () => {
  it('a block of another party', () => {
    expect(scorePair(pair({ codeA: CODE, codeB: CODE, sameEntity: false, max: 'G4' }))).toMatchObject({ grade: 'G1', wrongBlock: true, wrongHold: false, wrongGrade: true, missed: false });
  });
  it('a hold of another party', () => {
    expect(scorePair(pair({ sameEntity: false }))).toMatchObject({ grade: 'G2', wrongBlock: false, wrongHold: true, wrongGrade: false });
  });
  it('a party that was not found', () => {
    const strange = '测试丙丁商贸有限公司';
    expect(scorePair(pair({ nameA: strange }))).toMatchObject({ grade: 'none', step: '', missed: true, wrongGrade: false });
    expect(scorePair(pair({ nameA: strange, min: 'G3' }))).toMatchObject({ missed: true, wrongGrade: true });
    expect(scorePair(pair({ nameA: strange, min: 'none' }))).toMatchObject({ missed: false, wrongGrade: false });
    expect(scorePair(pair({ codeA: CODE, codeB: OTHER }))).toMatchObject({ grade: 'G1x', missed: true });
  });
  it('nothing where all is well', () => {
    const good = [pair({}), pair({ codeA: CODE, codeB: CODE, min: 'G1' }), pair({ codeA: CODE, codeB: OTHER, sameEntity: false, max: 'G1x', min: 'G1x' })].map(scorePair);
    expect(summaryOf(good)).toEqual({ pairs: 3, wrongBlocks: 0, wrongHolds: 0, wrongGrades: 0, missed: 0 });
  });
  it('and says what was needed', () => {
    expect(rowOf(scorePair(pair({ nameA: '示例(甲乙)食品有限公司', nameB: '示例（甲乙）食品有限公司' })))).toMatchObject({ row: 2, grade: 'G2', step: 'brackets', steps: ['brackets'], same_entity: true, max_grade: '' });
  });
});

describe('rivals', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DIXON', 'DICKSONX', 0.813],
    ['DWAYNE', 'DUANE', 0.84],
    ['', '', 1],
    ['A', '', 0],
  ])('Jaro-Winkler of %s and %s is %d', (a, b, expected) => expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3));
  it.each([
    ['kitten', 'sitting', 1 - 3 / 7],
    ['示例甲', '示例乙', 2 / 3],
    ['', '示例', 0],
    ['', '', 1],
  ])('edit likeness of %s and %s is %d', (a, b, expected) => expect(editLikeness(a, b)).toBeCloseTo(expected, 6));
  it('all find a name most like itself', () => {
    for (const rival of makeRivals([NAME, '测试丙丁商贸有限公司'])) {
      expect(rival.likeness(NAME, NAME), rival.name).toBeCloseTo(1, 2);
      expect(rival.likeness('测试丙丁商贸有限公司', NAME), rival.name).toBeLessThan(0.7);
    }
  });
});
