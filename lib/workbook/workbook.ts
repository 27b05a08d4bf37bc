import { strToU8, Zip, ZipDeflate, type FlateError } from 'fflate';
import { maskPersonIds } from '../subject/index.ts';

export interface OutSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** The first row is a heading. */
  readonly rows: Iterable<readonly (string | number)[]>;
  /** A sheet to be printed as it stands, instead of a table with a heading that stays on the screen. */
  readonly form?: SheetForm;
}

/** How a form looks. Rows and columns count from 0. */
export interface SheetForm {
  /** Cells that are one: first and last row, first and last column. */
  readonly merges: readonly { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] }[];
  /** What each row is; `line`: a line of words above the table, without borders. */
  readonly looks: readonly RowLook[];
}
export type RowLook = 'title' | 'line' | 'head' | 'body';

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

/** Places in the style sheet: a table's numbers, texts and heading; and of a form its title, lines, heading, names and numbers. */
const STYLE = { number: 0, text: 1, heading: 2, title: 3, line: 4, head: 5, name: 6, count: 7 } as const;
/** Texts are quoted: a spreadsheet takes none of them for anything else. */
const TEXT = 'numFmtId="49" fillId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" xfId="0"';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const edge = '<color auto="1"/>';
const XFS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  `<xf ${TEXT} fontId="0" borderId="0"/>`,
  `<xf ${TEXT} fontId="1" borderId="0"/>`,
  `<xf ${TEXT} fontId="2" borderId="0" applyAlignment="1">${centred}</xf>`,
  `<xf ${TEXT} fontId="0" borderId="0" applyAlignment="1"><alignment vertical="center"/></xf>`,
  `<xf ${TEXT} fontId="1" borderId="1" applyBorder="1" applyAlignment="1">${centred}</xf>`,
  `<xf ${TEXT} fontId="0" borderId="1" applyBorder="1" applyAlignment="1">${centred}</xf>`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">${centred}</xf>`,
];
const font = (size: number, bold: boolean) => `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/></font>`;
const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const THIN = `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin">${edge}</${side}>`).join('')}<diagonal/></border>`;
const STYLES = `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="3">${font(11, false)}${font(11, true)}${font(16, true)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2">${NO_BORDER}${THIN}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${XFS.length}">${XFS.join('')}</cellXfs></styleSheet>`;

/** Heights of a form's rows in points: signatures and stamps want room. */
const HEIGHT: Readonly<Record<RowLook, number>> = { title: 36, line: 24, head: 48, body: 28 };
const PANE = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';

function* sheetXml({ widths, rows, form }: OutSheet): Generator<string> {
  const fit = form === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield `${HEADER}<worksheet xmlns="${MAIN}">${fit}<sheetViews>${form === undefined ? PANE : '<sheetView workbookViewId="0"/>'}</sheetViews><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  let text = '';
  let number = 0;
  for (const cells of rows) {
    number += 1;
    const look = form?.looks[number - 1];
    const height = look === undefined ? '' : ` ht="${HEIGHT[look]}" customHeight="1"`;
    text += `<row r="${number}"${height}>${cells.map((cell, i) => cellXml(`${columnName(i)}${number}`, cell, styleOf(cell, number, look), look !== undefined)).join('')}</row>`;
    if (number % PIECE !== 0) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData>`;
  if (form !== undefined) {
    const merged = form.merges.map(({ rows: [top, bottom], columns: [left, right] }) => `<mergeCell ref="${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}"/>`);
    if (merged.length > 0) yield `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`;
    yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  }
  yield '</worksheet>';
}

function styleOf(cell: string | number, row: number, look: RowLook | undefined): number {
  if (look === undefined) return typeof cell === 'number' ? STYLE.number : row === 1 ? STYLE.heading : STYLE.text;
  if (look === 'body') return typeof cell === 'number' ? STYLE.count : STYLE.name;
  return STYLE[look];
}

/** Empty cells of a form are written too: they have borders. */
function cellXml(place: string, value: string | number, style: number, always: boolean): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  if (typeof value === 'number') return `<c r="${place}"${styled}><v>${value}</v></c>`;
  if (value === '') return always ? `<c r="${place}"${styled}/>` : '';
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(safeCell(value))}</t></is></c>`;
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
