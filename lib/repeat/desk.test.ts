import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usccOf } from '../../tests/support/codes.ts';
import { NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { samples } from '../../tests/support/listings.ts';
import { check, keysFor } from '../check/index.ts';
import type { Listing } from '../list/index.ts';
import { resolvePolicy } from '../policy/index.ts';
import { addDays } from '../shared/index.ts';

const subject = { name: '示例屡罚测试有限公司', code: usccOf('91', 77) };
const penalty = (n: number): Listing => ({ id: `p${n}`, name: subject.name, uscc: subject.code, ground: '无照经营', groundCode: 'UNKNOWN', listingAuthority: '测试市市场监督管理局', listingDocNo: `测市监处罚〔2026〕${n}号`, listedOn: addDays('2026-01-01', n % 300), penaltyKinds: '罚款' });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

it('all penalties of a party come from one look-up in the store, however many they are', async () => {
  await desk.publish([...samples(2000), ...Array.from({ length: 700 }, (_, n) => penalty(n))], { kind: 'penalty' });
  expect(await desk.sync()).toMatchObject({ reason: 'updated-base' });
  const answer = await desk.store.lookup(keysFor(subject));
  const policy = { ...resolvePolicy({ managed: {}, local: {}, today: '2026-11-24' }), lists: [desk.source] };
  const verdict = check({ subject, context: { pageKind: 'licensing', applicantField: true, reading: 'profile' }, answer, policy, now: NOW });
  expect(verdict.findings).toEqual([]);
  expect(verdict.repeat).toMatchObject([{ source: 'penalties', sure: true, count: 700, sources: [{ id: 'svl', trust: 'signed', asOf: '2026-11-23' }] }]);
  expect(verdict.repeat?.[0]?.docNos).toHaveLength(20);
  expect(verdict.effects.map(({ effect }) => effect).sort()).toEqual(['count', 'warn']);
});
