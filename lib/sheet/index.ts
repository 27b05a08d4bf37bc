export { CheckFacts, checkFacts, type Circumstances, type FindingFacts } from './facts.ts';
