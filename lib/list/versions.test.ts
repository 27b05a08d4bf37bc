// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { createChangeTable } from './change-table.ts';
import { compareStored } from './changes.bg.ts';
import { MAX_HISTORY } from './limits.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const compare = () => compareStored('svl', {}, desk.storeName);

describe('the two stored versions', () => {
  it('are compared as they lie on the desk, over a delta and over a new base', async () => {
    await desk.publish(samples(300));
    await desk.sync();
    expect((await compare()).answer).toEqual({ ok: false, reason: 'no-two-versions' });
    const changed = sample(7, { removedOn: '2026-11-20' });
    await desk.publishWithDelta([...samples(300).slice(2, 7), changed, ...samples(292, 8), sample(900)], '2026-11-24');
    expect((await desk.sync()).reason).toBe('updated-delta');
    const first = await compare();
    expect(first.answer).toMatchObject({ ok: true, before: { asOf: '2026-11-23', count: 300 }, after: { asOf: '2026-11-24', count: 299 }, counts: { added: 1, modified: 1, removed: 2 }, listed: 4 });
    expect(first.changes).toContainEqual({ kind: 'modified', before: sample(7), after: changed });
    await desk.republish(samples(310, 2), { asOf: '2026-11-25', now: NOW + DAY });
    expect((await desk.sync({ now: () => NOW + DAY })).reason).toBe('updated-base');
    expect((await compare()).answer).toMatchObject({ ok: true, counts: { added: 12, modified: 1, removed: 1 } });
  });

  it('that go away during the comparison are told from a broken store', async () => {
    await desk.publish(samples(300));
    await desk.sync();
    await desk.republish(samples(310, 2), { asOf: '2026-11-25', now: NOW + DAY });
    await desk.sync({ now: () => NOW + DAY });
    let rolled = false;
    const during = await compareStored('svl', { breathe: async () => void (rolled ||= (await desk.store.rollback('svl', { at: 'x', reason: 'x' })).ok) }, desk.storeName);
    expect(during.answer).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(during.changes).toEqual([]);
  });
});

describe('the table of changes', () => {
  const table = createChangeTable([
    { kind: 'added', after: sample(3, { listingDocNo: '=1+1' }) },
    { kind: 'modified', before: sample(2, { name: '示例旧名测试厂' }), after: sample(2) },
    { kind: 'removed', before: sample(1) },
  ]);
  it('finds by old and new names, codes and kinds, a page at a time', () => {
    expect(table.page({ text: '旧名', offset: 0, limit: 20 })).toMatchObject({ total: 1, changes: [{ kind: 'modified' }] });
    expect(table.page({ text: 'ma00000001', offset: 0, limit: 20 })).toMatchObject({ total: 1, changes: [{ kind: 'removed' }] });
    expect(table.page({ kind: 'added', offset: 0, limit: 20 }).total).toBe(1);
    expect(table.page({ offset: 2, limit: 2 })).toMatchObject({ total: 3, changes: [{ kind: 'added' }] });
  });
  it('goes out as lines of which none is a formula', () => {
    const word = (text: string) => text;
    const fields = new Proxy({}, { get: (_, name) => word(String(name)) }) as Parameters<typeof table.csv>[0]['fields'];
    const text = [...table.csv({ kinds: { added: 'added', modified: 'modified', removed: 'removed' }, fields, columns: { kind: 'kind', field: 'field', before: 'before', after: 'after' } })].join('');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\ufeffkind,id,name,uscc,listedOn,listingAuthority,listingDocNo,field,before,after');
    expect(lines).toContain(`modified,rec-00000002,${sample(2).name},91990000MA00000002,2025-03-05,示例市市场监督管理局,示市监严列〔2025〕2号,name,示例旧名测试厂,${sample(2).name}`);
    expect(text).toContain(',"\'=1+1",');
    expect(lines).toHaveLength(5);
  });
});

describe('what is remembered of attempts', () => {
  it('is one line for those that ended alike in a row, and no more than so many', async () => {
    const attempt = (minute: number, outcome: 'offline' | 'up-to-date', detail?: string) => desk.store.recordAttempt('svl', { at: `t${minute}`, outcome, detail, verified: outcome === 'up-to-date' });
    for (const minute of [1, 2, 3]) await attempt(minute, 'offline');
    await attempt(4, 'up-to-date');
    const [state] = await desk.store.states();
    expect(state?.history).toMatchObject([{ outcome: 'up-to-date', at: 't4', times: 1 }, { outcome: 'offline', since: 't1', at: 't3', times: 3 }]);
    for (let minute = 5; minute < 80; minute += 1) await attempt(minute, minute % 2 === 0 ? 'offline' : 'up-to-date');
    expect((await desk.store.states())[0]?.history).toHaveLength(MAX_HISTORY);
  });
});

describe('a pin without going back', () => {
  it('keeps newer versions out until it is released', async () => {
    const pin = { at: '2026-11-24T06:00:00Z', reason: '发布单位通知暂缓更新' };
    expect(await desk.store.pin('svl', pin)).toMatchObject({ ok: false, reason: 'no-current' });
    const head = await desk.publish(samples(20));
    await desk.sync();
    expect((await desk.store.pin('svl', pin)).ok).toBe(true);
    await desk.republish(samples(25), { asOf: '2026-11-24', now: NOW });
    expect(await desk.sync()).toMatchObject({ reason: 'pinned', version: head.version, count: 20 });
    expect((await desk.store.unpin('svl')).ok).toBe(true);
    expect(await desk.sync()).toMatchObject({ reason: 'updated-base', count: 25 });
  });
});

describe('hosts that the policy names', () => {
  it('are the only ones that are asked, and what is in force stays', async () => {
    await desk.publish(samples(20));
    await desk.sync();
    const before = desk.requests.length;
    expect(await desk.sync({ hostAllowed: () => false })).toMatchObject({ reason: 'host-not-in-policy', detail: expect.stringContaining('127.0.0.1') as string, count: 20 });
    expect(desk.requests).toHaveLength(before);
    expect((await desk.sync({ hostAllowed: (folder) => folder.hostname === '127.0.0.1' })).reason).toBe('up-to-date');
  });
});

