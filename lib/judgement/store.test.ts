import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readSubject } from '../subject/index.ts';
import { openJudgementStore, type JudgementStore } from './index.bg.ts';
import type { Judgement, SubjectKeys } from './index.ts';

const AT = Date.parse('2026-03-04T02:00:00Z');
const RECORD = { listId: 'severe', recordId: 'r1' };
let store: JudgementStore;
beforeEach(() => {
  store = openJudgementStore(() => AT);
});
afterEach(async () => {
  store.close();
  await new Promise((resolve) => (indexedDB.deleteDatabase('creditgate-judgement').onsuccess = resolve));
});

const PERSON = readSubject({ name: '示例商行', personId: '11010519491231002X' });
function judgement(keys: SubjectKeys, part: Partial<Judgement> = {}): Judgement {
  return { id: crypto.randomUUID(), ...RECORD, subject: keys.subject, recordHash: 'h', rulesVersion: 'p@1', grade: 'G2', verdict: 'different', reasonCode: 'code-differs', by: '', at: new Date(AT).toISOString(), expiresAt: new Date(AT + 86_400_000).toISOString(), scope: 'carried', ...part };
}
async function keys(): Promise<SubjectKeys> {
  const found = await store.keysOf(PERSON);
  if (found === undefined) throw new Error('no keys');
  return found;
}

it('knows an applicant again after a restart, by a hash that another desk does not share', async () => {
  const first = await keys();
  store.close();
  store = openJudgementStore(() => AT);
  expect(await keys()).toEqual(first);
  await new Promise((resolve) => {
    store.close();
    indexedDB.deleteDatabase('creditgate-judgement').onsuccess = resolve;
  });
  store = openJudgementStore(() => AT);
  expect((await keys()).subject).not.toBe(first.subject);
});
it('keeps nothing of who it was', async () => {
  await store.add([judgement(await keys())]);
  const rows = JSON.stringify(await store.about([RECORD]));
  for (const text of ['示例商行', '11010519491231002X', '19491231']) expect(rows).not.toContain(text);
});
it('finds judgements by record and by applicant, and marks one as over once', async () => {
  const who = await keys();
  const one = judgement(who);
  expect(await store.add([one, judgement(who, { recordId: 'r2', at: new Date(AT + 1).toISOString() })])).toEqual({ ok: true, value: undefined });
  await store.lapse(one.id, 'record-changed', '2026-03-05T00:00:00Z');
  await store.lapse(one.id, 'expired', '2026-03-06T00:00:00Z');
  expect(await store.about([RECORD, { listId: 'other', recordId: 'r1' }])).toEqual([{ ...one, lapsed: { at: '2026-03-05T00:00:00Z', because: 'record-changed' } }]);
  expect((await store.ofSubject(who.subject)).map(({ recordId }) => recordId)).toEqual(['r2', 'r1']);
});
it('lets go of what has long been over', async () => {
  const who = await keys();
  await store.add([judgement(who, { expiresAt: new Date(AT - 500 * 86_400_000).toISOString() })]);
  await store.add([judgement(who)]);
  expect(await store.about([RECORD])).toHaveLength(1);
});
it('a database that cannot be opened knows nobody, and says that it stored nothing', async () => {
  store.close();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no room', 'UnknownError');
  });
  store = openJudgementStore(() => AT);
  expect(await store.keysOf(PERSON)).toBeUndefined();
  expect(await store.about([RECORD])).toEqual([]);
  expect(await store.add([judgement({ subject: 's', carries: true })])).toMatchObject({ ok: false, reason: 'storage-broken' });
  open.mockRestore();
  // The next one that asks is not told of a failure that is over.
  expect(await store.keysOf(PERSON)).toBeDefined();
});
