import { browser } from 'wxt/browser';

/**
 * Small values in `storage.local` and `storage.session`. What comes out is `unknown`: the reader parses it,
 * since a profile may have been written by an older build, or by hand.
 */
export interface Item {
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
  remove(): Promise<void>;
}

function item(area: 'local' | 'session', key: string): Item {
  return {
    async get() {
      return (await browser.storage[area].get(key))[key];
    },
    async set(value) {
      await browser.storage[area].set({ [key]: value });
    },
    async remove() {
      await browser.storage[area].remove(key);
    },
  };
}

/** What the admin of this desk has set: `{lists?, sites?, rules?}` in the shape of the managed policy. */
export const localSettings = item('local', 'settings');
/** The last managed policy seen: in force from the first moment of a start, while the real one is still loading. */
export const managedCache = item('local', 'managed-cache');
/** Secrets of that policy: in memory only, so that no file of the profile holds them; gone with the browser session. */
export const managedSecrets = item('session', 'managed-secrets');
/** When each list is due next: `{[listId]: epoch ms}`; alarms are lost with updates, this is not. */
export const syncDue = item('local', 'sync-due');
/** How far the outbox is: `OutboxState` of lib/outbox. */
export const outboxState = item('local', 'outbox');
/** Version floors of the lists: kept outside the list database, so that deleting it lets no older list in. */
export const listFloors = item('local', 'list-floors');

/** Profiles that did not find what they must: `ProfileFaults` of lib/site. */
export const profileFaults = item('local', 'profile-faults');
/** Saved pages that prove local profiles, by profile id. */
export const savedProofs = item('local', 'proofs');
/** Profiles of this machine that are not in force: written by hand, or imported without proof; by id. */
export const profileDrafts = item('local', 'profile-drafts');

/** The last warnings and errors of the background by area and reason word, for the diagnostic bundle; gone with the browser session. */
export const recentFaults = item('session', 'recent-faults');

/** How the clue ledger stands: `{changedAt}`; pages of ours ask anew when it changes. */
export const clueState = item('session', 'clues');
/** A clue about to be registered, by an id of its own: the window that asks for it knows no more than the id. */
export function clueDraftItem(id: string): Item {
  return item('session', `clue-draft:${id}`);
}

/** The case of a tab whose route is held: an update of the extension empties `storage.session`, and the page stays open. */
export function heldCaseItem(tabId: number): Item {
  return item('local', `${HELD_CASE}${tabId}`);
}
const HELD_CASE = 'held-case:';
/** At a start of the browser: the tabs that they belong to are gone. */
export async function forgetHeldCases(): Promise<void> {
  const keys = Object.keys(await browser.storage.local.get(null)).filter((key) => key.startsWith(HELD_CASE));
  if (keys.length > 0) await browser.storage.local.remove(keys);
}

/** What is known of a tab; gone with the browser session, as the tab is. */
export function tabCaseItem(tabId: number): Item {
  return item('session', `case:${tabId}`);
}
