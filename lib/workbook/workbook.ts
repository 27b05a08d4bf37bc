import { strToU8, Zip, ZipDeflate, type FlateError } from 'fflate';
import { maskPersonIds } from '../subject/index.ts';

export interface OutSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** The first row is a heading. */
  readonly rows: Iterable<readonly (string | number)[]>;
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Longest text of a cell that the format allows. */
const MAX_CELL = 32_767;
/** Rows that are written into the archive at once. */
const PIECE = 500;

/**
 * An XLSX workbook of texts and numbers, as small as the format allows: one style sheet, texts in the cells. No cell is a
 * formula: texts are typed as such, carry the mark of a quoted text, and one that begins like a formula gets an apostrophe, so
 * that it stays a text also after the sheet has been saved as CSV. Numbers of persons are struck out.
 */
export function writeWorkbook(sheets: readonly OutSheet[]): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error: FlateError | null, piece) => {
    if (error !== null) throw error;
    pieces.push(Uint8Array.from(piece));
  });
  const part = (path: string, texts: Iterable<string>) => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    for (const text of texts) file.push(strToU8(text));
    file.push(new Uint8Array(0), true);
  };
  part('[Content_Types].xml', [contentTypes(sheets.length)]);
  part('_rels/.rels', [`${HEADER}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
  part('xl/workbook.xml', [`${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${DOC}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`]);
  part('xl/_rels/workbook.xml.rels', [
    `${HEADER}<Relationships xmlns="${RELS}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${DOC}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${DOC}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  part('xl/styles.xml', [STYLES]);
  for (const [index, sheet] of sheets.entries()) part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet));
  zip.end();
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function contentTypes(count: number): string {
  const overrides = Array.from({ length: count }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`);
  return `${HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${overrides.join('')}</Types>`;
}

/** Style 0: numbers; 1: text, quoted; 2: heading, bold, quoted. */
const STYLES = `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

function* sheetXml({ widths, rows }: OutSheet): Generator<string> {
  yield `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  let text = '';
  let number = 0;
  for (const cells of rows) {
    number += 1;
    const style = number === 1 ? 2 : 1;
    text += `<row r="${number}">${cells.map((cell, i) => cellXml(`${columnName(i)}${number}`, cell, style)).join('')}</row>`;
    if (number % PIECE !== 0) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

function cellXml(place: string, value: string | number, style: number): string {
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  return value === '' ? '' : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(safeCell(value))}</t></is></c>`;
}

/** A text as it may stand in a cell. */
export function safeCell(text: string): string {
  // eslint-disable-next-line no-control-regex
  const shown = maskPersonIds(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  const quoted = /^[\s]*[=+\-@＝＋－＠]/u.test(shown) || /^[\t\r\n]/.test(shown) ? `'${shown}` : shown;
  return quoted.slice(0, MAX_CELL);
}

function escaped(text: string): string {
  // Without this a reader would take what looks like an escape of the format for one.
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}
