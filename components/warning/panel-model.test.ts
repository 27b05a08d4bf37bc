import { describe, expect, test } from 'vitest';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { overlays } from '../../tests/gallery/verdicts.ts';
import { minReason, panelRole, panelTask, reasonLength, startsFolded } from './panel-model.ts';

const state = (name: string): OverlayState => {
  const found = overlays[name];
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

describe('panelTask', () => {
  test.each([
    ['listed', 'override'],
    ['listed-renamed', 'override-off'],
    ['listed-decided', 'none'],
    ['listed-stale', 'checked'],
    ['listed-unsigned', 'checked'],
    ['suspected', 'identity'],
    ['not-found', 'none'],
    ['inspection', 'none'],
  ])('%s asks for %s', (name, task) => expect(panelTask(state(name))).toBe(task));

  test('a confirmed identity with a list that cannot be relied on asks for the public system next', () => {
    const suspected = state('suspected');
    expect(panelTask({ ...suspected, route: { ...suspected.route, decision: { kind: 'confirm-same', at: '', reason: '' } } })).toBe('checked');
  });
});

test.each([
  ['listed', 'alertdialog'],
  ['suspected', 'alertdialog'],
  ['listed-decided', 'region'],
  ['related', 'region'],
  ['not-found', 'region'],
])('%s is a %s', (name, role) => expect(panelRole(state(name))).toBe(role));

test('only what needs nothing from the officer starts as a bar', () => {
  expect(Object.keys(overlays).filter((name) => startsFolded(state(name)))).toEqual(['different', 'not-found']);
});

test('blanks do not make a reason longer, rare characters count once', () => {
  expect([reasonLength('   \n '), reasonLength(' 已核实 '), reasonLength('𠮷')]).toEqual([0, 3, 1]);
});

test('every decision that opens the route needs its reason', () => {
  const listed = state('listed');
  expect((['override', 'confirm-different', 'confirm-checked', 'confirm-same'] as const).map((kind) => minReason(kind, listed))).toEqual([10, 10, 10, 0]);
});
