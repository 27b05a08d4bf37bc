import { describe, expect, it } from 'vitest';
import { createBudget, FIGHT_WINDOW_MS, MAX_FIGHTS } from './budget.ts';

describe('tamper budget', () => {
  it('allows three fights in five seconds, then none any more', () => {
    const budget = createBudget();
    const thing = {};
    const answers = Array.from({ length: MAX_FIGHTS + 1 }, (_, at) => budget.spend(thing, at * 100));
    expect(answers).toEqual([true, true, true, false]);
    expect(budget.spent(thing)).toBe(true);
    expect(budget.spend(thing, 10 * FIGHT_WINDOW_MS)).toBe(false);
  });
  it('lets slow rebuilding go on for ever', () => {
    const budget = createBudget();
    const thing = {};
    for (let at = 0; at < 50; at += 1) expect(budget.spend(thing, at * FIGHT_WINDOW_MS)).toBe(true);
  });
  it('counts each thing by itself', () => {
    const budget = createBudget();
    for (let at = 0; at <= MAX_FIGHTS; at += 1) budget.spend(budget, at);
    expect(budget.spend({}, 5)).toBe(true);
  });
});
