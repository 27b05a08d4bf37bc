/**
 * The hostile zoo: one browser with the extension, one server with the pages of `pages.ts`, one list for all specs here.
 *
 *   test('…', async ({ zoo, page }) => { await zoo.open(page, 'remover'); … })
 *   zoo.routeIs(page, 'closed')        waits for the state of the commitment route
 *   zoo.alarmIs(page, event, count)    alarm outside the page and more records than `count`
 *   zoo.arrived, zoo.reports           routes handed in, and what pages told the server themselves
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Frame, type Locator, type Page } from '@playwright/test';
import { testExtensionId } from '../support/identity.ts';
import type { EntryKind } from '../../lib/record/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { serveLoopback } from '../servers/loopback.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { CSP, pageBody } from './pages.ts';

const FILLED: readonly (readonly [string, string])[] = [
  ['{N}', '示例恒昌商贸有限公司'],
  ['{C}', '91990000T00010007R'],
  ['{n}', '测试清源供应链管理有限公司'],
  ['{c}', '91990000T00010744C'],
  ['{ID}', testExtensionId()],
];

export interface Zoo {
  readonly desk: Desk;
  readonly base: string;
  readonly arrived: string[];
  readonly reports: string[];
  open(page: Page, id: string): Promise<void>;
  routeIs(page: Page, state: string): Promise<void>;
  outcomeIs(page: Page, outcome: string): Promise<void>;
  alarmIs(page: Page, event: string, before: number): Promise<void>;
  count(kind: EntryKind): Promise<number>;
  onlyOrdinaryPasses(form: Page | Frame): Promise<void>;
}

export const panelOf = (page: Page): Locator => page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });

export const test = base.extend<object, { zoo: Zoo }>({
  zoo: [
    // Playwright wants the first argument destructured.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const work = mkdtempSync(join(tmpdir(), 'creditgate-zoo-'));
      const arrived: string[] = [];
      const reports: string[] = [];
      const site = await serveLoopback((request, response) => answer(request, response, arrived, reports));
      const desk = await startDesk({ list: await buildDemoList(work, { count: 300 }), policy: { sites: { hosts: ['127.0.0.1'], profiles: [] } }, backForwardCache: true });
      await desk.synced();
      await use(zooOf(desk, site.base, arrived, reports));
      await desk.close();
      await site.close();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ zoo }, use) => {
    zoo.arrived.length = 0;
    const page = await zoo.desk.browser.page();
    page.setDefaultTimeout(8_000);
    await use(page);
    await page.close();
  },
});

function answer(request: IncomingMessage, response: ServerResponse, arrived: string[], reports: string[]): void {
  const [, what, id = ''] = (request.url ?? '').split('/');
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (what === 'report') {
    reports.push(id);
    response.writeHead(204).end();
    return;
  }
  if (what === 'submit') {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      arrived.push(new URLSearchParams(body).get('route') ?? '');
      response.writeHead(200, html).end('<!doctype html><title>ok</title>');
    });
    return;
  }
  const body = pageBody(id);
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  const policy = CSP[id];
  response.writeHead(200, { ...html, ...(policy === undefined ? {} : { 'content-security-policy': policy }) });
  response.end(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>业务办理</title></head><body>${FILLED.reduce((text, [mark, value]) => text.replaceAll(mark, value), body)}</body></html>`);
}

function zooOf(desk: Desk, base: string, arrived: string[], reports: string[]): Zoo {
  const badge = (url: string) =>
    desk.own.evaluate(async (address) => {
      const tabId = (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id;
      return { tabId, text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
    }, url);
  return {
    desk,
    base,
    arrived,
    reports,
    open: async (page, id) => void (await page.goto(`${base}/page/${id}`)),
    routeIs: (page, state) => expect.poll(async () => (await desk.verdict(page)).route?.state, { timeout: 15_000 }).toBe(state),
    outcomeIs: (page, outcome) => expect.poll(async () => (await desk.verdict(page)).verdict?.outcome, { timeout: 15_000 }).toBe(outcome),
    count: async (kind) => (await desk.ask('records', { kind, offset: 0, limit: 1 })).total,
    async alarmIs(page, event, before) {
      await expect.poll(async () => (await desk.verdict(page)).tampered?.event, { timeout: 15_000 }).toBe(event);
      await expect.poll(async () => badge(page.url())).toMatchObject({ text: '警', title: '此页面干扰守信关的提示或限制' });
      await expect.poll(async () => (await desk.ask('records', { kind: 'tamper', offset: 0, limit: 1 })).total).toBeGreaterThan(before);
      const { entries, total } = await desk.ask('records', { kind: 'tamper', offset: 0, limit: 20 });
      const own = entries.slice(0, total - before).map(({ data }) => data);
      expect(own).toContainEqual(expect.objectContaining({ event, host: new URL(base).host }));
    },
    /** By what a person does where it stands: the form asks for a route, and takes the ordinary one only. */
    async onlyOrdinaryPasses(form) {
      await expect(form.locator('[value=C]').last()).toBeDisabled();
      await form.locator('label:has([value=C])').last().click({ force: true, noWaitAfter: true });
      await form.getByRole('button', { name: '提交' }).last().click({ force: true, noWaitAfter: true });
      await form.locator('[value=O]').last().click({ force: true });
      await form.getByRole('button', { name: '提交' }).last().click({ force: true, noWaitAfter: true });
      await expect.poll(() => arrived).toEqual(['O']);
    },
  };
}
