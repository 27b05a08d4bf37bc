/** A calendar day in China, `YYYY-MM-DD`. Legal dates have no time zone of their own: they are Chinese days. */
export type Day = string;

const DAY_MS = 86_400_000;
/** China has had one zone without summer time since 1991, so a fixed offset is exact for every date we meet. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The Chinese calendar day on which an instant (epoch milliseconds) falls. */
export function chinaDay(epochMs: number): Day {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Same day of a later year; 29 February becomes 28 February, as terms by year end on the month's last day. */
export function addYears(day: Day, years: number): Day {
  const [year, month, date] = day.split('-') as [string, string, string];
  const target = `${String(Number(year) + years).padStart(4, '0')}-${month}-${date}`;
  return isDay(target) ? target : `${target.slice(0, 8)}28`;
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** Public holidays and make-up working days are announced each year: they are data of the rule pack. */
export interface WorkCalendar {
  readonly holidays: readonly Day[];
  readonly makeUpWorkdays: readonly Day[];
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later than `from`. */
export function workingDaysAfter(from: Day, to: Day, calendar: WorkCalendar): number {
  const holidays = new Set(calendar.holidays);
  const makeUp = new Set(calendar.makeUpWorkdays);
  let count = 0;
  // A list older than two years is far past every limit: the loop stops there whatever the clock says.
  const last = Math.min(daysBetween(from, to), 730);
  for (let i = 1; i <= last; i += 1) {
    const day = addDays(from, i);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const weekend = weekday === 0 || weekday === 6;
    if (makeUp.has(day) || (!weekend && !holidays.has(day))) count += 1;
  }
  return count;
}
