import { readFile } from 'node:fs/promises';
import { csvRows, type TableRow } from '../../lib/list/import/csv.ts';
import { UnreadableFile } from '../../lib/list/import/reasons.ts';
import { decode, detectEncoding, type ByteSource } from '../../lib/list/import/text.ts';
import { err, isDay, ok, type Result } from '../../lib/shared/index.ts';
import { GRADE_WORDS, strengthOf, type GradeWord, type Limits } from './grade-words.ts';

export const COLUMNS = ['name_a', 'code_a', 'name_b', 'code_b', 'same_entity', 'max_grade', 'min_grade'] as const;
/** Our own files have these too; any other column is passed over. */
const MORE_COLUMNS = ['former_b', 'why'] as const;
type Column = (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number];

/** `a`: the applicant; `b`: the listed party. Texts are as the file has them. */
export interface Pair extends Limits {
  /** Line of the file at which the row begins; 1 is the heading. */
  readonly row: number;
  readonly nameA: string;
  readonly codeA: string;
  readonly nameB: string;
  readonly codeB: string;
  readonly formerB: readonly { readonly name: string; readonly from?: string; readonly to?: string }[];
  readonly sameEntity: boolean;
  readonly why: string;
}

/** What is wrong with a pairs file, and where; without a row, with the file as a whole. */
export interface PairsProblem {
  readonly row?: number;
  readonly message: string;
}

type PairsResult = { readonly ok: true; readonly value: readonly Pair[] } | { readonly ok: false; readonly problems: readonly PairsProblem[] };

/** Reads a pairs file: UTF-8 (with or without mark), UTF-16 or GB18030; comma, tab or semicolon. */
export async function readPairsFile(path: string): Promise<PairsResult> {
  const loaded = await load(path);
  if (!loaded.ok) return { ok: false, problems: [{ message: loaded.reason }] };
  return readPairs({ name: path, bytes: async function* () { yield loaded.value; } });
}

async function load(path: string): Promise<Result<Uint8Array, string>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    return err(error instanceof Error && 'code' in error ? `cannot be read (${String(error.code)})` : 'cannot be read');
  }
}

export async function readPairs(source: ByteSource): Promise<PairsResult> {
  const rows: TableRow[] = [];
  try {
    const opening = await firstBytes(source);
    if (opening === 'PK\u0003\u0004' || opening === '\u00d0\u00cf\u0011\u00e0') return { ok: false, problems: [{ message: 'is a workbook: save it as CSV (UTF-8)' }] };
    for await (const row of csvRows(decode(source, await detectEncoding(source)))) rows.push(row);
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problems: [{ message: FAULTS[error.fault] ?? error.fault }] };
    throw error;
  }
  const [header, ...body] = rows.filter(({ cells }) => !isBlank(cells));
  if (header === undefined) return { ok: false, problems: [{ message: 'is empty' }] };
  const places = placesOf(header);
  if (!places.ok) return { ok: false, problems: [{ row: header.line, message: places.reason }] };
  return collect(body.map((row) => readRow(row, places.value, header.cells.length)));
}

const FAULTS: Readonly<Record<string, string>> = {
  'unknown-encoding': 'is neither UTF-8, UTF-16 nor GB18030 text: save it as CSV (UTF-8)',
  'empty-file': 'is empty',
  'too-many-bad-quotes': 'is not CSV: its quotation marks do not add up',
};

async function firstBytes(source: ByteSource): Promise<string> {
  for await (const chunk of source.bytes()) return String.fromCharCode(...chunk.subarray(0, 4));
  return '';
}

function isBlank(cells: readonly unknown[]): boolean {
  return cells.every((cell) => String(cell ?? '').trim() === '');
}

function placesOf({ cells, bad }: TableRow): Result<ReadonlyMap<Column, number>, string> {
  if (bad !== undefined) return err('quotation marks of the heading do not add up');
  const headings = cells.map((cell) => String(cell ?? '').trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  if (missing.length > 0) return err(`missing column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; needed: ${COLUMNS.join(', ')}`);
  const known: readonly Column[] = [...COLUMNS, ...MORE_COLUMNS];
  const twice = known.find((column) => headings.indexOf(column) !== headings.lastIndexOf(column));
  if (twice !== undefined) return err(`column ${twice} is there twice`);
  return ok(new Map(known.filter((column) => headings.includes(column)).map((column) => [column, headings.indexOf(column)])));
}

type RowResult = { readonly pair: Pair } | { readonly problems: readonly PairsProblem[] };

function readRow(row: TableRow, places: ReadonlyMap<Column, number>, width: number): RowResult {
  const problems: PairsProblem[] = [];
  const say = (message: string) => void problems.push({ row: row.line, message });
  if (row.bad !== undefined) return { problems: [{ row: row.line, message: 'quotation marks do not add up' }] };
  if (!isBlank(row.cells.slice(width))) return { problems: [{ row: row.line, message: `${row.cells.length} cells, but the heading has ${width}: is a comma inside a name not quoted?` }] };
  const cell = (column: Column): string => String(row.cells[places.get(column) ?? -1] ?? '');
  const sameEntity = yesOrNo(cell('same_entity'));
  if (sameEntity === undefined) say(`same_entity is ${quoted(cell('same_entity'))}: true or false is needed`);
  const limit = (column: 'max_grade' | 'min_grade'): GradeWord | undefined => {
    const text = cell(column).trim();
    const word = GRADE_WORDS.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    if (text !== '' && word === undefined) say(`${column} is ${quoted(text)}: one of ${[...GRADE_WORDS].reverse().join(' ')} is needed, or nothing`);
    return word;
  };
  const [max, min] = [limit('max_grade'), limit('min_grade')];
  if (max !== undefined && min !== undefined && strengthOf(min) > Math.max(strengthOf('G1x'), strengthOf(max))) say(`min_grade ${min} is above max_grade ${max}`);
  const formerB = formerNames(cell('former_b'));
  if (formerB === undefined) say('former_b is NAME@FROM~TO;NAME@FROM~TO with days YYYY-MM-DD, any of which may be left out');
  if (sameEntity === undefined || formerB === undefined || problems.length > 0) return { problems };
  const limits = { ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) };
  return { pair: { row: row.line, nameA: cell('name_a'), codeA: cell('code_a'), nameB: cell('name_b'), codeB: cell('code_b'), formerB, sameEntity, why: cell('why'), ...limits } };
}

const YES = new Set(['true', '1', 'yes', 'y', 't', '是']);
const NO = new Set(['false', '0', 'no', 'n', 'f', '否']);

function yesOrNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

function formerNames(text: string): Pair['formerB'] | undefined {
  const names = text.split(/[;；]/u).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [name = '', days = ''] = part.split('@');
    const [from = '', to = ''] = days.split('~');
    return { name, from, to };
  });
  if (names.some(({ name, from, to }) => name.trim() === '' || [from, to].some((day) => day !== '' && !isDay(day)))) return undefined;
  return names.map(({ name, from, to }) => ({ name, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }));
}

function quoted(text: string): string {
  return text.trim() === '' ? 'empty' : `“${text.trim().slice(0, 20)}”`;
}

function collect(rows: readonly RowResult[]): PairsResult {
  const problems = rows.flatMap((row) => ('problems' in row ? row.problems : []));
  if (problems.length > 0) return { ok: false, problems };
  const value = rows.flatMap((row) => ('pair' in row ? [row.pair] : []));
  return value.length === 0 ? { ok: false, problems: [{ message: 'has no pair below its heading' }] } : { ok: true, value };
}
