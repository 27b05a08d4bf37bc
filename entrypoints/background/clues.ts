import { browser, type Browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { draftOf, lastTransfer, lateCount, type Circumstances, type Clue, type ClueDraft, type ClueRefusal, type ClueTerms, type PageSeen } from '../../lib/clue/index.ts';
import { openClueLedger } from '../../lib/clue/index.bg.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { ClueAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { DEFAULT_PENALTY_CASES, UNVERIFIED_RULES, type RuleSettings } from '../../lib/policy/index.ts';
import { parseUrl, type Result } from '../../lib/shared/index.ts';
import { fieldOf } from '../../lib/stats/index.ts';
import { clueDraftItem, clueState } from '../../lib/storage/index.bg.ts';
import type { Cases } from './cases.ts';
import { by } from './judging.ts';
import type { Recorder } from './recorder.ts';
import { selectionOf } from './selection.ts';

/** The keyboard command of the manifest, and the entry of the context menu. */
const REGISTER = 'register-clue';

type ClueHandlers = Pick<Handlers, 'draftClue' | 'clueDraft' | 'registerClue' | 'clues' | 'lateClues' | 'moveClue' | 'correctClue' | 'verifyClues' | 'rebuildClues' | 'cluesExported' | 'clueLetterIssued'>;
export interface Clues {
  readonly handlers: ClueHandlers;
  /** Adds the listener of the context menu. Call in the first turn of the worker. */
  watchMenu(): void;
  /** Menu entries outlive the worker, not an update. */
  installMenu(): void;
  onCommand(name: string, tab: Browser.tabs.Tab | undefined): Promise<void>;
}

/** Clues from any page, and their way through the ledger. A page is looked at only when the officer asks for it. */
export function createClues({ policy, cases, records }: { policy: PolicyService; cases: Pick<Cases, 'verdictOf'>; records: Recorder }): Clues {
  const ledger = openClueLedger(records);

  async function circumstances(): Promise<Circumstances> {
    const { rules, pack, officer } = await policy.current();
    return { nowMs: Date.now(), terms: termsOf(rules), calendar: pack.calendar, ...by(officer) };
  }

  async function answered(outcome: Promise<Result<Clue, ClueRefusal>>): Promise<ClueAnswer> {
    const done = await outcome;
    if (!done.ok) return { ok: false, reason: done.reason };
    await clueState.set({ changedAt: Date.now() });
    return { ok: true, clue: done.value };
  }

  /** The draft waits in the browser's session, by an id of its own; the window is ours, and no page can reach it. */
  async function openForm(tabId: number, seen: PageSeen): Promise<void> {
    const [{ verdict }, { pack }] = await Promise.all([cases.verdictOf(tabId), policy.current()]);
    const fields = (pack.penaltyCases ?? DEFAULT_PENALTY_CASES).articles.map(({ code, words }) => ({ field: fieldOf(code), words }));
    const id = crypto.randomUUID();
    await clueDraftItem(id).set(draftOf({ ...seen, fields, ...(verdict === undefined ? {} : { party: verdict.applicant }) }));
    const url = browser.runtime.getURL(`/clue.html?draft=${id}` as '/clue.html');
    await browser.windows.create({ url, type: 'popup', width: 500, height: 720 }).catch(() => browser.tabs.create({ url }));
  }

  async function fromTab(tabId: number): Promise<boolean> {
    const [tab, selection] = await Promise.all([browser.tabs.get(tabId).catch(() => undefined), selectionOf(tabId)]);
    if (tab === undefined) return false;
    // Pages of the browser and of extensions are no source.
    if (tab.url !== undefined && !isWeb(tab.url)) return false;
    await openForm(tabId, { url: selection?.url ?? tab.url, title: tab.title, text: selection?.text });
    return true;
  }

  return {
    handlers: {
      draftClue: async ({ tabId }) => ({ opened: await fromTab(tabId) }),
      clueDraft: async ({ id }) => ((await clueDraftItem(id).get()) as ClueDraft | undefined) ?? null,
      async registerClue({ draft: id, facts }) {
        const item = id === undefined ? undefined : clueDraftItem(id);
        const draft = ((await item?.get()) ?? {}) as ClueDraft;
        const answer = await answered(ledger.register(facts, draft, await circumstances()));
        if (answer.ok) await item?.remove();
        return answer;
      },
      async clues() {
        const [clues, { origins }] = await Promise.all([ledger.all(), policy.current()]);
        const builtIn = UNVERIFIED_RULES.some((name) => (origins[`rules.${name}`] ?? 'default') === 'default');
        return clues === undefined ? { ok: false, reason: 'storage-broken' } : { ok: true, clues, ...(builtIn ? { defaultTerms: true } : {}) };
      },
      lateClues: async () => ({ count: lateCount((await ledger.all()) ?? [], Date.now()) }),
      moveClue: async ({ id, seen, move }) => answered(ledger.move(id, seen, move, await circumstances())),
      correctClue: async ({ id, seen, patch, reason }) => answered(ledger.correct(id, seen, patch, reason, await circumstances())),
      verifyClues: async () => (await ledger.verify()) ?? null,
      async rebuildClues() {
        const { officer } = await policy.current();
        if (!(await records.add('policy', { event: 'clues-rebuilt', ...by(officer) }))) return null;
        const clues = await ledger.rebuild();
        await clueState.set({ changedAt: Date.now() });
        return clues === undefined ? null : { clues };
      },
      async clueLetterIssued({ id, sha256, attachments }) {
        const clue = (await ledger.all())?.find((one) => one.id === id);
        const transfer = clue === undefined ? undefined : lastTransfer(clue);
        if (clue === undefined || transfer === undefined) return { ok: false };
        return { ok: await records.add('export', { what: 'clue-letter', clue: id, no: clue.no, transfer: transfer.seq, sha256, attachments, ...by((await policy.current()).officer) }) };
      },
      cluesExported: async ({ format, count, sha256 }) => ({ ok: await records.add('export', { what: 'clues', format, count, sha256 }) }),
    },
    watchMenu() {
      browser.contextMenus.onClicked.addListener((info, tab) => {
        if (info.menuItemId !== REGISTER || tab?.id === undefined) return;
        void openForm(tab.id, { url: webOr(info.frameUrl, info.pageUrl), title: tab.title, text: info.selectionText });
      });
    },
    installMenu() {
      // Removed first: the same id twice is an error, and the text may be in another language now.
      void browser.contextMenus.removeAll().then(() => browser.contextMenus.create({ id: REGISTER, title: i18n.t('clue.menu'), contexts: ['page', 'selection', 'frame'], documentUrlPatterns: ['http://*/*', 'https://*/*'] }));
    },
    async onCommand(name, tab) {
      if (name !== REGISTER) return;
      const [front] = tab?.id === undefined ? await browser.tabs.query({ active: true, lastFocusedWindow: true }) : [tab];
      if (front?.id !== undefined) await fromTab(front.id);
    },
  };
}

export function termsOf(rules: RuleSettings): ClueTerms {
  return { registered: rules.clueRegisteredDays, transferred: rules.clueTransferredDays, accepted: rules.clueAcceptedDays, returned: rules.clueReturnedDays };
}

function isWeb(address: string): boolean {
  const protocol = parseUrl(address)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}

function webOr(first: string | undefined, otherwise: string | undefined): string | undefined {
  return first !== undefined && isWeb(first) ? first : otherwise;
}
