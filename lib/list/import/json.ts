import { UnreadableFile } from './reasons.ts';

/** One JSON record, or what stands in its place. */
export interface JsonRow {
  readonly line: number;
  readonly value: unknown;
  readonly bad?: 'bad-json';
}

/** Longest JSON Lines record: beyond it the text is not JSON Lines, and memory is kept. */
const MAX_LINE = 1_000_000;

/** Records of JSON Lines text that arrives in pieces. Blank lines do not count as records. */
export async function* jsonLines(pieces: AsyncIterable<string>): AsyncGenerator<JsonRow> {
  let rest = '';
  let line = 1;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new UnreadableFile('bad-json');
    for (const text of lines) {
      if (text.trim() !== '') yield parseLine(text, line);
      line += 1;
    }
  }
  if (rest.trim() !== '') yield parseLine(rest, line);
}

function parseLine(text: string, line: number): JsonRow {
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { line, value: undefined, bad: 'bad-json' };
    throw error;
  }
}

/** Members under which feeds wrap their arrays. */
const WRAPPERS = ['data', 'records', 'rows', 'items', 'list', 'result'];

/** Records of a JSON document: an array, or an object that wraps one. `line` is the place in the array, from 1. */
export function jsonDocument(text: string): JsonRow[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const array = findArray(value, 3);
  return array === null ? null : array.map((item, index) => ({ line: index + 1, value: item }));
}

function findArray(value: unknown, depth: number): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (depth === 0 || value === null || typeof value !== 'object') return null;
  for (const wrapper of WRAPPERS) {
    const found = findArray((value as Record<string, unknown>)[wrapper], depth - 1);
    if (found !== null) return found;
  }
  return null;
}
