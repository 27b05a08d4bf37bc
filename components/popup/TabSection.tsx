import { i18n } from '#i18n';
import type { TabVerdict } from '../../lib/messaging/index.ts';
import { decisionText, guardEventText, tabStateText } from '../../lib/ui/index.ts';
import { JudgementNotes } from '../judgement/JudgementNotes.tsx';
import { SheetLink } from './SheetLink.tsx';
import { OutcomeChip, VerdictView } from '../verdict/VerdictView.tsx';
import { Inspection } from '../verdict/Inspection.tsx';
import { RepeatChip } from '../verdict/Repeat.tsx';
import { RiskChip } from '../verdict/Risk.tsx';
import { SiteSwitch, type SwitchSite } from './SiteSwitch.tsx';

export interface TabSectionProps {
  readonly tab: TabVerdict | undefined;
  readonly onCheck: () => void;
  readonly onSwitch: SwitchSite;
  readonly onSheet: (record: number) => void;
  readonly onDescribe?: () => void;
  readonly onClue: () => void;
}
/** What is known of the page in front; folded when it is long, since the page itself shows it. */
export function TabSection({ tab, onCheck, onSwitch, onSheet, onDescribe, onClue }: TabSectionProps) {
  const verdict = tab?.verdict;
  return (
    <section className="cg-card" aria-labelledby="cg-tab">
      <div className="cg-card-head">
        <h2 id="cg-tab">{i18n.t('popup.tabTitle')}</h2>
        <span className="cg-links">
          <button type="button" className="cg-link" onClick={onClue}>
            {i18n.t('clue.open')}
          </button>
          {onDescribe === undefined ? null : (
            <button type="button" className="cg-link" onClick={onDescribe}>
              {i18n.t('popup.describe')}
            </button>
          )}
        </span>
      </div>
      {tab?.tampered === undefined ? null : (
        <p className="cg-alarm" role="alert">
          <strong>{i18n.t('alarm.title')}</strong>
          {i18n.t('alarm.help', [guardEventText(tab.tampered.event)])}
        </p>
      )}
      {tab === undefined ? (
        <p className="cg-muted">{i18n.t('common.loading')}</p>
      ) : verdict === undefined ? (
        <div className="cg-tab-idle">
          <p className={tab.state === 'switched-off' || tab.state === 'not-running' ? 'cg-note' : 'cg-muted'}>{tabStateText(tab.state)}</p>
          {tab.state === 'on-demand' ? (
            <button type="button" className="cg-button cg-small cg-primary" onClick={onCheck}>
              {i18n.t('site.check')}
            </button>
          ) : null}
        </div>
      ) : (
        <>
          <p className="cg-tab-line">
            <OutcomeChip outcome={verdict.outcome} />
            <RepeatChip repeat={verdict.repeat} />
            <RiskChip risk={verdict.risk} />
            <span className="cg-tab-name">{verdict.applicant.name ?? verdict.applicant.code ?? i18n.t('headline.applicant')}</span>
            <SheetLink record={verdict.record} onSheet={onSheet} />
          </p>
          {tab.route === undefined || !tab.route.present ? null : <p className="cg-muted">{routeText(tab.route)}</p>}
          <Inspection advice={tab.inspection} />
          <details className="cg-more">
            <summary>{i18n.t('popup.details')}</summary>
            <VerdictView verdict={verdict} why={tab.why}>
              <JudgementNotes verdict={verdict} />
            </VerdictView>
          </details>
        </>
      )}
      {tab?.slow === true ? <p className="cg-muted">{i18n.t('site.slow')}</p> : null}
      {tab?.site === undefined ? null : <SiteSwitch site={tab.site} onSwitch={onSwitch} />}
    </section>
  );
}

function routeText({ state, decision }: NonNullable<TabVerdict['route']>): string {
  if (decision !== undefined) return decisionText(decision.kind);
  if (state === 'closed') return i18n.t('popup.routeClosed');
  return i18n.t(state === 'confirm' ? 'popup.routeConfirm' : 'popup.routeOpen');
}
