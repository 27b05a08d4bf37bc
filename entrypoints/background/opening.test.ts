import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Sender } from '../../lib/messaging/index.bg.ts';
import { openingHandlers } from './opening.ts';

const from = (id: number) => ({ tab: { id, windowId: 7 }, frameId: 0 }) as Sender;
/** Tab 3 has a recorded check, tab 4 one that is not on disk. */
const handlers = openingHandlers({ verdictOf: async (tabId) => ({ state: 'checked', verdict: tabId === 3 ? { record: 41 } : {} }) as never });

describe('what the overlay opens', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is the sheet of the check of its own tab, whatever the request says besides', async () => {
    const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
    expect(await handlers.openSheet({ record: 99, tabId: 4 } as never, from(3))).toEqual({ opened: true });
    expect(create.mock.calls.map(([{ url }]) => new URL(url ?? '').search)).toEqual(['?record=41']);
  });
  it('is nothing where the check is not on disk', async () => {
    const create = vi.spyOn(browser.tabs, 'create');
    expect(await handlers.openSheet({}, from(4))).toEqual({ opened: false });
    expect(create).not.toHaveBeenCalled();
  });
  it('is the side panel of its own window, asked for while the click still counts', async () => {
    const open = vi.fn(async () => undefined);
    Object.assign(browser, { sidePanel: { open } });
    const answer = handlers.openPanel({}, from(3));
    // Before anything was awaited.
    expect(open).toHaveBeenCalledWith({ windowId: 7 });
    expect(await answer).toEqual({ opened: true });
    open.mockRejectedValueOnce(new Error('may only be called in response to a user gesture'));
    expect(await handlers.openPanel({}, from(3))).toEqual({ opened: false });
    Object.assign(browser, { sidePanel: undefined });
    expect(await handlers.openPanel({}, from(3))).toEqual({ opened: false });
  });
});
