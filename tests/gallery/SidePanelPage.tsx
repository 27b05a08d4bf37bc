import { useState } from 'react';
import { i18n } from '#i18n';
import '../../components/warning/warning.css';
import '../../components/popup/popup.css';
import '../../components/judgement/judgement.css';
import '../../components/penalty/penalty.css';
import '../../components/sidepanel/sidepanel.css';
import '../../components/worklist/worklist.css';
import { WorklistView } from '../../components/worklist/WorklistView.tsx';
import { PanelView, type PanelTabId } from '../../components/sidepanel/PanelView.tsx';
import type { PanelCase } from '../../lib/messaging/index.ts';
import type { WorkFilter } from '../../lib/worklist/index.ts';
import { NOW, statuses } from './admin.ts';
import { reminders, withListing } from './penalties.ts';
import { overlays } from './verdicts.ts';
import { worklists } from './worklists.ts';

const nothing = () => undefined;
const HISTORY: PanelCase['history'] = [
  { kind: 'confirm-checked', reason: '已在公示系统查询，未见列入信息', at: '2026-11-24T01:40:00Z' },
  { id: 'j1', subject: 's', listId: 'severe-990000', recordId: 'r1', recordHash: 'h', rulesVersion: 'p@1', grade: 'G2', verdict: 'different', reasonCode: 'code-differs', by: '990012', byName: '测试经办', at: '2026-11-20T03:10:00Z', expiresAt: '2027-02-18T03:10:00Z', scope: 'carried', lapsed: { at: '2026-11-24T00:00:00Z', because: 'record-changed' } },
];

/** The side panel at the width that browsers give it. */
export default function SidePanelPage({ query }: { readonly query: URLSearchParams }) {
  const [tab, setTab] = useState<PanelTabId>((query.get('tab') as PanelTabId | null) ?? 'case');
  const name = query.get('case') ?? 'suspected';
  const known = overlays[name];
  const listing = query.get('listing');
  const overlay = known === undefined || listing === null ? known : withListing(known, listing);
  const tabCase: PanelCase | undefined = name === 'loading' ? undefined : overlay === undefined ? { state: name as 'off', history: [] } : { state: 'checked', overlay: { ...overlay, verdict: { ...overlay.verdict, record: 41 } }, history: query.has('history') ? HISTORY : [] };
  return (
    <div style={{ width: Number(query.get('width') ?? 400), minHeight: 600 }}>
      <PanelView
        tab={tab}
        onTab={setTab}
        tabCase={tabCase}
        status={statuses.synced}
        officer={query.has('nobody') ? undefined : { id: '990012', name: '测试经办' }}
        officerKnown
        officerEditable={!query.has('managed')}
        work={<Work name={query.get('work') ?? 'due'} />}
        unreachable={query.has('failed')}
        now={NOW}
        onDecide={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
        onJudge={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onListing={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
        reminders={query.has('none') ? { ok: true, cases: [], total: 0 } : reminders}
        onStep={nothing}
        onSheet={nothing}
        onOfficer={() => Promise.resolve([])}
        onSync={nothing}
        onClue={nothing}
        onOptions={nothing}
        onRetry={nothing}
      />
    </div>
  );
}

function Work({ name }: { readonly name: string }) {
  const [filter, setFilter] = useState<WorkFilter>({});
  return (
    <WorklistView
      answer={worklists[name]}
      failed={name === 'failed'}
      filter={filter}
      busy={false}
      said={name === 'due' ? { text: i18n.t('worklist.marked', ['示例甲（测试）食品有限公司', '2026-11-24']), good: true } : undefined}
      onFilter={setFilter}
      onMore={nothing}
      onMark={() => Promise.resolve('not-recorded')}
      onUnmark={nothing}
      onRegions={(regions) => Promise.resolve(regions)}
      onImport={nothing}
      onExport={nothing}
    />
  );
}
