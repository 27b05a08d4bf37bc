import Papa from 'papaparse';
import { changedFields, type ListingField } from './changed-fields.ts';
import type { Change, ChangeKind } from './changes.ts';

export interface ChangeQuery {
  readonly kind?: ChangeKind;
  /** Part of a name, code, decision or office; case does not matter. */
  readonly text?: string;
  readonly offset: number;
  readonly limit: number;
}
export interface ChangePage {
  readonly changes: readonly Change[];
  readonly total: number;
}

/** Words of a file that people open: columns, kinds of change, members of a record. */
export interface ChangeHeadings {
  readonly kinds: Readonly<Record<ChangeKind, string>>;
  readonly fields: Readonly<Record<ListingField, string>>;
  readonly columns: { readonly kind: string; readonly field: string; readonly before: string; readonly after: string };
}

export interface ChangeTable {
  page(query: ChangeQuery): ChangePage;
  /** Parts of a CSV file in UTF-8 with a byte order mark: a line for each changed member, one for an added or removed record. */
  csv(headings: ChangeHeadings): Generator<string>;
}

const SEARCHED = ['name', 'uscc', 'regNo', 'orgCode', 'listingDocNo', 'listingAuthority', 'id'] as const satisfies readonly ListingField[];
const RECORD_COLUMNS = ['id', 'name', 'uscc', 'listedOn', 'listingAuthority', 'listingDocNo'] as const satisfies readonly ListingField[];
const RECORDS_A_PART = 2_000;

/** Changes for looking through: by name, then as they came. */
export function createChangeTable(found: readonly Change[]): ChangeTable {
  const changes = [...found].sort((a, b) => compare(recordOf(a).name, recordOf(b).name) || compare(recordOf(a).id, recordOf(b).id));
  return {
    page({ kind, text = '', offset, limit }) {
      const sought = text.trim().toLowerCase();
      const fitting = changes.filter((change) => (kind === undefined || change.kind === kind) && (sought === '' || searched(change).includes(sought)));
      return { changes: fitting.slice(offset, offset + limit), total: fitting.length };
    },
    *csv(headings) {
      const { kind, field, before, after } = headings.columns;
      yield `\ufeff${lines([[kind, ...RECORD_COLUMNS.map((column) => headings.fields[column]), field, before, after]])}`;
      for (let first = 0; first < changes.length; first += RECORDS_A_PART) {
        yield lines(changes.slice(first, first + RECORDS_A_PART).flatMap((change) => rowsOf(change, headings)));
      }
    },
  };
}

function recordOf(change: Change) {
  return change.kind === 'removed' ? change.before : change.after;
}

/** Both sides: who looks for an old name finds the record that bears a new one. */
function searched(change: Change): string {
  const sides = [change.kind === 'added' ? undefined : change.before, change.kind === 'removed' ? undefined : change.after];
  return sides.flatMap((side) => SEARCHED.map((field) => side?.[field] ?? '')).join('\n').toLowerCase();
}

function rowsOf(change: Change, { kinds, fields }: ChangeHeadings): string[][] {
  const record = recordOf(change);
  const head = [kinds[change.kind], ...RECORD_COLUMNS.map((column) => record[column] ?? '')];
  const members = change.kind === 'modified' ? changedFields(change) : [];
  if (members.length === 0) return [[...head, '', '', '']];
  return members.map(({ field, before = '', after = '' }) => [...head, fields[field], before, after]);
}

/** A cell that begins like a formula is text to a spreadsheet too. */
function lines(rows: string[][]): string {
  return `${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
