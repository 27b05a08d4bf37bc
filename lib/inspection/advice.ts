import type { Verdict } from '../check/index.ts';
import { chinaDay, type Day } from '../shared/index.ts';
import { regionOf } from '../subject/index.ts';
import { capStanding } from './due.ts';
import { inspectionPlan, type InspectionPack } from './plan.ts';
import type { CapStanding, InspectionPlan } from './types.ts';

/** What an inspector is told on the page of an inspection. Advice only: nothing is planned, created or sent. */
export interface InspectionAdvice {
  readonly plan: InspectionPlan;
  /** Days of inspections that the page shows, latest first; those of other systems are not known. Absent: it shows none. */
  readonly inspectedOn?: readonly Day[];
  readonly cap?: CapStanding;
  readonly today: Day;
}

/**
 * What the rules say of inspecting the party of a verdict. Only what is sure counts: an equal valid code on the severe list,
 * a risk class or the status of a repeat offender by code. `shown`: days that the page shows; those from the day of the check on are not made yet, and left
 * out. Undefined where neither list nor class nor a cap says anything.
 */
export function inspectionAdvice({ findings, risk, repeat, applicant, checkedAt }: Pick<Verdict, 'findings' | 'risk' | 'repeat' | 'applicant' | 'checkedAt'>, shown: readonly Day[], pack: InspectionPack): InspectionAdvice | undefined {
  const today = chinaDay(Date.parse(checkedAt));
  const sure = findings.filter(({ grade, standing, flags }) => (grade === 'G1' || grade === 'P1') && standing === 'in-force' && !flags.includes('through-legal-rep'));
  const party = {
    // A repeat offender by its penalties is one as much as by a published list.
    listKinds: [...new Set([...sure.map(({ listKind }) => listKind), ...(repeat?.some((fact) => fact.sure) === true ? (['repeat'] as const) : [])])],
    riskClass: risk?.sure === true ? risk.riskClass : undefined,
    groundCodes: [...new Set(sure.filter(({ listKind }) => listKind === 'severe').map(({ groundCode }) => groundCode))] as never[],
    region: applicant.code === undefined ? undefined : regionOf(applicant.code),
  };
  const plan = inspectionPlan(party, pack, today);
  const made = shown.filter((day) => day < today);
  if (plan.lines.length === 0 && plan.cap === undefined) return undefined;
  const cap = capStanding(plan, made, today);
  return { plan, today, ...(made.length === 0 ? {} : { inspectedOn: made }), ...(cap === undefined ? {} : { cap }) };
}
