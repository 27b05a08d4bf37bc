/** A feedback file as the tables of a person's spreadsheet. */
import { i18n } from '#i18n';
import type { Feedback, FeedbackRow, Measure } from '../feedback/index.ts';
import { GRADES } from '../match/index.ts';
import type { OutboxFault } from '../outbox/index.ts';
import { PAGE_KINDS } from '../policy/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import { instantText } from './format.ts';
import { gradeText, messageKey, pageKindText } from './words.ts';

export const measureText = (word: Measure): string => i18n.t(`measure.${word}`);
export const outboxFaultText = (word: OutboxFault): string => i18n.t(`outboxFault.${messageKey(word)}`);

const COLUMNS = ['entry', 'at', 'day', 'measure', 'name', 'code', 'grade', 'ground', 'authority', 'docNo', 'listedOn', 'basis', 'system', 'pageKind', 'officer', 'reason', 'signer'] as const;
const WIDTHS = [10, 18, 12, 16, 34, 22, 18, 30, 24, 24, 12, 44, 26, 12, 18, 40, 12];

/** Heading and rows, in the language of the page. */
export function feedbackCells({ rows }: Pick<Feedback, 'rows'>): (string | number)[][] {
  return [COLUMNS.map((name) => i18n.t(`feedbackColumn.${name}`)), ...rows.map((row) => COLUMNS.map((name) => cellOf(row, name)))];
}

/** A second sheet says what the file is of, and which hash its content has. */
export function feedbackSheets(feedback: Feedback): OutSheet[] {
  const { from, to, madeAt, office, chain, rows, hash, schema } = feedback;
  const facts: (readonly [string, string | number])[] = [
    [i18n.t('feedback.period'), `${from} – ${to}`],
    [i18n.t('feedback.madeAt'), instantText(madeAt)],
    [i18n.t('feedback.office'), office],
    [i18n.t('feedback.count'), rows.length],
    [i18n.t('feedback.chain'), chain],
    [i18n.t('feedback.schema'), schema],
    [i18n.t('feedback.hash'), hash],
  ];
  return [
    { name: i18n.t('feedback.sheetRows'), widths: WIDTHS, rows: feedbackCells(feedback) },
    { name: i18n.t('feedback.sheetAbout'), widths: [20, 70], rows: [[i18n.t('feedback.about'), ''], ...facts] },
  ];
}

function cellOf(row: FeedbackRow, name: (typeof COLUMNS)[number]): string | number {
  if (name === 'at') return instantText(row.at);
  if (name === 'measure') return measureText(row.measure);
  if (name === 'basis') return row.basis.join(i18n.t('common.clause'));
  if (name === 'grade') return GRADES.find((grade) => grade === row.grade) === undefined ? row.grade : gradeText(row.grade as (typeof GRADES)[number]);
  if (name === 'pageKind') return PAGE_KINDS.find((kind) => kind === row.pageKind) === undefined ? row.pageKind : pageKindText(row.pageKind as (typeof PAGE_KINDS)[number]);
  return row[name];
}
