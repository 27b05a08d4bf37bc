import { proposeTargets } from '../list/import/index.ts';
import { readCode } from '../subject/index.ts';
import { applicantColumns } from './applicants.ts';

/**
 * What was pasted (from a spreadsheet: tabs between cells) as a table with headings: a column of names copied from the midst
 * of a sheet has none, and its first applicant must not be taken for one.
 */
export function pastedTable(text: string): string {
  const rows = text.replaceAll('\r\n', '\n').split('\n');
  const first = rows.find((row) => row.trim() !== '') ?? '';
  const cells = first.split('\t').map((cell) => cell.trim());
  const proposed = applicantColumns(proposeTargets(cells).map((target, index) => ({ heading: cells[index] ?? '', target })));
  if (proposed.some(({ target }) => target !== 'unused')) return rows.join('\n');
  return [cells.map(headingFor).join('\t'), ...rows].join('\n');
}

function headingFor(cell: string): string {
  const { kind } = readCode(cell);
  if (kind !== 'unknown') return kind === 'residentId' || kind === 'residencePermit' ? '证件号码' : '统一社会信用代码/注册号';
  return /\p{Script=Han}{4}/u.test(cell) ? '名称' : '';
}
