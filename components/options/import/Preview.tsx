import { Table, Tag } from 'antd';
import { i18n } from '#i18n';
import { mapChosen, readRecord, type ChosenColumn, type Inspection } from '../../../lib/list/import/index.ts';
import { columnText, rowReasonText } from '../../../lib/ui/index.ts';

const ROWS = 8;

/** The first rows as they will be read, with the columns as they are chosen now. */
export function Preview({ inspection, columns }: { readonly inspection: Inspection; readonly columns: readonly ChosenColumn[] }) {
  const map = mapChosen(
    columns.map(({ heading }) => heading),
    columns.map(({ target }) => target),
  );
  const rows = inspection.rows.slice(0, ROWS).map(({ line, cells }) => ({ line, reading: readRecord(cells, map) }));
  return (
    <>
      <h2>{i18n.t('fileImport.previewTitle', [String(rows.length)])}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="line"
        scroll={{ x: 'max-content' }}
        dataSource={rows.map(({ line, reading }) => {
          const listing = reading.ok ? reading.listing : undefined;
          const remarks = reading.ok ? reading.warnings.map(({ reason }) => rowReasonText(reason)) : [];
          return { line, reading, remarks, ...listing, code: listing?.uscc ?? listing?.regNo ?? listing?.orgCode };
        })}
        columns={[
          { title: i18n.t('fileImport.line'), dataIndex: 'line', width: 56 },
          {
            title: i18n.t('fileImport.result'),
            key: 'result',
            render: (_, { reading, remarks }) =>
              reading.ok ? (
                <>
                  {i18n.t('fileImport.willImport')}
                  {remarks.map((text) => (
                    <div key={text} className="cg-dim">
                      {text}
                    </div>
                  ))}
                </>
              ) : (
                <Tag color="gold" variant="filled">
                  {i18n.t('fileImport.willSkip', [reading.errors.map(({ reason }) => rowReasonText(reason)).join(i18n.t('common.comma'))])}
                </Tag>
              ),
          },
          { title: columnText('name'), dataIndex: 'name' },
          { title: columnText('code'), dataIndex: 'code', className: 'cg-mono' },
          { title: columnText('listedOn'), dataIndex: 'listedOn' },
          { title: columnText('authority'), dataIndex: 'listingAuthority' },
          { title: columnText('removedOn'), dataIndex: 'removedOn' },
        ]}
      />
    </>
  );
}
