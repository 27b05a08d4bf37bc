/** The records behind a figure of the campaign's table, as a table of their own. */
import { i18n } from '#i18n';
import { fieldOf, type AnnexColumn, type AnnexRecord, type Period, type RegField, type TypicalCase } from '../stats/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import { annexColumnText, annexRowText } from './annex-words.ts';
import { periodText, regFieldText, type TableCells } from './stats-words.ts';
import { listingFieldText } from './words.ts';

/** What a file of records is of. */
export interface BehindFigure {
  readonly column: AnnexColumn;
  readonly field?: RegField | undefined;
  readonly period: Period;
  readonly unit: string;
  readonly offices: string;
}

/** One line a record of the lists. In: all records of a figure. */
export function annexRecordCells(records: readonly AnnexRecord[]): TableCells {
  const heads = [...(['name', 'uscc', 'listingAuthority', 'listingDocNo', 'listedOn', 'removedOn', 'ground'] as const).map(listingFieldText), i18n.t('stats.field'), i18n.t('annex.sheetLists')];
  return [heads, ...records.map(({ listId, listing }) => [listing.name, listing.uscc ?? listing.regNo ?? listing.orgCode ?? '', listing.listingAuthority, listing.listingDocNo ?? '', listing.listedOn, listing.removedOn ?? '', listing.ground, regFieldText(fieldOf(listing.groundCode)), listId])];
}

/** One line a typical case. */
export function typicalCaseCells(cases: readonly TypicalCase[]): TableCells {
  const heads = [i18n.t('annex.casePublishedOn'), i18n.t('annex.caseName'), i18n.t('stats.field'), i18n.t('annex.caseAuthority'), i18n.t('annex.caseDocNo'), i18n.t('annex.caseWhere')];
  return [heads, ...cases.map(({ publishedOn, name, field, authority, docNo, where }) => [publishedOn, name, regFieldText(field), authority ?? '', docNo ?? '', where ?? ''])];
}

/** The lines, and on a second sheet which figure of which table they stand behind. */
export function behindSheets(cells: TableCells, { column, field, period, unit, offices }: BehindFigure): OutSheet[] {
  const about = [
    [i18n.t('annex.title'), `${annexColumnText(column)} · ${annexRowText(field)}`],
    [i18n.t('annex.unit'), unit],
    [i18n.t('annex.time'), periodText(period)],
    [i18n.t('annex.offices'), offices],
    [i18n.t('annex.figureCount'), cells.length - 1],
  ];
  return [
    { name: i18n.t('annex.sheetRecords'), widths: cells[0]?.map((_, index) => (index === 0 ? 34 : 22)) ?? [], rows: cells },
    { name: i18n.t('annex.sheetNotes'), widths: [18, 80], rows: [['', ''], ...about] },
  ];
}
