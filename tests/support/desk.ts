/**
 * An office desk for end-to-end runs: the built extension in a real Chromium, configured by real managed policy,
 * a signed list on a static server, and the stand-in systems.
 *
 *   const desk = await startDesk({list, build?, profiles?, rules?, headless?})
 *   await desk.synced()                        until the list has been verified and stored
 *   await desk.verdict(page)                   the verdict of a tab, by the message that the popup uses
 *   await desk.ask('status', {})               any message of an extension page
 *   desk.setPolicy({...})                      changes the managed policy while the browser runs
 *   await desk.reopen()                        closes the page that asks and opens another, as after an update
 *   await desk.close()
 */
import type { Page } from '@playwright/test';
import type { Protocol, TabVerdict } from '../../lib/messaging/index.ts';
import { startListServer, type ListServer } from '../servers/list.ts';
import { startSystems, type Systems } from '../servers/systems.ts';
import { systemProfiles } from '../profiles/index.ts';
import { holdManagedPolicy, launchExtension, type ExtensionBrowser } from './browser.ts';
import { testExtensionId } from './identity.ts';

export interface DeskOptions {
  /** Published list folder and the key that signed it. */
  readonly list: { readonly dir: string; readonly publicKey: JsonWebKey };
  readonly build?: string;
  readonly headless?: boolean;
  readonly profileDir?: string;
  /** `options`: no managed policy; the same configuration is imported through the options page, as a person would. */
  readonly configure?: 'policy' | 'options';
  /** More or other members of the managed policy. */
  readonly policy?: Record<string, unknown>;
  readonly systemsPort?: number;
  readonly backForwardCache?: boolean;
  /** The browser's own policy installs the extension of this id; no build is loaded. */
  readonly installed?: { readonly id: string; readonly browserPolicy: object };
}

export interface Desk {
  readonly browser: ExtensionBrowser;
  readonly systems: Systems;
  readonly listServer: ListServer;
  readonly policy: Record<string, unknown>;
  /** Page of the extension that asks on behalf of the test. */
  readonly own: Page;
  setPolicy(policy: Record<string, unknown>): void;
  reopen(): Promise<void>;
  ask<Name extends keyof Protocol>(name: Name, data: Parameters<Protocol[Name]>[0]): Promise<ReturnType<Protocol[Name]>>;
  synced(): Promise<void>;
  verdict(page: Page): Promise<TabVerdict>;
  close(): Promise<void>;
}

/** The managed policy of a desk: one signed list, and the stand-in systems with their profiles. */
export function deskPolicy(listUrl: string, publicKey: JsonWebKey, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    lists: [{ id: 'severe', url: listUrl, keys: [publicKey], threshold: 1 }],
    sites: { hosts: ['127.0.0.1'], profiles: systemProfiles() },
    ...more,
  };
}

export async function startDesk(options: DeskOptions): Promise<Desk> {
  const [systems, listServer] = await Promise.all([startSystems({ port: options.systemsPort }), startListServer(options.list.dir)]);
  const policy = deskPolicy(listServer.url, options.list.publicKey, options.policy);
  const held = options.configure === 'options' ? undefined : await holdManagedPolicy(options.installed?.id ?? testExtensionId(), policy, options.installed?.browserPolicy);
  const browser = await launchExtension({ dir: options.build, headless: options.headless, profileDir: options.profileDir, backForwardCache: options.backForwardCache, installed: options.installed?.id });
  let own = await browser.popup();
  if (held === undefined) await importConfiguration(browser, policy);

  const ask: Desk['ask'] = (name, data) =>
    own.evaluate(
      async ([type, request]) => {
        // A worker that is just being ended takes nothing, or answers nothing; our pages ask again then (lib/ui/ask.ts), and so does this one.
        let answer: { res?: unknown; err?: { message?: string } } | undefined;
        for (let attempt = 0; answer === undefined; attempt += 1) {
          try {
            answer = (await chrome.runtime.sendMessage({ id: 1, type, data: request, timestamp: Date.now() })) as typeof answer;
          } catch (error) {
            if (attempt === 5 || !(error instanceof Error) || !/Receiving end does not exist|message channel closed/.test(error.message)) throw error;
          }
          if (answer === undefined && attempt === 5) throw new Error(`${type}: no answer`);
          if (answer === undefined) await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
        }
        if (answer.err !== undefined) throw new Error(answer.err.message ?? String(type));
        return answer.res;
      },
      [name, data] as const,
    ) as ReturnType<Desk['ask']> as never;

  return {
    browser,
    systems,
    listServer,
    policy,
    get own() {
      return own;
    },
    async reopen() {
      await own.close();
      own = await browser.popup();
    },
    setPolicy: (value) => held?.update(value),
    ask,
    async synced() {
      const until = Date.now() + 60_000;
      for (;;) {
        const { lists } = await ask('status', {});
        if (lists.length > 0 && lists.every(({ state }) => state.current !== undefined)) return;
        if (Date.now() > until) throw new Error(`list not synced: ${JSON.stringify(lists.map(({ state }) => state))}`);
        await own.waitForTimeout(200);
      }
    },
    async verdict(page) {
      const url = page.url();
      const tabId = await own.evaluate(async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id, url);
      if (tabId === undefined) throw new Error(`no tab at ${url}`);
      return ask('tabVerdict', { tabId });
    },
    async close() {
      await browser.close().finally(() => held?.release());
      await Promise.all([systems.close(), listServer.close()]);
    },
  };
}

/** As an administrator who answers for profiles that come without a saved page. */
async function importConfiguration(browser: ExtensionBrowser, configuration: object): Promise<void> {
  const page = await browser.options();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#/transfer`);
  await page.getByRole('textbox').fill(JSON.stringify({ ...configuration, rules: { proofRequired: false, ...('rules' in configuration ? (configuration.rules as object) : {}) } }));
  await page.getByRole('button', { name: /^(预览变更|Preview changes)$/ }).click();
  await page.getByRole('button', { name: /^(导入所选|Import selected)/ }).click();
  await page.getByRole('status').filter({ hasText: /已导入|Imported/ }).waitFor();
  await page.close();
}
