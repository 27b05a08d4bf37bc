import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { usccOf } from '../../../tests/support/codes.ts';
import { DEFAULT_REPEAT_RULE, type RepeatRule } from '../../repeat/index.ts';
import { computeRepeat, type RepeatResult } from './compute.ts';

const root = mkdtempSync(join(tmpdir(), 'repeat-'));
afterAll(() => rmSync(root, { recursive: true }));

const HEADER = '当事人,统一社会信用代码/注册号,行政区划代码,处罚决定书文号,违法行为类型,处罚种类,处罚程序,处罚决定日期,公示日期,信用修复日期,撤销日期';
const CODES = [usccOf('91', 1), usccOf('91', 2), usccOf('92', 3), '', '990000000000001'];

interface Line {
  party: number;
  doc: number;
  spelling: number;
  act: number;
  kinds: string;
  simple: boolean;
  decided: number;
  published: number;
  repaired: number;
  quashed: number;
}
const day = (n: number) => (n === 0 ? '' : new Date(Date.UTC(2023, 9, 1) + n * 86_400_000 * 23).toISOString().slice(0, 10));
const docNo = ({ doc, spelling }: Line) => (doc === 0 ? '' : [`示市监处罚〔2024〕${doc}号`, `示市监处罚[2024]${doc}号`, `示市监处罚（2024）第00${doc}号`, `示市监处罚﹝2024﹞ ${doc} 号`][spelling]);
const csv = (lines: readonly Line[]) =>
  [
    HEADER,
    ...lines.map((line) =>
      [`示例测试${line.party}厂`, CODES[line.party], '990000', docNo(line), `违法行为${line.act}`, line.kinds, line.simple ? '简易程序' : '普通程序', day(line.decided), day(line.published), day(line.repaired), day(line.quashed)].join(','),
    ),
  ].join('\n');

const line: fc.Arbitrary<Line> = fc.record({
  party: fc.integer({ min: 0, max: CODES.length - 1 }),
  doc: fc.integer({ min: 0, max: 7 }),
  spelling: fc.integer({ min: 0, max: 3 }),
  act: fc.integer({ min: 1, max: 3 }),
  kinds: fc.constantFrom('罚款', '警告', '警告、罚款', '通报批评', ''),
  simple: fc.boolean(),
  decided: fc.integer({ min: 1, max: 50 }),
  published: fc.integer({ min: 0, max: 50 }),
  repaired: fc.constantFrom(0, 0, 0, 20, 45),
  quashed: fc.constantFrom(0, 0, 0, 0, 30),
});
const rule: fc.Arbitrary<RepeatRule> = fc.record({
  threshold: fc.integer({ min: 2, max: 4 }),
  years: fc.integer({ min: 1, max: 3 }),
  anchor: fc.constantFrom('today' as const, 'month-end' as const, 'quarter-end' as const, 'year-end' as const, '2025-06-30'),
  by: fc.constantFrom('decision' as const, 'publication' as const),
  unit: fc.constantFrom('decision' as const, 'act' as const),
  warnings: fc.boolean(),
  simple: fc.boolean(),
});

let next = 0;
function folder(): string {
  const dir = join(root, String((next += 1)));
  mkdirSync(dir);
  return dir;
}

async function run(dir: string, files: readonly (readonly Line[])[], options: { rule: RepeatRule; asOf: string; state?: string }): Promise<RepeatResult> {
  const inputs = files.map((lines, index) => {
    const file = join(dir, `${(next += 1)}-${index}.csv`);
    writeFileSync(file, csv(lines));
    return file;
  });
  const result = await computeRepeat({ inputs, out: join(dir, 'list'), authority: '示例市市场监督管理局', ...options });
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

it('comes month by month to what it would come to from all files at once, whatever was repaired, quashed, corrected or sent twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { maxLength: 25 }), { minLength: 1, maxLength: 3 }), rule, async (files, chosen) => {
      const dir = folder();
      const [state, asOf] = [join(dir, 'state'), '2026-11-24'];
      let last: RepeatResult | undefined;
      for (const file of files) last = await run(dir, [file], { rule: chosen, asOf, state });
      const full = await run(dir, files, { rule: chosen, asOf });
      expect(last?.offenders).toEqual(full.offenders);
      expect(last?.facts.decisions).toBe(full.facts.decisions);
      // The same files once more change nothing but what a later file had corrected: the last one speaks last again.
      const again = await run(dir, files, { rule: chosen, asOf, state });
      expect(again.offenders).toEqual(full.offenders);
      // Without anything new the state alone says the same, and no run leaves files behind.
      expect((await run(dir, [], { rule: chosen, asOf, state })).offenders).toEqual(full.offenders);
      expect(readdirSync(state).sort()).toEqual([`run-${files.length + 2}`, 'state.json']);
      rmSync(dir, { recursive: true });
    }),
    { numRuns: 10 },
  );
});

