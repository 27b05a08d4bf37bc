export { createCaseStore, type CaseStore } from './case-store.bg.ts';
