/** Tables for a terminal; Han letters take two places. */
import type { Comparison } from './compare.ts';
import { GRADE_WORDS } from './grade-words.ts';
import type { RuleResult } from './generated.ts';
import type { LookupResults } from './lookups.ts';
import { isWrong, summaryOf, type Scored } from './score.ts';
import type { PassingRule, ScoredTheme } from './verdicts.ts';

/** Wrong pairs that are printed; all are in the JSON report. */
const SHOWN = 30;

export function table(title: string, headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [headings, ...rows.map((row) => row.map(String))];
  const widths = headings.map((_, at) => Math.max(...lines.map((line) => width(line[at] ?? ''))));
  const drawn = lines.map((line) => line.map((cell, at) => (at === 0 ? pad(cell, widths[at] ?? 0) : pad('', (widths[at] ?? 0) - width(cell)) + cell)).join('  ').trimEnd());
  return [title, ...drawn.slice(0, 1), '-'.repeat(width(drawn[0] ?? '')), ...drawn.slice(1), ''].join('\n');
}

function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1), 0);
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

/** For each grade that was given: to how many pairs, and how many of those it should not have been given. */
export function gradeTable(scored: readonly Scored[]): string {
  const rows = [...GRADE_WORDS].reverse().map((word) => {
    const given = scored.filter(({ grade }) => grade === word);
    const { wrongBlocks, wrongHolds, wrongGrades, missed } = summaryOf(given);
    return [word, given.filter(({ pair }) => pair.sameEntity).length, given.filter(({ pair }) => !pair.sameEntity).length, wrongBlocks, wrongHolds, wrongGrades, missed];
  });
  const all = summaryOf(scored);
  const total = ['all', scored.filter(({ pair }) => pair.sameEntity).length, scored.filter(({ pair }) => !pair.sameEntity).length, all.wrongBlocks, all.wrongHolds, all.wrongGrades, all.missed];
  return table('Labelled pairs by the grade that was given', ['grade', 'same party', 'different', 'wrong blocks', 'wrong holds', 'wrong grades', 'missed'], [...rows, total]);
}

export function themeTable(themes: readonly ScoredTheme[]): string {
  const rows = themes.map(({ theme, scored }) => {
    const { pairs, wrongBlocks, wrongHolds, wrongGrades, missed } = summaryOf(scored);
    return [theme, pairs, wrongBlocks, wrongHolds, wrongGrades, missed];
  });
  return table('Labelled pairs by theme', ['theme', 'pairs', 'wrong blocks', 'wrong holds', 'wrong grades', 'missed'], rows);
}

export function comparisonTable({ different, same, contenders }: Comparison): string {
  const ours = contenders[0]?.perSecond ?? 0;
  const rows = contenders.map(({ name, from, wrong, missed, perSecond }) => [name, from, `${wrong} (${share(wrong, different)})`, `${missed} (${share(missed, same)})`, `${(perSecond / ours).toPrecision(2)}`]);
  return table(`Names alone: ${different} pairs of different parties, ${same} of one`, ['by', '"the same" from', 'wrongly the same', 'missed', 'speed (grades = 1)'], rows);
}

export function generatedTable(results: readonly RuleResult[]): string {
  return table('Generated cases', ['rule', 'cases', 'fail', 'for example'], results.map(({ rule, cases, failed }) => [rule, cases, failed.length, failed[0] === undefined ? '' : line(failed[0])]));
}

export function lookupTables({ innocent, variants, lookupsPerSecond }: LookupResults): string {
  const { best, names, listed } = innocent;
  const words = [...GRADE_WORDS].reverse();
  return [
    table(`${names} innocent names in a list of ${listed}, by their best grade (${lookupsPerSecond} look-ups a second)`, words, [words.map((word) => best[word])]),
    ...innocent.examples.map((example) => `  ${example}`),
    table('Listed parties, asked for as pages write them', ['variant', 'asked', 'found', 'at', 'for example'], variants.map((one) => [one.variant, one.asked, one.found, `${one.expected}+`, one.found === one.asked ? '' : (one.examples[0] ?? '')])),
  ].join('\n');
}

export function wrongLines(scored: readonly Scored[]): string {
  const wrong = scored.filter(isWrong);
  const more = wrong.length > SHOWN ? [`  … and ${wrong.length - SHOWN} more: --json FILE has all`] : [];
  return [...wrong.slice(0, SHOWN).map((one) => `  ${one.pair.row}: ${line(one)}`), ...more].join('\n');
}

function line({ pair, grade, step, wrongBlock }: Scored): string {
  const side = (name: string, code: string) => [name, code].filter((text) => text !== '').join(' ') || '(nothing)';
  return `${side(pair.nameA, pair.codeA)} | ${side(pair.nameB, pair.codeB)}: ${grade}${step === '' ? '' : ` (${step})`}, ${pair.min ?? ''}..${pair.max ?? ''} expected${wrongBlock ? ', WRONG BLOCK' : ''}${pair.why === '' ? '' : ` · ${pair.why}`}`;
}

export function passingLines(rules: readonly PassingRule[]): string {
  return rules.map(({ rule, passed, found }) => `${passed ? 'pass' : 'FAIL'}  ${rule}: ${found}`).join('\n');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}
