import { useState } from 'react';
import { PopupView } from '../../components/popup/PopupView.tsx';
import '../../components/popup/popup.css';
import '../../components/judgement/judgement.css';
import type { TabVerdict } from '../../lib/messaging/index.ts';
import { NOW, statuses } from './admin.ts';
import { notices } from './notices.ts';
import { outdated } from './sites.ts';
import { overlays, why } from './verdicts.ts';

const nothing = () => undefined;

export default function PopupPage({ query }: { readonly query: URLSearchParams }) {
  const [text, setText] = useState(query.has('result') ? '示例市河畔食品有限责任公司' : '');
  const failed = query.has('failed');
  const known = statuses[query.get('status') ?? 'synced'];
  const status = known === undefined || !query.has('outdated') ? known : { ...known, profileFaults: outdated.faults };
  const result = overlays[query.get('result') ?? '']?.verdict;
  const state = query.get('tab') ?? 'checked';
  const listed = overlays[query.get('front') ?? 'listed'];
  const site: TabVerdict['site'] = query.has('site') ? { host: 'xk.example.gov.cn', mode: state === 'switched-off' ? 'off' : state === 'on-demand' ? 'on-demand' : 'on', managed: query.get('site') === 'managed', may: { on: state === 'switched-off' || state === 'on-demand', onDemand: true, off: true }, minReasonLength: 6 } : undefined;
  const tab: TabVerdict = state === 'checked' && listed !== undefined ? { state: 'checked', verdict: listed.verdict, route: listed.route, inspection: listed.inspection, site, ...(query.has('why') ? { why } : {}) } : { state: state as 'off', site };
  return (
    <div style={{ width: 400, minHeight: 200 }}>
      <PopupView
        lookup={{ text, state: result === undefined ? 'idle' : 'done', verdict: result }}
        tab={failed ? undefined : tab}
        status={failed ? undefined : status}
        unreachable={failed}
        now={NOW}
        onText={setText}
        onLookup={nothing}
        onClear={nothing}
        onSync={nothing}
        onSheet={nothing}
        {...(query.has('notices') ? { notices } : {})}
        onNoticesSeen={nothing}
        onNotices={nothing}
        onClue={nothing}
        onOptions={nothing}
        onRetry={nothing}
        onCheck={nothing}
        onSwitch={async () => undefined}
      />
    </div>
  );
}
