import { browser } from 'wxt/browser';

const WIDTH = 460;

/**
 * Opens the editor for a tab in a narrow window of its own: no page can cover, click or read it, and it needs no
 * further permission. `profileId`: the profile or draft to go on with; otherwise the one that fits the page.
 */
export async function openEditor(tabId: number, profileId?: string): Promise<void> {
  const url = browser.runtime.getURL(`/editor.html?tabId=${tabId}${profileId === undefined ? '' : `&profile=${encodeURIComponent(profileId)}`}`);
  try {
    await browser.windows.create({ url, type: 'popup', width: WIDTH, height: screen.availHeight, left: Math.max(0, screen.availWidth - WIDTH), top: 0 });
  } catch {
    // Kiosks and some remote desktops allow no second window: beside the page as a tab, then.
    await browser.tabs.create({ url });
  }
}

export type Opened = 'editor' | 'system' | 'no-address';

/**
 * From the options page: opens the editor for the system's tab that was used last. Without one the system is opened, and
 * the person signs in and opens an application first. `patterns`: match patterns of the system's hosts.
 */
export async function describeSystem(patterns: readonly string[], profileId?: string): Promise<Opened> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  const [tab] = [...tabs].sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  if (tab?.id !== undefined) {
    await browser.tabs.update(tab.id, { active: true });
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
    await openEditor(tab.id, profileId);
    return 'editor';
  }
  const url = patterns.map(addressOf).find((address) => address !== undefined);
  if (url === undefined) return 'no-address';
  await browser.tabs.create({ url });
  return 'system';
}

/** `*://xk.example.gov.cn/*` → `https://xk.example.gov.cn/`; nothing for patterns over many hosts. Loopback has no certificate. */
function addressOf(pattern: string): string | undefined {
  const [, scheme = '', host = ''] = /^(\*|https?):\/\/([^/]+)\//u.exec(pattern) ?? [];
  if (host === '' || host.includes('*')) return undefined;
  const plain = /^(?:127\.|localhost|\[::1\])/u.test(host);
  return `${scheme === '*' ? (plain ? 'http' : 'https') : scheme}://${host}/`;
}
