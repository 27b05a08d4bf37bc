/**
 * docs/threat-model.md as tests read it.
 *
 *   claims()        rows of "What is withstood": the attack, and the tests that are named for it
 *   outputTable()   output → what may stand in it, from "Which output may hold what"
 */
import { readFileSync } from 'node:fs';

const DOCUMENT = new URL('../../docs/threat-model.md', import.meta.url);

export interface NamedTest {
  readonly file: string;
  /** Words of the test's title; undefined where the whole file is meant. */
  readonly title: string;
}
export interface Claim {
  readonly attack: string;
  readonly tests: readonly NamedTest[];
}

export function claims(): Claim[] {
  return tableUnder('## What is withstood').map(([attack = '', , tests = '']) => ({
    attack,
    tests: [...tests.matchAll(/`([^`]+\.(?:test|spec)\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title })),
  }));
}

export function outputTable(): Map<string, ReadonlySet<string>> {
  const [head = [], ...rows] = [headUnder('## Which output may hold what'), ...tableUnder('## Which output may hold what')];
  return new Map(rows.map(([output = '', ...cells]) => [output, new Set(head.slice(1).filter((_mark, index) => cells[index] !== '–'))]));
}

function linesUnder(heading: string): string[] {
  const text = readFileSync(DOCUMENT, 'utf8');
  const from = text.indexOf(`\n${heading}\n`);
  if (from < 0) throw new Error(`no ${heading}`);
  const to = text.indexOf('\n## ', from + heading.length);
  return text.slice(from, to < 0 ? undefined : to).split('\n').filter((line) => line.startsWith('|'));
}

const cellsOf = (line: string): string[] => line.slice(1, -1).split('|').map((cell) => cell.trim());
const headUnder = (heading: string): string[] => cellsOf(linesUnder(heading)[0] ?? '');
const tableUnder = (heading: string): string[][] => linesUnder(heading).slice(2).map(cellsOf);
