import { Alert, Button, Progress, Table } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { GroupAnswer, GroupParty, RepeatRule } from '../../../lib/repeat/index.ts';
import { groupListText, ruleRows, sureText, type Counted } from '../../../lib/ui/group-words.ts';
import { countText, groupCode, percent } from '../../../lib/ui/index.ts';
import { RuleBar } from './RuleBar.tsx';

export interface GroupViewProps {
  /** In force by the rule pack; may be changed for one count. */
  readonly rule: RepeatRule;
  /** Chinese day. */
  readonly today: string;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly answer: GroupAnswer | undefined;
  readonly onRun: (rule: RepeatRule) => void;
  readonly onCancel: () => void;
  /** Name of the file that was offered; undefined when it could not be recorded. */
  readonly onXlsx: (counted: Counted) => Promise<string | undefined>;
}

/** Who is to be published as a group: counted from the penalties on this machine, by settings that are said with the list. */
export function GroupView({ rule: inForce, today, progress, answer, onRun, onCancel, onXlsx }: GroupViewProps) {
  const [rule, setRule] = useState(inForce);
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('group.intro')}</p>
      <RuleBar rule={rule} today={today} disabled={progress !== undefined} onChange={setRule} />
      <div className="cg-bar">
        <Button type="primary" disabled={progress !== undefined} onClick={() => onRun(rule)}>
          {i18n.t('group.run')}
        </Button>
        {progress === undefined ? null : <Button onClick={onCancel}>{i18n.t('annex.cancel')}</Button>}
      </div>
      {progress === undefined ? null : (
        <div role="status">
          {i18n.t('group.running')}
          <Progress percent={percent(progress.done, progress.total)} aria-label={i18n.t('group.running')} />
        </div>
      )}
      {answer?.ok === false ? <Alert type={answer.reason === 'no-lists' ? 'info' : 'error'} showIcon role="alert" title={i18n.t(answer.reason === 'no-lists' ? 'group.noLists' : answer.reason === 'changed-meanwhile' ? 'annex.changed' : 'annex.broken')} /> : null}
      {answer?.ok === true ? <Found counted={answer} onXlsx={onXlsx} /> : null}
    </div>
  );
}

function Found({ counted, onXlsx }: { readonly counted: Counted; readonly onXlsx: GroupViewProps['onXlsx'] }) {
  const [said, setSaid] = useState<{ good: boolean; text: string }>();
  const { parties, published, lists } = counted;
  const unsure = parties.filter(({ sure }) => !sure).length;
  const take = async () => {
    const name = await onXlsx(counted);
    setSaid(name === undefined ? { good: false, text: i18n.t('group.notExported') } : { good: true, text: i18n.t('group.exported', [name]) });
  };
  return (
    <>
      <h2>{i18n.t('group.found', [countText(parties.length)])}</h2>
      {unsure === 0 ? null : <Alert type="warning" showIcon title={i18n.t('group.someUnsure', [countText(unsure)])} />}
      {published.length === 0 ? null : <p>{i18n.t('group.published', [countText(published.length)])}</p>}
      <div className="cg-bar">
        <Button disabled={parties.length + published.length === 0} onClick={() => void take()}>
          {i18n.t('group.export')}
        </Button>
        <span role="status">{said?.text}</span>
      </div>
      {parties.length === 0 ? null : (
        <Table<GroupParty>
          size="small"
          rowKey={({ name, uscc, regNo, region }) => [uscc, regNo, name, region].join(' ')}
          dataSource={[...parties]}
          pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: i18n.t('group.column.name'), dataIndex: 'name' },
            { title: i18n.t('group.column.code'), className: 'cg-nowrap', render: (_, { uscc, regNo }) => <span className="cg-mono">{uscc === undefined ? (regNo ?? '—') : groupCode(uscc)}</span> },
            { title: i18n.t('group.column.region'), render: (_, { region }) => region ?? '—' },
            { title: i18n.t('group.column.count'), align: 'right', render: (_, { count }) => count.count },
            { title: i18n.t('group.column.firstOn'), className: 'cg-nowrap', render: (_, { count }) => count.firstOn ?? '—' },
            { title: i18n.t('group.column.lastOn'), className: 'cg-nowrap', render: (_, { count }) => count.lastOn ?? '—' },
            { title: i18n.t('group.column.identity'), render: (_, { sure }) => sureText(sure) },
          ]}
        />
      )}
      <h2>{i18n.t('group.settings')}</h2>
      <dl className="cg-group-rule">
        {[...ruleRows(counted), ...lists.map((list) => [i18n.t('group.listRow'), groupListText(list)] as const)].map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="cg-dim">{i18n.t('group.note')}</p>
    </>
  );
}
