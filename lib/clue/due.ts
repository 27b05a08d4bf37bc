import { addDays, chinaDay, daysBetween, type Day, type WorkCalendar } from '../shared/index.ts';
import { isOver } from './steps.ts';
import type { Clue, ClueState } from './types.ts';

/** Working days for the next step, by the state that waits for it. */
export type ClueTerms = Readonly<Record<'registered' | 'transferred' | 'accepted' | 'returned', number>>;

/**
 * The last of so many working days after `from`, by the rule pack's calendar. Fixed when a state begins and recorded
 * with it: a later change of terms moves no date that somebody has been given.
 */
export function dueOf(state: ClueState, from: Day, terms: ClueTerms, calendar: WorkCalendar): Day | undefined {
  if (isOver(state)) return undefined;
  return lastWorkingDay(from, terms[state as keyof ClueTerms], calendar);
}

function lastWorkingDay(from: Day, count: number, { holidays, makeUpWorkdays }: WorkCalendar): Day {
  const [free, extra] = [new Set(holidays), new Set(makeUpWorkdays)];
  let day = from;
  // Ten days each are more than any run of holidays: a calendar that frees every day must not keep us here.
  for (let left = count, tries = count * 10 + 10; left > 0 && tries > 0; tries -= 1) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (extra.has(day) || (weekday !== 0 && weekday !== 6 && !free.has(day))) left -= 1;
  }
  return day;
}

/** Calendar days by which a clue is late on `today`; 0 when it is not. */
export function daysLate({ due }: Pick<Clue, 'due'>, today: Day): number {
  return due === undefined || due >= today ? 0 : daysBetween(due, today);
}

/** Those who are late first, the latest of them on top; then by due day; then what is over, newest first. */
export function byUrgency(a: Clue, b: Clue): number {
  if (a.due !== b.due) return a.due === undefined ? 1 : b.due === undefined ? -1 : a.due < b.due ? -1 : 1;
  return b.no - a.no;
}

/** How many are late on the Chinese day of an instant. */
export function lateCount(clues: readonly Pick<Clue, 'due'>[], nowMs: number): number {
  const today = chinaDay(nowMs);
  return clues.filter((clue) => daysLate(clue, today) > 0).length;
}
