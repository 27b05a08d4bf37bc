import { labelKey } from './text.ts';
import { isVisible, wholeText } from './visible.dom.ts';

/** The value cell behind a header cell of the same row. Two header cells side by side are a list's head: none. */
export function nextCell(cell: HTMLTableCellElement): HTMLTableCellElement | undefined {
  const next = cell.nextElementSibling;
  if (!(next instanceof HTMLTableCellElement)) return undefined;
  return cell.tagName === 'TH' && next.tagName === 'TH' ? undefined : next;
}

const allAre = (row: Element | null | undefined, tag: 'TH' | 'TD'): boolean => row instanceof HTMLTableRowElement && row.cells.length > 0 && [...row.cells].every((cell) => cell.tagName === tag);

/**
 * Descriptions that stand upright: a row of heads, below it one row of values. A list with one row looks the same, but
 * has a `thead`, or something to press or tick in its row.
 */
export function cellBelow(cell: HTMLTableCellElement): Element | undefined {
  const row = cell.closest('tr');
  const values = row?.nextElementSibling;
  if (cell.tagName !== 'TH' || row?.parentElement?.tagName === 'THEAD' || !allAre(row, 'TH') || !allAre(values, 'TD')) return undefined;
  const after = values?.nextElementSibling ?? null;
  if (after !== null && !allAre(after, 'TH')) return undefined;
  if (values === null || values === undefined || row === null || widthOf(values) !== widthOf(row) || values.querySelector('a, button, input[type=checkbox], input[type=radio]') !== null) return undefined;
  return cellAt(values, columnOf(cell, row));
}

/** Grids are tables, or drawn from elements with the roles of one. */
const ROW = 'tr, [role=row]';
const GRID = 'table, [role=grid], [role=treegrid], [role=table]';
const CELL_ROLES = /^(?:cell|gridcell|columnheader|rowheader)$/;
/** From a body the other bodies and the head of one split grid are at most this many wrappers away. */
const SPLIT_DEPTH = 6;

export function rowOf(element: Element | null | undefined): Element | undefined {
  return element?.closest(ROW) ?? undefined;
}

/** Header cell of a column around a node: `th`, a cell of a row of roles, or any cell of a first row. */
export function cellOf(element: Element | null | undefined): Element | undefined {
  return element?.closest('td, th, [role=columnheader], [role=cell], [role=gridcell], [role=rowheader]') ?? undefined;
}

function cellsOf(row: Element): Element[] {
  return row instanceof HTMLTableRowElement ? [...row.cells] : [...row.children].filter((child) => CELL_ROLES.test(child.getAttribute('role') ?? ''));
}
const spanOf = (cell: Element): number => (cell instanceof HTMLTableCellElement ? cell.colSpan : 1);
const widthOf = (row: Element): number => cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0);

function columnOf(cell: Element, row: Element): number {
  let column = 0;
  for (const one of cellsOf(row)) {
    if (one === cell) break;
    column += spanOf(one);
  }
  return column;
}

function cellAt(row: Element, column: number): Element | undefined {
  let at = 0;
  for (const cell of cellsOf(row)) {
    at += spanOf(cell);
    if (column < at) return cell;
  }
  return undefined;
}

/**
 * The cell of a header's column in the active row: a row that was clicked (latest first), is marked as selected, or is
 * the only one. Libraries split head and body into two grids, and fixed columns into grids of their own: the body is
 * then the next one with as many columns, and rows belong together by their place.
 */
export function activeCell(header: Element, clickedRows: readonly Element[] = [], onlyRow = true): Element | undefined {
  const headRow = rowOf(header);
  const head = headRow?.closest(GRID);
  if (headRow === undefined || head === null || head === undefined) return undefined;
  const width = widthOf(headRow);
  // One cell is no column of a list, and forms of label and value have none.
  if (width < 2) return undefined;
  let rows = dataRows(head, headRow, width);
  if (rows.length === 0) rows = dataRows(bodyGrid(head, width), undefined, width);
  const row = clickedIn(rows, clickedRows) ?? rows.find((one) => isMarked(one)) ?? (onlyRow && rows.length === 1 ? rows[0] : undefined);
  return row === undefined || !isVisible(row) ? undefined : cellAt(row, columnOf(header, headRow));
}

/** All cells below a head, in a grid whose head is a `th` or a `columnheader`; none for forms of label and value. */
export function columnCells(header: Element): readonly Element[] {
  const headRow = rowOf(header);
  const head = headRow?.closest(GRID);
  if (headRow === undefined || head === null || head === undefined || !header.matches('th, [role=columnheader]') || header.nextElementSibling?.tagName === 'TD') return [];
  const width = widthOf(headRow);
  if (width < 2) return [];
  let rows = dataRows(head, headRow, width);
  if (rows.length === 0) rows = dataRows(bodyGrid(head, width), undefined, width);
  return rows.flatMap((row) => cellAt(row, columnOf(header, headRow)) ?? []);
}

