import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { fightBudget } from './fight-budget.ts';
import { foldMemory } from './overlay-session.ts';

describe('fightBudget', () => {
  test('lasts for three fights in five seconds and ends with the fourth', () => {
    const budget = fightBudget();
    expect([0, 1_000, 2_000, 4_999].map((at) => budget.spend(at))).toEqual([true, true, true, false]);
  });
  test('a page that fights slowly never ends it', () => {
    const budget = fightBudget();
    expect([0, 2_500, 5_000, 7_500, 10_000].map((at) => budget.spend(at))).toEqual([true, true, true, true, true]);
  });
});

describe('foldMemory', () => {
  const store = () => {
    const values = new Map<string, string>();
    return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) };
  };
  test('holds for its own verdict only', () => {
    const storage = store();
    foldMemory(() => storage).write('v1', true);
    const next = foldMemory(() => storage);
    expect([next.read('v1'), next.read('v2')]).toEqual([true, undefined]);
    next.write('v1', false);
    expect(next.read('v1')).toBe(false);
  });
  test('forgets where the page has no storage', () => {
    const memory = foldMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    memory.write('v1', true);
    expect(memory.read('v1')).toBeUndefined();
  });
});

describe('ask', () => {
  test('asks again when the worker was not there', async () => {
    let calls = 0;
    const answer = await ask(() => {
      calls += 1;
      return calls < 3 ? Promise.reject(new Error('Could not establish connection')) : Promise.resolve('here');
    });
    expect(answer).toEqual({ ok: true, value: 'here' });
  });
  test('asks once where asking twice would do something twice', async () => {
    let calls = 0;
    const answer = await ask(() => Promise.reject(new Error(`call ${(calls += 1)}`)), { tries: 1 });
    expect([answer, calls]).toEqual([{ ok: false, reason: 'unreachable', detail: 'call 1' }, 1]);
  });
  test('does not wait for ever', async () => {
    const answer = await ask(() => new Promise<string>(() => undefined), { tries: 1, timeoutMs: 20 });
    expect(answer).toEqual({ ok: false, reason: 'unreachable', detail: 'timed out' });
  });
});
