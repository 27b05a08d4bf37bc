import type { PersonKey } from '../../subject/index.ts';
import { canonicalJson, err, ok, type Json, type Result } from '../../shared/index.ts';
import type { Listing } from '../schema.ts';
import type { Target } from './columns.ts';
import { UnreadableFile, type FileFault, type Problem, type RowReason } from './reasons.ts';
import { readRecord, shortDigest } from './record.ts';
import { sourceRows, type ReadPlan, type SourceRow } from './rows.ts';
import type { ByteSource, Encoding } from './text.ts';

export { FILE_FAULTS, ROW_ERRORS, ROW_WARNINGS, type FileFault, type Problem, type RowReason } from './reasons.ts';
export type { ReadPlan } from './rows.ts';
export { mapChosen, proposeTargets, TARGETS, type ChosenColumn, type Target } from './columns.ts';
export { inspectFile, type Inspection } from './inspect.ts';
export { problemFile, type ReasonCount } from './problem-file.ts';
export { readPenalty } from './penalty-row.ts';
export { NOT_STATED, readRecord, shortDigest } from './record.ts';
export type { ByteSource, Encoding } from './text.ts';

/**
 * Rows of any table, with the meaning of their columns: for what is no list. Stops where `take` says false.
 * Out: how many rows were taken.
 */
export async function readRows(source: ByteSource, plan: ReadPlan, take: (row: SourceRow) => boolean): Promise<Result<number, FileFault>> {
  let rows = 0;
  try {
    for await (const row of sourceRows(source, () => undefined, plan)) {
      rows += 1;
      if (!take(row)) break;
    }
    return ok(rows);
  } catch (error) {
    if (error instanceof UnreadableFile) return err(error.fault);
    throw error;
  }
}

export interface ImportOptions {
  /** Told of every row that is left out, and of every remark, in the order of the file. */
  readonly onProblem?: (problem: Problem, value: unknown) => void;
  /** Told of the number of rows read so far, after each. */
  readonly onRow?: (rows: number) => void;
  readonly plan?: ReadPlan;
  /** Turns identity numbers of persons into keyed hashes. */
  readonly personKey?: PersonKey;
}

export interface Imported {
  readonly listings: readonly Listing[];
  /** Records that the file held: listings, plus those left out, plus duplicates. */
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  readonly duplicates: number;
  readonly encoding?: Encoding;
  /** Headings that nobody knows: not read. */
  readonly unknownColumns: readonly string[];
  /** Headings of identity numbers of persons: hashed with the key that was given, otherwise not read, by rule. */
  readonly personalColumns: readonly string[];
}

/** Reads listings from CSV, XLSX, JSON or JSON Lines. No row is dropped without a problem being told. */
export async function importListings(source: ByteSource, options: ImportOptions = {}): Promise<Result<Imported, FileFault>> {
  try {
    return ok(await readAll(source, options));
  } catch (error) {
    if (error instanceof UnreadableFile) return err(error.fault);
    throw error;
  }
}

interface Placed {
  readonly listing: Listing;
  readonly line: number;
}

async function readAll(source: ByteSource, { onProblem, onRow, plan, personKey }: ImportOptions): Promise<Imported> {
  const byId = new Map<string, Placed[]>();
  const [unknown, personal] = [new Set<string>(), new Set<string>()];
  const counts = { error: 0, warning: 0 };
  let [rows, duplicates] = [0, 0];
  let encoding: Encoding | undefined;
  const tell = (line: number, severity: 'error' | 'warning', reason: RowReason, column?: string, value?: unknown) => {
    if (severity === 'warning') counts.warning += 1;
    onProblem?.({ line, severity, reason, column }, value);
  };
  for await (const row of sourceRows(source, (found) => (encoding = found), plan)) {
    rows += 1;
    onRow?.(rows);
    for (const heading of row.map.unknown) unknown.add(heading);
    for (const heading of row.map.personal) personal.add(heading);
    const reading = row.bad === undefined ? readRecord(row.cells, row.map, personKey) : { ok: false as const, errors: [{ reason: row.bad, target: undefined }] };
    if (!reading.ok) {
      counts.error += 1;
      for (const { reason, target } of reading.errors) tell(row.line, 'error', reason, headingOf(row, target), valueOf(row, target));
      continue;
    }
    for (const { reason, target } of reading.warnings) tell(row.line, 'warning', reason, headingOf(row, target), valueOf(row, target));
    if (row.cells.length > row.headings.length) tell(row.line, 'warning', 'more-cells-than-columns');
    const { listing } = reading;
    const same = byId.get(listing.id) ?? [];
    if (same.some((other) => canonicalJson(other.listing as Json) === canonicalJson(listing as Json))) {
      duplicates += 1;
      tell(row.line, 'warning', 'duplicate-dropped');
    } else byId.set(listing.id, [...same, { listing, line: row.line }]);
  }
  const listings = [...byId.values()].flatMap((group) => separate(group, (line) => tell(line, 'warning', 'same-id-other-content')));
  return { listings, rows, errors: counts.error, warnings: counts.warning, duplicates, encoding, unknownColumns: [...unknown], personalColumns: [...personal] };
}

/**
 * Different records of one id: the first in the order of their content keeps the id, the others get a suffix
 * drawn from their content, so that the same records have the same ids whatever the order of the file.
 */
function separate(group: readonly Placed[], onRenamed: (line: number) => void): Listing[] {
  if (group.length === 1) return group.map(({ listing }) => listing);
  const sorted = group.map((placed) => ({ ...placed, text: canonicalJson(placed.listing as Json) })).sort((a, b) => (a.text < b.text ? -1 : 1));
  return sorted.map(({ listing, line, text }, index) => {
    if (index === 0) return listing;
    onRenamed(line);
    return { ...listing, id: `${listing.id.slice(0, 47)}~${shortDigest(text)}` };
  });
}

function valueOf(row: SourceRow, target: Target | undefined): unknown {
  const indexes = target === undefined ? [] : (row.map.columns.get(target) ?? []);
  return indexes.map((index) => row.cells[index]).find((cell) => cell !== null && cell !== undefined && cell !== '');
}

function headingOf(row: SourceRow, target: Target | undefined): string | undefined {
  if (target === undefined) return undefined;
  const index = row.map.columns.get(target)?.[0];
  return index === undefined ? target : row.headings[index];
}
