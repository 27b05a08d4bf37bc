export type { RiskClass } from '../list/index.ts';
export { icsCalendar, type CalendarEvent } from './ics.ts';
export { isOfOffice, listedOnOf, sureMatches } from './party.ts';
export { WORK_SOURCES, WORK_STATES, type ListedOn, type Visit, type WorkCounts, type WorkFilter, type WorkParty, type WorkRow, type WorkSource, type WorkState } from './types.ts';
export { countsOf, filterRows, workRows } from './view.ts';
