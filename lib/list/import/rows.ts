import { mapColumns, isHeader, type ColumnMap } from './columns.ts';
import { csvRows, type TableRow } from './csv.ts';
import { jsonDocument, jsonLines, type JsonRow } from './json.ts';
import { UnreadableFile, type RowError } from './reasons.ts';
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
export async function* sourceRows(source: ByteSource, onEncoding: (encoding: Encoding) => void): AsyncGenerator<SourceRow> {
  const type = fileTypeOf(source.name);
  if (type === null) throw new UnreadableFile('unknown-file-type');
  if (type === 'xlsx') return yield* tableRows(workbookRows(source));
  const encoding = await detectEncoding(source);
  onEncoding(encoding);
  if (type === 'csv') return yield* tableRows(csvRows(decode(source, encoding)));
  if (type === 'jsonl') return yield* objectRows(jsonLines(decode(source, encoding)));
  let text = '';
  for await (const piece of decode(source, encoding)) text += piece;
  const document = jsonDocument(text);
  // Exports named .json often hold one object a line.
  if (document !== null) return yield* objectRows(document);
  yield* objectRows(jsonLines(decode(source, encoding)));
}

async function* tableRows(rows: AsyncIterable<TableRow> | Iterable<TableRow>): AsyncGenerator<SourceRow> {
  let header: { headings: string[]; map: ColumnMap } | undefined;
  let seen = 0;
  for await (const { line, cells, bad } of rows) {
    if (cells.every((cell) => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === ''))) continue;
    if (header === undefined) {
      const headings = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
      const map = mapColumns(headings);
      seen += 1;
      if (isHeader(map)) header = { headings, map };
      else if (seen >= HEADER_WITHIN) throw new UnreadableFile('no-header');
      continue;
    }
    yield { line, cells, ...header, bad };
  }
  if (header === undefined) throw new UnreadableFile(seen === 0 ? 'empty-file' : 'no-header');
}

async function* workbookRows(source: ByteSource): AsyncGenerator<TableRow> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.bytes()) chunks.push(chunk);
  const bytes = await new Blob(chunks as BlobPart[]).arrayBuffer();
  if (bytes.byteLength === 0) throw new UnreadableFile('empty-file');
  const { readSheet } = await import('read-excel-file/universal');
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(bytes);
  } catch (error) {
    // Whatever the parser chokes on: it is not a workbook that we can read.
    if (error instanceof Error) throw new UnreadableFile('not-a-workbook');
    throw error;
  }
  for (const [index, cells] of rows.entries()) yield { line: index + 1, cells };
}

async function* objectRows(rows: AsyncIterable<JsonRow> | Iterable<JsonRow>): AsyncGenerator<SourceRow> {
  const maps = new Map<string, { headings: string[]; map: ColumnMap }>();
  const none = { headings: [], map: mapColumns([]) };
  for await (const { line, value, bad } of rows) {
    if (bad !== undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
      yield { line, cells: [], ...none, bad: bad ?? 'not-a-record' };
      continue;
    }
    const headings = Object.keys(value);
    const shape = headings.join('\u0000');
    const known = maps.get(shape) ?? { headings, map: mapColumns(headings) };
    if (maps.size < 1000) maps.set(shape, known);
    yield { line, cells: Object.values(value), ...known };
  }
}
