import { Alert, Button, Empty, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { NoticesAnswer } from '../../lib/messaging/index.ts';
import type { Notice } from '../../lib/rescreen/index.ts';
import { instantText, noticeKindText, routeSeenText } from '../../lib/ui/index.ts';

interface Props {
  readonly answer: NoticesAnswer;
  /** False when it could not be recorded or kept. */
  readonly onSeen: (ids?: readonly number[]) => Promise<boolean>;
}

/** Past applicants about whom a newer list says something else. */
export function RescreenSection({ answer, onSeen }: Props) {
  const [only, setOnly] = useState<'new' | 'all'>('new');
  const [failed, setFailed] = useState(false);
  if (!answer.ok) return <Alert type="error" showIcon title={i18n.t('rescreen.broken')} />;
  const { notices, unseen, parties, rescreenDays } = answer;
  const rows = only === 'all' ? notices : notices.filter(({ seenAt }) => seenAt === undefined);
  const mark = async (ids?: readonly number[]) => setFailed(!(await onSeen(ids)));
  return (
    <div className="cg-stack">
      <p className="cg-intro">{rescreenDays === 0 ? i18n.t('rescreen.off') : i18n.t('rescreen.intro', [String(parties), String(rescreenDays)])}</p>
      <div className="cg-bar">
        <Segmented<'new' | 'all'>
          value={only}
          onChange={setOnly}
          options={[
            { value: 'new', label: i18n.t('rescreen.newCount', [String(unseen)]) },
            { value: 'all', label: i18n.t('rescreen.allCount', [String(notices.length)]) },
          ]}
        />
        <Button disabled={unseen === 0} onClick={() => void mark()}>
          {i18n.t('rescreen.markAllSeen')}
        </Button>
      </div>
      {failed ? <Alert type="error" showIcon role="alert" title={i18n.t('rescreen.notMarked')} /> : null}
      <Table<Notice>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...rows]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t(only === 'new' ? 'rescreen.noneNew' : 'rescreen.none')} /> }}
        columns={[
          { title: i18n.t('rescreen.kind'), dataIndex: 'kind', width: 120, render: (kind: Notice['kind']) => <Tag variant="filled">{noticeKindText(kind)}</Tag> },
          { title: i18n.t('rescreen.party'), render: (_, { name, code }) => <Party name={name} code={code} /> },
          { title: i18n.t('rescreen.checkedOn'), dataIndex: 'checkedOn', width: 112 },
          { title: i18n.t('rescreen.route'), render: (_, { route, host }) => <Then route={route} host={host} /> },
          { title: i18n.t('rescreen.listing'), render: (_, notice) => <Listing notice={notice} /> },
          { title: i18n.t('rescreen.at'), dataIndex: 'at', width: 120, render: (at: string) => instantText(at) },
          {
            title: i18n.t('rescreen.seen'),
            width: 120,
            render: (_, { id, seenAt }) =>
              seenAt === undefined ? (
                <Button size="small" onClick={() => void mark(id === undefined ? [] : [id])}>
                  {i18n.t('rescreen.markSeen')}
                </Button>
              ) : (
                instantText(seenAt)
              ),
          },
        ]}
      />
    </div>
  );
}

function Party({ name, code }: Pick<Notice, 'name' | 'code'>) {
  return (
    <>
      {name === undefined ? null : <span className="cg-block">{name}</span>}
      {code === undefined ? null : <span className="cg-block cg-mono">{code}</span>}
    </>
  );
}

function Then({ route, host }: Pick<Notice, 'route' | 'host'>) {
  return (
    <>
      <span className="cg-block">{routeSeenText(route)}</span>
      <span className="cg-block cg-muted">{host}</span>
    </>
  );
}

function Listing({ notice: { authority, docNo, listedOn } }: { readonly notice: Notice }) {
  return <>{[authority, docNo, listedOn].filter((part) => part !== undefined).join(i18n.t('common.clause'))}</>;
}
