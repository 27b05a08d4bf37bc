import { maskPersonIds } from '../../subject/index.ts';
import type { Problem, RowReason } from './reasons.ts';

export interface ReasonCount {
  readonly reason: RowReason;
  readonly severity: 'error' | 'warning';
  readonly count: number;
}

export interface ProblemFile {
  add(problem: Problem, value: unknown): void;
  /** Errors first, then the most frequent. */
  counts(): readonly ReasonCount[];
  /** Undefined when there were none. */
  blob(): Blob | undefined;
}

const LINES_A_PIECE = 5_000;

/**
 * Every problem of a file as CSV that a spreadsheet opens, and how many there are of each kind. Values are as given, but
 * that numbers of persons are struck out and that none is taken for a formula.
 */
export function problemFile(words: Readonly<Record<RowReason, string>>, headings: readonly string[]): ProblemFile {
  const counts = new Map<RowReason, { severity: 'error' | 'warning'; count: number }>();
  const pieces: Blob[] = [];
  let lines = [headings.map(quoted).join(',')];
  return {
    add({ line, column, severity, reason }, value) {
      counts.set(reason, { severity, count: (counts.get(reason)?.count ?? 0) + 1 });
      lines.push([String(line), column ?? '', shown(value), words[reason], severity].map(quoted).join(','));
      if (lines.length < LINES_A_PIECE) return;
      pieces.push(new Blob([`${lines.join('\r\n')}\r\n`]));
      lines = [];
    },
    counts: () => [...counts].map(([reason, { severity, count }]) => ({ reason, severity, count })).sort((a, b) => (a.severity === b.severity ? b.count - a.count : a.severity === 'error' ? -1 : 1)),
    blob: () => (counts.size === 0 ? undefined : new Blob(['\ufeff', ...pieces, `${lines.join('\r\n')}\r\n`], { type: 'text/csv' })),
  };
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return maskPersonIds(text).slice(0, 500);
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
