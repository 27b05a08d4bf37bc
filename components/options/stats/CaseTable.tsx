import { Button, Empty, Table } from 'antd';
import { i18n } from '#i18n';
import type { TypicalCase } from '../../../lib/stats/index.ts';
import { regFieldText } from '../../../lib/ui/stats-words.ts';

/** Cases that were marked as made known. */
export function CaseTable({ cases, onUnmark }: { readonly cases: readonly TypicalCase[]; readonly onUnmark: (id: string) => void }) {
  return (
    <Table<TypicalCase>
      size="small"
      rowKey="id"
      dataSource={[...cases]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('common.none')} /> }}
      columns={[
        { title: i18n.t('annex.casePublishedOn'), dataIndex: 'publishedOn', width: 112 },
        { title: i18n.t('annex.caseName'), dataIndex: 'name' },
        { title: i18n.t('stats.field'), width: 180, render: (_, { field }) => regFieldText(field) },
        { title: i18n.t('annex.caseAuthority'), dataIndex: 'authority', width: 190 },
        { title: i18n.t('annex.caseDocNo'), dataIndex: 'docNo', width: 170 },
        { title: i18n.t('annex.caseWhere'), dataIndex: 'where', width: 170 },
        {
          title: i18n.t('annex.unmark'),
          width: 104,
          render: (_, { id, name }) => (
            <Button size="small" aria-label={i18n.t('annex.unmarkOf', [name])} onClick={() => onUnmark(id)}>
              {i18n.t('annex.unmark')}
            </Button>
          ),
        },
      ]}
    />
  );
}
