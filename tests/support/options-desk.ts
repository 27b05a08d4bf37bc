/**
 * An extension that is worked with from its options page alone, without the stand-in systems:
 *
 *   const desk = await startOptionsDesk(work, {count, policy?})
 *   desk.list, desk.server      a published list below `work`, and the server that has it
 *   desk.browser, desk.page     the built extension, and its options page
 *   desk.setPolicy({...}), await desk.close()
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildDemoList, type DemoList } from '../demo/list.ts';
import { startListServer, type ListServer } from '../servers/list.ts';
import { holdManagedPolicy, launchExtension, type ExtensionBrowser } from './browser.ts';
import { testExtensionId } from './identity.ts';

export interface OptionsDesk {
  readonly list: DemoList;
  readonly server: ListServer;
  readonly browser: ExtensionBrowser;
  readonly page: Page;
  setPolicy(policy: Record<string, unknown>): void;
  close(): Promise<void>;
}

/** `policy`: none unless given; it is held either way, so that no other run's steers this browser. */
export async function startOptionsDesk(work: string, { count, policy = () => ({}) }: { readonly count: number; readonly policy?: (list: DemoList) => Record<string, unknown> }): Promise<OptionsDesk> {
  const list = await buildDemoList(join(work, 'list'), { count });
  const server = await startListServer(list.dir);
  const held = await holdManagedPolicy(testExtensionId(), policy(list));
  const browser = await launchExtension();
  const page = await browser.options();
  page.setDefaultTimeout(10_000);
  return {
    list,
    server,
    browser,
    page,
    setPolicy: (value) => held.update(value),
    async close() {
      await browser.close().finally(() => held.release());
      await server.close();
    },
  };
}
