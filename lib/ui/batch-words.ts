/** How rows of a batch are worded, on the page and in the workbook. */
import { i18n } from '#i18n';
import { countsOf, type BatchRow } from '../batch/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import { OUTCOMES } from '../check/index.ts';
import { RISK_CLASSES, type RiskClass } from '../list/index.ts';
import { instantText } from './format.ts';
import { checkReasonText, gradeText, outcomeText } from './words.ts';

/** What a match rests on, and whatever makes the answer doubtful or impossible. */
export function rowWhyText({ grade, reasons }: Pick<BatchRow, 'grade' | 'reasons'>): string {
  return [...(grade === undefined ? [] : [`${grade} ${gradeText(grade)}`]), ...reasons.map((reason) => checkReasonText(reason))].join(i18n.t('common.clause'));
}

/** The two statuses beside an answer, each in a few words; empty where no list says anything. */
export function rowRepeatText({ repeat }: Pick<BatchRow, 'repeat'>): string {
  if (repeat === undefined) return '';
  const count = repeat.count === undefined ? '' : i18n.t('repeat.times', [String(repeat.count)]);
  return [i18n.t(repeat.sure ? 'batch.repeat' : 'batch.repeatUnsure'), count].filter((part) => part !== '').join(i18n.t('common.clause'));
}

export function rowRiskText({ risk }: Pick<BatchRow, 'risk'>): string {
  if (risk === undefined) return '';
  return risk.sure ? i18n.t('batch.riskClass', [risk.riskClass]) : i18n.t('batch.riskUnsure', [risk.riskClass]);
}

export interface BatchSummary {
  readonly rows: readonly BatchRow[];
  readonly total: number;
  readonly lists: readonly string[];
  readonly asOf?: string;
  readonly rules: string;
  readonly checkedAt: string;
  readonly sha256: string;
}

/** The workbook of a batch: every row, and a sheet that says what it was drawn from and what it does not mean. */
export function batchSheets(summary: BatchSummary): OutSheet[] {
  const { rows, total, lists, asOf = i18n.t('batch.noDate'), rules, checkedAt, sha256 } = summary;
  const counts = countsOf(rows);
  const repeated = rows.filter(({ repeat }) => repeat !== undefined).length;
  const classed = (riskClass: RiskClass) => rows.filter(({ risk }) => risk?.riskClass === riskClass).length;
  const headings = [
    i18n.t('batch.column.line'),
    i18n.t('batch.column.name'),
    i18n.t('batch.column.code'),
    i18n.t('batch.column.outcome'),
    i18n.t('batch.column.grade'),
    i18n.t('batch.column.why'),
    i18n.t('batch.column.listed'),
    i18n.t('batch.column.listedCode'),
    i18n.t('batch.column.authority'),
    i18n.t('batch.column.docNo'),
    i18n.t('batch.column.listedOn'),
    i18n.t('batch.column.termEnds'),
    i18n.t('batch.column.findings'),
    i18n.t('batch.column.repeat'),
    i18n.t('batch.column.risk'),
  ];
  const about: (string | number)[][] = [
    [i18n.t('batch.sheetAbout'), ''],
    [i18n.t('batch.aboutRows'), total],
    [i18n.t('batch.aboutChecked'), rows.length],
    ...OUTCOMES.flatMap((outcome) => (counts[outcome] === undefined ? [] : [[outcomeText(outcome), counts[outcome]]])),
    ...(repeated === 0 ? [] : [[i18n.t('batch.column.repeat'), repeated]]),
    ...RISK_CLASSES.flatMap((riskClass) => (classed(riskClass) === 0 ? [] : [[i18n.t('batch.riskClass', [riskClass]), classed(riskClass)]])),
    [i18n.t('batch.aboutLists'), lists.join(i18n.t('common.comma'))],
    [i18n.t('batch.aboutAsOf'), asOf],
    [i18n.t('batch.aboutRules'), rules],
    [i18n.t('batch.aboutAt'), instantText(checkedAt)],
    [i18n.t('batch.aboutHash'), sha256],
    [i18n.t('batch.aboutNote'), i18n.t('batch.notFoundMeans', [asOf])],
    [i18n.t('batch.aboutNote'), i18n.t('batch.contest')],
    ...(rows.some(({ repeat, risk }) => repeat !== undefined || risk !== undefined) ? [[i18n.t('batch.aboutNote'), i18n.t('batch.besideNote')]] : []),
  ];
  return [
    { name: i18n.t('batch.sheetResults'), widths: [8, 36, 22, 14, 8, 50, 36, 22, 28, 24, 12, 12, 10, 24, 20], rows: [headings, ...rows.map(rowCells)] },
    { name: i18n.t('batch.sheetAbout'), widths: [18, 90], rows: about },
  ];
}

function rowCells(row: BatchRow): (string | number)[] {
  const { finding } = row;
  return [
    row.line,
    row.name ?? '',
    row.code ?? '',
    outcomeText(row.outcome),
    row.grade ?? '',
    rowWhyText(row),
    finding?.listedName ?? '',
    finding?.listedUscc ?? '',
    finding?.listingAuthority ?? '',
    finding?.listingDocNo ?? '',
    finding?.listedOn ?? '',
    finding?.termEndsOn ?? '',
    row.findings,
    rowRepeatText(row),
    rowRiskText(row),
  ];
}
