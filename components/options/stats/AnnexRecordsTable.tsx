import { Alert, Button, Table } from 'antd';
import { i18n } from '#i18n';
import type { AnnexRecord, AnnexRecords } from '../../../lib/stats/index.ts';
import { groupCode, listingFieldText } from '../../../lib/ui/index.ts';

interface AnnexRecordsTableProps {
  readonly found: AnnexRecords | undefined;
  readonly page: number;
  readonly pageSize: number;
  /** Keys of records that are marked: `list/record`. */
  readonly marked: ReadonlySet<string>;
  readonly onPage: (page: number) => void;
  readonly onMark: (record: AnnexRecord) => void;
}

/** Records of lists behind a figure. */
export function AnnexRecordsTable({ found, page, pageSize, marked, onPage, onMark }: AnnexRecordsTableProps) {
  if (found !== undefined && found.records.length === 0 && found.total > 0) return <Alert type="warning" showIcon role="alert" title={i18n.t('annex.moved')} />;
  return (
    <Table<AnnexRecord>
      size="small"
      rowKey={keyOf}
      loading={found === undefined}
      dataSource={[...(found?.records ?? [])]}
      pagination={{ current: page, pageSize, total: found?.total ?? 0, showSizeChanger: false, hideOnSinglePage: true, onChange: onPage }}
      columns={[
        { title: listingFieldText('name'), render: (_, { listing }) => listing.name },
        { title: listingFieldText('uscc'), width: 196, render: (_, { listing }) => groupCode(listing.uscc ?? listing.regNo ?? listing.orgCode ?? '') },
        { title: listingFieldText('listingAuthority'), width: 200, render: (_, { listing }) => listing.listingAuthority },
        { title: listingFieldText('listingDocNo'), width: 190, render: (_, { listing }) => listing.listingDocNo ?? i18n.t('common.notStated') },
        { title: listingFieldText('listedOn'), width: 104, render: (_, { listing }) => listing.listedOn },
        { title: listingFieldText('removedOn'), width: 104, render: (_, { listing }) => listing.removedOn ?? '' },
        {
          title: i18n.t('annex.mark'),
          width: 124,
          render: (_, record) =>
            marked.has(keyOf(record)) ? (
              i18n.t('annex.marked')
            ) : (
              <Button size="small" aria-label={i18n.t('annex.markOf', [record.listing.name])} onClick={() => onMark(record)}>
                {i18n.t('annex.mark')}
              </Button>
            ),
        },
      ]}
    />
  );
}

export function keyOf({ listId, listing }: AnnexRecord): string {
  return `${listId}/${listing.id}`;
}
