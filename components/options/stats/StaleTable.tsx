import { Empty, Table } from 'antd';
import { i18n } from '#i18n';
import type { StaleTime } from '../../../lib/messaging/index.ts';
import { linkText } from '../../../lib/stats/index.ts';

/** Hours in which a list was past its limit; each leads to the sync records that tell it. */
export function StaleTable({ stale, limitDays }: { readonly stale: readonly StaleTime[]; readonly limitDays: number }) {
  return (
    <>
      <p className="cg-intro">{i18n.t('stats.staleNote', [String(limitDays)])}</p>
      <Table<StaleTime>
        size="small"
        rowKey={({ day, listId }) => `${day} ${listId}`}
        dataSource={[...stale]}
        pagination={{ pageSize: 31, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('stats.empty')} /> }}
        columns={[
          { title: i18n.t('stats.column.day'), dataIndex: 'day', width: 160 },
          { title: i18n.t('stats.list'), dataIndex: 'listId' },
          {
            title: i18n.t('stats.hours'),
            width: 160,
            align: 'right',
            render: (_, { day, listId, hours, since }) => (
              <a className="cg-figure" href={`#/records?${linkText({ figure: 'stale', from: since, to: day })}`} aria-label={i18n.t('stats.staleOpen', [day, listId, String(hours)])}>
                {hours}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}
