export { CheckFacts, checkFacts } from './facts.ts';
export { readSheet, sheetHtml, sheetJson } from './html.ts';
export { hasSheet, makeSheet, qrText, type Sheet } from './sheet.ts';
export { SHEET_STYLE } from './style.ts';
export { say, SHEET_LANGS, type SheetLang, type WordKey } from './text.ts';
export { sheetTree, type SheetNode } from './tree.ts';
export { findCode, SHEET_FAULTS, trailOf, verifySheet, type Coded, type SheetFault, type Trail } from './verify.ts';
