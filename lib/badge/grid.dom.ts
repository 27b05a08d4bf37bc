import { labelKey } from '../page/text.ts';
import { isVisible, wholeText } from '../page/visible.dom.ts';

export const GRIDS = 'table, [role=grid], [role=treegrid], [role=table]';
const CELL_ROLES = /^(?:cell|gridcell|columnheader|rowheader)$/;
/** Head and body of one list are at most this many wrappers apart. */
export const SPLIT_DEPTH = 6;

/** Cells by column; a cell that spans several stands in each. Holes are columns that are not drawn. */
export type Cells = readonly (Element | undefined)[];

export function rowsOf(grid: Element): readonly Element[] {
  return grid instanceof HTMLTableElement ? [...grid.rows] : [...grid.querySelectorAll('[role=row]')].filter((row) => row.closest(GRIDS) === grid);
}

function ownCells(row: Element): readonly Element[] {
  return row instanceof HTMLTableRowElement ? [...row.cells] : [...row.children].filter((child) => CELL_ROLES.test(child.getAttribute('role') ?? ''));
}

/** Virtual grids draw some columns only, and number them. */
const indexOf = (cell: Element): number => Number(cell.getAttribute('aria-colindex') ?? 0);

/** The cells of rows by column, cells that reach down from rows above included. */
export function placed(rows: readonly Element[]): Cells[] {
  let hanging: { cell: Element; left: number }[] = [];
  return rows.map((row) => {
    const own = ownCells(row);
    if (own.length > 0 && own.every((cell) => indexOf(cell) > 0)) return byIndex(own);
    const cells: Element[] = [];
    const next: typeof hanging = [];
    const take = (): void => {
      for (let above = hanging[cells.length]; above !== undefined; above = hanging[cells.length]) put(above.cell, above.left - 1);
    };
    const put = (cell: Element, left: number): void => {
      if (left > 0) next[cells.length] = { cell, left };
      cells.push(cell);
    };
    for (const cell of own) {
      take();
      const { colSpan, rowSpan } = cell instanceof HTMLTableCellElement ? cell : { colSpan: 1, rowSpan: 1 };
      for (let at = 0; at < Math.min(colSpan, 100); at += 1) put(cell, rowSpan - 1);
    }
    take();
    hanging = next;
    return cells;
  });
}

function byIndex(own: readonly Element[]): Cells {
  const cells: (Element | undefined)[] = [];
  for (const cell of own) if (indexOf(cell) < 500) cells[indexOf(cell) - 1] = cell;
  return cells;
}

const HEAD_TEXT = 60;

/** Heads of columns in the form of `labelKey`: of several rows of heads the lowest that says something. */
export function labelsOf(rows: readonly Cells[]): string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    for (const cells of [...rows].reverse()) {
      const cell = cells[column];
      if (cell === undefined || (cell.textContent ?? '').length > HEAD_TEXT * 3) continue;
      const key = labelKey(wholeText(cell, true));
      if (key !== '' && key.length <= HEAD_TEXT) return key;
    }
    return '';
  });
}

/** All heads are cells of heads. */
export function isHeads(row: Element): boolean {
  const own = ownCells(row);
  return own.length > 0 && own.every((cell) => cell.tagName === 'TH' || cell.getAttribute('role') === 'columnheader');
}

/**
 * Where the rows of a list stand whose head is a grid of its own: the next grid with as many columns, or, drawn from plain
 * elements, the next row of parts with as many parts. A head may have one more cell, above a scroll bar.
 */
export function bodyRows(head: Element, width: number, lastIsBlank: boolean): readonly Element[] {
  const fits = (count: number): boolean => count === width || (lastIsBlank && count === width - 1);
  const follows = (other: Element): boolean => (head.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !head.contains(other);
  let around = head.parentElement;
  for (let depth = 0; around !== null && depth < SPLIT_DEPTH && around.tagName !== 'BODY'; depth += 1, around = around.parentElement) {
    for (const grid of around.querySelectorAll(GRIDS)) {
      if (!follows(grid) || !isVisible(grid)) continue;
      const rows = rowsOf(grid).filter((row) => !isHeads(row));
      if (rows.some((row) => fits(placed([row])[0]?.length ?? 0))) return rows;
    }
    const drawn = drawnRows(around, fits, follows);
    if (drawn.length > 0) return drawn;
  }
  return [];
}

const MOST_PARTS = 6_000;

function drawnRows(around: Element, fits: (count: number) => boolean, follows: (other: Element) => boolean): readonly Element[] {
  const all = around.querySelectorAll('div, li');
  if (all.length > MOST_PARTS) return [];
  const byParent = new Map<Element, Element[]>();
  for (const one of all) {
    if (one.parentElement === null || one.closest(GRIDS) !== null || !fits(one.childElementCount) || !follows(one)) continue;
    byParent.set(one.parentElement, [...(byParent.get(one.parentElement) ?? []), one]);
  }
  return [...byParent.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** The cells of a row of either sort. */
export function cellsOf(rows: readonly Element[]): Cells[] {
  return rows[0]?.matches('tr, [role=row]') === false ? rows.map((row) => [...row.children]) : placed(rows);
}
