import { Empty, Table } from 'antd';
import { i18n } from '#i18n';
import type { AuditEntry } from '../../../lib/record/index.ts';
import { linkText, type Narrowing, type Period } from '../../../lib/stats/index.ts';
import { entryKindText, instantText } from '../../../lib/ui/index.ts';

export interface DecisionsPage {
  readonly entries: readonly AuditEntry[];
  readonly total: number;
}

interface DecisionTableProps {
  readonly decisions: DecisionsPage | undefined;
  readonly within: Period & Narrowing;
}

/** Overrides and confirmations with the reasons that officers gave, newest first. */
export function DecisionTable({ decisions, within }: DecisionTableProps) {
  return (
    <>
      {decisions === undefined || decisions.total <= decisions.entries.length ? null : (
        <p className="cg-intro">
          <a href={`#/records?${linkText({ ...within, figure: 'decisions' })}`}>{i18n.t('stats.moreDecisions', [String(decisions.total), String(decisions.entries.length)])}</a>
        </p>
      )}
      <Table<AuditEntry>
        size="small"
        rowKey="seq"
        loading={decisions === undefined}
        dataSource={[...(decisions?.entries ?? [])]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('stats.empty')} /> }}
        columns={[
          { title: i18n.t('records.at'), dataIndex: 'at', width: 148, render: (at: string) => instantText(at) },
          { title: i18n.t('records.kind'), width: 96, render: (_, { kind }) => entryKindText(kind) },
          { title: i18n.t('fact.name'), width: 220, render: (_, { data }) => word(data['name']) },
          { title: i18n.t('fact.reason'), render: (_, { data }) => word(data['reason']) },
          { title: i18n.t('fact.by'), width: 110, render: (_, { data }) => word(data['byName']) || word(data['by']) },
        ]}
      />
    </>
  );
}

/** A member of an entry as text; nothing where there is none. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
