import { expect, it } from 'vitest';
import type { Judgement } from '../../lib/judgement/index.ts';
import type { JudgementStore } from '../../lib/judgement/index.bg.ts';
import type { Verdict } from '../../lib/check/index.ts';
import type { JudgeRequest } from '../../lib/messaging/index.ts';
import type { Listing } from '../../lib/list/index.ts';
import { resolvePolicy } from '../../lib/policy/index.ts';
import { createJudgements } from './judging.ts';

const LISTING: Listing = { id: 'r1', name: '示例红日光鸣科技有限公司', ground: '测试', groundCode: 'ART5_FOOD', listingAuthority: '测试市市场监督管理局', listedOn: '2025-06-01' };
const POLICY = resolvePolicy({ managed: {}, local: {}, today: '2026-03-04' });

it('where a release needs a second signature, what was confirmed is not taken back with one word', async () => {
  const finding = { listId: 'severe', recordId: 'r1', grade: 'G2', recordHash: 'h' };
  const fact = { listId: 'severe', recordId: 'r1', verdict: 'same', state: 'in-force' };
  const verdict = { findings: [finding], judgements: [fact] } as unknown as Verdict;
  const store = { keysOf: () => Promise.resolve({ subject: 's', carries: true }), add: () => Promise.resolve({ ok: true }) } as unknown as JudgementStore;
  const judgements = createJudgements({ store, records: { add: () => Promise.resolve(true) } as never });
  const make = (word: 'same' | 'different', needed: boolean, of: Verdict = verdict) =>
    judgements.make({ verdictKey: 'k', records: [{ listId: 'severe', recordId: 'r1' }], verdict: word, reasonCode: word === 'same' ? 'licence-agrees' : 'code-differs' } as JudgeRequest, { subject: { name: '示例' }, verdict: of, policy: { ...POLICY, rules: { ...POLICY.rules, overrideNeedsSecondSigner: needed } }, facts: {} });
  expect(await make('different', true)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await make('same', true)).toMatchObject({ ok: true });
  expect(await make('different', false)).toMatchObject({ ok: true });
  expect(await make('different', true, { ...verdict, judgements: [] })).toMatchObject({ ok: true });
});

it('a judgement about a name that is only alike counts, and so does one of this case', async () => {
  const asked: unknown[] = [];
  const store = {
    keysOf: () => Promise.resolve({ subject: 's', carries: false }),
    about: (records: unknown) => (asked.push(records), Promise.resolve([])),
    ofSubject: () => Promise.resolve([]),
  } as Partial<JudgementStore> as JudgementStore;
  const judgements = createJudgements({ store, records: {} as never });
  const own = [{ id: 'j1' } as Judgement];
  const answer = { ok: true as const, states: [], hits: [], near: [{ listId: 'severe', listing: LISTING, name: LISTING.name, distance: 1 as const, sameRegion: false }] };
  expect(await judgements.judging({ name: '示例红日光明科技有限公司' }, answer, POLICY, own)).toMatchObject({ judgements: own });
  expect(asked).toEqual([[{ listId: 'severe', recordId: 'r1' }]]);
  expect(await judgements.judging({ name: '示例' }, { ok: true, states: [], hits: [] }, POLICY, own)).toBeUndefined();
});
