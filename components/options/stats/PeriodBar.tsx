import { Select } from 'antd';
import { useId } from 'react';
import { i18n } from '#i18n';
import { isPeriod, PERIODS, periodOf, type Period, type PeriodName } from '../../../lib/stats/index.ts';
import { periodNameText } from '../../../lib/ui/stats-words.ts';

interface PeriodBarProps {
  readonly name: PeriodName;
  readonly period: Period;
  /** Chinese day. */
  readonly today: string;
  readonly onChange: (name: PeriodName, period: Period) => void;
}

/** A period by its name or by two days; whoever changes a day has chosen one of their own. */
export function PeriodBar({ name, period, today, onChange }: PeriodBarProps) {
  const ids = useId();
  const chosen = (days: Partial<Period>) => onChange('chosen', { ...period, ...days });
  return (
    <>
      <Select<PeriodName>
        aria-label={i18n.t('stats.period')}
        style={{ width: 132 }}
        value={name}
        onChange={(next) => onChange(next, next === 'chosen' ? period : periodOf(next, today))}
        options={PERIODS.map((one) => ({ value: one, label: periodNameText(one) }))}
      />
      <label htmlFor={`${ids}from`}>{i18n.t('stats.from')}</label>
      <input id={`${ids}from`} className="cg-date" type="date" value={period.from} onChange={(event) => chosen({ from: event.target.value })} />
      <label htmlFor={`${ids}to`}>{i18n.t('stats.to')}</label>
      <input id={`${ids}to`} className="cg-date" type="date" value={period.to} onChange={(event) => chosen({ to: event.target.value })} />
      {isPeriod(period) ? null : <span role="alert">{i18n.t('stats.badPeriod')}</span>}
    </>
  );
}
