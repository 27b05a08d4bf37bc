import { expect, it } from 'vitest';
import { ownPairs } from './own-pairs.ts';
import { scorePair } from './score.ts';
import { ofPairs } from './verdicts.ts';

const themes = (await ownPairs()).map(({ theme, pairs }) => ({ theme, scored: pairs.map(scorePair) }));

it.each(ofPairs(themes))('$rule', ({ passed, found }) => expect(passed, found).toBe(true));

it('has a label and a reason for every pair, and no pair twice', () => {
  const all = themes.flatMap(({ scored }) => scored.map(({ pair }) => pair));
  expect(all.filter(({ why, max }) => why.trim() === '' || max === undefined)).toEqual([]);
  const keys = all.map(({ nameA, codeA, nameB, codeB, formerB }) => JSON.stringify([nameA, codeA, nameB, codeB, formerB]));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('accuses no real party: all names are made up, all codes are of no region', () => {
  const named = (text: string) => text === '' || /[示例测试測試]/u.test(text.normalize('NFKC'));
  const real = themes.flatMap(({ scored }) => scored).filter(({ pair }) => /^9[123](?!990000)\d{6}/u.test(pair.codeA) || /^9[123](?!990000)\d{6}/u.test(pair.codeB) || (!named(pair.nameA) && !named(pair.nameB) && pair.nameA.length > 8));
  expect(real.map(({ pair }) => [pair.nameA, pair.codeA, pair.nameB, pair.codeB])).toEqual([]);
});
