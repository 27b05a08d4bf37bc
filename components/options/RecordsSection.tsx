import { Alert, Button, Empty, Select, Table, Tag } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { ChainReport } from '../../lib/messaging/index.ts';
import { ENTRY_KINDS, type AuditEntry, type DayTally, type EntryKind } from '../../lib/record/index.ts';
import type { RecordsLink } from '../../lib/stats/index.ts';
import { linkWords } from '../../lib/ui/stats-words.ts';
import { chainReasonText, countText, entryKindText, instantText } from '../../lib/ui/index.ts';
import { entryFacts } from '../../lib/ui/entry-facts.ts';
import { hasSheet } from '../../lib/sheet/index.ts';
import { VerifySection, type Verified } from './VerifySection.tsx';

export interface RecordFilter {
  readonly kind?: EntryKind;
  readonly day?: string;
  readonly page: number;
  /** The figure that led here; then kind and day do not matter. */
  readonly link?: RecordsLink;
}
export const PAGE_SIZE = 20;

export interface RecordsSectionProps {
  readonly filter: RecordFilter;
  readonly page: { readonly entries: readonly AuditEntry[]; readonly total: number } | undefined;
  /** Undefined while they are being read. */
  readonly tallies: readonly DayTally[] | undefined;
  readonly range: { readonly from: string; readonly to: string };
  readonly onFilter: (filter: RecordFilter) => void;
  readonly onRange: (range: { from: string; to: string }) => void;
  /** Undefined when the background did not answer. */
  readonly onVerify: () => Promise<ChainReport | undefined>;
  /** Name of the file that was offered; undefined when there was none. */
  readonly onExport: () => Promise<string | undefined>;
  /** Opens the sheet of a check. */
  readonly onSheet: (check: number) => void;
  readonly onVerifyFile: () => Promise<Verified | undefined>;
  readonly onVerifyCode: (code: string) => Promise<Verified>;
}

/** The audit chain: look, filter, verify, take away. */
export function RecordsSection({ filter, page, tallies, range, onFilter, onRange, onVerify, onExport, onSheet, onVerifyFile, onVerifyCode }: RecordsSectionProps) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null);
  const ids = useId();

  const run = async (action: () => Promise<{ good: boolean; text: string }>) => {
    setBusy(true);
    setSaid(null);
    setSaid(await action());
    setBusy(false);
  };
  const verify = () => run(async () => reportText(await onVerify()));
  const exportAll = () =>
    run(async () => {
      const name = await onExport();
      return name === undefined ? { good: false, text: i18n.t('common.unreachable') } : { good: true, text: i18n.t('records.exported', [name]) };
    });

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('records.intro')}</p>
      {filter.link === undefined ? null : (
        <Alert
          type="info"
          showIcon
          role="status"
          title={i18n.t('records.behind', [linkWords(filter.link), filter.link.from, filter.link.to, countText(page?.total ?? 0)])}
          action={
            <Button size="small" onClick={() => onFilter({ page: 1 })}>
              {i18n.t('records.behindAll')}
            </Button>
          }
        />
      )}
      <div className="cg-bar">
        <Select<EntryKind | ''>
          aria-label={i18n.t('records.filterKind')}
          style={{ width: 168 }}
          disabled={filter.link !== undefined}
          value={filter.kind ?? ''}
          onChange={(kind) => onFilter({ ...filter, kind: kind === '' ? undefined : kind, page: 1 })}
          options={[{ value: '', label: i18n.t('records.allKinds') }, ...ENTRY_KINDS.map((kind) => ({ value: kind, label: entryKindText(kind) }))]}
        />
        <input
          className="cg-date"
          type="date"
          aria-label={i18n.t('records.filterDay')}
          disabled={filter.link !== undefined}
          value={filter.day ?? ''}
          onChange={(event) => onFilter({ ...filter, day: event.target.value === '' ? undefined : event.target.value, page: 1 })}
        />
        <Button disabled={filter.day === undefined} onClick={() => onFilter({ ...filter, day: undefined, page: 1 })}>
          {i18n.t('records.clearDay')}
        </Button>
        <Button loading={busy} onClick={() => void verify()}>
          {i18n.t('records.verify')}
        </Button>
        <Button disabled={busy} onClick={() => void exportAll()}>
          {i18n.t('records.export')}
        </Button>
      </div>
      {said === null ? null : <Alert type={said.good ? 'success' : 'error'} showIcon role="alert" title={said.text} />}
      <Table<AuditEntry>
        size="small"
        rowKey="seq"
        loading={page === undefined}
        dataSource={[...(page?.entries ?? [])]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('records.empty')} /> }}
        pagination={{ current: filter.page, pageSize: PAGE_SIZE, total: page?.total ?? 0, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => onFilter({ ...filter, page: next }) }}
        expandable={{
          expandedRowRender: (entry) => <pre className="cg-mono cg-raw">{JSON.stringify({ ...entry.data, hash: entry.hash, prev: entry.prev }, null, 2)}</pre>,
          columnTitle: <span className="cg-sr">{i18n.t('lists.detail')}</span>,
        }}
        columns={[
          { title: i18n.t('records.seq'), dataIndex: 'seq', width: 72 },
          { title: i18n.t('records.at'), dataIndex: 'at', width: 148, render: (at: string) => instantText(at) },
          { title: i18n.t('records.kind'), dataIndex: 'kind', width: 132, render: (kind: EntryKind) => <Tag variant="filled">{entryKindText(kind)}</Tag> },
          { title: i18n.t('records.data'), render: (_, entry) => <Facts entry={entry} /> },
          { title: i18n.t('sheetPage.open'), width: 96, render: (_, entry) => <SheetButton entry={entry} onSheet={onSheet} /> },
        ]}
      />
      <VerifySection onFile={onVerifyFile} onCode={onVerifyCode} onOpen={onSheet} />
      <h2>{i18n.t('records.tallies')}</h2>
      <div className="cg-bar">
        <label htmlFor={`${ids}from`}>{i18n.t('records.tallyFrom')}</label>
        <input id={`${ids}from`} className="cg-date" type="date" value={range.from} onChange={(event) => onRange({ ...range, from: event.target.value })} />
        <label htmlFor={`${ids}to`}>{i18n.t('records.tallyTo')}</label>
        <input id={`${ids}to`} className="cg-date" type="date" value={range.to} onChange={(event) => onRange({ ...range, to: event.target.value })} />
      </div>
      <TallyTable tallies={tallies} />
    </div>
  );
}

