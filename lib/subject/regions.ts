import { REGIONS } from './name-tables.ts';

const LONGEST_REGION = 12;
const SHORTEST_REGION = 2;

/** Whether a folded text is the name of a division. */
export function isRegion(text: string): boolean {
  return text !== '' && lastUpTo(text) === text;
}

/** Length of the longest name of a division with which a folded text begins, at most `most`; 0 when there is none. */
export function longestRegion(text: string, most: number): number {
  let beginning = text.slice(0, Math.max(0, Math.min(LONGEST_REGION, most)));
  while (beginning.length >= SHORTEST_REGION) {
    const region = lastUpTo(beginning);
    if (beginning.startsWith(region)) return region.length;
    // What begins the text and comes before this region in the order begins this region too.
    beginning = beginning.slice(0, commonLength(region, beginning));
  }
  return 0;
}

/** The last region, in the table's order, that does not come after the text; the empty text when all do. */
function lastUpTo(text: string): string {
  let found = '';
  let low = 0;
  let high = REGIONS.length;
  while (low < high) {
    let start = (low + high) >>> 1;
    while (start > low && REGIONS.charAt(start - 1) !== '|') start -= 1;
    const bar = REGIONS.indexOf('|', start);
    const end = bar < 0 ? REGIONS.length : bar;
    const region = REGIONS.slice(start, end);
    if (region <= text) {
      found = region;
      low = end + 1;
    } else high = start;
  }
  return found;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1;
  return length;
}
