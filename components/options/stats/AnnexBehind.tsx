import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { casesOf, type AnnexRecord, type AnnexRecords, type OfficeChoice, type TypicalCase } from '../../../lib/stats/index.ts';
import { annexRowText } from '../../../lib/ui/annex-words.ts';
import { countText } from '../../../lib/ui/index.ts';
import { AnnexRecordsTable } from './AnnexRecordsTable.tsx';
import type { AnnexCell } from './AnnexTableView.tsx';
import { CaseTable } from './CaseTable.tsx';

export const ANNEX_PAGE = 20;

/** A figure that was opened; `found` once its records are read. */
export interface Opened extends AnnexCell {
  readonly page: number;
  readonly found?: AnnexRecords;
}

interface AnnexBehindProps {
  readonly opened: Opened;
  readonly cases: readonly TypicalCase[];
  readonly offices: OfficeChoice;
  readonly onPage: (page: number) => void;
  readonly onMark: (record: AnnexRecord) => void;
  readonly onUnmark: (id: string) => void;
  /** All records of the figure as a file; undefined when they could not be read. */
  readonly onExport: (cell: AnnexCell, format: 'csv' | 'xlsx') => Promise<string | undefined>;
}

/** What a figure counts. The heading takes the focus: it is what the press on the figure was for. */
export function AnnexBehind({ opened, cases, offices, onPage, onMark, onUnmark, onExport }: AnnexBehindProps) {
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const { column, field, page, found } = opened;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fitting = casesOf(cases, offices, field);
  const marked = new Set(cases.flatMap(({ record }) => (record === undefined ? [] : [`${record.listId}/${record.recordId}`])));
  const row = annexRowText(field);
  const save = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    const name = await onExport({ column, ...(field === undefined ? {} : { field }) }, format);
    setBusy(false);
    setSaid(name === undefined ? i18n.t('annex.moved') : i18n.t('stats.exported', [name]));
  };
  const [total, entities] = [countText(found?.total ?? 0), countText(found?.entities ?? 0)];
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {column === 'cases' ? i18n.t('annex.behindCases', [row, countText(fitting.length)]) : column === 'repeat' ? i18n.t('annex.behindRepeat', [row, entities, total]) : i18n.t('annex.behindListed', [row, total])}
      </h2>
      <div className="cg-bar">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} size="small" disabled={busy || (column !== 'cases' && found === undefined)} onClick={() => void save(format)}>
            {i18n.t(format === 'xlsx' ? 'annex.recordsXlsx' : 'annex.recordsCsv')}
          </Button>
        ))}
        <span role="status">{said}</span>
      </div>
      {column === 'cases' ? <CaseTable cases={fitting} onUnmark={onUnmark} /> : <AnnexRecordsTable found={found} page={page} pageSize={ANNEX_PAGE} marked={marked} onPage={onPage} onMark={onMark} />}
    </section>
  );
}
