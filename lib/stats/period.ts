import { addDays, isDay } from '../shared/index.ts';

/** Chinese days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIODS = ['this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year', 'chosen'] as const;
export type PeriodName = (typeof PERIODS)[number];

/**
 * Days of a named period, whole months and quarters by the calendar, also where they are not over yet.
 *
 * @param today Chinese day
 */
export function periodOf(name: Exclude<PeriodName, 'chosen'>, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  switch (name) {
    case 'this-month':
      return months(year, month, 1);
    case 'last-month':
      return months(year, month - 1, 1);
    case 'this-quarter':
      return months(year, quarter, 3);
    case 'last-quarter':
      return months(year, quarter - 3, 3);
    case 'this-year':
      return months(year, 1, 12);
    case 'last-year':
      return months(year - 1, 1, 12);
  }
}

/** So many whole months from one of them; month 0 is December of the year before. */
function months(year: number, month: number, count: number): Period {
  return { from: firstOf(year, month), to: addDays(firstOf(year, month + count), -1) };
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** True for two days of the calendar in order. */
export function isPeriod({ from, to }: Period): boolean {
  return isDay(from) && isDay(to) && from <= to;
}
