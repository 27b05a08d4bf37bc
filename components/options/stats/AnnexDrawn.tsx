import { Alert, Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { annexTable, fieldOf, type AnnexAnswer, type AnnexFigures, type AnnexRecord, type EntityRule, type NewCase, type OfficeChoice, type Period, type TypicalCase } from '../../../lib/stats/index.ts';
import type { BehindFigure } from '../../../lib/ui/annex-records.ts';
import { annexCells, annexNotes, listFactsText, type AnnexPaper } from '../../../lib/ui/annex-words.ts';
import { periodText, type TableCells } from '../../../lib/ui/stats-words.ts';
import { AnnexBehind, type Opened } from './AnnexBehind.tsx';
import { AnnexTableView, type AnnexCell } from './AnnexTableView.tsx';
import { CaseForm } from './CaseForm.tsx';
import { TakeAway } from './TakeAway.tsx';

export interface AnnexDrawnProps {
  readonly period: Period;
  readonly answer: Extract<AnnexAnswer, { ok: true }>;
  readonly figures: AnnexFigures;
  readonly cases: readonly TypicalCase[];
  readonly unit: string;
  readonly onUnit: (unit: string) => void;
  /** The records behind a figure as a file; its name, or undefined when they could not be read. */
  readonly onExport: (behind: BehindFigure, format: 'csv' | 'xlsx') => Promise<string | undefined>;
  readonly offices: OfficeChoice;
  readonly onOffices: (offices: OfficeChoice) => void;
  /** What was opened last. */
  readonly opened: Opened | undefined;
  readonly onOpen: (cell: AnnexCell, page: number) => void;
  /** Why not; undefined once it is on disk. */
  readonly onMark: (one: NewCase) => Promise<string | undefined>;
  readonly onUnmark: (id: string) => void;
  readonly onCopy: (cells: TableCells) => Promise<boolean>;
  readonly onCsv: (cells: TableCells) => string;
  readonly onXlsx: (paper: Omit<AnnexPaper, 'now'>) => string;
}

/** The table of the offices chosen, what lies behind each figure, and how it was counted. */
export function AnnexDrawn({ period, answer, figures, cases, unit, onUnit, offices, onOffices, opened, onOpen, onMark, onUnmark, onCopy, onCsv, onXlsx, onExport }: AnnexDrawnProps) {
  const [rule, setRule] = useState<EntityRule>('distinct');
  const [form, setForm] = useState<Partial<NewCase>>();
  const table = annexTable(figures, cases, offices, rule);
  const { lists, repeated } = answer;
  const has = (kind: string) => lists.some((list) => list.kind === kind && list.used);
  const paper = { table, unit, period, rule, lists, offices: officesText(offices), repeated };
  const mark = ({ listId, listing }: AnnexRecord) =>
    setForm({ name: listing.name, field: fieldOf(listing.groundCode), authority: listing.listingAuthority, record: { listId, recordId: listing.id }, ...(listing.listingDocNo === undefined ? {} : { docNo: listing.listingDocNo }) });

  return (
    <>
      <div className="cg-bar">
        <label>
          {i18n.t('annex.unit')}
          <Input style={{ width: 240 }} value={unit} maxLength={60} onChange={(event) => onUnit(event.target.value)} />
        </label>
        <Select<string[]>
          mode="multiple"
          aria-label={i18n.t('annex.offices')}
          placeholder={i18n.t('annex.officesAll')}
          style={{ minWidth: 260, maxWidth: 520 }}
          maxTagCount="responsive"
          value={[...offices.chosen]}
          onChange={(chosen) => onOffices({ ...offices, chosen })}
          options={answer.offices.map(({ name, count }) => ({ value: name, label: i18n.t('annex.officeCount', [name, String(count)]) }))}
        />
        <Input style={{ width: 200 }} allowClear aria-label={i18n.t('annex.officeText')} placeholder={i18n.t('annex.officeText')} value={offices.text} onChange={(event) => onOffices({ ...offices, text: event.target.value })} />
        <Segmented<EntityRule> aria-label={i18n.t('annex.rule')} value={rule} onChange={setRule} options={[{ value: 'distinct', label: i18n.t('annex.ruleDistinct') }, { value: 'sum', label: i18n.t('annex.ruleSum') }]} />
      </div>
      {has('severe') ? null : <Alert type="warning" showIcon title={i18n.t('annex.noLists')} />}
      {has('repeat') ? null : <Alert type="info" showIcon title={i18n.t('annex.noRepeat')} />}
      <AnnexTableView table={table} header={[i18n.t('annex.header', [i18n.t('annex.unit'), unit]), i18n.t('annex.header', [i18n.t('annex.time'), periodText(period)])]} onOpen={(cell) => onOpen(cell, 1)} />
      <div className="cg-bar">
        <TakeAway onCopy={() => onCopy(annexCells(table))} onCsv={() => onCsv(annexCells(table))} onXlsx={() => onXlsx(paper)} />
        <Button onClick={() => setForm({})}>{i18n.t('annex.addCase')}</Button>
      </div>
      {opened === undefined ? null : <AnnexBehind key={`${opened.column} ${opened.field}`} opened={opened} cases={cases} offices={offices} onPage={(page) => onOpen(opened, page)} onMark={mark} onUnmark={onUnmark} onExport={(cell, format) => onExport({ ...cell, period, unit, offices: officesText(offices) }, format)} />}
      <h2>{i18n.t('annex.notes')}</h2>
      <ul className="cg-annex-notes">
        {lists.filter(({ used }) => used).map((list) => (
          <li key={list.listId}>
            {i18n.t('annex.sheetLists')}
            {i18n.t('common.colon')}
            {listFactsText(list)}
          </li>
        ))}
        {annexNotes({ rule, repeated }).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {form === undefined ? null : <CaseForm start={form} onSave={onMark} onClose={() => setForm(undefined)} />}
    </>
  );
}

function officesText({ chosen, text }: OfficeChoice): string {
  const named = [...chosen, ...(text.trim() === '' ? [] : [`${i18n.t('annex.officeText')}${i18n.t('common.colon')}${text.trim()}`])];
  return named.length === 0 ? i18n.t('annex.officesAll') : named.join(i18n.t('common.comma'));
}
