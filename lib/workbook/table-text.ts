import Papa from 'papaparse';
import { safeCell } from './workbook.ts';

type Cells = readonly (readonly (string | number)[])[];
const shown = (cells: Cells): (string | number)[][] => cells.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : safeCell(cell))));

/** A table as CSV in UTF-8 with a byte order mark: no cell is a formula, numbers of persons are struck out. */
export function csvOf(cells: Cells): string {
  return `\ufeff${Papa.unparse(shown(cells), { newline: '\r\n' })}\r\n`;
}

/** The same as text that spreadsheets paste as a table: a cell is a line of text at most. */
export function tsvOf(cells: Cells): string {
  return shown(cells)
    .map((row) => row.map((cell) => (typeof cell === 'number' ? cell : cell.replace(/[\t\r\n]+/g, ' '))).join('\t'))
    .join('\n');
}
