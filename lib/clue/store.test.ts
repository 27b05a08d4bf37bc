import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '../record/index.ts';
import { openRecordStore, type RecordStore } from '../record/index.bg.ts';
import { openClueLedger, type Chain, type ClueLedger } from './index.bg.ts';
import type { Circumstances, Clue } from './index.ts';

const now: Circumstances = { nowMs: Date.parse('2026-11-24T02:00:00Z'), terms: { registered: 15, transferred: 10, accepted: 60, returned: 5 }, calendar: { holidays: [], makeUpWorkdays: [] }, by: '990012', byName: '测试经办' };
let records: RecordStore;
let ledger: ClueLedger;
let recording = true;

const chain = (): Chain => ({
  store: records,
  async append(kind, data): Promise<AuditEntry | undefined> {
    if (!recording) return undefined;
    const added = await records.append(kind, data);
    return added.ok ? added.value : undefined;
  },
});
const drop = (name: string) => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
beforeEach(() => {
  recording = true;
  records = openRecordStore(() => now.nowMs);
  ledger = openClueLedger(chain());
});
afterEach(async () => {
  ledger.close();
  records.close();
  await Promise.all([drop('creditgate-clue'), drop('creditgate-record')]);
});

async function register(name = '示例商行', text = '售卖过期食品'): Promise<Clue> {
  const clue = await ledger.register({ name, field: 'food', text }, { source: { host: 'xk.example.gov.cn' }, text }, now);
  if (!clue.ok) throw new Error(clue.reason);
  return clue.value;
}
async function transfer(clue: Clue): Promise<Clue> {
  const sent = await ledger.move(clue.id, clue.events.at(-1)?.seq ?? 0, { to: 'transferred', on: '2026-11-24', reason: '不属本局管辖', body: '示例县市场监管局', letterNo: '示移〔2026〕3号' }, now);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.value;
}
const byNo = (clues: readonly Clue[] | undefined) => [...(clues ?? [])].sort((a, b) => a.no - b.no);

it('records each change before it takes effect: without a record nothing changes', async () => {
  const clue = await register();
  recording = false;
  expect(await ledger.register({ name: '示例乙店', field: 'food' }, {}, now)).toMatchObject({ reason: 'not-recorded' });
  expect(await ledger.move(clue.id, clue.no, { to: 'closed', on: '2026-11-24', reason: '重复登记' }, now)).toMatchObject({ reason: 'not-recorded' });
  expect(await ledger.all()).toEqual([clue]);
});

it('refuses what was decided on an older view', async () => {
  const clue = await register();
  await transfer(clue);
  expect(await ledger.correct(clue.id, clue.no, { note: '补充' }, '补充', now)).toMatchObject({ reason: 'changed-meanwhile' });
  const both = await Promise.all(['甲', '乙'].map(() => ledger.move(clue.id, clue.no + 1, { to: 'accepted', on: '2026-11-24', reason: '回函受理' }, now)));
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  expect(await ledger.move('no-such', 1, { to: 'closed', on: '2026-11-24', reason: '重复' }, now)).toMatchObject({ reason: 'unknown-clue' });
});

it('is rebuilt from the chain alone, to the last letter', async () => {
  const first = await transfer(await register());
  const second = await register('示例乙店');
  await ledger.correct(second.id, second.no, { name: '示例乙商行', code: '91990000T00010007R' }, '名称录入有误', now);
  await records.append('check', { name: '示例丙店' });
  const held = byNo(await ledger.all());
  ledger.close();
  await drop('creditgate-clue');
  ledger = openClueLedger(chain());
  expect(byNo(await ledger.all())).toEqual(held);
  expect(await ledger.rebuild()).toBe(2);
  expect(byNo(await ledger.all())).toEqual(held);
  expect(held[0]).toEqual(first);
  expect(held[1]?.events.at(-1)).toMatchObject({ kind: 'corrected', reason: '名称录入有误', before: { name: '示例乙店', code: '' }, after: { name: '示例乙商行', code: '91990000T00010007R' }, by: '990012' });
});

it('finds out from the chain what was recorded by a worker that died before it took effect', async () => {
  const clue = await register();
  await records.append('clue-moved', { clue: clue.id, from: 'registered', to: 'closed', on: '2026-11-24', reason: '重复登记' });
  expect((await ledger.all())?.[0]).toMatchObject({ state: 'closed', since: '2026-11-24' });
  expect((await ledger.all())?.[0]).not.toHaveProperty('due');
  expect(await ledger.verify()).toMatchObject({ chain: { ok: true }, clues: 1, differing: [], faults: [] });
});

it('follows more entries than a page of the chain holds', async () => {
  const clue = await register();
  for (let i = 0; i < 30; i += 1) await records.append('clue-corrected', { clue: clue.id, reason: '更正', before: { note: '' }, after: { note: String(i) } });
  expect((await ledger.all())?.[0]).toMatchObject({ note: '29', events: { length: 31 } });
});

it('shows a clue that was changed or taken away behind its back, and makes it right again', async () => {
  const clue = await register();
  await register('示例乙店');
  ledger.close();
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('creditgate-clue');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise((resolve) => {
    const task = db.transaction('clues', 'readwrite');
    task.objectStore('clues').put({ ...clue, name: '示例无辜商行' });
    task.oncomplete = resolve;
  });
  db.close();
  ledger = openClueLedger(chain());
  expect(await ledger.verify()).toMatchObject({ differing: [clue.no] });
  await ledger.rebuild();
  expect(await ledger.verify()).toMatchObject({ differing: [] });
  expect(byNo(await ledger.all())[0]).toEqual(clue);
});

it('goes on with another chain when the old one is lost, and says that the old clues are recorded nowhere', async () => {
  const old = await register();
  records.close();
  await drop('creditgate-record');
  records = openRecordStore(() => now.nowMs + 1000);
  ledger.close();
  ledger = openClueLedger(chain());
  const fresh = await register('示例乙店');
  expect((await ledger.all())?.map(({ id }) => id).sort()).toEqual([old.id, fresh.id].sort());
  expect(await ledger.verify()).toMatchObject({ clues: 1, differing: [old.no] });
});

it('keeps no number of a person', async () => {
  const clue = await register('测试甲', '身份证号码11010519491231002X');
  expect(clue.text).toBe('身份证号码110105************');
  expect(JSON.stringify(await ledger.all())).not.toContain('1949');
  expect(await records.exportJsonl()).not.toContain('19491231');
});
