import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxAt, choosePlace, CORNERS, COST, cornerByKey, nearest, type Obstacle } from './placement.ts';

const WINDOW = { width: 1366, height: 768 };
const PANEL = { width: 348, height: 290 };
const obstacle = (left: number, top: number, cost: number = COST.control): Obstacle => ({ left, top, right: left + 60, bottom: top + 28, cost });

describe('choosePlace', () => {
  test('an empty page has the panel at the upper right', () => expect(choosePlace(PANEL, WINDOW, [])).toEqual({ corner: 'right-top', cost: 0 }));

  test('gives way to a control, however much text the other corner has', () => {
    const text = Array.from({ length: 30 }, (_, i) => obstacle(1030 + i, 600, COST.text));
    expect(choosePlace(PANEL, WINDOW, [obstacle(1200, 20), ...text]).corner).not.toBe('right-top');
  });

  test('stays when only text lies below it, and when nowhere is better', () => {
    expect(choosePlace(PANEL, WINDOW, [obstacle(20, 700, COST.text)], 'left-bottom').corner).toBe('left-bottom');
    const everywhere = CORNERS.map((corner) => obstacle(boxAt(corner, PANEL, WINDOW).left + 5, boxAt(corner, PANEL, WINDOW).top + 5));
    expect(choosePlace(PANEL, WINDOW, everywhere, 'left-top')).toEqual({ corner: 'left-top', cost: COST.control });
  });

  test('where every corner has a control, the submit button is the last to be covered', () => {
    const everywhere = CORNERS.map((corner) => obstacle(boxAt(corner, PANEL, WINDOW).left + 5, boxAt(corner, PANEL, WINDOW).top + 5, corner === 'left-top' ? COST.control : COST.action));
    expect(choosePlace(PANEL, WINDOW, everywhere).corner).toBe('left-top');
  });

  test('never takes a corner with a control while another is free of them', () => {
    const where = fc.record({ left: fc.integer({ min: 0, max: 1300 }), top: fc.integer({ min: 0, max: 740 }) });
    fc.assert(
      fc.property(fc.array(where, { maxLength: 6 }), fc.constantFrom(undefined, ...CORNERS), (spots, now) => {
        const controls = spots.map(({ left, top }) => obstacle(left, top));
        const free = CORNERS.some((corner) => choosePlace(PANEL, WINDOW, controls, corner).cost === 0);
        expect(choosePlace(PANEL, WINDOW, controls, now).cost === 0).toBe(free);
      }),
    );
  });
});

test.each([
  ['right-top', 'ArrowLeft', 'left-top'],
  ['left-top', 'ArrowDown', 'left-bottom'],
  ['left-bottom', 'ArrowRight', 'right-bottom'],
  ['right-bottom', 'ArrowUp', 'right-top'],
  ['right-top', 'Enter', undefined],
] as const)('from %s, %s leads to %s', (from, key, to) => expect(cornerByKey(from, key)).toBe(to));

test('a panel can be dragged anywhere, and never out of the window', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -3_000, max: 3_000 }), (left, top) => {
      const { x, y } = nearest({ left, top, right: left + PANEL.width, bottom: top + PANEL.height }, WINDOW);
      expect(x >= 0 && x <= WINDOW.width - PANEL.width && y >= 0 && y <= WINDOW.height - PANEL.height).toBe(true);
    }),
  );
  expect(nearest({ left: 500, top: 400, right: 848, bottom: 690 }, WINDOW)).toEqual({ corner: 'left-bottom', x: 500, y: 78 });
});
