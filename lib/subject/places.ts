import { DIVISIONS } from './division-table.ts';

/**
 * Places in names of companies: which divisions a text names, also without their last word (昆山 for 昆山市). The table is
 * searched as it is: a worker that has just woken would take longer to build a map than to compare two names.
 */

/** Codes of GB/T 2260 without the zeros of the levels below: two digits a province, four a prefecture, six a county. */
interface Written {
  readonly word: string;
  readonly codes: readonly string[];
  /** Without its last word, as 昆山 for 昆山市. */
  readonly bare: boolean;
}

/** A place that a name says: which divisions it can be (one unless it is ambiguous), and where it stands in the text. */
export interface Place {
  readonly codes: readonly string[];
  /** How many divisions in a row were named. */
  readonly links: number;
  /** Length of the text that names it. */
  readonly length: number;
  /** The last division is a county or city without its last word: also words of brands are written so. */
  readonly doubtful: boolean;
  /** No division is written with its last word. */
  readonly bare: boolean;
  /** The text, each division without its last word. */
  readonly bareText: string;
}

const LONGEST = 15;
const SHORTEST = 2;
const COUNTY = 6;
const MAX_LINKS = 3;

/**
 * Places with which a folded text begins, the longest first: 江苏省苏州市, then 江苏省. Each division after the first
 * lies in the one before it, which keeps 北京朝阳 from being a city of Liaoning.
 */
export function placesAt(text: string): Place[] {
  const places: Place[] = [];
  let last: Place | undefined;
  for (let links = 1; links <= MAX_LINKS; links += 1) {
    const next = linkAfter(text, last);
    if (next === undefined) break;
    places.unshift(next);
    last = next;
  }
  return places;
}

/** The place that a text is from end to end; undefined when it is not one. */
export function placeOf(text: string): Place | undefined {
  return placesAt(text).find((place) => place.length === text.length);
}

/** Whether a division is another one or part of it. */
export function liesIn(code: string, outer: string): boolean {
  return code.startsWith(outer);
}

/** 杭州市场 is a market in 杭州, not a field in 杭州市. */
const WORDS_BEHIND = /^(?:市[场政民容井集郊]|区[块域]|县城|省会)$/u;

function linkAfter(text: string, before: Place | undefined): Place | undefined {
  const from = before?.length ?? 0;
  let rest = text.slice(from, from + LONGEST);
  while (rest.length >= SHORTEST) {
    const written = lastUpTo(rest);
    if (written === undefined) return undefined;
    if (!rest.startsWith(written.word)) {
      // What begins the text and comes before this division in the order begins this division too.
      rest = rest.slice(0, commonLength(written.word, rest));
      continue;
    }
    const codes = before === undefined ? written.codes : written.codes.filter((code) => before.codes.some((outer) => code !== outer && liesIn(code, outer)));
    // 城区 and 东区 are somewhere only after the name of their city.
    const cutsWord = WORDS_BEHIND.test(text.slice(from + written.word.length - 1, from + written.word.length + 1));
    if (codes.length > 0 && !cutsWord && (before !== undefined || written.word.length > SHORTEST || written.bare)) {
      return { codes, links: (before?.links ?? 0) + 1, length: from + written.word.length, doubtful: written.bare && codes[0]?.length === COUNTY, bare: written.bare && before?.bare !== false, bareText: (before?.bareText ?? '') + bareOf(written) };
    }
    rest = rest.slice(0, written.word.length - 1);
  }
  return undefined;
}

function bareOf({ word, codes, bare }: Written): string {
  for (let length = SHORTEST; !bare && length < word.length; length += 1) {
    const stem = lastUpTo(word.slice(0, length));
    if (stem?.word.length === length && stem.bare && codes.some((code) => stem.codes.includes(code))) return stem.word;
  }
  return word;
}

/** The last way to write a division, in the table's order, that does not come after the text; undefined when all do. */
function lastUpTo(text: string): Written | undefined {
  let found: { word: string; start: number; end: number } | undefined;
  let low = 0;
  let high = DIVISIONS.length;
  while (low < high) {
    const start = DIVISIONS.lastIndexOf('|', Math.max(0, ((low + high) >>> 1) - 1)) + 1;
    const bar = DIVISIONS.indexOf('|', start);
    const end = bar < 0 ? DIVISIONS.length : bar;
    let word = start;
    while (!isMark(DIVISIONS.charCodeAt(word))) word += 1;
    const own = DIVISIONS.slice(start, word);
    if (own <= text) {
      found = { word: own, start: word, end };
      low = end + 1;
    } else high = start - 1;
  }
  if (found === undefined) return undefined;
  return { word: found.word, bare: DIVISIONS.charAt(found.start) === '*', codes: DIVISIONS.slice(found.start + 1, found.end).split(',') };
}

/** `:` behind a whole name, `*` behind a bare one. */
function isMark(code: number): boolean {
  return code === 0x3a || code === 0x2a;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1;
  return length;
}
