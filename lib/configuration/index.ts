export { applyPlan, type Applied } from './apply.ts';
export { exportConfiguration } from './export.ts';
export { planImport } from './plan.ts';
export { readConfiguration, type ReadConfiguration } from './read.ts';
export type { ItemKind, PlannedItem } from './types.ts';
