import { Alert, Button, Table } from 'antd';
import { i18n } from '#i18n';
import { countText, rowReasonText, type ReadSummary } from '../../../lib/ui/index.ts';

/** What will become of the rows: how many are taken, which are not and why. */
export function CheckedSummary({ summary, onDownload }: { readonly summary: ReadSummary; readonly onDownload: (blob: Blob) => void }) {
  const { rows, taken, refused, duplicates, counts, personalColumns, problems } = summary;
  return (
    <>
      <h2>{i18n.t('fileImport.checkedTitle')}</h2>
      <Alert
        type={refused > 0 ? 'warning' : 'info'}
        showIcon
        title={i18n.t('fileImport.summary', [countText(rows), countText(taken), countText(refused), countText(duplicates)])}
        description={counts.length === 0 ? i18n.t('fileImport.allGood') : i18n.t('fileImport.skipNote')}
      />
      {personalColumns.length === 0 ? null : <p className="cg-intro">{i18n.t('fileImport.personalNote', [personalColumns.join(i18n.t('common.comma'))])}</p>}
      {counts.length === 0 ? null : (
        <Table
          size="small"
          pagination={false}
          rowKey="reason"
          dataSource={[...counts]}
          columns={[
            { title: i18n.t('fileImport.reason'), dataIndex: 'reason', render: (_, { reason }) => rowReasonText(reason) },
            { title: i18n.t('fileImport.handling'), dataIndex: 'severity', width: 160, render: (_, { severity }) => i18n.t(severity === 'error' ? 'fileImport.skipped' : 'fileImport.kept') },
            { title: i18n.t('fileImport.rows'), dataIndex: 'count', width: 120, align: 'right', render: (count: number) => countText(count) },
          ]}
        />
      )}
      {problems === undefined ? null : (
        <div className="cg-bar">
          <Button onClick={() => onDownload(problems)}>{i18n.t('fileImport.download')}</Button>
        </div>
      )}
    </>
  );
}
