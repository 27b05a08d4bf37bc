/** How the figures of the desk are worded: on the page, in copied tables, and in the workbook. */
import { i18n } from '#i18n';
import { FIGURES, type Counts, type Dimension, type Figure, type LinkFigure, type Period, type PeriodName, type RecordsLink, type RegField, type Summary, type SummaryRow } from '../stats/index.ts';
import { PAGE_KINDS } from '../shared/page-kinds.ts';
import type { OutSheet } from '../workbook/index.ts';
import { instantText } from './format.ts';
import { messageKey, pageKindText } from './words.ts';

export const figureText = (word: LinkFigure): string => i18n.t(`figure.${messageKey(word)}`);
export const regFieldText = (word: RegField): string => i18n.t(`regField.${word}`);
export const periodNameText = (word: PeriodName): string => i18n.t(`stats.periodName.${messageKey(word)}`);
export const dimensionText = (word: Dimension | 'stale' | 'decisions'): string => i18n.t(`stats.dimension.${word}`);
export const periodText = ({ from, to }: Period): string => `${from} ${i18n.t('stats.to')} ${to}`;

/** Lines and sites are words of entries: one that a later build has recorded is shown as it is. */
export function lineText(line: string): string {
  if (line === '') return i18n.t('stats.noLine');
  const known = PAGE_KINDS.find((kind) => kind === line);
  return known === undefined ? line : pageKindText(known);
}
export const siteText = (site: string): string => (site === '' ? i18n.t('stats.noSite') : site);
export const fieldText = (field: RegField | 'none'): string => (field === 'none' ? i18n.t('stats.noField') : regFieldText(field));

/** The first cell of a line. */
export function keyText(dimension: Dimension, key: string): string {
  if (dimension === 'line') return lineText(key);
  if (dimension === 'site') return siteText(key);
  return dimension === 'field' ? fieldText(key as RegField | 'none') : key;
}

/** A figure and what it is narrowed to, in words. */
export function linkWords({ figure, line, site, field }: RecordsLink): string {
  const narrowed = [line === undefined ? undefined : lineText(line), site === undefined ? undefined : siteText(site), field === undefined ? undefined : fieldText(field)];
  return [figureText(figure), ...narrowed.filter((part) => part !== undefined)].join(i18n.t('common.comma'));
}

export type TableCells = readonly (readonly (string | number)[])[];
const cellsOf = (counts: Counts): number[] => FIGURES.map((figure: Figure) => counts[figure]);

/** Headings, lines and total of one table. */
export function figureCells(dimension: Dimension, rows: readonly SummaryRow[], total: Counts): TableCells {
  const headings = [i18n.t(`stats.column.${dimension}`), ...FIGURES.map(figureText)];
  return [headings, ...rows.map(({ key, counts }) => [keyText(dimension, key), ...cellsOf(counts)]), [i18n.t('stats.total'), ...cellsOf(total)]];
}

/** All tables of a period as a workbook, with a sheet that says what was counted. */
export function figureSheets({ rows, total }: Summary, stale: TableCells, decisions: TableCells, { period, limitDays, now }: { readonly period: Period; readonly limitDays: number; readonly now: number }): OutSheet[] {
  const widths = [34, ...FIGURES.map(() => 12)];
  const tables = (Object.keys(rows) as Dimension[]).map((dimension): OutSheet => ({ name: dimensionText(dimension), widths, rows: figureCells(dimension, rows[dimension], total) }));
  const about = [
    [i18n.t('stats.sheetAbout'), ''],
    [i18n.t('stats.aboutPeriod'), periodText(period)],
    [i18n.t('stats.aboutMade'), instantText(new Date(now).toISOString())],
    [i18n.t('stats.aboutNote'), i18n.t('stats.aboutSource')],
    [i18n.t('stats.aboutNote'), i18n.t('stats.fieldNote')],
    [dimensionText('stale'), i18n.t('stats.staleNote', [String(limitDays)])],
  ];
  return [...tables, { name: dimensionText('stale'), widths: [14, 30, 14], rows: stale }, { name: dimensionText('decisions'), widths: [18, 14, 36, 22, 24, 60, 16], rows: decisions }, { name: i18n.t('stats.sheetAbout'), widths: [18, 90], rows: about }];
}
