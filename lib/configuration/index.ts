export { applyPlan, type Applied, type ApplyTo } from './apply.ts';
export { exportConfiguration } from './export.ts';
export { planImport } from './plan.ts';
export { readConfiguration, type ReadConfiguration } from './read.ts';
export { CONFIGURATION_FORMAT, CONFIGURATION_VERSION, type ConfigurationFile, type ItemKind, type Part, type PlannedItem } from './types.ts';
