import { cleanName, cleanValue } from '../page/text.ts';
import { deepQuery, shadowRootsBelow } from '../page/roots.dom.ts';
import { shownText, valueOf } from '../page/value.dom.ts';
import { isVisible } from '../page/visible.dom.ts';
import { isHeadRow, partyColumns, type PartyColumns } from '../site/columns.ts';
import { bodyRows, cellsOf, GRIDS, isHeads, labelsOf, rowsOf, SPLIT_DEPTH, type Cells } from './grid.dom.ts';
import { rowSubject, type RowTexts } from './rows.dom.ts';
import type { PartyHeads } from '../site/schema.ts';
import type { RowSubject } from './types.ts';

/** A row that names a party. */
export interface PartyRow {
  readonly row: Element;
  /** Where the name stands, or the code where there is no name. */
  readonly cell: Element;
  readonly subject: RowSubject;
  /** What stood in its cells when it was read. */
  readonly wrote: string;
  /** What stands there now: differs as soon as the row is used for another party. Cheap. */
  written(): string;
}
export interface PartyTables {
  readonly rows: readonly PartyRow[];
  /** The head of each column of parties. */
  readonly heads: readonly Element[];
  readonly roots: readonly ShadowRoot[];
}

const MAX_GRIDS = 200;
/** Larger tables are read in part: the rest has no badges until it is paged to. */
export const MAX_ROWS = 5_000;

type Role = keyof PartyColumns;
/** One grid with a column that says something of parties. */
interface Part {
  readonly grid: Element;
  readonly columns: PartyColumns;
  readonly head?: Element | undefined;
  readonly rows: readonly { readonly row: Element; readonly cells: Cells }[];
}

/** Every row of every table of a document that names a party, shadow roots included, frames excluded. `described`: heads that a site profile names. Reads only. */
export function partyTables(document: Document, described?: PartyHeads): PartyTables {
  const parts: Part[] = [];
  const roots = shadowRootsBelow(document);
  for (const grid of deepQuery(document, GRIDS, roots).slice(0, MAX_GRIDS)) {
    if (!isVisible(grid)) continue;
    const part = partOf(grid, described);
    if (part !== undefined) parts.push(part);
  }
  const rows: PartyRow[] = [];
  const seen = new Set<Element>();
  for (const part of parts) {
    const beside = parts.filter((other) => other !== part && isBeside(part, other));
    for (const [index, { row, cells }] of part.rows.entries()) {
      if (seen.has(row) || rows.length >= MAX_ROWS) continue;
      const read = readRow(row, [[part.columns, cells], ...beside.map((other): [PartyColumns, Cells] => [other.columns, other.rows[index]?.cells ?? []])], part.columns);
      if (read === undefined) continue;
      seen.add(row);
      rows.push(read);
    }
  }
  return { rows, heads: parts.filter(({ rows: own }) => own.length > 0).flatMap(({ head }) => head ?? []), roots };
}

function partOf(grid: Element, described?: PartyHeads): Part | undefined {
  const all = rowsOf(grid);
  const heads = headRows(grid, all, described);
  const head = cellsOf(heads);
  const labels = labelsOf(head);
  const columns = partyColumns(labels, described);
  if (columns === undefined || labels.length < 2) return undefined;
  const last = heads.at(-1);
  let body: readonly Element[] = last === undefined ? [] : all.slice(all.indexOf(last) + 1).filter((row) => !isHeads(row));
  if (body.length === 0) body = bodyRows(grid, labels.length, labels.at(-1) === '');
  const cells = cellsOf(body.slice(0, MAX_ROWS));
  const at = columns.name ?? columns.code ?? 0;
  return { grid: body[0]?.closest(GRIDS) ?? grid, columns, head: head.at(-1)?.[at], rows: body.slice(0, MAX_ROWS).map((row, index) => ({ row, cells: cells[index] ?? [] })) };
}

function headRows(grid: Element, all: readonly Element[], described?: PartyHeads): readonly Element[] {
  if (grid instanceof HTMLTableElement && grid.tHead !== null && grid.tHead.rows.length > 0) return [...grid.tHead.rows];
  const heads: Element[] = [];
  for (const row of all) {
    if (!isHeads(row)) break;
    heads.push(row);
  }
  if (heads.length > 0) return heads;
  // A row above may hold a title over all columns.
  const isHead = (labels: string[]) => isHeadRow(labels) || (described !== undefined && partyColumns(labels, described) !== undefined);
  const plain = all.slice(0, 2).find((row) => isHead(labelsOf(cellsOf([row]))));
  return plain === undefined ? [] : [plain];
}

/** Columns that stand still are a grid of their own, side by side with the rest: rows belong together by their place. */
function isBeside(part: Part, other: Part): boolean {
  const [first, twin] = [part.rows[0]?.row, other.rows[0]?.row];
  if (first === undefined || twin === undefined || part.rows.length !== other.rows.length || part.grid === other.grid) return false;
  if (part.columns.name !== undefined && part.columns.code !== undefined) return false;
  let around: Element | null = part.grid.parentElement;
  for (let depth = 0; around !== null && depth < SPLIT_DEPTH && !around.contains(other.grid); depth += 1) around = around.parentElement;
  if (around === null || !around.contains(other.grid)) return false;
  return Math.abs(first.getBoundingClientRect().top - twin.getBoundingClientRect().top) < 3;
}

function readRow(row: Element, parts: readonly (readonly [PartyColumns, Cells])[], own: PartyColumns): PartyRow | undefined {
  const cellOf = (role: Role): Element | undefined => {
    for (const [columns, cells] of parts) {
      const at = columns[role];
      if (at !== undefined && cells[at] !== undefined) return cells[at];
    }
    return undefined;
  };
  const cells = { name: cellOf('name'), code: cellOf('code'), number: cellOf('number'), regNo: cellOf('regNo'), legalRep: cellOf('legalRep') };
  const ownAt = own.name ?? own.code;
  const cell = ownAt === undefined ? undefined : parts[0]?.[1][ownAt];
  // A sum, a note or "no data" over all columns is one cell: nobody's row.
  if (cell === undefined || (cells.name !== undefined && cells.name === cells.code)) return undefined;
  const texts = Object.fromEntries(Object.entries(cells).flatMap(([role, one]) => (one === undefined ? [] : [[role, textOf(one, role === 'name')]]))) as RowTexts;
  const subject = rowSubject(texts);
  if (subject === undefined) return undefined;
  const there = Object.values(cells).filter((one) => one !== undefined);
  const written = (): string => there.map(rawOf).join('\n');
  return { row, cell, subject, wrote: written(), written };
}

const known = new WeakMap<Element, { readonly raw: string; readonly text: string }>();

function textOf(cell: Element, isName: boolean): string {
  const raw = rawOf(cell);
  const before = known.get(cell);
  if (before?.raw === raw) return before.text;
  const shown = cell.firstElementChild === null ? raw : cell.querySelector('input, select, textarea') === null ? shownText(cell) : valueOf(cell);
  const text = isName ? cleanName(shown) : cleanValue(shown);
  known.set(cell, { raw, text });
  return text;
}

/** What is written in a cell, typed values included. */
function rawOf(cell: Element): string {
  const control = cell.firstElementChild === null ? null : cell.querySelector<HTMLInputElement>('input:not([type=checkbox]):not([type=radio]), textarea');
  return control === null ? (cell.textContent ?? '') : `${cell.textContent ?? ''}\n${control.value}`;
}
