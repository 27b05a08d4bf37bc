export { createAnnex, type Annex } from './annex.bg.ts';
export { openCaseStore, type CaseStore } from './cases.bg.ts';
