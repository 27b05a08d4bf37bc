import { useState } from 'react';
import { browser } from 'wxt/browser';
import { PANEL_TABS, PanelView, type PanelTabId } from '../../components/sidepanel/PanelView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { DecisionAnswer } from '../../lib/messaging/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { openSheet } from '../../lib/ui/open-sheet.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { usePanelCase } from '../../lib/ui/use-panel-case.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { useReminders } from '../../lib/ui/use-reminders.ts';
import { useStatus } from '../../lib/ui/use-status.ts';
import { Worklist } from './Worklist.tsx';

export function Sidepanel() {
  const [tab, setTab] = useState<PanelTabId>(tabAsked);
  const panel = usePanelCase();
  const status = useStatus();
  const policy = usePolicy();
  const now = useNow();
  const reminders = useReminders(tab === 'reminders');

  /** What changes something is asked once: it must not be done twice unseen. */
  const answered = async (request: (at: { tabId: number; verdictKey: string }) => Promise<DecisionAnswer>) => {
    const verdictKey = panel.value?.overlay?.verdict.key;
    if (panel.tabId === undefined || verdictKey === undefined) return { ok: false, reason: 'stale-verdict' } as const;
    const at = { tabId: panel.tabId, verdictKey };
    const answer = await ask(() => request(at), { tries: 1 });
    await panel.reload();
    return answer.ok ? answer.value : ({ ok: false, reason: 'unreachable' } as const);
  };

  return (
    <PanelView
      tab={tab}
      onTab={setTab}
      tabCase={panel.value}
      status={status.value}
      officer={policy.value?.officer}
      officerKnown={policy.value !== undefined}
      officerEditable={policy.value?.origins.officer !== 'managed'}
      work={<Worklist />}
      unreachable={panel.state === 'failed' || status.state === 'failed' || reminders.state === 'failed'}
      now={now}
      onDecide={(kind, reason) => answered((at) => sendMessage('decideTab', { ...at, kind, reason }))}
      onJudge={(request) => answered((at) => sendMessage('judgeTab', { ...at, ...request }))}
      onListing={async (request) => {
        const { tabId } = panel;
        const key = panel.value?.overlay?.listing?.key;
        if (tabId === undefined || key === undefined) return { ok: false, reason: 'stale-case' };
        const answer = await ask(() => sendMessage('decideListingTab', { tabId, key, ...request }), { tries: 1 });
        await panel.reload();
        return answer.ok ? answer.value : { ok: false, reason: 'unreachable' };
      }}
      reminders={reminders.value}
      onStep={(id, step, done) => void reminders.mark(id, step, done)}
      onSheet={(record) => void openSheet(record)}
      onOfficer={async (officer) => (await policy.save('officer', officer)).map(({ message }) => message)}
      onClue={() => void registerClue(panel.tabId)}
      onSync={() => void status.syncNow()}
      onOptions={() => void browser.runtime.openOptionsPage()}
      onRetry={() => {
        void status.reload();
        void panel.reload();
        void reminders.reload();
      }}
    />
  );
}

async function registerClue(tabId: number | undefined): Promise<void> {
  if (tabId !== undefined) await ask(() => sendMessage('draftClue', { tabId }), { tries: 1 });
}

/** The tab that the panel's own address asks for. */
function tabAsked(): PanelTabId {
  const asked = new URLSearchParams(location.search).get('show');
  return PANEL_TABS.find((tab) => tab === asked) ?? 'case';
}
