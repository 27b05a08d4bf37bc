import Papa from 'papaparse';
import { UnreadableFile } from './reasons.ts';

/** One record of a table. `bad`: its quotes do not add up. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly unknown[];
  readonly bad?: 'bad-quoting';
}

/** Each stray quote costs a second reading of what follows: a file full of them is not CSV. */
const MAX_RESUMES = 200;

/**
 * Records of a CSV text that arrives in pieces. A piece is handed to the parser up to the last line break outside
 * quotes, so that a file of any size needs little memory. A quote that never closes spoils its own line only.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let buffer = '';
  let scanned = 0;
  let quoted = false;
  let line = 1;
  let delimiter: string | undefined;
  for await (const piece of pieces) {
    buffer += piece;
    let cut = 0;
    for (; scanned < buffer.length; scanned += 1) {
      const unit = buffer.charCodeAt(scanned);
      if (unit === 34) quoted = !quoted;
      else if (unit === 10 && !quoted) cut = scanned + 1;
    }
    if (cut === 0) continue;
    const whole = buffer.slice(0, cut);
    delimiter ??= delimiterOf(whole);
    line = yield* parseWhole(whole, delimiter, line);
    buffer = buffer.slice(cut);
    scanned -= cut;
  }
  if (buffer !== '') yield* parseWhole(buffer, delimiter ?? delimiterOf(buffer), line);
}

function* parseWhole(text: string, delimiter: string, firstLine: number): Generator<TableRow, number> {
  let rest = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  let line = firstLine;
  for (let resumes = 0; ; resumes += 1) {
    if (resumes > MAX_RESUMES) throw new UnreadableFile('too-many-bad-quotes');
    const { data, errors } = Papa.parse<string[]>(rest, { delimiter, newline: '\n', skipEmptyLines: false });
    const bad = new Map(errors.filter((error) => error.type === 'Quotes').map((error) => [error.row ?? 0, error.code]));
    const unclosed = [...bad].find(([, code]) => code === 'MissingQuotes')?.[0];
    let offset = 0;
    for (const [index, cells] of data.entries()) {
      yield bad.has(index) ? { line, cells, bad: 'bad-quoting' } : { line, cells };
      if (index === unclosed) break;
      const height = 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
      for (let i = 0; i < height; i += 1) offset = nextLine(rest, offset);
      line += height;
    }
    if (unclosed === undefined) return line;
    const after = nextLine(rest, offset);
    line += 1;
    if (after >= rest.length) return line;
    rest = rest.slice(after);
  }
}

function breaksIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

function nextLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

/** The separator that the first lines hold most of; a comma when there is none. */
function delimiterOf(text: string): string {
  const opening = text.slice(0, 4000);
  const counts = [',', '\t', ';', '|'].map((mark) => ({ mark, count: opening.split(mark).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count === 0 ? ',' : best.mark;
}
