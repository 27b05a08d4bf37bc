import type { KeptValue } from './keeper.bg.ts';

/**
 * Runs `work` while no other context of the extension writes the same list: a sync of the background, a compaction, and
 * an import from an options page would each sweep away what the other is writing. The browser frees the lock when the
 * context dies. → `busy` when somebody else has it
 */
export async function withListLock<T>(listId: string, work: () => Promise<T>): Promise<T | 'busy'> {
  return navigator.locks.request(`creditgate-list:${listId}`, { ifAvailable: true }, async (lock) => (lock === null ? 'busy' : work()));
}

/** A kept value that several contexts change: each change reads, alters and writes the whole of it. */
export function sharedValue(value: KeptValue): KeptValue {
  return { ...value, exclusively: (work) => navigator.locks.request('creditgate-kept', work) };
}
