import { writeFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/index.ts';
import { safeCell, writeWorkbook } from '../../workbook/index.ts';
import { isFileError } from '../folder.ts';
import type { Offender, RepeatResult } from './compute.ts';
import type { RepeatRule } from '../../repeat/index.ts';
import { ruleLines } from './words.ts';

type Cells = readonly (string | number)[];

const HEADINGS = ['序号', '当事人名称', '统一社会信用代码', '注册号', '行政区划代码', '计入的处罚次数', '首次处罚日期', '最近处罚日期', '统计起始日', '统计截止日', '计入的处罚决定书文号', '主体识别'];
const WIDTHS = [6, 36, 22, 18, 12, 10, 12, 12, 12, 12, 60, 26];

/**
 * Writes the list that is published as a group: one row for each entity (户), the most often punished first. `.xlsx` has a
 * second sheet with the number of entities and the rule; `.csv` is UTF-8 with BOM.
 */
export async function writeGroup(file: string, { offenders, window, facts }: RepeatResult, rule: RepeatRule, asOf: string): Promise<Result<void, 'bad-group-file' | 'cannot-write'>> {
  const rows: Cells[] = [HEADINGS, ...sorted(offenders).map(rowOf)];
  const unsure = offenders.filter(({ sure }) => !sure).length;
  const notes: Cells[] = [
    ['项目', '内容'],
    ['户数', offenders.length],
    ['其中仅凭名称和地区识别、须人工核实的户数', unsure],
    ['数据截至', asOf],
    ['统计期间', `${window.from} 至 ${window.to}`],
    ...ruleLines(rule),
    ['当事人总数', facts.parties],
    ['处罚决定总数', facts.decisions],
  ];
  const content = /\.xlsx$/i.test(file)
    ? new Uint8Array(await writeWorkbook([{ name: '屡禁不止屡罚不改', widths: WIDTHS, rows }, { name: '说明', widths: [44, 60], rows: notes }]).arrayBuffer())
    : /\.csv$/i.test(file)
      ? csvOf(rows)
      : undefined;
  if (content === undefined) return err('bad-group-file', file);
  try {
    return ok(await writeFile(file, content));
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', file);
    throw error;
  }
}

function sorted(offenders: readonly Offender[]): Offender[] {
  return [...offenders].sort((a, b) => b.count.count - a.count.count || (a.listing.name < b.listing.name ? -1 : 1));
}

function rowOf({ listing, count, sure }: Offender, index: number): Cells {
  const { name, uscc = '', regNo = '', region = '', penaltyDocNos = '' } = listing;
  return [index + 1, name, uscc, regNo, region, count.count, count.firstOn ?? '', count.lastOn ?? '', count.from, count.to, penaltyDocNos, sure ? '代码' : '仅凭名称和地区，须人工核实'];
}

function csvOf(rows: readonly Cells[]): string {
  return `\ufeff${rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(safeCell(cell)))).join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
