import { i18n } from '#i18n';
import type { PanelCase } from '../../lib/messaging/index.ts';
import { guardEventText, tabStateText } from '../../lib/ui/index.ts';
import { JudgementNotes } from '../judgement/JudgementNotes.tsx';
import type { DecideListing } from '../penalty/ListingArea.tsx';
import { ListingSection } from '../penalty/ListingSection.tsx';
import { SheetLink } from '../popup/SheetLink.tsx';
import { Findings } from '../verdict/Findings.tsx';
import { PersonFindings } from '../verdict/PersonFindings.tsx';
import { Advice, LegalBasisList, ListsUsed, Remedies } from '../verdict/Grounds.tsx';
import { needsReading } from '../verdict/model.ts';
import { ListWarnings, Reading } from '../verdict/Reading.tsx';
import { Repeat, RepeatChip } from '../verdict/Repeat.tsx';
import { Inspection } from '../verdict/Inspection.tsx';
import { Risk, RiskChip } from '../verdict/Risk.tsx';
import { Headline, Notes, OutcomeChip } from '../verdict/VerdictView.tsx';
import { Why } from '../verdict/Why.tsx';
import { DecisionArea, type Decide, type Judge } from '../warning/DecisionArea.tsx';
import { panelTask } from '../warning/panel-model.ts';
import { RouteState } from '../warning/RouteState.tsx';
import { HistorySection } from './HistorySection.tsx';
import { JudgementSection } from './JudgementSection.tsx';

interface CaseTabProps {
  readonly tabCase: PanelCase | undefined;
  readonly onDecide: Decide;
  readonly onJudge: Judge;
  readonly onListing: DecideListing;
  readonly onSheet: (record: number) => void;
}

/** Everything about the case in front. */
export function CaseTab({ tabCase, onDecide, onJudge, onListing, onSheet }: CaseTabProps) {
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
          {overlay.listing === undefined ? null : <ListingSection key={overlay.listing.key} listing={overlay.listing} onListing={onListing} />}
          <section className="cg-card cg-verdict" aria-label={i18n.t('overlay.content')}>
            <div className="cg-card-head">
              <OutcomeChip outcome={overlay.verdict.outcome} />
              <RepeatChip repeat={overlay.verdict.repeat} />
              <RiskChip risk={overlay.verdict.risk} />
              <SheetLink record={overlay.verdict.record} onSheet={onSheet} />
            </div>
            <Headline verdict={overlay.verdict} />
            <ListWarnings verdict={overlay.verdict} />
            <RouteState state={overlay} />
            <JudgementNotes verdict={overlay.verdict} />
            <Inspection advice={overlay.inspection} />
            <Notes verdict={overlay.verdict} />
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
          <section className="cg-card cg-verdict cg-side-details" aria-label={i18n.t('overlay.details')}>
            {needsReading(overlay.verdict) ? <Reading verdict={overlay.verdict} /> : null}
            <Why why={overlay.why} />
            <Advice verdict={overlay.verdict} planned={overlay.inspection !== undefined} />
            <Findings verdict={overlay.verdict} />
            <Repeat verdict={overlay.verdict} />
            <Risk verdict={overlay.verdict} />
            <PersonFindings verdict={overlay.verdict} />
            <ListsUsed verdict={overlay.verdict} />
            <LegalBasisList verdict={overlay.verdict} />
            <Remedies verdict={overlay.verdict} />
          </section>
        </>
      )}
    </>
  );
}
