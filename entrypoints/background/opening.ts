import { browser } from 'wxt/browser';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { OpenAnswer } from '../../lib/messaging/index.ts';
import type { Cases } from './cases.ts';

/** What the overlay opens outside its page. It names nothing: the tab is the sender's, the check is the tab's. */
export function openingHandlers(cases: Pick<Cases, 'verdictOf'>): Pick<Handlers, 'openSheet' | 'openPanel'> {
  return {
    async openSheet(_request, sender): Promise<OpenAnswer> {
      const { verdict } = await cases.verdictOf(sender.tab?.id as number);
      if (verdict?.record === undefined) return { opened: false };
      await browser.tabs.create({ url: browser.runtime.getURL(`/sheet.html?record=${verdict.record}` as '/sheet.html') });
      return { opened: true };
    },
    // Nothing is awaited before the call: the browser takes it only while the officer's click still counts.
    openPanel(_request, sender): OpenAnswer | Promise<OpenAnswer> {
      const windowId = sender.tab?.windowId;
      if (windowId === undefined || typeof browser.sidePanel?.open !== 'function') return { opened: false };
      return browser.sidePanel.open({ windowId }).then(
        () => ({ opened: true }),
        () => ({ opened: false }),
      );
    },
  };
}
