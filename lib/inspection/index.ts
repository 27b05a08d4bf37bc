export { inspectionAdvice, type InspectionAdvice } from './advice.ts';
export { afterInterval, capStanding, nextDue } from './due.ts';
export { inRegions, inspectionPlan, type InspectionPack } from './plan.ts';
export type { AppliedLine, CapStanding, InspectedParty, InspectionPlan, NextDue } from './types.ts';
