import { Parser } from 'htmlparser2';
import { readZip } from '../zip.ts';
import type { MediaFile } from '../media/files.ts';
import { UnreadableFile } from './reasons.ts';
import type { TableRow } from './csv.ts';

/** A workbook that has been opened: names of its sheets, and the rows of one of them, read as they are asked for. */
export interface Workbook {
  readonly sheets: readonly string[];
  rows(sheet: string): AsyncGenerator<TableRow>;
}

const DAY_MS = 86_400_000;
/** Rows that a piece of XML has given are handed on together; parts of a workbook other than sheets are small. */
const MAX_COLUMNS = 16_384;

/**
 * Opens an XLSX workbook. Sheets are parsed as they are unpacked, so that one of a million rows needs little more memory
 * than its texts, which the format keeps apart from the rows. @throws UnreadableFile
 */
export async function openWorkbook(blob: Blob): Promise<Workbook> {
  if (blob.size === 0) throw new UnreadableFile('empty-file');
  const zip = await readZip(blob);
  if (!zip.ok) throw new UnreadableFile('not-a-workbook');
  const parts = new Map(zip.value.map((file) => [file.path.replace(/^\//, ''), file]));
  const { sheets, date1904 } = await readIndex(parts);
  if (sheets.length === 0) throw new UnreadableFile('not-a-workbook');
  let shared: Promise<[string[], boolean[]]> | undefined;
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(name) {
      const part = parts.get(sheets.find((sheet) => sheet.name === name)?.path ?? '');
      if (part === undefined) throw new UnreadableFile('not-a-workbook');
      shared ??= Promise.all([readStrings(parts.get('xl/sharedStrings.xml')), readDateStyles(parts.get('xl/styles.xml'))]);
      const [strings, dateStyles] = await shared;
      yield* sheetRows(part, strings, dateStyles, date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30));
    },
  };
}

interface Sink {
  open?(tag: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(tag: string): void;
}

/** Feeds a part to the parser, pausing after each piece. Prefixes of names differ between writers: they are left out. */
async function* parsed(part: MediaFile, sink: Sink): AsyncGenerator<void> {
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser({ onopentag: (name, attributes) => sink.open?.(local(name), attributes), ontext: (text) => sink.text?.(text), onclosetag: (name) => sink.close?.(local(name)) }, { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  const reader = part.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parser.write(decoder.decode(value, { stream: true }));
      yield;
    }
  } catch (error) {
    // The archive is damaged: zip.js says so through the stream.
    if (error instanceof TypeError) throw new UnreadableFile('not-a-workbook');
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  parser.end();
  yield;
}

async function readPart(part: MediaFile | undefined, sink: Sink): Promise<void> {
  if (part === undefined) return;
  for await (const _ of parsed(part, sink));
}

async function readIndex(parts: ReadonlyMap<string, MediaFile>): Promise<{ sheets: { name: string; path: string }[]; date1904: boolean }> {
  const targets = new Map<string, string>();
  await readPart(parts.get('xl/_rels/workbook.xml.rels'), {
    open: (tag, { Id, Target }) => {
      if (tag === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let date1904 = false;
  await readPart(parts.get('xl/workbook.xml'), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      const path = targets.get(attributes['r:id'] ?? '');
      if (tag === 'sheet' && path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  return { sheets: sheets.filter(({ path }) => parts.has(path)), date1904 };
}

/** Texts of the workbook, by number. Readings of characters (rPh) are no part of a text. */
async function readStrings(part: MediaFile | undefined): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let [inText, aside] = [false, 0];
  await readPart(part, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') aside += 1;
      else if (tag === 't') inText = aside === 0;
    },
    text: (piece) => void (inText && (text += piece)),
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') aside -= 1;
      else if (tag === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

/** Which cell styles show a number as a date. */
async function readDateStyles(part: MediaFile | undefined): Promise<boolean[]> {
  const custom = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readPart(part, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) styles.push(isDateFormat(Number(attributes['numFmtId'] ?? 0), custom));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Built-in date formats, those of East Asian editions among them; of others, those that spell out a year or a day. */
function isDateFormat(id: number, custom: ReadonlyMap<number, string>): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return true;
  const code = (custom.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return /[yd]/i.test(code) && !/general/i.test(code);
}

async function* sheetRows(part: MediaFile, strings: readonly string[], dateStyles: readonly boolean[], epoch: number): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  let cells: unknown[] = [];
  let [line, column, text] = [0, -1, ''];
  let [type, isDate, inValue, aside] = ['n', false, false, 0];
  const value = (): unknown => {
    if (type === 's') return strings[Number(text)] ?? null;
    if (type === 'str' || type === 'inlineStr' || type === 'e') return unescaped(text);
    if (type === 'b') return text === '1';
    if (text === '') return null;
    if (type === 'd') return text;
    const number = Number(text);
    if (!Number.isFinite(number)) return text;
    return isDate ? new Date(epoch + Math.round(number * DAY_MS)) : number;
  };
  const sink: Sink = {
    open: (tag, attributes) => {
      if (tag === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
        [cells, column] = [[], -1];
      } else if (tag === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        [type, isDate, text] = [attributes['t'] ?? 'n', dateStyles[Number(attributes['s'] ?? 0)] ?? false, ''];
      } else if (tag === 'rPh') aside += 1;
      else if (tag === 'v' || tag === 't') inValue = aside === 0;
    },
    text: (piece) => void (inValue && (text += piece)),
    close: (tag) => {
      if (tag === 'v' || tag === 't') inValue = false;
      else if (tag === 'rPh') aside -= 1;
      else if (tag === 'c' && column >= 0 && column < MAX_COLUMNS) {
        while (cells.length < column) cells.push(null);
        cells[column] = value();
      } else if (tag === 'row') ready.push({ line, cells });
    },
  };
  for await (const _ of parsed(part, sink)) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

/** 0 for A, 26 for AA. */
function columnOf(reference: string): number {
  let number = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    number = number * 26 + digit;
  }
  return number - 1;
}

/** The format writes characters that XML does not allow as _xHHHH_. */
function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
