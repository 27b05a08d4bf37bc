/**
 * The test's hand on one page: on the frame code in the extension's isolated world, and on the page itself. Both through the
 * debugger: no page can reach the one, and for the other Playwright would bring its own script into every new document.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { GuardOrders } from '../../../lib/guard/index.ts';
import type { CaseReaderStart, CaseText } from '../../../lib/penalty-case/index.ts';
import type { FrameReading, Locator, SiteProfile } from '../../../lib/site/index.ts';

export interface Proposal {
  readonly field: string;
  readonly locators: readonly Locator[];
}

export interface Hand {
  readonly page: Page;
  /** Goes to an address of the test server. */
  open(path: string): Promise<void>;
  /** Evaluates in the page's own world; waits for a promise. */
  run<T>(expression: string): Promise<T>;
  /** A key with this text on it. */
  key(text: string): Promise<void>;
  configure(profiles: readonly SiteProfile[], generic?: boolean): Promise<void>;
  orders(commitment: GuardOrders['commitment'], elsewhere?: boolean): Promise<void>;
  reading(frame?: string): Promise<FrameReading | undefined>;
  events(): Promise<string[]>;
  /** What the reader of penalty cases reads in the top frame. */
  caseTexts(start: CaseReaderStart): Promise<CaseText[]>;
  /** What the editor proposes for each field that generic detection found in the top frame. */
  proposals(): Promise<Proposal[]>;
  /** Sends an order to open that is older than the last one; whether it was taken. */
  stale(): Promise<boolean>;
}

const READ_WITHIN_MS = 10_000;
let seq = 0;

export async function handOn(page: Page, site: string): Promise<Hand> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const worlds = new Map<number, string>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'guard-harness') worlds.set(context.id, (context.auxData as { frameId: string }).frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  await session.send('Page.enable');

  const evaluate = async (expression: string, contextId?: number): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { ...(contextId === undefined ? {} : { contextId }), expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
  const everywhere = async (expression: string): Promise<unknown[]> => Promise.all([...worlds.keys()].map((id) => evaluate(expression, id)));
  const worldOf = async (name: string | undefined): Promise<number | undefined> => {
    const { frameTree } = await session.send('Page.getFrameTree');
    type Tree = { frame: { id: string; name?: string }; childFrames?: Tree[] };
    const all = (tree: Tree): Tree[] => [tree, ...(tree.childFrames ?? []).flatMap(all)];
    const frame = all(frameTree as Tree).find((tree) => (name === undefined ? tree.frame.id === (frameTree as Tree).frame.id : tree.frame.name === name));
    return [...worlds].find(([, frameId]) => frameId === frame?.frame.id)?.[0];
  };

  const inTop = async (expression: string): Promise<unknown> => {
    const until = Date.now() + READ_WITHIN_MS;
    let id = await worldOf(undefined);
    for (; id === undefined && Date.now() < until; id = await worldOf(undefined)) await sleep(20);
    return evaluate(expression, id);
  };

  return {
    page,
    open: (path) => visit(page, site + path),
    run: async <T>(expression: string) => (await evaluate(expression)) as T,
    async key(text) {
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text, unmodifiedText: text });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
    },
    async configure(profiles, generic = true) {
      await everywhere(`creditgateHarness.configure(${JSON.stringify(profiles)}, ${generic})`);
      for (const until = Date.now() + READ_WITHIN_MS; ; await sleep(20)) {
        const read = await everywhere('creditgateHarness.reading() !== undefined');
        if (read.length > 0 && read.every(Boolean)) return;
        if (Date.now() > until) throw new Error('the frame code has read nothing');
      }
    },
    async orders(commitment, elsewhere = false) {
      seq += 1;
      const orders: GuardOrders = { seq, verdictKey: 'k', commitment, commitmentChosenElsewhere: elsewhere, notice: '该申请人已列入名单，不适用告知承诺制' };
      await everywhere(`creditgateHarness.apply(${JSON.stringify(orders)})`);
    },
    async reading(frame) {
      const id = await worldOf(frame);
      return id === undefined ? undefined : ((await evaluate('creditgateHarness.reading()', id)) as FrameReading | undefined);
    },
    caseTexts: async (start) => (await inTop(`creditgateHarness.caseTexts(${JSON.stringify(start)})`)) as CaseText[],
    proposals: async () => (await inTop('creditgateHarness.proposals()')) as Proposal[],
    async stale() {
      const orders: GuardOrders = { seq: 0, commitment: 'open', commitmentChosenElsewhere: false, notice: '' };
      return (await everywhere(`creditgateHarness.apply(${JSON.stringify(orders)})`)).includes(true);
    },
    async events() {
      return (await everywhere('creditgateHarness.events().map((one) => one.event)')).flat() as string[];
    },
  };
}

/** A form that was handed in a moment ago may only now be on its way, and would cut the next visit off: that one is made again. */
async function visit(page: Page, url: string): Promise<void> {
  for (;;) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('interrupted by another navigation'))) throw error;
    }
  }
}
