import { useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { PopupView, type PopupViewProps } from '../../components/popup/PopupView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { openSheet } from '../../lib/ui/open-sheet.ts';
import { openEditor } from '../../lib/ui/open-editor.ts';
import { lookupQuery } from '../../lib/ui/lookup-query.ts';
import { useNotices } from '../../lib/ui/use-notices.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { useStatus } from '../../lib/ui/use-status.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { tabInFront, useTabVerdict } from '../../lib/ui/use-tab-verdict.ts';

export function Popup() {
  const [text, setText] = useState('');
  const [lookup, setLookup] = useState<Omit<PopupViewProps['lookup'], 'text'>>({ state: 'idle' });
  const turn = useRef(0);
  const status = useStatus();
  const tab = useTabVerdict();
  const policy = usePolicy();
  const notices = useNotices();
  const now = useNow();
  const panel = useOpenPanel();

  const onLookup = async () => {
    const query = lookupQuery(text);
    if (query === null) return;
    const mine = (turn.current += 1);
    setLookup({ state: 'busy' });
    // Look-ups are recorded, so one that got no answer is not repeated by itself.
    const answer = await ask(() => sendMessage('lookup', query), { tries: 1 });
    if (mine !== turn.current) return;
    setLookup(answer.ok ? { state: 'done', verdict: answer.value } : { state: 'failed' });
  };
  /** Once only: a decision whose answer was lost may have been taken. */
  const tabAct = async <T,>(request: (tabId: number) => Promise<T>): Promise<T | undefined> => {
    const tabId = await tabInFront();
    const answer = tabId === undefined ? undefined : await ask(() => request(tabId), { tries: 1 });
    await tab.reload();
    return answer?.ok === true ? answer.value : undefined;
  };
  const onClear = () => {
    turn.current += 1;
    setText('');
    setLookup({ state: 'idle' });
  };

  return (
    <PopupView
      lookup={{ text, ...lookup }}
      tab={tab.value}
      status={status.value}
      unreachable={status.state === 'failed' || tab.state === 'failed'}
      now={now}
      onText={setText}
      onLookup={() => void onLookup()}
      onClear={onClear}
      onSync={() => void status.syncNow()}
      onSheet={(record) => void openSheet(record)}
      {...(panel === undefined ? {} : { onPanel: panel })}
      {...(notices.value === undefined ? {} : { notices: notices.value })}
      onNoticesSeen={(ids) => void notices.markSeen(ids)}
      onNotices={() => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#/rescreen') })}
      onClue={() => void registerClue()}
      onOptions={() => void browser.runtime.openOptionsPage()}
      {...(policy.value?.rules.siteEditing === true ? { onDescribe: () => void describeTab() } : {})}
      onCheck={() => void tabAct((tabId) => sendMessage('checkPage', { tabId }))}
      onSwitch={async (mode, reason) => {
        const answer = await tabAct((tabId) => sendMessage('switchSite', { tabId, mode, reason }));
        return answer === undefined ? 'unreachable' : answer.ok ? undefined : answer.reason;
      }}
      onRetry={() => {
        void status.reload();
        void tab.reload();
      }}
    />
  );
}

/** Opens the side panel of this window: the browser takes only an immediate click for it, so the window is known before. */
function useOpenPanel(): (() => void) | undefined {
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => void browser.windows.getCurrent().then(({ id }) => setWindowId(id)), []);
  // Chrome 116; older ones open the panel from their own menu.
  if (windowId === undefined || typeof browser.sidePanel?.open !== 'function') return undefined;
  return () => void browser.sidePanel.open({ windowId }).then(() => window.close());
}

/** The popup makes way for the window that it opens. */
async function registerClue(): Promise<void> {
  const tabId = await tabInFront();
  const answer = tabId === undefined ? undefined : await ask(() => sendMessage('draftClue', { tabId }), { tries: 1 });
  if (answer?.ok === true && answer.value.opened) window.close();
}

async function describeTab(): Promise<void> {
  const tabId = await tabInFront();
  if (tabId !== undefined) await openEditor(tabId);
}
