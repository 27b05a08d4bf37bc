import { useCallback, useEffect } from 'react';
import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/client.ts';
import type { TabVerdict } from '../messaging/index.ts';
import { useAnswer } from './use-answer.ts';

/** How often an open popup looks again: pages fill in slowly. */
const EVERY_MS = 2_000;

/**
 * What is known of the tab in front. `tabId` in the page's own address wins, so that the popup's page can be
 * opened beside a tab (support, tests).
 */
export function useTabVerdict() {
  const request = useCallback(async (): Promise<TabVerdict> => {
    const given = Number(new URLSearchParams(location.search).get('tabId'));
    if (given > 0) return sendMessage('tabVerdict', { tabId: given });
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return tab?.id === undefined ? { state: 'off' } : sendMessage('tabVerdict', { tabId: tab.id });
  }, []);
  const answer = useAnswer(request);
  const { reload } = answer;
  useEffect(() => {
    const timer = setInterval(() => void reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return answer;
}