it('agrees with a count by hand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 60 }), async (lines) => {
      const dir = folder();
      const kept = lines.map((one) => ({ ...one, doc: one.doc + 1, act: 1, kinds: '罚款', simple: false, published: 0, quashed: 0 }));
      const { offenders } = await run(dir, [kept], { rule: { ...DEFAULT_REPEAT_RULE, threshold: 3 }, asOf: '2026-11-24' });
      const expected = [0, 1, 2, 3, 4].map((party) => {
        const docs = new Set(kept.filter((one) => one.party === party).map((one) => one.doc));
        return [...docs].filter((doc) => {
          const rows = kept.filter((one) => one.party === party && one.doc === doc);
          const first = rows.map((one) => day(one.decided)).sort()[0] ?? '';
          return first >= '2023-11-25' && first <= '2026-11-24' && rows.every((one) => one.repaired === 0);
        }).length;
      });
      const found = [0, 1, 2, 3, 4].map((party) => Number(offenders.find(({ listing }) => listing.name === `示例测试${party}厂`)?.listing.penaltyCount ?? 0));
      expect(found).toEqual(expected.map((count) => (count >= 3 ? count : 0)));
      rmSync(dir, { recursive: true });
    }),
    { numRuns: 20 },
  );
});

const one = (changes: Partial<Line>): Line => ({ party: 0, doc: 1, spelling: 0, act: 1, kinds: '罚款', simple: false, decided: 40, published: 41, repaired: 0, quashed: 0, ...changes });
const two = { ...DEFAULT_REPEAT_RULE, threshold: 2 };

it('counts a decision once, however its number is written, and each of its acts where the rule says so', async () => {
  const lines = [one({}), one({ spelling: 1 }), one({ spelling: 2, act: 2 }), one({ spelling: 3, act: 3 })];
  expect((await run(folder(), [lines], { rule: two, asOf: '2026-11-24' })).offenders).toEqual([]);
  const { offenders } = await run(folder(), [lines], { rule: { ...two, unit: 'act' }, asOf: '2026-11-24' });
  expect(offenders.map(({ listing }) => listing.penaltyCount)).toEqual(['3']);
});

it('a source that has not heard of a repair does not undo it', async () => {
  const dir = folder();
  const state = join(dir, 'state');
  const asOf = '2026-11-24';
  expect((await run(dir, [[one({}), one({ doc: 2 })]], { rule: two, asOf, state })).offenders).toHaveLength(1);
  expect((await run(dir, [[one({ repaired: 45 })]], { rule: two, asOf, state })).offenders).toEqual([]);
  expect((await run(dir, [[one({})]], { rule: two, asOf, state })).offenders).toEqual([]);
});

it('says of which parties it is not sure, and what it could not read', async () => {
  const dir = folder();
  const bad = join(dir, 'bad.csv');
  writeFileSync(bad, `${csv([one({ party: 3 }), one({ party: 3, doc: 2 })])}\n,,,,,,,2025-01-01\n示例测试厂,,,,,,,昨天\n"示例测试厂,,,,,,,2025-01-01`);
  const problems: string[] = [];
  const result = await computeRepeat({ inputs: [bad], out: join(dir, 'list'), authority: '测试局', rule: two, asOf: '2026-11-24', onProblem: ({ line: at, reason }) => void problems.push(`${at} ${reason}`) });
  expect(problems).toEqual(['4 missing-name', '5 bad-date', '6 bad-quoting']);
  expect(result).toMatchObject({ ok: true, value: { offenders: [{ sure: false, listing: { name: '示例测试3厂', penaltyCount: '2' } }], facts: { rows: 5, refused: 3, unsure: 1 } } });
  expect(readdirSync(dir)).toEqual(['bad.csv']);
});

it('a state that does not parse is refused, not begun anew', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'state.json'), '{');
  expect(await computeRepeat({ inputs: [], state: dir, out: join(dir, 'list'), authority: '测试局', rule: two, asOf: '2026-11-24' })).toMatchObject({ ok: false, reason: 'state-malformed' });
});
