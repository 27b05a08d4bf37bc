import { onFault } from '../../lib/shared/index.ts';
import { recentFaults } from '../../lib/storage/index.bg.ts';

const KEPT = 50;

/** Keeps the last warnings and errors of the background where the diagnostic bundle finds them: area and reason word, in memory only. */
export function keepFaults(now: () => number = Date.now): void {
  let last: Promise<unknown> = Promise.resolve();
  onFault((level, area, reason) => {
    const fault = { at: new Date(now()).toISOString(), level, area, reason };
    // One after another: two at once would lose one. That a fault cannot be kept is no reason for another.
    last = last.then(async () => recentFaults.set([...listOf(await recentFaults.get()), fault].slice(-KEPT))).catch(() => undefined);
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
