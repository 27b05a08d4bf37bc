import { browser } from 'wxt/browser';

export interface Selection {
  readonly text: string;
  /** Address of the document that it was made in; absent for one without an address of its own. */
  readonly url?: string;
}

/**
 * What the officer has selected in a tab, wherever its frames are open to us: by the click or key that asked for it, or by
 * a granted host. Read by a script of ours in a world of its own; nothing stays in the page.
 */
export async function selectionOf(tabId: number): Promise<Selection | undefined> {
  const frames = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: readSelection }).catch(() => []);
  const found = frames.flatMap(({ result }) => (result?.text === undefined || result.text.trim() === '' ? [] : [result]));
  const [first] = found.sort((a, b) => Number(b.focused) - Number(a.focused));
  return first === undefined ? undefined : { text: first.text, ...(first.url === undefined ? {} : { url: first.url }) };
}

/** Runs in the page: it may use nothing from outside itself. */
function readSelection(): { text: string; url: string | undefined; focused: boolean } {
  const { protocol, href } = location;
  return { text: String(getSelection() ?? '').slice(0, 20_000), url: protocol === 'http:' || protocol === 'https:' ? href : undefined, focused: document.hasFocus() };
}
