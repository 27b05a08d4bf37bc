import { Progress } from 'antd';
import { i18n } from '#i18n';
import type { StatisticsAnswer } from '../../../lib/messaging/index.ts';
import type { Period, PeriodName } from '../../../lib/stats/index.ts';
import { countText, percent } from '../../../lib/ui/index.ts';
import { FiguresView, type FiguresViewProps } from './FiguresView.tsx';
import { PeriodBar } from './PeriodBar.tsx';

export interface StatsSectionProps extends Omit<FiguresViewProps, 'cells' | 'stale'> {
  readonly answer: StatisticsAnswer | undefined;
  readonly name: PeriodName;
  readonly today: string;
  readonly onPeriod: (name: PeriodName, period: Period) => void;
}

/** Figures of this desk for a period. */
export function StatsSection({ answer, name, today, onPeriod, ...view }: StatsSectionProps) {
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('stats.intro')}</p>
      <div className="cg-bar">
        <PeriodBar name={name} period={view.period} today={today} onChange={onPeriod} />
      </div>
      {answer?.state === 'counting' ? (
        <div role="status">
          {i18n.t('stats.counting', [countText(answer.done), countText(answer.total)])}
          <Progress percent={percent(answer.done, answer.total)} aria-label={i18n.t('stats.view')} />
        </div>
      ) : null}
      {answer?.state === 'ready' ? <FiguresView {...view} cells={answer.cells} stale={answer.stale} /> : null}
    </div>
  );
}
