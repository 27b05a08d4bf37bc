import { expect, test } from 'vitest';
import { DEFAULT_PACK, DEFAULT_PENALTY_CASES, PenaltyCases, RulePack } from './index.ts';

/**
 * What was compared with the text of the law itself, or is no statement of law. Whoever adds a provision to the default pack either
 * marks it or names here where it was checked.
 */
const CHECKED: Readonly<Record<string, string>> = {
  'registration-rules-48-1': '实施细则第四十八条，公开文本',
  'person-statute': 'points to the record',
  'person-of-listed': 'practice of the office',
  'repeat-practice': 'practice of the office',
  'office-practice': 'practice of the office',
  consent: '第二十二条，见于公开发表的文章',
  'penalty-publication': '第45号令第九条，公开文本',
};

test('every provision of the default pack is checked or says that it is not', () => {
  const cited = [...DEFAULT_PACK.bases, ...DEFAULT_PENALTY_CASES.deadlines, ...DEFAULT_PENALTY_CASES.articles.map(({ code, ...rest }) => ({ ...rest, id: code }))];
  expect(cited.filter(({ id, unverified }) => (unverified === true) === (id in CHECKED)).map(({ id }) => id)).toEqual([]);
  expect([DEFAULT_PACK.unverified, DEFAULT_PENALTY_CASES.unverified]).toEqual([['termYears'], ['topShare', 'largeFine', 'factors']]);
});

test('an office that has compared a text takes the mark away in its own pack; older packs have none', () => {
  const own = { ...DEFAULT_PACK, bases: DEFAULT_PACK.bases.map(({ unverified: _mark, ...basis }) => basis), unverified: undefined };
  expect(RulePack.parse(own).bases.some(({ unverified }) => unverified === true)).toBe(false);
  expect(PenaltyCases.parse(DEFAULT_PENALTY_CASES).articles.every(({ unverified }) => unverified === true)).toBe(true);
});
