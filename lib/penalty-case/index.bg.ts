export { openCaseDecisionStore, type CaseDecisionStore } from './store.bg.ts';
