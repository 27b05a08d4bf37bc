/** Badges in tables: follow reader and guard into frames in which a table of parties was seen. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startBadges, type Badges } from '../lib/badge/index.dom.ts';
import { onMessage, sendMessage } from '../lib/messaging/client.ts';

declare const __OPEN_SHADOW__: boolean;

/** In the isolated world, which the page cannot see: a second injection finds the first. */
const world = globalThis as typeof globalThis & { creditgateBadges?: Badges };

export default defineUnlistedScript(() => {
  const before = world.creditgateBadges;
  if (before !== undefined) {
    before.refresh();
    describe(before);
    return;
  }
  const isAlive = (): boolean => browser.runtime?.id !== undefined;
  const told = (sent: Promise<unknown>): void => void sent.catch(() => undefined);
  const badges = startBadges({
    window,
    mode: __OPEN_SHADOW__ ? 'open' : 'closed',
    isAlive,
    ask: (rows) => sendMessage('badgeRows', { rows }),
    onCounted: (totals) => told(sendMessage('badgesCounted', totals)),
    onRemoved: () => told(sendMessage('guardEvent', { event: 'tamper-overlay-removed' })),
  });
  const unlisten = onMessage('badgesChanged', ({ data }) => {
    if (data.off !== true) {
      badges.refresh();
      describe(badges);
      return;
    }
    unlisten();
    badges.stop();
    delete world.creditgateBadges;
  });
  world.creditgateBadges = badges;
  describe(badges);
});

/** What a site profile says of the tables here; without an answer their heads are read by the words that are known. */
function describe(badges: Badges): void {
  void sendMessage('badgesStarted', {}).then(
    ({ heads }) => void (heads === undefined ? undefined : badges.describe(heads)),
    () => undefined,
  );
}
