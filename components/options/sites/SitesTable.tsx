import { Button, Empty, Popconfirm, Table, Tag } from 'antd';
import { i18n } from '#i18n';
import type { SiteRow } from '../../../lib/ui/site-rows.ts';
import { SiteStatus } from './SiteStatus.tsx';

export interface SiteActions {
  readonly onDescribe: (row: SiteRow) => void;
  readonly onEdit: (row: SiteRow) => void;
  readonly onExport: (row: SiteRow) => void;
  readonly onVerify: (row: SiteRow) => void;
  readonly onRemove: (row: SiteRow) => void;
}
interface SitesTableProps extends SiteActions {
  readonly rows: readonly SiteRow[];
  /** Whether policy lets this machine change sites. */
  readonly editable: boolean;
}

/** Every system, what is known of its description, and what can be done about it. */
export function SitesTable({ rows, editable, ...actions }: SitesTableProps) {
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('sites.profilesEmpty')} />;
  return (
    <Table<SiteRow>
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={[...rows]}
      columns={[
        { title: i18n.t('sites.system'), width: '34%', render: (_, row) => <SystemCell row={row} /> },
        { title: i18n.t('sites.status'), render: (_, row) => <SiteStatus row={row} /> },
        { title: i18n.t('sites.actions'), width: 236, render: (_, row) => <ActionsCell row={row} editable={editable} actions={actions} /> },
      ]}
    />
  );
}

function SystemCell({ row: { profile, hosts, origin } }: { readonly row: SiteRow }) {
  return (
    <>
      {profile === undefined ? null : (
        <>
          <div>{profile.title}</div>
          <div className="cg-dim">
            <span className="cg-mono">{profile.id}</span>　{i18n.t('sites.version', [String(profile.version)])}
            {i18n.t('common.clause')}
            {i18n.t('sites.pages', [String(profile.pages.length)])}
          </div>
        </>
      )}
      <div className="cg-mono">{hosts.length === 0 ? i18n.t('sites.family') : hosts.join('　')}</div>
      {origin === 'managed' ? <Tag variant="filled">{i18n.t('options.managedNote')}</Tag> : null}
      {origin === 'recommended' ? <Tag variant="filled">{i18n.t('source.recommended')}</Tag> : null}
    </>
  );
}

function ActionsCell({ row, editable, actions }: { readonly row: SiteRow; readonly editable: boolean; readonly actions: SiteActions }) {
  const { profile, origin } = row;
  const own = editable && origin !== 'managed' && profile !== undefined;
  return (
    <span className="cg-list-head">
      {editable && origin !== 'managed' ? (
        <Button size="small" type={origin === 'none' || origin === 'draft' || row.faults.length > 0 ? 'primary' : 'default'} onClick={() => actions.onDescribe(row)}>
          {i18n.t('sites.describe')}
        </Button>
      ) : null}
      {own ? (
        <Button size="small" onClick={() => actions.onEdit(row)}>
          {i18n.t('common.edit')}
        </Button>
      ) : null}
      {row.proof.state === 'passed' ? (
        <Button size="small" onClick={() => actions.onVerify(row)}>
          {i18n.t('sites.verify')}
        </Button>
      ) : null}
      {profile === undefined ? null : (
        <Button size="small" onClick={() => actions.onExport(row)}>
          {i18n.t('sites.export')}
        </Button>
      )}
      {own && origin !== 'recommended' ? (
        <Popconfirm title={i18n.t('sites.removeConfirm', [profile.title])} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => actions.onRemove(row)}>
          <Button size="small">{i18n.t('common.remove')}</Button>
        </Popconfirm>
      ) : null}
    </span>
  );
}
