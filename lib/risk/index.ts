export { isRisk, riskOf } from './risk.ts';
export type { RiskFact } from './types.ts';
