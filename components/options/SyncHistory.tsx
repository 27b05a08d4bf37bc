import { Collapse, Table } from 'antd';
import { i18n } from '#i18n';
import type { SyncAttempt } from '../../lib/list/index.ts';
import { instantText, syncReasonText } from '../../lib/ui/index.ts';

/** The last attempts, newest first; those that ended alike in a row are one line. */
export function SyncHistory({ history }: { readonly history: readonly SyncAttempt[] }) {
  return (
    <Collapse
      size="small"
      ghost
      items={[
        {
          key: 'history',
          label: i18n.t('versions.history', [String(history.length)]),
          children: (
            <Table<SyncAttempt>
              size="small"
              rowKey="since"
              pagination={false}
              dataSource={[...history]}
              columns={[
                { title: i18n.t('versions.historyAt'), width: 148, render: (_, { at }) => instantText(at) },
                { title: i18n.t('versions.historyOutcome'), render: (_, { outcome, detail }) => [syncReasonText(outcome), detail ?? ''].filter((part) => part !== '').join(i18n.t('common.colon')) },
                { title: i18n.t('versions.historyTimes'), width: 230, render: (_, { times, since }) => (times === 1 ? '1' : `${times}${i18n.t('common.clause')}${i18n.t('versions.historySince', [instantText(since)])}`) },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
