import { Alert, Button, Empty, Input, Segmented, Table, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { CHANGE_KINDS, changedFields, LISTING_FIELDS, type Change, type ChangeKind, type ChangePage, type CompareAnswer } from '../../lib/list/index.ts';
import type { ChangesSession } from '../../lib/ui/changes-session.dom.ts';
import { offerBlob } from '../../lib/ui/files.dom.ts';
import { changeKindText, countText, listingFieldText } from '../../lib/ui/index.ts';
import { ChangedFields } from './ChangedFields.tsx';

interface ChangesTableProps {
  readonly answer: Extract<CompareAnswer, { ok: true }>;
  readonly session: ChangesSession;
  readonly fileName: string;
}
interface View {
  readonly kind: ChangeKind | 'all';
  readonly text: string;
  readonly page: number;
}
const PAGE_SIZE = 20;
const COLOURS: Readonly<Record<ChangeKind, string>> = { added: 'green', modified: 'blue', removed: 'default' };

/** Counts, search and pages of what changed; what was found stays where it was compared, a page at a time comes here. */
export function ChangesTable({ answer, session, fileName }: ChangesTableProps) {
  const [view, setView] = useState<View>({ kind: 'all', text: '', page: 1 });
  const [page, setPage] = useState<ChangePage>();
  const [exported, setExported] = useState(false);
  const all = CHANGE_KINDS.reduce((sum, kind) => sum + answer.counts[kind], 0);
  useEffect(() => {
    let stale = false;
    const { kind, text } = view;
    void session.page({ ...(kind === 'all' ? {} : { kind }), text, offset: (view.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }).then((found) => {
      if (!stale) setPage(found);
    });
    return () => {
      stale = true;
    };
  }, [session, view]);
  const exportAll = async () => {
    offerBlob(fileName, await session.csv(headings()));
    setExported(true);
  };
  if (all === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('changes.none')} />;
  return (
    <>
      <div className="cg-bar">
        <Segmented<ChangeKind | 'all'>
          aria-label={i18n.t('changes.kindColumn')}
          value={view.kind}
          onChange={(kind) => setView({ ...view, kind, page: 1 })}
          options={[
            { value: 'all', label: i18n.t('changes.all', [countText(all)]) },
            ...CHANGE_KINDS.map((kind) => ({ value: kind, label: i18n.t('changes.kind', [changeKindText(kind), countText(answer.counts[kind])]) })),
          ]}
        />
        <Input.Search className="cg-grow" allowClear aria-label={i18n.t('changes.search')} placeholder={i18n.t('changes.search')} onSearch={(text) => setView({ ...view, text, page: 1 })} />
        <Button onClick={() => void exportAll()}>{i18n.t('changes.export')}</Button>
      </div>
      {answer.listed < all ? <Alert type="info" showIcon title={i18n.t('changes.capped', [countText(all), countText(answer.listed)])} /> : null}
      {exported ? <Alert type="success" showIcon role="status" title={i18n.t('changes.exported', [fileName])} /> : null}
      <Table<Change>
        size="small"
        rowKey={(change) => `${change.kind}:${recordOf(change).id}`}
        loading={page === undefined}
        dataSource={[...(page?.changes ?? [])]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('changes.noMatch')} /> }}
        pagination={{ current: view.page, pageSize: PAGE_SIZE, total: page?.total ?? 0, showSizeChanger: false, showTotal: (total) => i18n.t('changes.total', [countText(total)]), onChange: (next) => setView({ ...view, page: next }) }}
        expandable={{ expandedRowRender: (change) => <ChangedFields change={change} />, columnTitle: <span className="cg-sr">{i18n.t('changes.more')}</span> }}
        columns={[
          { title: i18n.t('changes.kindColumn'), width: 76, render: (_, { kind }) => <Tag color={COLOURS[kind]} variant="filled">{changeKindText(kind)}</Tag> },
          { title: listingFieldText('name'), render: (_, change) => <Typography.Text copyable>{recordOf(change).name}</Typography.Text> },
          { title: listingFieldText('uscc'), width: 216, render: (_, change) => copyable(recordOf(change).uscc) },
          { title: listingFieldText('listedOn'), width: 108, render: (_, change) => recordOf(change).listedOn },
          { title: i18n.t('changes.what'), width: 250, render: (_, change) => summary(change) },
        ]}
      />
    </>
  );
}

function copyable(text: string | undefined) {
  return text === undefined ? i18n.t('common.none') : <Typography.Text className="cg-mono" copyable>{text}</Typography.Text>;
}

function recordOf(change: Change) {
  return change.kind === 'removed' ? change.before : change.after;
}

function summary(change: Change): string {
  if (change.kind !== 'modified') return recordOf(change).listingDocNo ?? '';
  const fields = changedFields(change).map(({ field }) => listingFieldText(field));
  return fields.length === 0 ? i18n.t('changes.unknownFields') : fields.join(i18n.t('common.comma'));
}

function headings(): Parameters<ChangesSession['csv']>[0] {
  return {
    kinds: { added: changeKindText('added'), modified: changeKindText('modified'), removed: changeKindText('removed') },
    fields: Object.fromEntries(LISTING_FIELDS.map((field) => [field, listingFieldText(field)])) as Parameters<ChangesSession['csv']>[0]['fields'],
    columns: { kind: i18n.t('changes.kindColumn'), field: i18n.t('changes.field'), before: i18n.t('changes.before'), after: i18n.t('changes.after') },
  };
}
