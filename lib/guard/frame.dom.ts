import { createWatch } from '../page/index.dom.ts';
import { readPage, type PageRead } from '../site/index.dom.ts';
import type { FrameReading, SiteProfile } from '../site/index.ts';
import { createGuard } from './guard.dom.ts';
import type { GuardEvent, GuardOrders } from './types.ts';

export interface FrameOptions {
  readonly window: Window;
  /** Called with each reading that differs from the one before. */
  onReading(reading: FrameReading): void;
  onEvent(event: GuardEvent, optionText?: string): void;
}

/** Reading and guarding of one frame: the watch reads, the guard acts on what was read. */
export interface Frame {
  /** Installs the inert listeners at once. Reading begins with `configure`. */
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

/** Lists that one page shows at once, dialogs included. */
const MAX_CLICKED = 4;

/** Slow pages take more than ten seconds to their last field: what is missing then is missing for good. */
const LACKING_MS = 12_000;

export function createFrame(options: FrameOptions): Frame {
  const { window: view } = options;
  const guard = createGuard({ window: view, onEvent: options.onEvent });
  let sites: Parameters<Frame['configure']>[0] | undefined;
  let read: PageRead | undefined;
  let last = '';
  /** Rows clicked last, one a list, latest first: a click in a dialog's own table must not hide the row that opened it. */
  let clicked: readonly WeakRef<Element>[] = [];

  const rememberRow = (event: Event): void => {
    const row = event.composedPath().find((one): one is Element => one instanceof Element && one.matches('tr, [role=row]'));
    if (row === undefined) return;
    const list = row.parentElement;
    clicked = [new WeakRef(row), ...clicked.filter((known) => known.deref()?.parentElement !== list)].slice(0, MAX_CLICKED);
  };

  const onPass = (): readonly ShadowRoot[] => {
    if (sites === undefined) return [];
    const { pathname, search, hash } = view.location;
    read = readPage({ document: view.document, place: { path: pathname, search, hash, top: view === view.top }, ...sites, clickedRows: clicked.map((known) => known.deref()).filter((row) => row !== undefined) });
    guard.describe(read);
    const text = JSON.stringify(read.reading);
    if (text !== last) {
      last = text;
      options.onReading(read.reading);
    }
    watchHealth(read.reading);
    return read.shadowRoots;
  };

  let lacking = { text: '', since: 0, told: false };
  /** A page that goes on lacking what its profile names: the background decides whether that is worth a record. */
  const watchHealth = ({ profileId, pageId, state, missing }: FrameReading): void => {
    const text = profileId === undefined || state !== 'ready' || missing.length === 0 ? '' : [profileId, pageId, ...missing].join();
    if (text !== lacking.text) lacking = { text, since: performance.now(), told: false };
    if (text === '' || lacking.told || performance.now() - lacking.since < LACKING_MS) return;
    lacking.told = true;
    options.onEvent('profile-outdated');
  };

  const watch = createWatch({ window: view, onPass, probe: () => read?.probe() ?? '' });

  return {
    start() {
      guard.start();
      view.addEventListener('pointerdown', rememberRow, { capture: true, passive: true });
    },
    configure(next) {
      sites = next;
      last = '';
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
      view.removeEventListener('pointerdown', rememberRow, { capture: true });
    },
  };
}
