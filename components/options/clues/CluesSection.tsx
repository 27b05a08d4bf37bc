import { Alert, Button, Empty, Table, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { bodiesOf, daysLate, filteredClues, type Clue, type ClueFilter, type ClueState } from '../../../lib/clue/index.ts';
import type { CluesAnswer } from '../../../lib/messaging/index.ts';
import { clueFieldText, clueStateText } from '../../../lib/ui/clue-words.ts';
import { ClueDrawer, type ClueActions } from './ClueDrawer.tsx';
import { ClueFilters } from './ClueFilters.tsx';
import { LedgerCheck, type LedgerCheckProps } from './LedgerCheck.tsx';
import { NewClue } from './NewClue.tsx';

export interface CluesSectionProps extends ClueActions, LedgerCheckProps {
  readonly answer: CluesAnswer;
  /** Chinese day. */
  readonly today: string;
  /** Name of the file that was offered; undefined when it could not be recorded. */
  readonly onExport: (format: 'xlsx' | 'csv', clues: readonly Clue[]) => Promise<string | undefined>;
}

/** All clues of this desk, the late ones first; one of them opens beside the table. */
export function CluesSection(props: CluesSectionProps) {
  const { answer, today, onExport } = props;
  const [filter, setFilter] = useState<ClueFilter>({ state: 'open' });
  const [shown, setShown] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null);
  if (!answer.ok) return <Alert type="error" showIcon title={i18n.t('clueRefusal.storage_broken')} />;
  const { clues } = answer;
  const rows = filteredClues(clues, filter, today);
  const late = clues.filter((clue) => daysLate(clue, today) > 0).length;
  const clue = clues.find(({ id }) => id === shown);
  const exportRows = async (format: 'xlsx' | 'csv') => {
    const name = await onExport(format, rows);
    setSaid(name === undefined ? { good: false, text: i18n.t('common.unreachable') } : { good: true, text: i18n.t('records.exported', [name]) });
  };

  return (
    <div className="cg-stack">
      <p className="cg-intro">
        {i18n.t('clues.intro')}
        {answer.defaultTerms === true ? i18n.t('clues.defaultTerms') : ''}
      </p>
      {late === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={i18n.t('clues.lateCount', [String(late)])}
          action={
            <Button size="small" onClick={() => setFilter({ state: 'late' })}>
              {i18n.t('clues.showLate')}
            </Button>
          }
        />
      )}
      <ClueFilters filter={filter} bodies={bodiesOf(clues)} onFilter={setFilter} />
      <div className="cg-bar">
        <Button type="primary" onClick={() => setAdding(true)}>
          {i18n.t('clues.add')}
        </Button>
        <Button disabled={rows.length === 0} onClick={() => void exportRows('xlsx')}>
          {i18n.t('clues.exportXlsx')}
        </Button>
        <Button disabled={rows.length === 0} onClick={() => void exportRows('csv')}>
          {i18n.t('clues.exportCsv')}
        </Button>
        <span role="status">{i18n.t('clues.count', [String(rows.length), String(clues.length)])}</span>
      </div>
      {said === null ? null : <Alert type={said.good ? 'success' : 'error'} showIcon role="alert" title={said.text} />}
      <Table<Clue>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={rows}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t(clues.length === 0 ? 'clues.none' : 'clues.noneFit')} /> }}
        columns={[
          { title: i18n.t('clueColumn.no'), dataIndex: 'no', width: 84 },
          { title: i18n.t('clues.party'), render: (_, row) => <Party clue={row} /> },
          { title: i18n.t('clueColumn.field'), dataIndex: 'field', width: 150, render: clueFieldText },
          { title: i18n.t('clueColumn.state'), dataIndex: 'state', width: 116, render: (state: ClueState) => <Tag variant="filled">{clueStateText(state)}</Tag> },
          { title: i18n.t('clueColumn.due'), width: 124, render: (_, row) => <Due clue={row} today={today} /> },
          { title: i18n.t('clueColumn.body'), dataIndex: 'body', width: 160 },
          { title: i18n.t('clueColumn.registeredOn'), dataIndex: 'registeredOn', width: 108 },
          {
            title: i18n.t('clues.action'),
            width: 84,
            render: (_, { id, no }) => (
              <Button size="small" aria-label={i18n.t('clues.show', [String(no)])} onClick={() => setShown(id)}>
                {i18n.t('clues.view')}
              </Button>
            ),
          },
        ]}
      />
      <LedgerCheck onVerify={props.onVerify} onRebuild={props.onRebuild} />
      {clue === undefined ? null : <ClueDrawer key={clue.id} clue={clue} today={today} bodies={bodiesOf(clues)} onMove={props.onMove} onCorrect={props.onCorrect} onClose={() => setShown(null)} />}
      {adding ? <NewClue onRegister={props.onRegister} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function Party({ clue: { name, code, source } }: { readonly clue: Clue }) {
  return (
    <>
      {name === undefined ? null : <span className="cg-block">{name}</span>}
      {code === undefined ? null : <span className="cg-block cg-mono">{code}</span>}
      {source === undefined ? null : <span className="cg-block cg-help">{source.host}</span>}
    </>
  );
}

function Due({ clue, today }: { readonly clue: Clue; readonly today: string }) {
  const late = daysLate(clue, today);
  return (
    <>
      <span className="cg-block">{clue.due ?? ''}</span>
      {late === 0 ? null : <strong className="cg-late">{i18n.t('clues.late', [String(late)])}</strong>}
    </>
  );
}
