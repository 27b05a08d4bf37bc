import { labelKey } from './text.ts';
import { isVisible, wholeText } from './visible.dom.ts';

/** The value cell behind a header cell of the same row. Two header cells side by side are a list's head: none. */
export function nextCell(cell: HTMLTableCellElement): HTMLTableCellElement | undefined {
  const next = cell.nextElementSibling;
  if (!(next instanceof HTMLTableCellElement)) return undefined;
  return cell.tagName === 'TH' && next.tagName === 'TH' ? undefined : next;
}

function columnOf(cell: HTMLTableCellElement): number {
  let column = 0;
  for (let at = cell.previousElementSibling; at instanceof HTMLTableCellElement; at = at.previousElementSibling) column += at.colSpan;
  return column;
}

function cellAt(row: HTMLTableRowElement, column: number): HTMLTableCellElement | undefined {
  let at = 0;
  for (const cell of row.cells) {
    if (column < at + cell.colSpan) return cell;
    at += cell.colSpan;
  }
  return undefined;
}

/**
 * The cell of a header's column in the active row: the row that was clicked, is marked as selected, or is the only
 * one. Libraries split head and body into two tables; the body is then the next table with as many columns.
 */
export function activeCell(header: HTMLTableCellElement, clickedRow: Element | undefined): HTMLTableCellElement | undefined {
  const headRow = header.parentElement;
  const table = header.closest('table');
  if (!(headRow instanceof HTMLTableRowElement) || table === null) return undefined;
  const width = widthOf(headRow);
  let rows = dataRows(table, headRow, width);
  if (rows.length === 0) {
    const body = bodyTable(table, width);
    rows = body === undefined ? [] : dataRows(body, undefined, width);
  }
  const row = rows.find((one) => one === clickedRow) ?? rows.find(isMarked) ?? (rows.length === 1 ? rows[0] : undefined);
  return row === undefined ? undefined : cellAt(row, columnOf(header));
}

function widthOf(row: HTMLTableRowElement): number {
  return [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
}

function dataRows(table: HTMLTableElement, headRow: HTMLTableRowElement | undefined, width: number): HTMLTableRowElement[] {
  const rows = [...table.rows];
  const start = headRow === undefined ? 0 : rows.indexOf(headRow) + 1;
  return rows.slice(start).filter((row) => widthOf(row) === width && isVisible(row) && [...row.cells].some((cell) => cell.tagName === 'TD'));
}

function bodyTable(head: HTMLTableElement, width: number): HTMLTableElement | undefined {
  let around = head.parentElement;
  for (let depth = 0; around !== null && depth < 5; depth += 1, around = around.parentElement) {
    for (const other of around.querySelectorAll('table')) {
      const after = (head.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      const first = other.rows[0];
      if (after && other !== head && first !== undefined && widthOf(first) === width) return other;
    }
  }
  return undefined;
}

const MARKED = /(?:^|[-_])(?:selected|checked|current|active|click|clicked|on)$/i;
function isMarked(row: HTMLTableRowElement): boolean {
  if (row.getAttribute('aria-selected') === 'true') return true;
  if ([...row.classList].some((name) => MARKED.test(name))) return true;
  return row.querySelector('input:checked') !== null;
}

/** Heading of the part of a form that a cell or field is in: legend, caption, heading, title bar, or a one-cell row. */
export function sectionTitle(start: Element): string {
  for (let at: Element | null = start, depth = 0; at !== null && depth < 12; at = at.parentElement, depth += 1) {
    if (at instanceof HTMLTableRowElement) {
      const title = titleRowAbove(at);
      if (title !== '') return title;
    }
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling) {
      if (isTitle(before)) return labelKey(wholeText(before));
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

function isTitle(element: Element): boolean {
  const raw = wholeText(element).trim();
  const text = labelKey(raw);
  // 「企业名称：」 in a span of class `title` is a label, not a section's title.
  if (text === '' || text.length > 30 || /[:：]$/u.test(raw) || element.querySelector('input, select, textarea') !== null) return false;
  return /^(?:LEGEND|CAPTION|H[1-6]|HEADER)$/.test(element.tagName) || /(?:^|[\s_-])(?:title|header|head|caption|legend)(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '');
}
