import { maskPersonIds } from '../../../lib/subject/index.ts';

/** A cell for looking at: as given, but that numbers of persons are struck out. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return maskPersonIds(text).slice(0, 120);
}
