import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatch } from './watch.dom.ts';

/** A window with just what the watch uses; events and mutations are sent by hand. */
function fakePage(passCost: number | (() => number), readyState: DocumentReadyState = 'complete') {
  const listeners = new Map<string, (event: Event) => void>();
  let mutate: () => void = () => undefined;
  vi.stubGlobal('MutationObserver', class {
    constructor(callback: () => void) {
      mutate = callback;
    }
    observe() {}
    disconnect() {}
  });
  const document = { body: {}, readyState, visibilityState: 'visible', addEventListener() {}, removeEventListener() {} };
  const view = {
    document,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    setInterval: () => 0,
    addEventListener: (name: string, listener: (event: Event) => void) => void listeners.set(name, listener),
    removeEventListener: (name: string) => void listeners.delete(name),
  } as unknown as Window;
  const passes: number[] = [];
  const watch = createWatch({
    window: view,
    onPass() {
      passes.push(performance.now());
      vi.advanceTimersByTime(typeof passCost === 'number' ? passCost : passCost());
      return [];
    },
    probe: () => '',
  });
  watch.start();
  return {
    passes,
    document,
    mutate: () => mutate(),
    slow: watch.slow,
    send: (type: string, isTrusted: boolean) => listeners.get(type)?.({ type, isTrusted } as Event),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what a person types is read well within 100 ms; what a script does waits for quiet', () => {
  const page = fakePage(0);
  page.send('input', true);
  vi.advanceTimersByTime(50);
  expect(page.passes).toHaveLength(2);
  page.send('input', false);
  vi.advanceTimersByTime(100);
  expect(page.passes).toHaveLength(2);
  vi.advanceTimersByTime(60);
  expect(page.passes).toHaveLength(3);
});

test('a page that answers typing with mutations does not put the pass off', () => {
  const page = fakePage(0);
  page.send('change', true);
  for (let at = 0; at < 8; at += 1) {
    vi.advanceTimersByTime(10);
    page.mutate();
  }
  expect(page.passes.length).toBeGreaterThanOrEqual(2);
});

test('a pass that costs much is not run at every key', () => {
  const page = fakePage(100);
  for (let at = 0; at < 10; at += 1) {
    page.send('input', true);
    vi.advanceTimersByTime(50);
  }
  // Half a second of fast typing: one pass at most besides the first.
  expect(page.passes.length).toBeLessThanOrEqual(2);
});

test('one pass in which the machine stalled does not put off the next answer to typing', () => {
  const costs = [10, 900];
  const page = fakePage(() => costs.shift() ?? 10);
  page.send('input', true);
  vi.advanceTimersByTime(30);
  expect(page.passes).toHaveLength(2);
  page.send('input', true);
  vi.advanceTimersByTime(60);
  expect(page.passes).toHaveLength(3);
});

test('a quick pass over the first part of a document is not repeated for each further part', () => {
  const costs = [1];
  const page = fakePage(() => costs.shift() ?? 80, 'loading');
  for (let part = 0; part < 40; part += 1) {
    page.mutate();
    vi.advanceTimersByTime(50);
  }
  // Two seconds of arriving parts: about a tenth of them for reading.
  expect(page.passes.length).toBeLessThanOrEqual(5);
});

test('a page that takes too long to read says so with one more pass, and is then left alone', () => {
  const page = fakePage(900);
  vi.advanceTimersByTime(60_000);
  expect(page.slow()).toBe(true);
  page.mutate();
  vi.advanceTimersByTime(60_000);
  expect(page.passes).toHaveLength(2);
  page.send('input', true);
  vi.advanceTimersByTime(5_000);
  expect(page.passes).toHaveLength(3);
});
