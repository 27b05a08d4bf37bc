import { Alert, Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { APPLICANT_TARGETS } from '../../../lib/batch/index.ts';
import type { ChosenColumn, ReadPlan } from '../../../lib/list/import/index.ts';
import { countText, percent, remainingText } from '../../../lib/ui/index.ts';
import { ColumnTable } from '../import/ColumnTable.tsx';
import { FileFacts } from '../import/FileFacts.tsx';
import { BatchResults, type ResultsProps } from './BatchResults.tsx';
import { CountLine } from './CountLine.tsx';
import type { BatchState } from './state.ts';

export interface BatchSectionProps extends Pick<ResultsProps, 'onExport'> {
  readonly state: BatchState;
  readonly fault?: string;
  readonly busy: boolean;
  readonly now: number;
  readonly onPaste: (text: string) => void;
  readonly onChooseFile: () => void;
  readonly onPlan: (plan: ReadPlan) => void;
  readonly onColumns: (columns: readonly ChosenColumn[]) => void;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly onAnew: () => void;
}

/** Many applicants at once: give them, say what the columns mean, check, look, take away. */
export function BatchSection(props: BatchSectionProps) {
  const { state, fault, busy } = props;
  return (
    <div className="cg-stack">
      {state.at === 'input' ? <p className="cg-intro">{i18n.t('batch.intro')}</p> : null}
      {fault === undefined ? null : <Alert type="warning" showIcon role="alert" title={fault} />}
      {state.at === 'input' ? <InputStep {...props} /> : null}
      {state.at === 'columns' ? <ColumnsStep {...props} state={state} /> : null}
      {state.at === 'reading' ? (
        <div className="cg-import-progress" role="status">
          <Progress percent={0} status="active" showInfo={false} aria-label={i18n.t('batch.reading')} />
          <span>{i18n.t('batch.reading')}</span>
          <Button size="small" onClick={props.onCancel}>
            {i18n.t('batch.cancel')}
          </Button>
        </div>
      ) : null}
      {state.at === 'running' ? <Running state={state} now={props.now} onCancel={props.onCancel} /> : null}
      {state.at === 'results' ? <BatchResults state={state} busy={busy} onExport={props.onExport} onAnew={props.onAnew} /> : null}
    </div>
  );
}

function InputStep({ busy, onPaste, onChooseFile }: BatchSectionProps) {
  const [text, setText] = useState('');
  return (
    <>
      <div className="cg-bar">
        <Button type="primary" disabled={busy} onClick={onChooseFile}>
          {i18n.t('batch.chooseFile')}
        </Button>
        <span className="cg-dim">{i18n.t('batch.fileTypes')}</span>
      </div>
      <label>
        <span className="cg-paste-label">{i18n.t('batch.pasteLabel')}</span>
        <Input.TextArea rows={8} spellCheck={false} className="cg-mono" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="cg-bar">
        <Button disabled={busy || text.trim() === ''} onClick={() => onPaste(text)}>
          {i18n.t('batch.usePasted')}
        </Button>
      </div>
    </>
  );
}

const IDENTITIES: readonly ChosenColumn['target'][] = ['name', 'uscc', 'code', 'regNo', 'orgCode'];

function ColumnsStep({ state, busy, onPlan, onColumns, onStart, onAnew }: BatchSectionProps & { readonly state: Extract<BatchState, { at: 'columns' }> }) {
  const ready = state.columns.some(({ target }) => IDENTITIES.includes(target));
  return (
    <>
      <FileFacts key={state.file.name} file={state.file} inspection={state.inspection} disabled={busy} onPlan={onPlan} />
      <h2>{i18n.t('batch.columnsTitle')}</h2>
      <ColumnTable inspection={state.inspection} columns={state.columns} targets={APPLICANT_TARGETS} onChange={onColumns} />
      <div className="cg-bar">
        <Button type="primary" disabled={busy || !ready} onClick={onStart}>
          {i18n.t('batch.start')}
        </Button>
        <Button disabled={busy} onClick={onAnew}>
          {i18n.t('batch.anew')}
        </Button>
        {ready ? null : <span>{i18n.t('batch.needIdentity')}</span>}
      </div>
    </>
  );
}

function Running({ state, now, onCancel }: { readonly state: Extract<BatchState, { at: 'running' }>; readonly now: number; readonly onCancel: () => void }) {
  const { done, total, counts } = state;
  return (
    <>
      <div className="cg-import-progress" role="status">
        <Progress percent={percent(done, total)} status="active" aria-label={i18n.t('batch.running', [countText(done), countText(total)])} />
        <span>{[i18n.t('batch.running', [countText(done), countText(total)]), remaining(state, now)].filter((part) => part !== '').join(i18n.t('common.clause'))}</span>
        <Button size="small" onClick={onCancel}>
          {i18n.t('batch.cancel')}
        </Button>
      </div>
      <CountLine counts={counts} />
    </>
  );
}

/** Nothing in the first moments: the first chunk also waits for the worker to start. */
function remaining({ done, total, startedAt }: Extract<BatchState, { at: 'running' }>, now: number): string {
  const elapsed = now - startedAt;
  return done === 0 || elapsed < 2_000 ? '' : remainingText((elapsed / done) * (total - done));
}
