import { addDays, addYears, daysBetween, type Day } from '../shared/index.ts';
import type { InspectionPack } from './plan.ts';
import { rulesOf } from './plan.ts';
import type { CapStanding, Frequency, InspectionPlan, NextDue } from './types.ts';

/** What is known of a party's inspections. */
export interface InspectionDates {
  /** Day of the last inspection that is known; absent when none is. */
  readonly lastInspectedOn?: Day | undefined;
  /** Day of the earliest listing in force; absent for a party on no list. */
  readonly listedOn?: Day | undefined;
}

/**
 * When a party is due next. After a known inspection: one interval later, yet never before the party was listed, since a
 * raised frequency begins with the listing. Without one: as `firstDue` of the rules says, one interval after the listing
 * unless set otherwise.
 */
export function nextDue(plan: InspectionPlan, { lastInspectedOn, listedOn }: InspectionDates, pack: InspectionPack): NextDue {
  if (plan.frequency === undefined) return { kind: plan.samplingPercent === undefined ? 'no-number' : 'by-sampling' };
  if (lastInspectedOn !== undefined) {
    const on = afterInterval(lastInspectedOn, plan.frequency);
    return { kind: 'due', on: listedOn !== undefined && listedOn > on ? listedOn : on, from: lastInspectedOn, since: 'inspection' };
  }
  if (listedOn === undefined) return { kind: 'no-start' };
  const on = rulesOf(pack).firstDue === 'listing' ? listedOn : afterInterval(listedOn, plan.frequency);
  return { kind: 'due', on, from: listedOn, since: 'listing' };
}

/**
 * The Chinese day one interval after `day`: the inspections are spread evenly, and rounded down to whole days, so that
 * whoever keeps to the dates has made all of them when the years are over.
 */
export function afterInterval(day: Day, { times, years }: Frequency): Day {
  const end = addYears(day, years);
  return times === 1 ? end : addDays(day, Math.floor(daysBetween(day, end) / times));
}

/** Where the party stands with its cap in the calendar year of `today`; undefined when no cap is set. `inspectedOn`: days of the inspections that count. */
export function capStanding(plan: InspectionPlan, inspectedOn: readonly Day[], today: Day): CapStanding | undefined {
  if (plan.cap === undefined) return undefined;
  const cap = plan.cap.line.perYear;
  const done = inspectedOn.filter((day) => day.slice(0, 4) === today.slice(0, 4)).length;
  const left = cap - done;
  return { cap, done, state: left < 0 ? 'passed' : left === 0 ? 'reached' : left === 1 ? 'last' : 'within' };
}
