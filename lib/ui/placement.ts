/**
 * Where the panel stands so that it is in nobody's way: a choice among the four corners of the window, by what each
 * would cover. Pure: boxes in, corner out.
 */
export const CORNERS = ['right-top', 'right-bottom', 'left-bottom', 'left-top'] as const;
export type Corner = (typeof CORNERS)[number];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Something on the page that a panel may cover, and how much that would cost the officer. */
export interface Obstacle extends Box {
  readonly cost: number;
}

/** Relative weights. A control that is covered outweighs any amount of text; a submit outweighs all other controls. */
export const COST = { action: 1_000, control: 100, pointer: 40, text: 1, unknown: 0.5 } as const;
/** From here on a place covers something that an officer may want to press. */
export const IN_THE_WAY = COST.pointer;

/** Distance from the edges of the window, and kept clear around controls, in CSS pixels. */
export const MARGIN = 12;
const CLEARANCE = 3;
/** Among equals the first corner wins: people look for notices at the upper right. */
const HABIT = [0, 2, 6, 8] as const;

export interface Place {
  readonly corner: Corner;
  readonly cost: number;
}

export function boxAt(corner: Corner, size: Size, window: Size): Box {
  const left = corner.startsWith('left') ? MARGIN : window.width - MARGIN - size.width;
  const top = corner.endsWith('top') ? MARGIN : window.height - MARGIN - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/** What a panel in this box would cost: the sum over everything it touches. */
export function costOf(box: Box, obstacles: readonly Obstacle[]): number {
  let cost = 0;
  for (const { left, top, right, bottom, cost: each } of obstacles) {
    if (left < box.right + CLEARANCE && right > box.left - CLEARANCE && top < box.bottom + CLEARANCE && bottom > box.top - CLEARANCE) cost += each;
  }
  return cost;
}

/**
 * The corner for a panel of this size. `now`, if given, is kept unless it covers a control and another corner costs
 * clearly less: a panel that jumps about is in the way, too.
 */
export function choosePlace(size: Size, window: Size, obstacles: readonly Obstacle[], now?: Corner): Place {
  const places = CORNERS.map((corner, rank) => ({ corner, cost: costOf(boxAt(corner, size, window), obstacles), habit: HABIT[rank] ?? 0 }));
  const best = places.reduce((a, b) => (b.cost + b.habit < a.cost + a.habit ? b : a));
  const current = places.find(({ corner }) => corner === now);
  const chosen = current !== undefined && (current.cost < IN_THE_WAY || current.cost - best.cost < IN_THE_WAY) ? current : best;
  return { corner: chosen.corner, cost: chosen.cost };
}

/** The corner that a person means by pressing an arrow key. */
export function cornerByKey(corner: Corner, key: string): Corner | undefined {
  const [side, edge] = corner.split('-') as ['left' | 'right', 'top' | 'bottom'];
  if (key === 'ArrowLeft') return `left-${edge}`;
  if (key === 'ArrowRight') return `right-${edge}`;
  if (key === 'ArrowUp') return `${side}-top`;
  return key === 'ArrowDown' ? `${side}-bottom` : undefined;
}

/** The corner that a dragged panel is nearest to, and its distances from that corner's two edges, inside the window. */
export function nearest(box: Box, window: Size): { corner: Corner; x: number; y: number } {
  const fromRight = window.width - box.right;
  const fromBottom = window.height - box.bottom;
  const side = box.left < fromRight ? 'left' : 'right';
  const edge = box.top <= fromBottom ? 'top' : 'bottom';
  const inside = (distance: number, room: number) => Math.round(Math.max(0, Math.min(distance, room)));
  return {
    corner: `${side}-${edge}`,
    x: inside(side === 'left' ? box.left : fromRight, window.width - (box.right - box.left)),
    y: inside(edge === 'top' ? box.top : fromBottom, window.height - (box.bottom - box.top)),
  };
}
