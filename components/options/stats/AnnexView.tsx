import { Alert, Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { AnnexAnswer, AnnexFigures, Period, PeriodName } from '../../../lib/stats/index.ts';
import { listFactsText } from '../../../lib/ui/annex-words.ts';
import { percent } from '../../../lib/ui/index.ts';
import { AnnexDrawn, type AnnexDrawnProps } from './AnnexDrawn.tsx';
import { PeriodBar } from './PeriodBar.tsx';

export interface AnnexViewProps extends Omit<AnnexDrawnProps, 'answer' | 'figures'> {
  readonly name: PeriodName;
  readonly today: string;
  readonly onPeriod: (name: PeriodName, period: Period) => void;
  /** Of a walk under way. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly answer: AnnexAnswer | undefined;
  readonly figures: AnnexFigures | undefined;
  readonly onRun: (lists: readonly string[] | undefined) => void;
  readonly onCancel: () => void;
}

/** The campaign's table: period and lists are chosen, a walk draws it up. */
export function AnnexView({ name, today, onPeriod, progress, answer, figures, onRun, onCancel, ...drawn }: AnnexViewProps) {
  const [lists, setLists] = useState<readonly string[]>([]);
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('annex.intro')}</p>
      <div className="cg-bar">
        <PeriodBar name={name} period={drawn.period} today={today} onChange={onPeriod} />
        {answer?.ok === true && answer.lists.length > 1 ? (
          <Select<string[]> mode="multiple" aria-label={i18n.t('annex.lists')} placeholder={i18n.t('annex.allLists')} style={{ minWidth: 220 }} value={[...lists]} onChange={setLists} options={answer.lists.map((list) => ({ value: list.listId, label: listFactsText(list) }))} />
        ) : null}
        <Button type="primary" disabled={progress !== undefined} onClick={() => onRun(lists.length === 0 ? undefined : lists)}>
          {i18n.t('annex.run')}
        </Button>
        {progress === undefined ? null : <Button onClick={onCancel}>{i18n.t('annex.cancel')}</Button>}
      </div>
      {progress === undefined ? null : (
        <div role="status">
          {i18n.t('annex.running')}
          <Progress percent={percent(progress.done, progress.total)} aria-label={i18n.t('annex.running')} />
        </div>
      )}
      {answer?.ok === false ? <Alert type="error" showIcon role="alert" title={answer.reason === 'changed-meanwhile' ? i18n.t('annex.changed') : i18n.t('annex.broken')} /> : null}
      {answer?.ok === true && figures !== undefined ? <AnnexDrawn {...drawn} answer={answer} figures={figures} /> : null}
    </div>
  );
}
