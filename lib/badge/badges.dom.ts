import { createWatch } from '../page/watch.dom.ts';
import type { PartyHeads } from '../site/schema.ts';
import { createKnown, type Totals } from './known.ts';
import { createMarks, type Marked } from './marks.dom.ts';
import { createPace } from './pace.ts';
import { partyTables, type PartyTables } from './tables.dom.ts';
import type { BadgeAnswer, BadgeMark, RowSubject } from './types.ts';

export interface BadgesOptions {
  readonly window: Window & typeof globalThis;
  /** Open only in test builds. */
  readonly mode: 'open' | 'closed';
  /** Asks for parties; rejects when the background is not there. */
  ask(rows: readonly RowSubject[]): Promise<BadgeAnswer>;
  /** So many parties were checked since the last time. */
  onCounted(totals: Totals): void;
  onRemoved(): void;
  /** False once the extension was updated or removed. */
  isAlive(): boolean;
}
export interface Badges {
  /** Heads of columns that the page's profile names. */
  describe(heads: PartyHeads): void;
  /** Lists or rules have changed: everything is asked for anew. */
  refresh(): void;
  /** Takes all badges away and ends. */
  stop(): void;
}

/** Once a page has been still for this long, what was checked on it is told. */
const COUNT_AFTER_MS = 2_000;
const SETTLE_MS = 500;
const RETRY_MS = 2_000;

/**
 * Badges for the tables of one document. A pass finds the rows and draws what is known of them; parties that are not known
 * are asked for, those in sight first. Reading and asking never wait for each other.
 */
export function startBadges({ window: view, mode, ask, onCounted, onRemoved, isAlive }: BadgesOptions): Badges {
  const { document } = view;
  const known = createKnown();
  const pace = createPace();
  const marks = createMarks({ window: view, mode, onStale: () => watch.request(), onRemoved });
  let tables: PartyTables = { rows: [], heads: [], roots: [] };
  let title = '';
  let described: PartyHeads | undefined;
  let caution: BadgeMark | undefined;
  let asking = false;
  let stopped = false;
  let counting: number | undefined;

  const show = (): void => {
    const warned = caution === undefined ? [] : tables.heads.map((cell): Marked => ({ cell, row: cell, mark: caution as BadgeMark, wrote: '', written: () => '' }));
    const marked = tables.rows.flatMap(({ row, cell, subject, wrote, written }): Marked[] => {
      const mark = known.get(subject);
      return mark === undefined || mark === null ? [] : [{ row, cell, mark, wrote, written }];
    });
    marks.show([...warned, ...marked], title);
  };

  const onPass = (): readonly ShadowRoot[] => {
    tables = partyTables(document, described);
    known.unwant();
    for (const { subject } of inSightFirst(tables.rows, view.innerHeight)) known.want(subject);
    show();
    void drain();
    return tables.roots;
  };
  const watch = createWatch({ window: view, onPass, probe: () => '' });

  async function drain(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let rows = known.next(); rows.length > 0 && !stopped; rows = known.next()) {
      const wait = pace.take(Date.now());
      if (wait > 0) {
        await pause(wait);
        // Rows that were scrolled past meanwhile are not wanted any more.
        continue;
      }
      const answer = await ask(rows).catch(() => undefined);
      if (stopped) break;
      if (answer === undefined) {
        if (!isAlive()) stop();
        else await pause(RETRY_MS);
      } else if (answer.state === 'off') stop();
      else {
        known.learn(rows, answer.marks);
        ({ title, caution } = { title: answer.title, caution: answer.caution });
        show();
      }
    }
    asking = false;
    view.clearTimeout(counting);
    counting = view.setTimeout(tell, COUNT_AFTER_MS);
  }

  /** One entry for what was looked through, however many rows it had. */
  let told = false;
  function tell(): void {
    if (told || stopped) return;
    const totals = known.totals();
    if (totals.rows === 0) return;
    told = true;
    onCounted(totals);
  }
  /** What was paged to since is told when the page is left. */
  const onHide = (): void => {
    told = false;
    tell();
  };

  const mutations = new view.MutationObserver(() => {
    if (marks.count > 0) marks.settle();
  });
  mutations.observe(document, { childList: true, subtree: true, characterData: true });
  view.addEventListener('pagehide', onHide);
  const timer = view.setInterval(() => {
    if (!isAlive()) stop();
    else if (marks.count > 0 && document.visibilityState === 'visible') marks.settle();
  }, SETTLE_MS);
  watch.start();

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => view.setTimeout(resolve, ms));
  }

  function stop(): void {
    if (stopped) return;
    stopped = true;
    watch.stop();
    marks.stop();
    mutations.disconnect();
    view.removeEventListener('pagehide', onHide);
    view.clearInterval(timer);
    view.clearTimeout(counting);
  }

  return {
    describe(heads) {
      described = heads;
      watch.request();
    },
    refresh() {
      known.forget();
      told = false;
      watch.request();
    },
    stop,
  };
}

/** Rows that are in the window come first; the rest keep their order. */
function inSightFirst(rows: PartyTables['rows'], height: number): PartyTables['rows'] {
  const near = rows.filter(({ cell }) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > 0 && top < height;
  });
  const first = new Set(near);
  return [...near, ...rows.filter((row) => !first.has(row))];
}
