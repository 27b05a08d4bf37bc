import { i18n } from '#i18n';
import type { PanelCase } from '../../lib/messaging/index.ts';
import { guardEventText, tabStateText } from '../../lib/ui/index.ts';
import { JudgementNotes } from '../judgement/JudgementNotes.tsx';
import { OutcomeChip, VerdictView } from '../verdict/VerdictView.tsx';
import { DecisionArea, type Decide, type Judge } from '../warning/DecisionArea.tsx';
import { panelTask } from '../warning/panel-model.ts';
import { RouteState } from '../warning/RouteState.tsx';
import { HistorySection } from './HistorySection.tsx';
import { JudgementSection } from './JudgementSection.tsx';

interface CaseTabProps {
  readonly tabCase: PanelCase | undefined;
  readonly onDecide: Decide;
  readonly onJudge: Judge;
}

/** Everything about the case in front. */
export function CaseTab({ tabCase, onDecide, onJudge }: CaseTabProps) {
  if (tabCase === undefined) return <p className="cg-empty cg-muted">{i18n.t('common.loading')}</p>;
  const { overlay, tampered, history } = tabCase;
  return (
    <>
      {tampered === undefined ? null : (
        <p className="cg-alarm" role="alert">
          <strong>{guardEventText(tampered.event)}</strong>
        </p>
      )}
      {overlay === undefined ? (
        <p className="cg-empty cg-muted">{tabStateText(tabCase.state)}</p>
      ) : (
        <>
          <section className="cg-card" aria-label={i18n.t('overlay.content')}>
            <OutcomeChip outcome={overlay.verdict.outcome} />
            <VerdictView verdict={overlay.verdict} why={overlay.why}>
              <RouteState state={overlay} />
              <JudgementNotes verdict={overlay.verdict} />
            </VerdictView>
          </section>
          {['none', 'identity'].includes(panelTask(overlay)) ? null : (
            <section className="cg-card cg-side-decide" aria-label={i18n.t('panel.decide')}>
              <h2>{i18n.t('panel.decide')}</h2>
              <DecisionArea key={`${overlay.verdict.key}:${overlay.route.state}`} state={overlay} onDecide={onDecide} onJudge={onJudge} onForm={() => undefined}>
                {null}
              </DecisionArea>
            </section>
          )}
          <JudgementSection key={overlay.verdict.key} state={overlay} onJudge={onJudge} />
          <HistorySection history={history} />
        </>
      )}
    </>
  );
}
