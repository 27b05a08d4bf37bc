import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FrameReading } from '../site/index.ts';
import { createCaseStore } from './index.bg.ts';
import { withReading, type TabCase } from './tab-case.ts';
import type { Verdict } from './types.ts';

const reading = (part: Partial<FrameReading>): FrameReading => ({ kind: 'licensing', how: 'profile', state: 'ready', applicant: {}, severalApplicants: false, route: { present: false, chosen: 'none' }, hasSubmit: true, missing: [], ...part });
const applicant = { name: '示例恒昌商贸有限公司', code: '91990000T00010007R' };
const verdict: Verdict = { key: 'k1', outcome: 'listed', applicant: {}, reasons: [], findings: [], effects: [{ effect: 'block-commitment', basis: [] }], lists: [], rules: { id: 'r', version: '1' }, pageKind: 'licensing', checkedAt: '2026-11-24T00:00:00Z' };
const listed = (before: TabCase): TabCase => ({ ...withReading(before, 0, reading({ applicant })), verdict, orders: { ...before.orders, commitment: 'closed' } });
const DOC = { frameId: 0, documentId: 'document-1' };

beforeEach(() => fakeBrowser.reset());
/** What an update leaves of the storage. */
const update = () => fakeBrowser.storage.session.clear();
const onDisk = async () => Object.keys(await fakeBrowser.storage.local.get(null));

describe('a case over an update of the extension', () => {
  it('is that of the same document, closed as it was, though the page no longer shows who applies', async () => {
    await createCaseStore().begin(4, DOC, 1);
    const before = await createCaseStore().update(4, listed);
    await update();
    const after = await createCaseStore().begin(4, DOC, 2);
    expect(after).toMatchObject({ applicant: { subject: applicant }, orders: { commitment: 'closed' } });
    expect(after.orders.seq).toBe(before.orders.seq);
    expect(withReading(after, 0, reading({})).applicant?.subject).toEqual(applicant);
  });
  it('also when a frame within speaks first', async () => {
    await createCaseStore().begin(4, DOC, 1);
    await createCaseStore().begin(4, { frameId: 7, documentId: 'document-7' }, 1);
    await createCaseStore().update(4, listed);
    await update();
    await createCaseStore().begin(4, { frameId: 7, documentId: 'document-7' }, 2);
    expect((await createCaseStore().begin(4, DOC, 3)).orders.commitment).toBe('closed');
  });
  it.each([['another document', { frameId: 0, documentId: 'document-2' }], ['a browser that names no documents', { frameId: 0 }]])('is none for %s', async (_title, document) => {
    await createCaseStore().begin(4, DOC, 1);
    await createCaseStore().update(4, listed);
    await update();
    expect(await createCaseStore().begin(4, document, 2)).toMatchObject({ frames: {}, orders: { commitment: 'open' } });
  });
  it('is kept of held routes only, and gone with the hold and with the tab', async () => {
    const store = createCaseStore();
    await store.begin(4, DOC, 1);
    expect(await onDisk()).toEqual([]);
    await store.update(4, listed);
    expect(await onDisk()).toEqual(['held-case:4']);
    await store.update(4, (before) => ({ ...before, verdict: { ...verdict, effects: [] } }));
    expect(await onDisk()).toEqual([]);
    await store.update(4, listed);
    await store.drop(4);
    expect(await onDisk()).toEqual([]);
  });
  it('is not kept where a number of a person stands in it', async () => {
    const store = createCaseStore();
    await store.begin(4, DOC, 1);
    await store.update(4, (before) => ({ ...listed(before), applicant: { subject: { name: '测试甲', personId: '11010519491231002X' }, others: [], several: false, how: 'profile', kind: 'licensing' } }));
    expect(await onDisk()).toEqual([]);
  });
  it.each([[undefined], [{ form: 0, tabCase: {} }], [{ form: 1, tabCase: { frames: {}, documents: { 0: 'document-1' } } }], ['x']])('takes nothing from what is stored as %j', async (stored) => {
    await fakeBrowser.storage.local.set({ 'held-case:4': stored });
    expect(await createCaseStore().begin(4, DOC, 2)).toMatchObject({ frames: {}, recorded: [] });
  });
});

it('a document that starts anew takes nothing over from the one before', async () => {
  const store = createCaseStore();
  await store.begin(4, DOC, 1);
  await store.begin(4, { frameId: 3, documentId: 'child' }, 1);
  await store.update(4, listed);
  expect(await store.begin(4, { frameId: 0, documentId: 'document-2' }, 5)).toMatchObject({ frames: {}, documents: { 0: 'document-2' }, orders: { commitment: 'open' } });
  expect((await store.get(4))?.documents).toEqual({ 0: 'document-2' });
});
