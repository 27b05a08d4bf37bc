/** 0 or 1 edits (change, removal, addition, swap of neighbours) between two texts; undefined when it takes more. */
export function editsBetween(a: string, b: string): 0 | 1 | undefined {
  if (a === b) return 0;
  const [short, long] = [[...a], [...b]].sort((one, other) => one.length - other.length) as [string[], string[]];
  if (long.length - short.length > 1) return undefined;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let back = 0;
  while (back < short.length - from && short.at(-1 - back) === long.at(-1 - back)) back += 1;
  const [left, right] = [short.slice(from, short.length - back), long.slice(from, long.length - back)];
  if (left.length <= 1 && right.length === 1) return 1;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0] ? 1 : undefined;
}
