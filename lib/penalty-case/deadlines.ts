import type { CaseDecisionKind, PenaltyCases } from '../policy/index.ts';
import type { Day, WorkCalendar } from '../shared/index.ts';
import { addWorkingDays } from './days.ts';
import type { CaseFacts, Deadline } from './types.ts';

/** What a decision leaves to be done. Days count from what the page shows, by the pack's calendar. */
export function deadlinesOf(kind: CaseDecisionKind, { noticed, decided }: Pick<CaseFacts, 'noticed' | 'decided'>, section: PenaltyCases, calendar: WorkCalendar): Deadline[] {
  return section.deadlines
    .filter((one) => one.for.includes(kind))
    .map(({ id, title, basis, note, from, workingDays, unverified }) => {
      const start = from === 'noticed' ? noticed : decided;
      return { id, title, basis, from, ...(note === undefined ? {} : { note }), ...(unverified === true ? { unverified } : {}), ...(start === undefined ? {} : { dueOn: addWorkingDays(start, workingDays, calendar) }) };
    });
}

/** Days shown on the page after the decision was recorded fill in what was open; what is done stays done. */
export function withDays(before: readonly Deadline[], now: readonly Deadline[]): Deadline[] {
  return before.map((one) => {
    const dueOn = now.find(({ id }) => id === one.id)?.dueOn ?? one.dueOn;
    return dueOn === undefined ? one : { ...one, dueOn };
  });
}

export const URGENCIES = ['overdue', 'soon', 'later', 'no-day', 'done'] as const;
export type Urgency = (typeof URGENCIES)[number];
const SOON_DAYS = 3;

export function urgencyOf({ dueOn, doneOn }: Pick<Deadline, 'dueOn' | 'doneOn'>, today: Day): Urgency {
  if (doneOn !== undefined) return 'done';
  if (dueOn === undefined) return 'no-day';
  if (dueOn < today) return 'overdue';
  return Date.parse(dueOn) - Date.parse(today) <= SOON_DAYS * 86_400_000 ? 'soon' : 'later';
}
