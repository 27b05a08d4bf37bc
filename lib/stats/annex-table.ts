import type { AnnexFigures, OfficeChoice } from './annex-index.ts';
import { fitsOffice } from './annex-index.ts';
import { FIELDS, type RegField } from './fields.ts';
import type { TypicalCase } from './typical-case.ts';

export const ANNEX_COLUMNS = ['listed', 'repeat', 'cases'] as const;
export type AnnexColumn = (typeof ANNEX_COLUMNS)[number];
/** How the entities of the last row are counted: each once, or as the sum of the rows. */
export type EntityRule = 'distinct' | 'sum';

export type AnnexRow = Readonly<Record<AnnexColumn, number>>;
export interface AnnexTable {
  readonly rows: Readonly<Record<RegField, AnnexRow>>;
  readonly total: AnnexRow;
}

/** Cases of the offices chosen; those without an office count only where all offices do. */
export function casesOf(cases: readonly TypicalCase[], offices: OfficeChoice, field?: RegField): readonly TypicalCase[] {
  return cases.filter((one) => fitsOffice(offices, one.authority) && (field === undefined || one.field === field));
}

/** The form's figures: what the lists hold, and the cases that were marked. */
export function annexTable({ rows, total }: AnnexFigures, cases: readonly TypicalCase[], offices: OfficeChoice, rule: EntityRule): AnnexTable {
  const row = (field: RegField): AnnexRow => ({ ...rows[field], cases: casesOf(cases, offices, field).length });
  return {
    rows: Object.fromEntries(FIELDS.map((field) => [field, row(field)])) as Record<RegField, AnnexRow>,
    total: { listed: total.listed, repeat: rule === 'sum' ? total.repeatSum : total.repeat, cases: casesOf(cases, offices).length },
  };
}
