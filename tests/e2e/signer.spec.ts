/**
 * An override that needs a second signer: asked for in the page, signed in a window of the extension by a key under a
 * passphrase or by a one-time code, refused to the officer who asked; every step in the chain.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { canonicalJson, type Json } from '../../lib/shared/index.ts';
import { codeAt, fromBase32, isSignedBy, newSecret, toBase32 } from '../../lib/signer/index.ts';
import { buildDemoList } from '../demo/list.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { foodTo, openFood } from '../support/steps.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-signer-'));
const PASSPHRASE = '测试口令 not-a-real-one';
const REASON = '上级机关已批准本次按告知承诺办理';
const secret = newSecret();
let desk: Desk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk({ list: await buildDemoList(work, { count: 500 }), policy: { officer: { id: '990012', name: '测试经办' }, rules: { overrideNeedsSecondSigner: true } } });
  await desk.synced();
  expect(await desk.ask('addSigner', { id: '990013', name: '测试复核', passphrase: PASSPHRASE })).toMatchObject({ ok: true, keyFile: { signer: '990013' } });
  expect(await desk.ask('addSigner', { id: '990014', name: '测试口令人', secret: toBase32(secret), code: '000000' })).toMatchObject({ ok: false });
  expect(await desk.ask('addSigner', { id: '990014', name: '测试口令人', secret: toBase32(secret), code: await codeNow(-1) })).toEqual({ ok: true });
  expect(await desk.ask('addSigner', { id: '990012', name: '测试经办', passphrase: PASSPHRASE })).toMatchObject({ ok: true });
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(work, { recursive: true, force: true });
});
test.beforeEach(async () => {
  page = await desk.browser.page();
  page.setDefaultTimeout(10_000);
});
test.afterEach(() => page.close());

/** `off`: the code that proves the secret signs nothing later, so one of a step before is shown then. */
const codeNow = (off = 0) => codeAt(fromBase32(toBase32(secret)) ?? new Uint8Array(), Math.floor(Date.now() / 30_000) + off);
const route = () => expect.poll(async () => (await desk.verdict(page)).route?.state);
const entries = async (kind: string) => (await desk.ask('records', { kind, offset: 0, limit: 10 })).entries.map(({ data }) => data);

/** Asks for an override in the page; out: the window in which it is to be signed. */
async function asked(): Promise<Page> {
  await openFood(page, desk.systems, 'listed');
  await foodTo(page, 2);
  await route().toBe('closed');
  const panel = page.getByRole('alertdialog', { name: /严重违法失信名单.*已列入/ });
  await panel.getByRole('button', { name: '说明理由后放行' }).click();
  await panel.getByRole('textbox').fill(REASON);
  const opened = desk.browser.context.waitForEvent('page', { predicate: (one) => one.url().includes('/signer.html') || one.url() === 'about:blank' });
  await panel.getByRole('button', { name: '放行并记录' }).click();
  const window = await opened;
  await expect(panel.getByText('等待复核人', { exact: false })).toBeVisible();
  await expect(window.getByText(REASON)).toBeVisible();
  // Asking opens nothing.
  await route().toBe('closed');
  return window;
}

test('by a key under a passphrase: a wrong one is refused and recorded, the right one opens and can be verified', async () => {
  const window = await asked();
  await window.getByLabel('复核人').selectOption('990013');
  await window.getByLabel('密钥口令').fill('不是这个口令 at-all');
  await window.getByRole('button', { name: '签署同意' }).click();
  await expect(window.getByRole('alert')).toHaveText('口令不正确');
  await route().toBe('closed');
  await window.getByLabel('密钥口令').fill(PASSPHRASE);
  await window.getByRole('button', { name: '签署同意' }).click();
  await expect(window.getByRole('status')).toHaveText('已签署，告知承诺恢复可选。');
  await route().toBe('open');
  const [entry] = await entries('override');
  expect(entry).toMatchObject({ reason: REASON, by: '990012', signer: '990013', signerName: '测试复核', method: 'key', content: { officer: '990012', signer: '990013', reason: REASON } });
  expect(await isSignedBy(entry?.publicKey as JsonWebKey, canonicalJson(entry?.content as Json), entry?.signature as string)).toBe(true);
  expect(await entries('override-refused')).toMatchObject([{ refusal: 'wrong-passphrase', signer: '990013' }]);
  expect(await entries('override-requested')).toHaveLength(1);
  expect(JSON.stringify(await desk.ask('records', { offset: 0, limit: 200 }))).not.toContain('at-all');
  await window.close();
});

test('by a one-time code, once; the officer cannot sign for themselves, in the window or past it', async () => {
  const window = await asked();
  await window.getByLabel('复核人').selectOption('990012');
  await expect(window.getByText('复核人不得为经办人本人')).toBeVisible();
  const requestId = new URL(window.url()).searchParams.get('request') ?? '';
  expect(await desk.ask('sign', { requestId, signerId: '990012', passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'same-person' });
  await window.getByLabel('复核人').selectOption('990014');
  const code = await codeNow();
  await window.getByLabel('动态口令').fill(code);
  await window.getByRole('button', { name: '签署同意' }).click();
  await expect(window.getByRole('status')).toHaveText('已签署，告知承诺恢复可选。');
  await route().toBe('open');
  expect((await entries('override'))[0]).toMatchObject({ signer: '990014', method: 'code' });
  await window.close();

  // A new document is a new case; what was signed for the last one opens nothing here.
  await page.close();
  page = await desk.browser.page();
  const again = await asked();
  const next = new URL(again.url()).searchParams.get('request') ?? '';
  expect(await desk.ask('sign', { requestId: next, signerId: '990014', code })).toEqual({ ok: false, reason: 'code-replayed' });
  expect(await desk.ask('sign', { requestId, signerId: '990014', code: await codeNow() })).toEqual({ ok: false, reason: 'request-over' });
  await again.getByRole('button', { name: '不同意' }).click();
  await expect(again.getByRole('status')).toHaveText('已记录不同意，未放行。');
  await route().toBe('closed');
  expect((await entries('override-refused')).map(({ refusal }) => refusal)).toEqual(['declined', 'code-replayed', 'same-person', 'wrong-passphrase']);
  await again.close();
});

test('once policy names the signers, none that was added on the desk counts; too many tries are made to wait', async () => {
  const window = await asked();
  const requestId = new URL(window.url()).searchParams.get('request') ?? '';
  const tries: unknown[] = [];
  for (let n = 0; n < 6; n += 1) tries.push(await desk.ask('sign', { requestId, signerId: '990013', passphrase: `wrong passphrase ${n}` }));
  expect(tries).toEqual([...Array.from({ length: 5 }, () => ({ ok: false, reason: 'wrong-passphrase' })), { ok: false, reason: 'too-many-tries' }]);
  expect(await desk.ask('sign', { requestId, signerId: '990013', passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'too-many-tries' });
  // The rules change nothing about the verdict's key here: the same request stays open.
  desk.setPolicy({ ...desk.policy, signers: [{ id: '990020', name: '测试指定', publicKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } }] });
  await expect.poll(async () => (await desk.ask('policy', {})).signers?.map(({ id }) => id), { timeout: 30_000 }).toEqual(['990020']);
  expect(await desk.ask('sign', { requestId, signerId: '990014', code: await codeNow() })).toEqual({ ok: false, reason: 'signer-unknown' });
  expect(await desk.ask('addSigner', { id: '990030', name: '测试自加', passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'managed' });
  await window.close();
  expect(await desk.ask('verifyRecords', {})).toMatchObject({ ok: true });
});
