import { isOwn } from '../shared/own-nodes.ts';

/** Where a badge goes, in the window; `small`: there is no room beside the text, and it sits on the cell's corner. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly small: boolean;
}

const HEIGHT = 18;
const GAP = 4;
export const SMALL_WIDTH = 18;

/**
 * Free room for a badge of `width` in a cell: behind the last line of its text, in front of the first, or the upper
 * corner. Undefined when the cell is not drawn. Nothing of the page moves for it.
 */
export function spotIn(cell: Element, width: number): Spot | undefined {
  const box = cell.getBoundingClientRect();
  if (box.width < SMALL_WIDTH || box.height < 8) return undefined;
  const range = cell.ownerDocument.createRange();
  range.selectNodeContents(cell);
  const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0);
  const last = lines.at(-1);
  const first = lines[0];
  if (last === undefined || first === undefined) return { left: box.left + GAP, top: box.top + (box.height - HEIGHT) / 2, small: false };
  const inline = (line: DOMRect): DOMRect[] => lines.filter((other) => other.top < line.bottom && other.bottom > line.top);
  const behind = Math.max(...inline(last).map(({ right }) => right));
  const before = Math.min(...inline(first).map(({ left }) => left));
  const middle = (line: DOMRect): number => Math.max(box.top, Math.min(box.bottom - HEIGHT, line.top + (line.height - HEIGHT) / 2));
  if (box.right - behind >= width + GAP) return { left: behind + GAP, top: middle(last), small: false };
  if (before - box.left >= width + GAP) return { left: before - GAP - width, top: middle(first), small: false };
  return { left: box.right - SMALL_WIDTH - 1, top: box.top + 1, small: true };
}

/** Whether a point of a row is in sight: inside all that scrolls, and under nothing of the page's, dialogs included. */
export function isInSight(row: Element, x: number, y: number): boolean {
  const root = row.getRootNode() as Document | ShadowRoot;
  const top = root.elementsFromPoint(x, y).find((element) => !isOwn(element));
  return top !== undefined && row.contains(top);
}
