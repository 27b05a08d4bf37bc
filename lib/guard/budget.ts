/** A page that undoes a change this often … */
export const MAX_FIGHTS = 3;
/** … within this time is not fought any longer: the submit gate stays, and the fight becomes a record. */
export const FIGHT_WINDOW_MS = 5_000;

export interface Budget<K extends object> {
  /** Counts one fight over a thing. False once its budget is used up; it stays used up. */
  spend(key: K, now: number): boolean;
  spent(key: K): boolean;
}

/** Fights counted per thing over a sliding window. Times in milliseconds of any monotonic clock. */
export function createBudget<K extends object>(): Budget<K> {
  const fights = new WeakMap<K, number[]>();
  const lost = new WeakSet<K>();
  return {
    spend(key, now) {
      if (lost.has(key)) return false;
      const recent = (fights.get(key) ?? []).filter((at) => now - at < FIGHT_WINDOW_MS);
      recent.push(now);
      fights.set(key, recent);
      if (recent.length <= MAX_FIGHTS) return true;
      lost.add(key);
      return false;
    },
    spent: (key) => lost.has(key),
  };
}
