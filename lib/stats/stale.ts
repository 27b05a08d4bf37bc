import type { StaleTime } from '../messaging/index.ts';
import type { AuditEntry } from '../record/index.ts';
import { addDays, chinaDay, isDay, workingDaysAfter, type WorkCalendar } from '../shared/index.ts';
import type { Period } from './period.ts';

/** From `at` on (epoch milliseconds), a list showed the state of `asOf`; without, there was none. */
interface Stand {
  readonly at: number;
  readonly asOf?: string;
  readonly expires?: number;
}

export interface StaleLimit {
  /** More working days than these since the day that the list shows, by this calendar, are past the limit. */
  readonly hardLimitWorkingDays: number;
  readonly calendar: WorkCalendar;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/**
 * Time in which lists were past their limit, a Chinese day and list. Every sync, import and rollback says which day the list
 * then showed; from one of them to the next it stood so. It was past its limit on the days on which it may not close a route:
 * more working days old than the hard limit that is in force now, or past the expiry that its publisher had set, where the entry
 * has that. Hours are those of the clock, also those in which the machine was off; before the first entry there is no time to tell.
 *
 * @param entries of kinds `sync` and `import`, oldest first, also from before the period
 * @param now epoch milliseconds: nothing is counted beyond it
 */
export function staleTimes(entries: readonly AuditEntry[], { from, to }: Period, limit: StaleLimit, now: number): StaleTime[] {
  const isPast = pastLimit(limit);
  const times: StaleTime[] = [];
  for (const [listId, stands] of standsOf(entries)) {
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const [begin, end] = [startOf(day), Math.min(startOf(day) + DAY_MS, now)];
      let ms = 0;
      let since = day;
      for (const [index, { at, asOf, expires = Infinity }] of stands.entries()) {
        const [first, last] = [Math.max(begin, at), Math.min(end, stands[index + 1]?.at ?? end)];
        if (asOf === undefined || last <= first) continue;
        const stale = isPast(asOf, day) ? last - first : Math.max(0, last - Math.max(first, expires));
        if (stale > 0 && ms === 0) since = chinaDay(at);
        ms += stale;
      }
      if (ms > 0) times.push({ day, listId, hours: Math.round((ms / HOUR_MS) * 10) / 10, since });
    }
  }
  return times.sort((a, b) => (a.day + a.listId < b.day + b.listId ? -1 : 1));
}

/** Asked again and again for the same two days. */
function pastLimit({ hardLimitWorkingDays, calendar }: StaleLimit): (asOf: string, day: string) => boolean {
  const known = new Map<string, boolean>();
  return (asOf, day) => {
    const key = asOf + day;
    const past = known.get(key) ?? workingDaysAfter(asOf, day, calendar) > hardLimitWorkingDays;
    known.set(key, past);
    return past;
  };
}

const CAME_INTO_FORCE: readonly unknown[] = ['imported', 'updated-base', 'updated-delta', 'up-to-date'];

/** What each list showed from when on. What was announced and then failed has changed nothing; a list that was removed shows nothing. */
function standsOf(entries: readonly AuditEntry[]): Map<string, readonly Stand[]> {
  const lists = new Map<string, { stands: Stand[]; announced: boolean }>();
  for (const { at, kind, data } of entries) {
    const { listId, asOf, decision, outcome, expiresAt } = data;
    if (typeof listId !== 'string') continue;
    const list = lists.get(listId) ?? { stands: [], announced: false };
    lists.set(listId, list);
    const last = list.stands.at(-1);
    if (kind === 'import' && decision === 'remove') list.stands.push({ at: Date.parse(at) });
    else if (typeof asOf === 'string' && isDay(asOf)) {
      const expires = typeof expiresAt === 'string' ? Date.parse(expiresAt) : NaN;
      const stand = { at: Date.parse(at), asOf, ...(Number.isNaN(expires) ? {} : { expires }) };
      list.announced = outcome === undefined && decision !== 'pin';
      // An announcement stands for itself: it may have to be taken back.
      if (list.announced || last === undefined || last.asOf !== asOf || last.expires !== stand.expires) list.stands.push(stand);
    } else if (list.announced && outcome !== undefined) {
      if (!CAME_INTO_FORCE.includes(outcome)) list.stands.pop();
      list.announced = false;
    }
  }
  return new Map([...lists].map(([listId, { stands }]) => [listId, stands]));
}
