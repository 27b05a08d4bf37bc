import type { SheetContent } from './sheet.ts';

/** Sizes of type in points, as Chinese offices name them: 小四, 五号, 小五. */
const SIZES = [12, 10.5, 9] as const;
/** The last resort, before anything is left out: 六号 is the smallest that is still read. */
const SMALL_SIZES = [8.25, 7.5] as const;
/** Leading, as a multiple of the size. */
export const LEADING = 1.36;

/** How much of long texts is shown: from all of it to what always fits. `text`: characters. */
export interface Level {
  readonly text: number;
  readonly findings: number;
  readonly lists: number;
  readonly reasons: number;
  readonly decisions: number;
  readonly trace: number;
  readonly small?: boolean;
}
export const LEVELS: readonly Level[] = [
  { text: 2_200, findings: 3, lists: 6, reasons: 16, decisions: 5, trace: 8 },
  { text: 400, findings: 3, lists: 4, reasons: 8, decisions: 3, trace: 8 },
  { text: 200, findings: 3, lists: 4, reasons: 6, decisions: 3, trace: 7 },
  { text: 120, findings: 3, lists: 3, reasons: 5, decisions: 2, trace: 6 },
  { text: 80, findings: 3, lists: 2, reasons: 4, decisions: 2, trace: 6 },
  { text: 60, findings: 3, lists: 2, reasons: 3, decisions: 1, trace: 5 },
  { text: 60, findings: 3, lists: 2, reasons: 3, decisions: 1, trace: 5, small: true },
  { text: 40, findings: 3, lists: 1, reasons: 2, decisions: 1, trace: 4, small: true },
  { text: 30, findings: 2, lists: 1, reasons: 1, decisions: 1, trace: 3, small: true },
];

/** Points of an A4 page between its margins (14 mm above and below, 18 mm at the sides). */
const HEIGHT_PT = 760;
/** Right column of the table: 174 mm less the left one (25 mm) and its own padding. */
const VALUE_PT = 411;
const LABEL_PT = 60;
/** Title, line above the table, signatures, and the foot with the QR code. */
const AROUND_PT = 186;
const ROW_PADDING_PT = 5;

/** The largest size in which everything fits on the page; the smallest when none does. */
export function sizeOf(content: SheetContent): number {
  return [...SIZES, ...SMALL_SIZES].find((size) => heightAt(content, size) <= HEIGHT_PT) ?? 7.5;
}

export function fits(content: SheetContent, { small }: Pick<Level, 'small'> = { small: true }): boolean {
  return [...SIZES, ...(small === true ? SMALL_SIZES : [])].some((size) => heightAt(content, size) <= HEIGHT_PT);
}

function heightAt({ rows }: SheetContent, size: number): number {
  const perRow = rows.map(({ label, lines }) => Math.max(linesOf(label, size, LABEL_PT), lines.reduce((sum, line) => sum + linesOf(line, size, VALUE_PT), 0)) * size * LEADING + ROW_PADDING_PT);
  return AROUND_PT + perRow.reduce((sum, height) => sum + height, 0);
}

/** A day, with its time: kept on one line, on paper too. */
export const DAY = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?)/;
/** What a line is never broken in: a day, a word or code of Latin letters and digits, one Chinese character. */
const UNIT = /\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?|[!-~]+|./gsu;

/** Lines that a text takes, filled as a browser fills them; marks that may not begin a line cost a place now and then. */
function linesOf(text: string, size: number, width: number): number {
  const places = Math.floor(width / size) - 0.6;
  let [lines, filled] = [1, 0];
  for (const unit of text.match(UNIT) ?? []) {
    const need = [...unit].reduce((sum, letter) => sum + placeOf(letter), 0);
    if (filled + need <= places) filled += need;
    else if (need <= places) [lines, filled] = [lines + 1, need];
    else {
      lines += Math.ceil((filled + need) / places) - 1;
      filled = (filled + need) % places;
    }
  }
  return lines;
}

/** Widths as the widest of the named faces has them. */
function placeOf(letter: string): number {
  if ((letter.codePointAt(0) ?? 0) >= 0x2000) return 1;
  return /[a-z .,;:()]/.test(letter) ? 0.54 : 0.68;
}

/** The text up to so many characters, with a mark where it was cut. */
export function cutTo(text: string, length: number, mark: string): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, Math.max(1, length - [...mark].length)).join('')}${mark}`;
}
