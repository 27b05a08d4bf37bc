import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/client.ts';
import type { PanelCase } from '../messaging/index.ts';
import { useAnswer } from './use-answer.ts';

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
  useEffect(() => {
    const onChanged = (changes: Record<string, unknown>, area: string) => {
      if (area === 'session' && `case:${tabId ?? ''}` in changes) void reload();
    };
    browser.storage.onChanged.addListener(onChanged);
    return () => browser.storage.onChanged.removeListener(onChanged);
  }, [reload, tabId]);

  // The case of the tab before is nothing to decide on.
  return { ...answer, value: answer.value?.of === tabId ? answer.value?.tabCase : undefined, tabId };
}

function givenTab(): number | undefined {
  const given = Number(new URLSearchParams(location.search).get('tabId'));
  return given > 0 ? given : undefined;
}
