import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { fightBudget } from './fight-budget.ts';
import { panelMemory } from './overlay-session.ts';

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

describe('panelMemory', () => {
  const store = () => {
    const values = new Map<string, string>();
    return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) };
  };
  test('holds for its own verdict only', () => {
    const storage = store();
    panelMemory(() => storage).keepFolded('v1', true);
    const next = panelMemory(() => storage);
    expect([next.folded('v1'), next.folded('v2')]).toEqual([true, undefined]);
    next.keepFolded('v1', false);
    expect(next.folded('v1')).toBe(false);
  });
  test('holds the corner, and no other word that a page may write there', () => {
    const storage = store();
    panelMemory(() => storage).keepCorner('left-bottom');
    expect(panelMemory(() => storage).corner()).toBe('left-bottom');
    storage.setItem('creditgate.side', 'off-screen');
    expect(panelMemory(() => storage).corner()).toBeUndefined();
  });
  test('writes nothing of the verdict where the page can read it', () => {
    const written: string[] = [];
    panelMemory(() => ({ getItem: () => null, setItem: (_key, value) => void written.push(value) })).keepFolded('91990000T00010007R', true);
    expect(written.join('').length).toBeLessThanOrEqual(5);
  });
  test('forgets where the page has no storage', () => {
    const memory = panelMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    memory.keepFolded('v1', true);
    expect(memory.folded('v1')).toBeUndefined();
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
