import type { Cell, CellFilter } from '../record/index.ts';
import { GROUND_CODES } from '../list/index.ts';
import { addDays } from '../shared/index.ts';
import { FIELDS, fieldOf, type RegField } from './fields.ts';
import { FIGURE_WHATS, FIGURES, type Dimension, type Figure } from './figures.ts';

/** What a reader has narrowed the figures to; an empty line or site is one that there was none of. */
export interface Narrowing {
  readonly line?: string;
  readonly site?: string;
  /** `none`: entries about no record. */
  readonly field?: RegField | 'none';
}

export type Counts = Readonly<Record<Figure, number>>;

/** One line of a table: the value of the dimension, and its figures. */
export interface SummaryRow {
  readonly key: string;
  readonly counts: Counts;
}

export interface Summary {
  readonly total: Counts;
  readonly rows: Readonly<Record<Dimension, readonly SummaryRow[]>>;
}

/** Values of a dimension that a cell counts under: with grounds of two fields, under each of them. */
const VALUES: Readonly<Record<Dimension, (cell: Cell) => readonly string[]>> = {
  day: ({ day }) => [day],
  month: ({ day }) => [day.slice(0, 7)],
  line: ({ line }) => [line],
  site: ({ site }) => [site],
  field: ({ grounds }) => (grounds.length === 0 ? ['none'] : [...new Set(grounds.map(fieldOf))]),
};

/**
 * Figures of a period as totals and by each dimension. Totals count every entry once; by field an entry about grounds of two
 * fields counts under both, so that these lines may sum to more. Days are in order, other lines by their key, fields as in the form.
 */
export function summarise(cells: readonly Cell[], narrowing: Narrowing = {}): Summary {
  const total = empty();
  const tables: Record<Dimension, Map<string, Record<Figure, number>>> = { day: new Map(), month: new Map(), line: new Map(), site: new Map(), field: new Map() };
  for (const cell of cells) {
    const figures = FIGURES.filter((figure) => FIGURE_WHATS[figure].includes(cell.what));
    if (figures.length === 0 || !isWithin(cell, narrowing)) continue;
    add(total, figures, cell.count);
    for (const dimension of Object.keys(tables) as Dimension[]) {
      for (const value of VALUES[dimension](cell)) {
        const row = tables[dimension].get(value) ?? empty();
        add(row, figures, cell.count);
        tables[dimension].set(value, row);
      }
    }
  }
  const rowsOf = (dimension: Dimension, keys: readonly string[]): SummaryRow[] => keys.flatMap((key) => (tables[dimension].has(key) ? [{ key, counts: tables[dimension].get(key) ?? empty() }] : []));
  const sorted = (dimension: Dimension): SummaryRow[] => rowsOf(dimension, [...tables[dimension].keys()].sort());
  return { total, rows: { day: sorted('day'), month: sorted('month'), line: sorted('line'), site: sorted('site'), field: rowsOf('field', [...FIELDS, 'none']) } };
}

function isWithin(cell: Cell, { line, site, field }: Narrowing): boolean {
  return (line === undefined || cell.line === line) && (site === undefined || cell.site === site) && (field === undefined || VALUES.field(cell).includes(field));
}

function empty(): Record<Figure, number> {
  return Object.fromEntries(FIGURES.map((figure) => [figure, 0])) as Record<Figure, number>;
}

function add(counts: Record<Figure, number>, figures: readonly Figure[], count: number): void {
  for (const figure of figures) counts[figure] += count;
}

/** A figure, and the part of the period and of the dimensions that it stands for. */
export interface FigureQuery extends Narrowing {
  readonly figure: Figure;
  readonly from: string;
  readonly to: string;
}

/** The entries behind a figure, as the records are asked for them. */
export function filterOf({ figure, from, to, line, site, field }: FigureQuery): CellFilter {
  const grounds = field === undefined ? {} : { grounds: field === 'none' ? [] : codesOf(field) };
  return { from, to, whats: FIGURE_WHATS[figure], ...(line === undefined ? {} : { line }), ...(site === undefined ? {} : { site }), ...grounds };
}

function codesOf(field: RegField): readonly string[] {
  return GROUND_CODES.filter((code) => fieldOf(code) === field);
}

/** The query of a figure in the line of a table. */
export function behind(query: FigureQuery, dimension: Dimension, key: string): FigureQuery {
  if (dimension === 'day') return { ...query, from: key, to: key };
  // Of its first and last month a period may have a part only.
  if (dimension === 'month') return { ...query, from: later(query.from, `${key}-01`), to: earlier(query.to, lastOf(key)) };
  return { ...query, [dimension]: key };
}

/** Last day of a month `YYYY-MM`. */
function lastOf(month: string): string {
  return addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
