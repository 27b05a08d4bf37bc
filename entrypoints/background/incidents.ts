import type { GuardEvent } from '../../lib/guard/index.ts';
import type { EntryKind } from '../../lib/record/index.ts';

/** What a guard's report is recorded as. Ordinary choices are not incidents and leave no entry. */
export const RECORDED_AS: Readonly<Record<GuardEvent, EntryKind | undefined>> = {
  'closed-option': undefined,
  'choice-stopped': 'choice-stopped',
  'choice-reverted': 'choice-stopped',
  'submit-stopped': 'submit-stopped',
  'ordinary-chosen': undefined,
  'tamper-disabled-removed': 'tamper',
  'tamper-overlay-removed': 'tamper',
  'tamper-overlay-covered': 'tamper',
  'tamper-context-spoofed': 'tamper',
  'budget-exceeded': 'tamper',
  // Recorded by `health.ts`, once a day for the same fault.
  'profile-outdated': undefined,
  // Nothing happened: badges follow into the frame.
  'party-table': undefined,
};

/**
 * How often one thing in one tab becomes a record. A page can make the guard report without end (a script that clicks
 * the closed option, one that fights over it): the chain must not grow by that, and must still tell it.
 */
const BURST = 5;
const THEN_EVERY_MS = 60_000;
/** Tabs come and go; what has rested this long is forgotten. */
const FORGET_MS = 60 * 60_000;

export interface Incidents {
  /** What the entry says beside the incident (`unrecorded`: how many like it were left out before), or undefined when it is left out itself. */
  due(key: string, nowMs: number): { readonly unrecorded?: number } | undefined;
}

/** Memory of the worker only: a worker that was stopped begins anew, which adds a few entries, never loses one. */
export function createIncidents(): Incidents {
  const known = new Map<string, { count: number; lastEntry: number; leftOut: number }>();
  return {
    due(key, nowMs) {
      for (const [other, { lastEntry }] of known) if (nowMs - lastEntry > FORGET_MS) known.delete(other);
      const seen = known.get(key) ?? { count: 0, lastEntry: -Infinity, leftOut: 0 };
      if (seen.count >= BURST && nowMs - seen.lastEntry < THEN_EVERY_MS) {
        known.set(key, { ...seen, leftOut: seen.leftOut + 1 });
        return undefined;
      }
      known.set(key, { count: seen.count + 1, lastEntry: nowMs, leftOut: 0 });
      return seen.leftOut === 0 ? {} : { unrecorded: seen.leftOut };
    },
  };
}
