/** Marks where two short strings differ, so that an officer sees it without reading both letter by letter. */
export interface Segment {
  readonly text: string;
  readonly same: boolean;
}
export interface Comparison {
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
}

/** Beyond this the table of the longest common subsequence is not worth its memory; names are capped at 200. */
const MAX_LENGTH = 400;

/**
 * Aligns two strings by their longest common subsequence of characters.
 * Out: the segments of each side joined give that side back exactly. Code points, not UTF-16 units, so that
 * rare characters of names are never cut in half.
 */
export function compareStrings(left: string, right: string): Comparison {
  const a = [...left];
  const b = [...right];
  if (left === right) return { left: whole(left, true), right: whole(right, true) };
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return { left: whole(left, false), right: whole(right, false) };
  const lengths = commonLengths(a, b);
  const inLeft = a.map(() => false);
  const inRight = b.map(() => false);
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      inLeft[i] = true;
      inRight[j] = true;
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  const common = inLeft.filter(Boolean).length;
  if (common < Math.max(a.length, b.length) * MIN_COMMON) return endsOnly(a, b);
  return { left: segments(a, inLeft), right: segments(b, inRight) };
}

/** Below this share, single characters that happen to agree make a patchwork that hides what is different. */
const MIN_COMMON = 0.6;

/** Only what both strings begin and end with counts as the same. */
function endsOnly(a: readonly string[], b: readonly string[]): Comparison {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const mark = (side: readonly string[]) => segments(side, side.map((_, index) => index < head || index >= side.length - tail));
  return { left: mark(a), right: mark(b) };
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}

function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] as number[];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function whole(text: string, same: boolean): Segment[] {
  return text === '' ? [] : [{ text, same }];
}

function segments(characters: readonly string[], same: readonly boolean[]): Segment[] {
  const out: { text: string; same: boolean }[] = [];
  characters.forEach((character, index) => {
    const last = out.at(-1);
    if (last !== undefined && last.same === same[index]) last.text += character;
    else out.push({ text: character, same: same[index] === true });
  });
  return out;
}
