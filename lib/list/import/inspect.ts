import { err, ok, type Result } from '../../shared/index.ts';
import { isHeader, mapColumns, proposeTargets, type ChosenColumn } from './columns.ts';
import { csvRows, type TableRow } from './csv.ts';
import { jsonDocument, jsonLines, type JsonRow } from './json.ts';
import { UnreadableFile, type FileFault } from './reasons.ts';
import { blobOf, fileTypeOf, type FileType, type ReadPlan } from './rows.ts';
import { decode, detectEncoding, type ByteSource, type Encoding } from './text.ts';
import { openWorkbook } from './workbook.ts';

/** What a file looks like, before it is read in full: for a person to look at and to correct. */
export interface Inspection {
  readonly type: FileType;
  readonly encoding?: Encoding;
  readonly sheets?: readonly string[];
  readonly sheet?: string;
  /** Line of the headings; absent for JSON. */
  readonly headerLine?: number;
  /** False when no row looks like headings and the first one is taken for want of a better. */
  readonly headerFound: boolean;
  readonly columns: readonly ChosenColumn[];
  /** The first records as they stand, their cells in the order of `columns`. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly unknown[] }[];
}

export const PREVIEW_ROWS = 20;
const OPENING_ROWS = 40;
/** Members of JSON records are gathered from so many of them: feeds leave out what is empty. */
const JSON_ROWS = 200;

/** Type, encoding, sheets, headings with a proposal for each, and the first rows. Reads no more of the file than that needs. */
export async function inspectFile(source: ByteSource, plan: ReadPlan = {}): Promise<Result<Inspection, FileFault>> {
  try {
    return ok(await inspect(source, plan));
  } catch (error) {
    if (error instanceof UnreadableFile) return err(error.fault);
    throw error;
  }
}

async function inspect(source: ByteSource, plan: ReadPlan): Promise<Inspection> {
  const type = fileTypeOf(source.name);
  if (type === null) throw new UnreadableFile('unknown-file-type');
  if (type === 'xlsx') {
    const workbook = await openWorkbook(await blobOf(source));
    const sheet = plan.sheet ?? workbook.sheets[0] ?? '';
    return { type, sheets: workbook.sheets, sheet, ...(await table(workbook.rows(sheet), plan.headerLine)) };
  }
  const encoding = plan.encoding ?? (await detectEncoding(source));
  if (type === 'csv') return { type, encoding, ...(await table(csvRows(decode(source, encoding)), plan.headerLine)) };
  return { type, encoding, headerFound: true, ...(await objects(source, type, encoding)) };
}

async function table(rows: AsyncIterable<TableRow>, headerLine: number | undefined): Promise<Pick<Inspection, 'headerLine' | 'headerFound' | 'columns' | 'rows'>> {
  const opening: TableRow[] = [];
  for await (const row of rows) {
    if (row.line < (headerLine ?? 1) || row.cells.every((cell) => cell === null || cell === undefined || String(cell).trim() === '')) continue;
    opening.push(row);
    if (opening.length >= OPENING_ROWS) break;
  }
  const found = headerLine === undefined ? opening.slice(0, 10).findIndex(({ cells }) => isHeader(mapColumns(cells.map(heading)))) : 0;
  const at = Math.max(found, 0);
  const header = opening[at];
  if (header === undefined) throw new UnreadableFile('empty-file');
  const width = Math.max(...opening.slice(at).map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => heading(header.cells[index]));
  const targets = proposeTargets(headings);
  return {
    headerLine: header.line,
    headerFound: found >= 0,
    columns: headings.map((text, index) => ({ heading: text, target: targets[index] ?? 'unused' })),
    rows: opening.slice(at + 1, at + 1 + PREVIEW_ROWS).map(({ line, cells }) => ({ line, cells })),
  };
}

function heading(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : '';
}

async function objects(source: ByteSource, type: 'json' | 'jsonl', encoding: Encoding): Promise<Pick<Inspection, 'columns' | 'rows'>> {
  const records: { line: number; value: Record<string, unknown> }[] = [];
  for await (const { line, value } of await jsonRows(source, type, encoding)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) records.push({ line, value: value as Record<string, unknown> });
    if (records.length >= JSON_ROWS) break;
  }
  if (records.length === 0) throw new UnreadableFile('bad-json');
  const headings = [...new Set(records.flatMap(({ value }) => Object.keys(value)))];
  const targets = proposeTargets(headings);
  return {
    columns: headings.map((text, index) => ({ heading: text, target: targets[index] ?? 'unused' })),
    rows: records.slice(0, PREVIEW_ROWS).map(({ line, value }) => ({ line, cells: headings.map((name) => value[name]) })),
  };
}

async function jsonRows(source: ByteSource, type: 'json' | 'jsonl', encoding: Encoding): Promise<AsyncIterable<JsonRow> | Iterable<JsonRow>> {
  if (type === 'jsonl') return jsonLines(decode(source, encoding));
  let text = '';
  for await (const piece of decode(source, encoding)) text += piece;
  return jsonDocument(text) ?? jsonLines(decode(source, encoding));
}
