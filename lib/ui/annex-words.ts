/** How the annex table is worded, on the page and in the workbook. */
import { i18n } from '#i18n';
import { ANNEX_COLUMNS, FIELDS, type AnnexColumn, type AnnexList, type AnnexTable, type EntityRule, type Period, type RegField } from '../stats/index.ts';
import type { OutSheet, RowLook } from '../workbook/index.ts';
import { instantText } from './format.ts';
import { periodText, regFieldText, type TableCells } from './stats-words.ts';
import { listKindText, trustText } from './words.ts';

export function annexColumnText(column: AnnexColumn): string {
  return column === 'cases' ? i18n.t('annex.caseColumn') : column === 'repeat' ? i18n.t('annex.repeatColumn') : i18n.t('annex.listedColumn');
}
export const annexRowText = (field: RegField | undefined): string => (field === undefined ? i18n.t('annex.total') : regFieldText(field));
export const listFactsText = ({ listId, version, asOf }: AnnexList): string => i18n.t('annex.listFacts', [listId, String(version), asOf]);

export interface AnnexPaper {
  readonly table: AnnexTable;
  readonly unit: string;
  readonly period: Period;
  readonly rule: EntityRule;
  readonly lists: readonly AnnexList[];
  /** Names of the offices chosen; empty: all. */
  readonly offices: string;
  readonly repeated: number;
  readonly now: number;
}

/** What was counted and how: below the table, and in the workbook. */
export function annexNotes({ rule, repeated }: Pick<AnnexPaper, 'rule' | 'repeated'>): string[] {
  return [
    i18n.t('annex.noteListed'),
    i18n.t('annex.noteGone'),
    i18n.t('annex.noteRepeat'),
    rule === 'distinct' ? i18n.t('annex.noteRuleDistinct') : i18n.t('annex.noteRuleSum'),
    i18n.t('annex.noteCases'),
    i18n.t('annex.noteFields'),
    ...(repeated === 0 ? [] : [i18n.t('annex.noteRepeated', [String(repeated)])]),
  ];
}

/** Headings and rows, without what stands above them. */
export function annexCells({ rows, total }: AnnexTable): TableCells {
  const cells = (field: RegField | undefined) => [annexRowText(field), ...ANNEX_COLUMNS.map((column) => (field === undefined ? total : rows[field])[column])];
  return [[i18n.t('annex.fieldColumn'), ...ANNEX_COLUMNS.map(annexColumnText)], ...FIELDS.map(cells), cells(undefined)];
}

/** The form as it is handed in: title and header lines over four columns; with how it was counted on a sheet of its own. */
export function annexSheets(paper: AnnexPaper): OutSheet[] {
  const { table, unit, period, lists, offices, now } = paper;
  const cells = annexCells(table);
  const rows = [
    [i18n.t('annex.title'), '', '', ''],
    [i18n.t('annex.header', [i18n.t('annex.unit'), unit]), '', i18n.t('annex.header', [i18n.t('annex.time'), periodText(period)]), ''],
    ...cells,
  ];
  const looks: RowLook[] = ['title', 'line', 'head', ...cells.slice(1).map(() => 'body' as const)];
  const merges = [
    { rows: [0, 0], columns: [0, 3] },
    { rows: [1, 1], columns: [0, 1] },
    { rows: [1, 1], columns: [2, 3] },
  ] as const;
  const about = [
    [i18n.t('annex.notes'), ''],
    [i18n.t('annex.unit'), unit],
    [i18n.t('annex.time'), periodText(period)],
    [i18n.t('annex.offices'), offices],
    ...annexNotes(paper).map((note) => [i18n.t('stats.aboutNote'), note]),
    ...lists.filter(({ used }) => used).map((list) => [i18n.t('annex.sheetLists'), [listFactsText(list), listKindText(list.kind), trustText(list.trust)].join(i18n.t('common.clause'))]),
    [i18n.t('stats.aboutMade'), instantText(new Date(now).toISOString())],
  ];
  return [
    { name: i18n.t('annex.sheetForm'), widths: [36, 26, 34, 26], rows, form: { merges, looks } },
    { name: i18n.t('annex.sheetNotes'), widths: [18, 100], rows: about },
  ];
}
