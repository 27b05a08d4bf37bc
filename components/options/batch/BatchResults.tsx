import { Alert, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { countsOf, filtered, type BatchFilter } from '../../../lib/batch/index.ts';
import { OUTCOMES, type Outcome } from '../../../lib/check/index.ts';
import { RISK_CLASSES } from '../../../lib/list/index.ts';
import { GRADES, type Grade } from '../../../lib/match/index.ts';
import { countText, gradeText, outcomeText } from '../../../lib/ui/index.ts';
import { CountLine } from './CountLine.tsx';
import { ResultTable } from './ResultTable.tsx';
import type { BatchState } from './state.ts';

type BesideFilter = NonNullable<BatchFilter['beside']>;

export interface ResultsProps {
  readonly state: Extract<BatchState, { at: 'results' }>;
  readonly busy: boolean;
  /** Name of the file that was offered; undefined when there was none. */
  readonly onExport: () => Promise<string | undefined>;
  readonly onAnew: () => void;
}

/** What a batch came to, with the lists it was drawn from, and every row. */
export function BatchResults({ state, busy, onExport, onAnew }: ResultsProps) {
  const { rows, total, ended, facts, personalColumns, recorded } = state;
  const [filter, setFilter] = useState<BatchFilter>({});
  const [said, setSaid] = useState<{ good: boolean; text: string }>();
  const counts = useMemo(() => countsOf(rows), [rows]);
  const grades = useMemo(() => GRADES.filter((grade) => rows.some((row) => row.grade === grade)), [rows]);
  const statuses = useMemo(() => (['repeat', ...RISK_CLASSES] as const).flatMap((beside) => {
    const count = filtered(rows, { beside }).length;
    return count === 0 ? [] : [[beside, count] as const];
  }), [rows]);
  const shown = useMemo(() => filtered(rows, filter), [rows, filter]);
  const changed = new Set(facts.lists.map((list) => list.split('@')[0])).size < facts.lists.length;
  const asOf = facts.asOf ?? i18n.t('batch.noDate');

  const take = async () => {
    setSaid(undefined);
    const name = await onExport();
    setSaid(name === undefined ? { good: false, text: i18n.t('batch.notExported') } : { good: true, text: i18n.t('batch.exported', [name]) });
  };
  return (
    <>
      <Alert
        type={ended === 'done' ? 'success' : 'warning'}
        showIcon
        role="status"
        title={ended === 'done' ? i18n.t('batch.done', [countText(total)]) : i18n.t(ended === 'cancelled' ? 'batch.cancelled' : 'batch.failed', [countText(rows.length), countText(total)])}
        description={
          <>
            <CountLine counts={counts} />
            <p className="cg-counts">{i18n.t('batch.lists', [facts.lists.join(i18n.t('common.comma')), asOf, facts.rules])}</p>
            {changed ? <p className="cg-counts">{i18n.t('batch.listChanged')}</p> : null}
            {counts['not-found'] === undefined ? null : <p className="cg-counts">{i18n.t('batch.notFoundMeans', [asOf])}</p>}
            {personalColumns.length === 0 ? null : <p className="cg-counts">{i18n.t('batch.personalNote', [personalColumns.join(i18n.t('common.comma'))])}</p>}
          </>
        }
      />
      {recorded ? null : <Alert type="error" showIcon role="alert" title={i18n.t('batch.notRecorded')} />}
      <div className="cg-bar">
        <Select<Outcome | ''>
          aria-label={i18n.t('batch.filterOutcome')}
          style={{ width: 200 }}
          value={filter.outcome ?? ''}
          onChange={(outcome) => setFilter({ ...filter, outcome: outcome === '' ? undefined : outcome })}
          options={[{ value: '' as const, label: i18n.t('batch.allOutcomes', [countText(rows.length)]) }, ...OUTCOMES.flatMap((outcome) => (counts[outcome] === undefined ? [] : [{ value: outcome, label: i18n.t('batch.count', [outcomeText(outcome), countText(counts[outcome])]) }]))]}
        />
        <Select<Grade | ''>
          aria-label={i18n.t('batch.filterGrade')}
          style={{ width: 260 }}
          value={filter.grade ?? ''}
          onChange={(grade) => setFilter({ ...filter, grade: grade === '' ? undefined : grade })}
          options={[{ value: '' as const, label: i18n.t('batch.allGrades') }, ...grades.map((grade) => ({ value: grade, label: `${grade} ${gradeText(grade)}` }))]}
        />
        {statuses.length === 0 ? null : (
          <Select<BesideFilter | ''>
            aria-label={i18n.t('batch.filterBeside')}
            style={{ width: 190 }}
            value={filter.beside ?? ''}
            onChange={(beside) => setFilter({ ...filter, beside: beside === '' ? undefined : beside })}
            options={[{ value: '' as const, label: i18n.t('batch.allBeside') }, ...statuses.map(([beside, count]) => ({ value: beside, label: i18n.t('batch.count', [beside === 'repeat' ? i18n.t('batch.repeat') : i18n.t('batch.riskClass', [beside]), countText(count)]) }))]}
          />
        )}
        <span role="status">{i18n.t('batch.shown', [countText(shown.length)])}</span>
        <Button type="primary" loading={busy} disabled={rows.length === 0} onClick={() => void take()}>
          {i18n.t('batch.export')}
        </Button>
        <Button disabled={busy} onClick={onAnew}>
          {i18n.t('batch.anew')}
        </Button>
      </div>
      <div role="status">{said === undefined ? null : <Alert type={said.good ? 'success' : 'error'} showIcon title={said.text} />}</div>
      <ResultTable key={`${filter.outcome} ${filter.grade} ${filter.beside}`} rows={shown} />
    </>
  );
}
