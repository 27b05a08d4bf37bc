import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_CASE, type TabCase, type Verdict } from '../../lib/check/index.ts';
import type { CaseStore } from '../../lib/check/index.bg.ts';
import { resolvePolicy } from '../../lib/policy/index.ts';
import { scrub } from '../../lib/record/index.ts';
import { canonicalJson, type Json } from '../../lib/shared/index.ts';
import { codeAt, markWith, MAX_TRIES } from '../../lib/signer/index.ts';
import type { SignerHoldings, SignerStore } from '../../lib/signer/index.bg.ts';
import { createSigning } from './signing.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');
const SECRET = Uint8Array.from({ length: 20 }, (_, at) => at);
const VERDICT: Verdict = { key: 'k', outcome: 'listed', applicant: { name: '示例测试有限公司' }, reasons: [], findings: [], effects: [], lists: [], rules: { id: 'p', version: '1' }, pageKind: 'licensing', checkedAt: new Date(NOW).toISOString() };
afterEach(() => void vi.useRealTimers());

/** Two tabs, each with an override that waits for the same signer; every read and write of a holding takes a turn. */
function desk(reason = '已核对证照原件，予以放行') {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  const waiting = (id: string): TabCase => ({ ...EMPTY_CASE, begun: 1, verdict: VERDICT, pending: { id, verdictKey: 'k', reason, officer: { id: '990012' }, at: new Date(NOW - 60_000).toISOString() } });
  const cases = new Map([[1, waiting('1.a')], [2, waiting('2.b')]]);
  let held: SignerHoldings = { secret: SECRET, lastStep: 0, failed: [] };
  const entries: { kind: string; data: Readonly<Record<string, Json | undefined>> }[] = [];
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  const signers = {
    get: async () => (await turn(), held),
    noteStep: async (_id: string, lastStep: number) => (await turn(), void (held = { ...held, lastStep, failed: [] })),
    noteFailed: async (_id: string, failed: readonly number[]) => (await turn(), void (held = { ...held, failed })),
  } as Partial<SignerStore> as SignerStore;
  const records = { store: {} as never, append: () => Promise.resolve(undefined), add: (kind: string, data: Readonly<Record<string, Json | undefined>>) => (entries.push({ kind, data }), Promise.resolve(true)) };
  const settle = (tabId: number, change: (before: TabCase) => TabCase) => {
    cases.set(tabId, change(cases.get(tabId) ?? EMPTY_CASE));
    return Promise.resolve(cases.get(tabId) as TabCase);
  };
  const inForce = { ...resolvePolicy({ managed: {}, local: {}, today: '2026-03-04' }), signers: [{ id: '990014', name: '测试复核' }] };
  const signing = createSigning({ store: { get: (tabId: number) => Promise.resolve(cases.get(tabId)) } as CaseStore, signers, policy: { current: () => Promise.resolve(inForce) } as never, records, settle, facts: () => ({}) });
  const sign = async (requestId: string, code: string) => signing.handlers.sign({ requestId, signerId: '990014', code }, {} as never);
  return { sign, cases, entries };
}
const code = () => codeAt(SECRET, Math.floor(NOW / 30_000));

it('one code signs one of two overrides that are signed in the same moment', async () => {
  const { sign, cases } = desk();
  const given = await code();
  const answers = await Promise.all([sign('1.a', given), sign('2.b', given)]);
  expect(answers).toEqual([{ ok: true }, { ok: false, reason: 'code-replayed' }]);
  expect([...cases.values()].map(({ decisions }) => decisions.length)).toEqual([1, 0]);
});

it('tries that are made at once are counted one by one', async () => {
  const { sign } = desk();
  const right = await code();
  const wrong = right === '000001' ? '000002' : '000001';
  const answers = await Promise.all(Array.from({ length: MAX_TRIES + 2 }, () => sign('1.a', wrong)));
  expect(answers.slice(MAX_TRIES)).toEqual([{ ok: false, reason: 'too-many-tries' }, { ok: false, reason: 'too-many-tries' }]);
  expect(await sign('1.a', right)).toEqual({ ok: false, reason: 'too-many-tries' });
});

it('signs what the record holds, also where the reason has a number of a person in it', async () => {
  const { sign, entries } = desk('已核对经办人 11010519491231002X 的证件');
  expect(await sign('1.a', await code())).toEqual({ ok: true });
  const { content, signature } = scrub(entries.find(({ kind }) => kind === 'override')?.data ?? {});
  expect(JSON.stringify(content)).not.toContain('11010519491231002X');
  expect(signature).toBe(await markWith(SECRET, canonicalJson(content as Json)));
});

it('a page that was left while it was being signed leaves nothing to the next one', async () => {
  const { sign, cases } = desk();
  const signing = sign('1.a', await code());
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  cases.set(1, { ...EMPTY_CASE, begun: 9, verdict: VERDICT });
  expect(await signing).toEqual({ ok: false, reason: 'request-over' });
  expect(cases.get(1)?.decisions).toEqual([]);
});
