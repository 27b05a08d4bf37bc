import { createWatch, isVisible } from '../page/index.dom.ts';
import { readPage, type PageRead } from '../site/index.dom.ts';
import type { FrameReading, SiteProfile } from '../site/index.ts';
import type { Ears } from './ears.dom.ts';
import { createGuard } from './guard.dom.ts';
import type { GuardEvent, GuardOrders } from './types.ts';

export interface FrameOptions {
  readonly window: Window;
  /** The listeners on the window, installed at document_start. */
  readonly ears: Ears;
  /** Called with each reading that differs from the one before. */
  onReading(reading: FrameReading): void;
  onEvent(event: GuardEvent, optionText?: string): void;
}

/** Reading and guarding of one frame: the watch reads, the guard acts on what was read. */
export interface Frame {
  /** Begins to hear, without effect. Reading begins with `configure`. */
  start(): void;
  configure(sites: { readonly profiles: readonly SiteProfile[]; readonly generic: boolean }): void;
  apply(orders: GuardOrders): boolean;
  /** The last reading. */
  reading(): FrameReading | undefined;
  /** Ends reading, keeps the guard as it stands. */
  freeze(): void;
  /** Ends reading and opens everything: another copy takes over. */
  stop(): void;
}

/** Slow pages take more than ten seconds to their last field: what is missing then is missing for good. */
const LACKING_MS = 12_000;

export function createFrame(options: FrameOptions): Frame {
  const { window: view } = options;
  const guard = createGuard({ window: view, ears: options.ears, onEvent: options.onEvent });
  let sites: Parameters<Frame['configure']>[0] | undefined;
  let read: PageRead | undefined;
  let last = '';
  let tableTold = false;

  const onPass = (): readonly ShadowRoot[] => {
    if (sites === undefined) return [];
    // A page that hides itself whole shows no applicant, and offers nothing either: what was read of it stands.
    if (read !== undefined && view.getComputedStyle(view.document.documentElement).display === 'none') return read.shadowRoots;
    const { pathname, search, hash } = view.location;
    const found = readPage({ document: view.document, place: { path: pathname, search, hash, top: view === view.top }, ...sites, clickedRows: options.ears.rows() });
    read = watch.slow() ? { ...found, reading: { ...found.reading, slow: true } } : found;
    guard.describe(read);
    const text = JSON.stringify(read.reading);
    if (text !== last) {
      last = text;
      options.onReading(read.reading);
    }
    watchHealth(read.reading);
    if (read.partyTable && !tableTold) {
      tableTold = true;
      options.onEvent('party-table');
    }
    return read.shadowRoots;
  };

  /** A session that has ended shows the form to sign in at the address of the application. */
  const asksForLogin = (): boolean => [...view.document.querySelectorAll('input[type=password]')].some(isVisible);
  let lacking = { text: '', since: 0, told: false };
  /** A page that goes on lacking what its profile names: the background decides whether that is worth a record. */
  const watchHealth = ({ profileId, pageId, state, missing }: FrameReading): void => {
    const text = profileId === undefined || state !== 'ready' || missing.length === 0 || asksForLogin() ? '' : [profileId, pageId, ...missing].join();
    if (text !== lacking.text) lacking = { text, since: performance.now(), told: false };
    if (text === '' || lacking.told || performance.now() - lacking.since < LACKING_MS) return;
    lacking.told = true;
    options.onEvent('profile-outdated');
  };

  const watch = createWatch({ window: view, onPass, probe: () => read?.probe() ?? '' });

  return {
    start: guard.start,
    configure(next) {
      sites = next;
      last = '';
      tableTold = false;
      watch.start();
      watch.request();
    },
    apply: guard.apply,
    reading: () => read?.reading,
    freeze() {
      watch.stop();
    },
    stop() {
      watch.stop();
      guard.stop();
    },
  };
}
