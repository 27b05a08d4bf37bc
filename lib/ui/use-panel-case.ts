import { useCallback, useEffect, useMemo, useState } from 'react';
import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/client.ts';
import type { PanelCase } from '../messaging/index.ts';
import { useAnswer } from './use-answer.ts';
import { useReloadOn } from './use-reload-on.ts';
import { givenTab } from './use-tab-verdict.ts';

/**
 * The case of the tab in front of this window, followed through switches of tabs and asked again whenever the case
 * changes. `tabId` in the page's own address wins, so that the panel can be opened beside a tab.
 */
export function usePanelCase() {
  const [tabId, setTabId] = useState(() => givenTab());
  const request = useCallback(async () => ({ of: tabId, tabCase: tabId === undefined ? ({ state: 'off', history: [] } satisfies PanelCase) : await sendMessage('panelCase', { tabId }) }), [tabId]);
  const answer = useAnswer(request);
  const { reload } = answer;

  useEffect(() => {
    if (givenTab() !== undefined) return undefined;
    const follow = () => void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => setTabId(tab?.id));
    follow();
    browser.tabs.onActivated.addListener(follow);
    browser.tabs.onRemoved.addListener(follow);
    return () => {
      browser.tabs.onActivated.removeListener(follow);
      browser.tabs.onRemoved.removeListener(follow);
    };
  }, []);

  // Cases lie in session storage: whatever changes one is seen here, without a message of its own.
  useReloadOn('session', useMemo(() => [`case:${tabId ?? ''}`], [tabId]), reload);

  // The case of the tab before is nothing to decide on.
  return { ...answer, value: answer.value?.of === tabId ? answer.value?.tabCase : undefined, tabId };
}
