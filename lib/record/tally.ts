import { chinaDay } from '../shared/index.ts';
import type { AuditEntry, DayTally } from './types.ts';

/** Chinese calendar day on which an entry counts. */
export function dayOf(entry: Pick<AuditEntry, 'at'>): string {
  return chinaDay(Date.parse(entry.at));
}

/** A day's counters with one more entry. */
export function counted(tally: DayTally | undefined, entry: Pick<AuditEntry, 'at' | 'kind'>): DayTally {
  const counts = tally?.counts ?? {};
  return { day: tally?.day ?? dayOf(entry), counts: { ...counts, [entry.kind]: (counts[entry.kind] ?? 0) + 1 } };
}
