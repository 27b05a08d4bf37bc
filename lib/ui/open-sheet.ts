import { browser } from 'wxt/browser';

/** Opens the check sheet of a check, by the number of its audit entry, in a tab of its own. */
export async function openSheet(record: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/sheet.html?record=${record}` as '/sheet.html') });
}
