export { csvOf, tsvOf } from './table-text.ts';
export { safeCell, writeWorkbook, type OutSheet } from './workbook.ts';