function reportText(report: ChainReport | undefined): { good: boolean; text: string } {
  if (report === undefined) return { good: false, text: i18n.t('common.unreachable') };
  if (report.ok) return { good: true, text: i18n.t('records.verifyOk', [String(report.entries)]) };
  return { good: false, text: i18n.t('records.verifyBad', [String(report.brokenAt), chainReasonText(report.reason)]) };
}

function Facts({ entry }: { readonly entry: AuditEntry }) {
  return (
    <dl className="cg-pairs">
      {entryFacts(entry).map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of a check itself, and of what belongs to one: the sheet has all of it. */
function SheetButton({ entry, onSheet }: { readonly entry: AuditEntry; readonly onSheet: (check: number) => void }) {
  const { check } = entry.data;
  const of = hasSheet(entry) ? entry.seq : typeof check === 'number' ? check : undefined;
  if (of === undefined) return null;
  return (
    <Button size="small" aria-label={i18n.t('verify.open', [String(of)])} onClick={() => onSheet(of)}>
      {i18n.t('sheetPage.open')}
    </Button>
  );
}

/** Kinds that never occurred in these days would only be empty columns. */
function TallyTable({ tallies }: { readonly tallies: readonly DayTally[] | undefined }) {
  const kinds = ENTRY_KINDS.filter((kind) => (tallies ?? []).some((tally) => (tally.counts[kind] ?? 0) > 0));
  return (
    <Table<DayTally>
      size="small"
      rowKey="day"
      pagination={false}
      scroll={{ x: 'max-content' }}
      loading={tallies === undefined}
      dataSource={[...(tallies ?? [])]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('records.tallyEmpty')} /> }}
      columns={[{ title: i18n.t('records.day'), dataIndex: 'day' }, ...kinds.map((kind) => ({ title: entryKindText(kind), render: (_: unknown, tally: DayTally) => tally.counts[kind] ?? 0 }))]}
    />
  );
}