/** The clicked row itself, or the row of this part of the grid that stands beside it in a fixed column. */
function clickedIn(rows: readonly Element[], clickedRows: readonly Element[]): Element | undefined {
  const last = rows.at(-1);
  for (const clicked of last === undefined ? [] : clickedRows) {
    if (rows.includes(clicked)) return clicked;
    const grid = clicked.closest(GRID);
    if (grid === null || !clicked.isConnected) continue;
    let around: Element | null = last?.closest(GRID)?.parentElement ?? null;
    for (let depth = 0; around !== null && depth < SPLIT_DEPTH && !around.contains(grid); depth += 1) around = around.parentElement;
    if (around === null || !around.contains(grid) || around.tagName === 'BODY') continue;
    const beside = [...grid.querySelectorAll(ROW)];
    const fromEnd = beside.length - beside.indexOf(clicked);
    if (Math.abs(beside.length - rows.length) <= 1) return rows[rows.length - fromEnd];
  }
  return undefined;
}

function rowsOf(grid: Element): Element[] {
  return grid instanceof HTMLTableElement ? [...grid.rows] : [...grid.querySelectorAll('[role=row]')];
}

function dataRows(grid: Element | undefined, headRow: Element | undefined, width: number): Element[] {
  if (grid === undefined) return [];
  const rows = rowsOf(grid);
  const start = headRow === undefined ? 0 : rows.indexOf(headRow) + 1;
  return rows.slice(start).filter((row) => widthOf(row) === width && (row instanceof HTMLTableRowElement ? row.querySelector('td') !== null : row.querySelector('[role=columnheader]') === null));
}

function bodyGrid(head: Element, width: number): Element | undefined {
  let around = head.parentElement;
  for (let depth = 0; around !== null && depth < SPLIT_DEPTH; depth += 1, around = around.parentElement) {
    for (const other of around.querySelectorAll(GRID)) {
      const after = (head.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      const first = rowsOf(other)[0];
      if (after && other !== head && first !== undefined && widthOf(first) === width) return other;
    }
  }
  return undefined;
}

const MARKED = /(?:^|[-_])(?:selected|checked|current|active|click|clicked|on)$/i;
function isMarked(row: Element): boolean {
  if (row.getAttribute('aria-selected') === 'true' || [...row.classList].some((name) => MARKED.test(name))) return true;
  // The tick in a row's first cells marks it; a choice further on is data of the row.
  return cellsOf(row).slice(0, 2).some((cell) => cell.querySelector('input:checked') !== null);
}

/** Heading of the part of a form that a cell or field is in: legend, caption, heading, title bar, or a one-cell row. */
export function sectionTitle(start: Element): string {
  for (let at: Element | null = start, depth = 0; at !== null && depth < 12; at = at.parentElement, depth += 1) {
    if (at instanceof HTMLTableRowElement) {
      const title = titleRowAbove(at);
      if (title !== '') return title;
    }
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling) {
      if (isTitle(before) || isBareTitle(before)) return labelKey(wholeText(before));
    }
  }
  return '';
}

function titleRowAbove(row: HTMLTableRowElement): string {
  for (let at = row.previousElementSibling; at !== null; at = at.previousElementSibling) {
    if (!(at instanceof HTMLTableRowElement) || at.cells.length !== 1) continue;
    const text = labelKey(wholeText(at));
    if (text !== '' && text.length <= 30 && at.querySelector('input, select, textarea') === null) return text;
  }
  return '';
}

/** A short text without any mark of a title, first in its part, with a whole group of fields behind it. */
function isBareTitle(element: Element): boolean {
  const next = element.nextElementSibling;
  if (element.previousElementSibling !== null || element.childElementCount > 0 || next === null || next.querySelectorAll('*').length < 4) return false;
  const text = wholeText(element).trim();
  return text.length >= 2 && text.length <= 14 && !/[:：]/u.test(text) && !(element instanceof HTMLTableCellElement);
}

function isTitle(element: Element): boolean {
  const raw = wholeText(element).trim();
  const text = labelKey(raw);
  // 「企业名称：」 in a span of class `title` is a label, not a section's title.
  if (text === '' || text.length > 30 || /[:：]$/u.test(raw) || element.querySelector('input, select, textarea') !== null) return false;
  return /^(?:LEGEND|CAPTION|H[1-6]|HEADER)$/.test(element.tagName) || /(?:^|[\s_-])(?:title|header|head|caption|legend)(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '');
}
