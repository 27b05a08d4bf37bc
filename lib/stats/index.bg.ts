export { createAnnex } from './annex.bg.ts';
export { openCaseStore, type CaseStore } from './cases.bg.ts';
