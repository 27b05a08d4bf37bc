export { safeCell, writeWorkbook, type OutSheet } from './workbook.ts';
