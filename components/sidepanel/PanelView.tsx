import { i18n } from '#i18n';
import type { PanelCase, RemindersAnswer, Status } from '../../lib/messaging/index.ts';
import type { Officer } from '../../lib/policy/index.ts';
import type { DecideListing } from '../penalty/ListingArea.tsx';
import { Reminders, type RemindersProps } from '../penalty/Reminders.tsx';
import { ListSection } from '../popup/ListSection.tsx';
import { ShieldIcon } from '../verdict/icons.tsx';
import type { Decide, Judge } from '../warning/DecisionArea.tsx';
import { CaseTab } from './CaseTab.tsx';
import { OfficerSection } from './OfficerSection.tsx';
import { Tabs, type PanelTab } from './Tabs.tsx';

export const PANEL_TABS = ['case', 'work', 'reminders', 'lists', 'officer'] as const;
export type PanelTabId = (typeof PANEL_TABS)[number];

export interface PanelViewProps {
  readonly tab: PanelTabId;
  readonly onTab: (tab: PanelTabId) => void;
  /** Undefined while it is being asked for. */
  readonly tabCase: PanelCase | undefined;
  readonly status: Status | undefined;
  readonly officer: Officer | undefined;
  /** Whether it is known who works here, or that nobody has said. */
  readonly officerKnown: boolean;
  /** False where the organisation says who works here. */
  readonly officerEditable: boolean;
  /** The work list of inspections. */
  readonly work: React.ReactNode;
  readonly unreachable: boolean;
  readonly now: number;
  readonly onDecide: Decide;
  readonly onJudge: Judge;
  readonly onListing: DecideListing;
  readonly reminders: RemindersAnswer | undefined;
  readonly onStep: RemindersProps['onStep'];
  /** Opens the check sheet of a recorded check. */
  readonly onSheet: (record: number) => void;
  /** Empty when saved, else what is wrong. */
  readonly onOfficer: (officer: Officer) => Promise<readonly string[]>;
  readonly onSync: () => void;
  readonly onOptions: () => void;
  readonly onRetry: () => void;
  /** Opens the window for registering a clue from the page in front. */
  readonly onClue: () => void;
}

/** The panel beside the page: the case in front, the lists, who is working. Further tabs are further entries. */
export function PanelView(props: PanelViewProps) {
  const { tabCase, status, officer, now } = props;
  const tabs: readonly PanelTab<PanelTabId>[] = [
    { id: 'case', title: i18n.t('panel.case'), content: <CaseTab tabCase={tabCase} onDecide={props.onDecide} onJudge={props.onJudge} onListing={props.onListing} onSheet={props.onSheet} /> },
    { id: 'work', title: i18n.t('panel.work'), content: props.work },
    { id: 'reminders', title: i18n.t('listing.reminders'), content: <Reminders reminders={props.reminders} now={now} onStep={props.onStep} /> },
    { id: 'lists', title: i18n.t('panel.lists'), content: <ListSection status={status} now={now} onSync={props.onSync} onOptions={props.onOptions} /> },
    { id: 'officer', title: i18n.t('panel.officer'), content: props.officerKnown ? <OfficerSection officer={officer} editable={props.officerEditable} onSave={props.onOfficer} /> : <p className="cg-empty cg-muted">{i18n.t('common.loading')}</p> },
  ];
  return (
    <main className="cg-popup cg-side">
      <header className="cg-popup-head">
        <ShieldIcon />
        <h1>{i18n.t('panel.title')}</h1>
        <button type="button" className="cg-link" onClick={props.onClue}>
          {i18n.t('clue.open')}
        </button>
        <button type="button" className="cg-link" onClick={() => props.onTab('officer')}>
          {officer === undefined ? i18n.t('panel.noOfficer') : (officer.name ?? officer.id)}
        </button>
      </header>
      {props.unreachable ? (
        <p className="cg-refused" role="alert">
          {i18n.t('common.unreachable')}{' '}
          <button type="button" className="cg-link" onClick={props.onRetry}>
            {i18n.t('common.retry')}
          </button>
        </p>
      ) : null}
      <Tabs label={i18n.t('panel.title')} tabs={tabs} current={props.tab} onChange={props.onTab} />
    </main>
  );
}
