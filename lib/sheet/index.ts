export { codeOf, readCode } from './code.ts';
export { CheckFacts, checkFacts, type Circumstances, type FindingFacts } from './facts.ts';
export { readSheet, sheetHtml, sheetJson } from './html.ts';
export { belongingTo, hasSheet, makeSheet, qrText, type Sheet, type SheetRefusal } from './sheet.ts';
export { SHEET_STYLE } from './style.ts';
export { say, SHEET_LANGS, worded, type SheetLang, type WordKey } from './text.ts';
export { sheetTree, type SheetNode } from './tree.ts';
export { findCode, SHEET_FAULTS, trailOf, verifySheet, type Coded, type CodeReport, type SheetFault, type SheetReport, type Trail } from './verify.ts';
