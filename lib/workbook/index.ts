export { csvOf, tsvOf } from './table-text.ts';
export { safeCell, writeWorkbook, type OutSheet, type RowLook } from './workbook.ts';
