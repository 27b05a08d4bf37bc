import { Checkbox, Segmented, Select, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { StaleTime } from '../../../lib/messaging/index.ts';
import type { Cell } from '../../../lib/record/index.ts';
import { daysBetween } from '../../../lib/shared/index.ts';
import { DIMENSIONS, FIELDS, FIGURES, summarise, type Dimension, type Figure, type Narrowing, type Period, type RegField } from '../../../lib/stats/index.ts';
import { dimensionText, fieldText, figureCells, figureText, keyText, lineText, periodText, siteText, type TableCells } from '../../../lib/ui/stats-words.ts';
import type { ChartModel } from './chart-options.ts';
import { DecisionTable, type DecisionsPage } from './DecisionTable.tsx';
import { decisionCells, staleCells } from './cells.ts';
import { FigureLink, FigureTable } from './FigureTable.tsx';
import { StaleTable } from './StaleTable.tsx';
import { TakeAway } from './TakeAway.tsx';

const Chart = lazy(() => import('./Chart.tsx'));
type View = Dimension | 'stale' | 'decisions';
const VIEWS: readonly View[] = [...DIMENSIONS, 'stale', 'decisions'];
/** Checks and look-ups that found nothing would flatten all others. */
const SHOWN_FIRST: readonly Figure[] = ['prompt', 'block', 'stopped', 'confirm', 'override', 'cannot-check'];
const MAX_DAYS_DRAWN = 62;

export interface FiguresViewProps {
  readonly period: Period;
  readonly cells: readonly Cell[];
  readonly stale: readonly StaleTime[];
  readonly limitDays: number;
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
  readonly decisions: DecisionsPage | undefined;
  readonly onCopy: (cells: TableCells) => Promise<boolean>;
  readonly onCsv: (name: string, cells: TableCells) => string;
  readonly onXlsx: () => string;
}

/** What was counted on this desk: totals, a chart, and its table. */
export function FiguresView({ period, cells, stale, limitDays, narrowing, onNarrow, decisions, onCopy, onCsv, onXlsx }: FiguresViewProps) {
  const long = daysBetween(period.from, period.to) >= MAX_DAYS_DRAWN;
  const [chosen, setView] = useState<View>();
  const view = chosen ?? (long ? 'month' : 'day');
  const [drawn, setDrawn] = useState<readonly Figure[]>(SHOWN_FIRST);
  const all = useMemo(() => summarise(cells), [cells]);
  const summary = useMemo(() => summarise(cells, narrowing), [cells, narrowing]);
  const dimension = view === 'stale' || view === 'decisions' ? undefined : view;
  const rows = useMemo(() => (dimension === undefined ? [] : summary.rows[dimension]), [dimension, summary]);
  const within = { ...period, ...narrowing };
  const model = useMemo((): ChartModel | undefined => {
    if (dimension === undefined || rows.length === 0 || drawn.length === 0) return undefined;
    const series = FIGURES.filter((figure) => drawn.includes(figure)).map((figure) => ({ figure, name: figureText(figure), values: rows.map(({ counts }) => counts[figure]) }));
    return { shape: dimension === 'day' || dimension === 'month' ? 'lines' : 'bars', labels: rows.map(({ key }) => keyText(dimension, key)), series };
  }, [dimension, rows, drawn]);
  const table = (): TableCells => (dimension !== undefined ? figureCells(dimension, rows, summary.total) : view === 'stale' ? staleCells(stale) : decisionCells(decisions?.entries ?? []));

  return (
    <div className="cg-stack">
      <div className="cg-bar">
        <Narrow label={i18n.t('stats.line')} all={i18n.t('stats.allLines')} value={narrowing.line} values={all.rows.line.map(({ key }) => [key, lineText(key)])} onChange={(line) => onNarrow({ ...narrowing, line })} />
        <Narrow label={i18n.t('stats.site')} all={i18n.t('stats.allSites')} value={narrowing.site} values={all.rows.site.map(({ key }) => [key, siteText(key)])} onChange={(site) => onNarrow({ ...narrowing, site })} />
        <Narrow label={i18n.t('stats.field')} all={i18n.t('stats.allFields')} value={narrowing.field} values={[...FIELDS, 'none' as const].map((field) => [field, fieldText(field)])} onChange={(field) => onNarrow({ ...narrowing, field: field as RegField | 'none' | undefined })} />
      </div>
      <dl className="cg-totals" aria-label={i18n.t('stats.totals')}>
        {FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{figureText(figure)}</dt>
            <dd>
              <FigureLink query={{ ...within, figure }} label={i18n.t('stats.totals')} count={summary.total[figure]} />
            </dd>
          </div>
        ))}
      </dl>
      <Segmented<View> aria-label={i18n.t('stats.view')} value={view} onChange={setView} options={VIEWS.map((one) => ({ value: one, label: dimensionText(one) }))} />
      {dimension === undefined ? null : (
        <fieldset className="cg-shown">
          <legend className="cg-sr">{i18n.t('stats.shown')}</legend>
          <Checkbox.Group<Figure> value={[...drawn]} onChange={setDrawn} options={FIGURES.map((figure) => ({ value: figure, label: figureText(figure) }))} />
        </fieldset>
      )}
      {model === undefined || dimension === undefined ? null : (
        <Suspense fallback={<Skeleton active title={false} className="cg-chart" aria-label={i18n.t('stats.chartLoading')} />}>
          <Chart model={model} label={i18n.t('stats.chart', [periodText(period), dimensionText(dimension)])} />
        </Suspense>
      )}
      <div className="cg-bar">
        <TakeAway onCopy={() => onCopy(table())} onCsv={() => onCsv(dimensionText(view), table())} onXlsx={onXlsx} />
      </div>
      {dimension === undefined ? null : <FigureTable dimension={dimension} rows={rows} total={summary.total} within={within} />}
      {view === 'field' ? <p className="cg-intro">{i18n.t('stats.fieldNote')}</p> : null}
      {view === 'stale' ? <StaleTable stale={stale} limitDays={limitDays} /> : null}
      {view === 'decisions' ? <DecisionTable decisions={decisions} within={within} /> : null}
    </div>
  );
}

interface NarrowProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly values: readonly (readonly [string, string])[];
  readonly onChange: (value: string | undefined) => void;
}
/** A line or site may be the empty text, which stands for none: it is not the same as all. */
const ALL = '\u0000';

function Narrow({ label, all, value, values, onChange }: NarrowProps) {
  return <Select<string> aria-label={label} style={{ width: 220 }} value={value ?? ALL} onChange={(next) => onChange(next === ALL ? undefined : next)} options={[{ value: ALL, label: all }, ...values.map(([key, text]) => ({ value: key, label: text }))]} />;
}
