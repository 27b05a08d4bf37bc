import { useCallback, useEffect } from 'react';
import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/client.ts';
import type { TabVerdict } from '../messaging/index.ts';
import { useAnswer } from './use-answer.ts';

/** How often an open popup looks again: pages fill in slowly. */
const EVERY_MS = 2_000;

/** `tabId` in the page's own address, so that a page of ours can be opened beside a tab (support, tests). */
export function givenTab(): number | undefined {
  const given = Number(new URLSearchParams(location.search).get('tabId'));
  return given > 0 ? given : undefined;
}

/** The tab that was given, or the one in front. */
export async function tabInFront(): Promise<number | undefined> {
  const given = givenTab();
  if (given !== undefined) return given;
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
}

/** What is known of the tab in front. */
export function useTabVerdict() {
  const request = useCallback(async (): Promise<TabVerdict> => {
    const tabId = await tabInFront();
    return tabId === undefined ? { state: 'off' } : sendMessage('tabVerdict', { tabId });
  }, []);
  const answer = useAnswer(request);
  const { reload } = answer;
  useEffect(() => {
    const timer = setInterval(() => void reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return answer;
}
