import { chinaDay, type Json } from '../shared/index.ts';
import type { AuditEntry, Cell, CellFilter } from './types.ts';

/** Raised whenever `cellOf` puts entries elsewhere: what older builds have counted is then counted anew. */
export const CELLS_VERSION = 1;

const SEPARATOR = '|';
/** Entries whose outcome is a figure of its own. */
const BY_OUTCOME: ReadonlySet<string> = new Set(['check', 'manual-lookup']);
/** More codes than these would only make a cell of every entry. */
const MAX_GROUNDS = 6;

/** Chinese calendar day on which an entry counts. */
export function dayOf(entry: Pick<AuditEntry, 'at'>): string {
  return chinaDay(Date.parse(entry.at));
}

/**
 * The one cell in which an entry counts: each in exactly one, so that sums over cells never count one twice. Depends on
 * nothing but the entry, so that counting step by step and counting anew come to the same.
 */
export function cellOf({ at, kind, data }: Pick<AuditEntry, 'at' | 'kind' | 'data'>): Omit<Cell, 'count'> {
  const what = data['how'] === 'editor' && kind === 'manual-lookup' ? 'manual-lookup/editor' : BY_OUTCOME.has(kind) && typeof data['outcome'] === 'string' ? `${kind}/${plain(data['outcome'])}` : kind;
  return { day: dayOf({ at }), what, line: plain(data['pageKind']), site: plain(data['host']), grounds: groundsOf(data) };
}

/** Ground codes of the records that an entry is about. Checks of earlier builds have them in their facts only. */
function groundsOf(data: AuditEntry['data']): readonly string[] {
  const { facts } = data;
  const findings = (facts as { readonly findings?: Json } | null | undefined)?.findings;
  const codes = Array.isArray(data['grounds']) ? data['grounds'] : Array.isArray(findings) ? findings.map((finding) => (finding as { readonly groundCode?: Json } | null)?.groundCode) : [];
  return [...new Set(codes.map(plain).filter((code) => code !== ''))].sort().slice(0, MAX_GROUNDS);
}

/** A word as it may stand in a key. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100).replace(/[|+]/g, '/') : '';
}

/** The key of a cell in the store; keys of one day stand together, days in order. */
export function cellKey({ day, what, line, site, grounds }: Omit<Cell, 'count'>): string {
  return [day, what, line, site, grounds.join('+')].join(SEPARATOR);
}

export function readCell({ cell, count }: { readonly cell: string; readonly count: number }): Cell {
  const [day = '', what = '', line = '', site = '', grounds = ''] = cell.split(SEPARATOR);
  return { day, what, line, site, grounds: grounds === '' ? [] : grounds.split('+'), count };
}

/** Least and greatest key of the cells of days from `from` to `to`. */
export function keyRange(from: string, to: string): [string, string] {
  return [from, `${to}${SEPARATOR}\uffff`];
}

export function fitsCell(filter: CellFilter, cell: Omit<Cell, 'count'>): boolean {
  const { from, to, whats, line, site, grounds } = filter;
  if (cell.day < from || cell.day > to || (whats !== undefined && !whats.includes(cell.what))) return false;
  if ((line !== undefined && cell.line !== line) || (site !== undefined && cell.site !== site)) return false;
  if (grounds === undefined) return true;
  return grounds.length === 0 ? cell.grounds.length === 0 : cell.grounds.some((code) => grounds.includes(code));
}
