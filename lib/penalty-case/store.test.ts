import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { openCaseDecisionStore } from './store.bg.ts';
import type { CaseDecision, CaseKeys } from './types.ts';

afterEach(() => Dexie.delete('creditgate-cases'));

const decision = (id: string, dueOn?: string, at = '2026-11-24T01:00:00Z'): CaseDecision => ({
  id,
  kind: 'list',
  triggers: [],
  by: '990012',
  at,
  facts: { kinds: [] },
  deadlines: [{ id: 'publication', title: '公示', basis: '第十四条', from: 'decided', ...(dueOn === undefined ? {} : { dueOn }) }],
});
const keys = (doc: string): CaseKeys => ({ doc: `doc:${doc}`, act: 'act:测试某:无照经营' });

test('a decision is found by its case, replaced by a later one on the same case, and says nothing of whom it is about', async () => {
  const store = openCaseDecisionStore(() => Date.parse('2026-11-24T02:00:00Z'));
  await store.put(decision('a'), keys('1'));
  await store.put(decision('b'), keys('2'));
  expect((await store.find(keys('1')))?.id).toBe('a');
  expect(await store.find({ doc: 'doc:3', act: 'act:测试某:无照经营' })).toBeUndefined();
  await store.put(decision('c'), keys('1'));
  expect((await store.find(keys('1')))?.id).toBe('c');
  expect(await store.get('a')).toBeUndefined();
  store.close();
  const raw = await new Dexie('creditgate-cases').open();
  expect(JSON.stringify(await raw.table('cases').toArray())).not.toMatch(/测试某|无照经营/u);
  raw.close();
});

test('what is left to be done comes soonest first, and leaves when it is done', async () => {
  const store = openCaseDecisionStore(() => Date.parse('2026-11-24T02:00:00Z'));
  await store.put(decision('none'), keys('1'));
  await store.put(decision('late', '2026-12-18'), keys('2'));
  await store.put(decision('soon', '2026-11-25'), keys('3'));
  const ids = async () => {
    const open = await store.open(10);
    return open.ok ? open.value.cases.map(({ id }) => id) : open.reason;
  };
  expect(await ids()).toEqual(['soon', 'late', 'none']);
  await store.change('soon', (before) => before.map((one) => ({ ...one, doneOn: '2026-11-24' })));
  expect(await ids()).toEqual(['late', 'none']);
  store.close();
});
