import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import type { NoticesAnswer, Status, TabVerdict } from '../../lib/messaging/index.ts';
import { RepeatChip } from '../verdict/Repeat.tsx';
import { RiskChip } from '../verdict/Risk.tsx';
import { OutcomeChip, VerdictView } from '../verdict/VerdictView.tsx';
import { ShieldIcon } from '../verdict/icons.tsx';
import { ListSection } from './ListSection.tsx';
import { NoticesSection } from './NoticesSection.tsx';
import { NearNames } from './NearNames.tsx';
import { LookupForm } from './LookupForm.tsx';
import type { SwitchSite } from './SiteSwitch.tsx';
import { SheetLink } from './SheetLink.tsx';
import { TabSection } from './TabSection.tsx';

export interface PopupViewProps {
  readonly lookup: { readonly text: string; readonly state: 'idle' | 'busy' | 'done' | 'failed'; readonly verdict?: Verdict };
  readonly tab: TabVerdict | undefined;
  readonly status: Status | undefined;
  readonly notices?: NoticesAnswer;
  /** The background did not answer: said once, above what is still on show. */
  readonly unreachable: boolean;
  readonly now: number;
  readonly onText: (text: string) => void;
  readonly onLookup: () => void;
  readonly onClear: () => void;
  readonly onSync: () => void;
  readonly onOptions: () => void;
  readonly onNoticesSeen: (ids: readonly number[]) => void;
  readonly onNotices: () => void;
  readonly onRetry: () => void;
  /** Reads the page in front, where that is done on demand only. */
  readonly onCheck: () => void;
  readonly onSwitch: SwitchSite;
  /** Opens the check sheet of a recorded check. */
  readonly onSheet: (record: number) => void;
  /** Absent where the browser has no side panel. */
  readonly onPanel?: () => void;
  /** Absent where pages may not be described. */
  readonly onDescribe?: () => void;
  /** Opens the window for registering a clue from the page in front. */
  readonly onClue: () => void;
}

/** Manual look-up, the page in front, the lists. */
export function PopupView(props: PopupViewProps) {
  const { lookup, tab, status, unreachable, now } = props;
  return (
    <main className="cg-popup">
      <header className="cg-popup-head">
        <ShieldIcon />
        <h1>{i18n.t('popup.title')}</h1>
        {props.onPanel === undefined ? null : (
          <button type="button" className="cg-link" onClick={props.onPanel}>
            {i18n.t('panel.open')}
          </button>
        )}
        <button type="button" className="cg-link" onClick={props.onOptions}>
          {i18n.t('popup.openOptions')}
        </button>
      </header>
      {unreachable ? (
        <p className="cg-refused" role="alert">
          {i18n.t('common.unreachable')}{' '}
          <button type="button" className="cg-link" onClick={props.onRetry}>
            {i18n.t('common.retry')}
          </button>
        </p>
      ) : null}
      {status?.newerData === undefined ? null : (
        <p className="cg-refused" role="alert">
          {i18n.t('common.newerData')}
        </p>
      )}
      <LookupForm
        text={lookup.text}
        busy={lookup.state === 'busy'}
        canClear={lookup.state === 'done' || lookup.state === 'failed'}
        onText={props.onText}
        onSubmit={props.onLookup}
        onClear={props.onClear}
      />
      <div role="status">{lookup.state === 'busy' ? <p className="cg-muted">{i18n.t('popup.lookupBusy')}</p> : null}</div>
      {lookup.state === 'failed' ? (
        <p className="cg-refused" role="alert">
          {i18n.t('common.unreachable')}
        </p>
      ) : null}
      {lookup.verdict === undefined ? null : (
        <section className="cg-card cg-result" aria-label={i18n.t('overlay.content')}>
          <div className="cg-card-head">
            <OutcomeChip outcome={lookup.verdict.outcome} />
            <RepeatChip repeat={lookup.verdict.repeat} />
            <RiskChip risk={lookup.verdict.risk} />
            <SheetLink record={lookup.verdict.record} onSheet={props.onSheet} />
          </div>
          <VerdictView verdict={lookup.verdict} />
          <NearNames near={lookup.verdict.near} />
        </section>
      )}
      <TabSection tab={tab} onCheck={props.onCheck} onSwitch={props.onSwitch} onSheet={props.onSheet} onDescribe={props.onDescribe} onClue={props.onClue} />
      {props.notices?.ok === true ? <NoticesSection notices={props.notices.notices} unseen={props.notices.unseen} onSeen={props.onNoticesSeen} onAll={props.onNotices} /> : null}
      {(status?.profileFaults ?? []).length === 0 ? null : (
        <p className="cg-muted" role="status">
          {i18n.t('popup.outdated', [String(status?.profileFaults?.length)])}{' '}
          <button type="button" className="cg-link" onClick={props.onOptions}>
            {i18n.t('popup.openOptions')}
          </button>
        </p>
      )}
      <ListSection status={status} now={now} onSync={props.onSync} onOptions={props.onOptions} />
    </main>
  );
}
