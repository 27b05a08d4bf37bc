import { mapChosen, mapColumns, isHeader, type ChosenColumn, type ColumnMap } from './columns.ts';
import { csvRows, type TableRow } from './csv.ts';
import { jsonDocument, jsonLines, type JsonRow } from './json.ts';
import { UnreadableFile, type RowError } from './reasons.ts';
import { openWorkbook } from './workbook.ts';
import { decode, detectEncoding, type ByteSource, type Encoding } from './text.ts';

export type FileType = 'csv' | 'xlsx' | 'jsonl' | 'json';

/** One record of any source, with the meaning of its columns. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly unknown[];
  readonly headings: readonly string[];
  readonly map: ColumnMap;
  readonly bad?: RowError;
}

/** What a person has said about a file before it is read; everything else is found out. */
export interface ReadPlan {
  readonly encoding?: Encoding;
  /** Name of a workbook's sheet; the first one unless said otherwise. */
  readonly sheet?: string;
  /** Line of the headings. */
  readonly headerLine?: number;
  /** What each column means: of a table in the order of its columns, of JSON by the name of the member. */
  readonly columns?: readonly ChosenColumn[];
}

/** Title rows above the headings are common in sheets that people keep. */
const HEADER_WITHIN = 10;

/** Type of a file by its name. */
export function fileTypeOf(name: string): FileType | null {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (extension) {
    case 'csv':
    case 'txt':
    case 'tsv':
      return 'csv';
    case 'xlsx':
      return 'xlsx';
    case 'jsonl':
    case 'ndjson':
      return 'jsonl';
    case 'json':
      return 'json';
    default:
      return null;
  }
}

/**
 * Records of a file. @throws UnreadableFile
 * @param onEncoding told once, before the first record; workbooks have none
 */
export async function* sourceRows(source: ByteSource, onEncoding: (encoding: Encoding) => void, plan: ReadPlan = {}): AsyncGenerator<SourceRow> {
  const type = fileTypeOf(source.name);
  if (type === null) throw new UnreadableFile('unknown-file-type');
  if (type === 'xlsx') return yield* tableRows(workbookRows(source, plan.sheet), plan);
  const encoding = plan.encoding ?? (await detectEncoding(source));
  onEncoding(encoding);
  if (type === 'csv') return yield* tableRows(csvRows(decode(source, encoding)), plan);
  if (type === 'jsonl') return yield* objectRows(jsonLines(decode(source, encoding)), plan);
  let text = '';
  for await (const piece of decode(source, encoding)) text += piece;
  const document = jsonDocument(text);
  // Exports named .json often hold one object a line.
  if (document !== null) return yield* objectRows(document, plan);
  yield* objectRows(jsonLines(decode(source, encoding)), plan);
}

async function* tableRows(rows: AsyncIterable<TableRow> | Iterable<TableRow>, { headerLine, columns }: ReadPlan): AsyncGenerator<SourceRow> {
  let header: { headings: string[]; map: ColumnMap } | undefined;
  let seen = 0;
  for await (const { line, cells, bad } of rows) {
    if (cells.every((cell) => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === ''))) continue;
    if (header === undefined) {
      if (headerLine !== undefined && line < headerLine) continue;
      const headings = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
      const map = columns === undefined ? mapColumns(headings) : mapChosen(headings, columns.map(({ target }) => target));
      seen += 1;
      if (headerLine !== undefined || isHeader(map)) header = { headings, map };
      else if (seen >= HEADER_WITHIN) throw new UnreadableFile('no-header');
      continue;
    }
    yield { line, cells, ...header, bad };
  }
  if (header === undefined) throw new UnreadableFile(seen === 0 ? 'empty-file' : 'no-header');
}

async function* workbookRows(source: ByteSource, sheet: string | undefined): AsyncGenerator<TableRow> {
  const workbook = await openWorkbook(await blobOf(source));
  yield* workbook.rows(sheet ?? workbook.sheets[0] ?? '');
}

/** The whole file as a blob, which need not be in memory; a source that has none is read into one. */
export async function blobOf(source: ByteSource): Promise<Blob> {
  if (source.blob !== undefined) return source.blob();
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.bytes()) chunks.push(chunk);
  return new Blob(chunks as BlobPart[]);
}

async function* objectRows(rows: AsyncIterable<JsonRow> | Iterable<JsonRow>, { columns }: ReadPlan): AsyncGenerator<SourceRow> {
  const chosen = new Map(columns?.map(({ heading, target }) => [heading, target]));
  const mapOf = (headings: readonly string[]) => (columns === undefined ? mapColumns(headings) : mapChosen(headings, headings.map((heading) => chosen.get(heading) ?? 'unused')));
  const maps = new Map<string, { headings: string[]; map: ColumnMap }>();
  const none = { headings: [], map: mapColumns([]) };
  for await (const { line, value, bad } of rows) {
    if (bad !== undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
      yield { line, cells: [], ...none, bad: bad ?? 'not-a-record' };
      continue;
    }
    const headings = Object.keys(value);
    const shape = headings.join('\u0000');
    const known = maps.get(shape) ?? { headings, map: mapOf(headings) };
    if (maps.size < 1000) maps.set(shape, known);
    yield { line, cells: Object.values(value), ...known };
  }
}
