import { describe, expect, test } from 'vitest';
import type { ListFacts, Verdict } from '../../lib/check/index.ts';
import { finding, list, overlays } from '../../tests/gallery/verdicts.ts';
import { claimedAsOf, comparedPairs, listWarnings, needsReading } from './model.ts';

const verdict = (name: string): Verdict => {
  const found = overlays[name]?.verdict;
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};
const withList = (change: Partial<ListFacts>): Verdict => ({ ...verdict('listed'), lists: [{ ...list, ...change }] });

describe('listWarnings', () => {
  test('are silent for a fresh, signed list', () => expect(listWarnings(verdict('listed'))).toEqual([]));
  test.each([
    [{ freshness: 'stale' }, ['list-stale']],
    [{ freshness: 'expired' }, ['list-expired']],
    [{ freshness: 'broken' }, ['list-broken']],
    [{ freshness: 'never-synced' }, ['list-never-synced']],
    [{ freshness: 'clock-behind', trust: 'local' }, ['clock-behind', 'list-unsigned']],
    [{ freshness: 'aging' }, ['list-aging']],
  ] as const)('%j is said even without a reason word', (change, reasons) => expect(listWarnings(withList(change))).toEqual(reasons));
  test('say each thing once', () => expect(listWarnings(verdict('listed-stale'))).toEqual(['list-stale']));
});

describe('claimedAsOf', () => {
  test('is the oldest day of all lists', () => expect(claimedAsOf([{ ...list, asOf: '2026-11-23' }, { ...list, asOf: '2026-11-20' }])).toBe('2026-11-20'));
  test('claims no day when one list has none', () => expect(claimedAsOf([list, { ...list, asOf: undefined }])).toBeUndefined());
  test('claims no day without lists', () => expect(claimedAsOf([])).toBeUndefined());
});

describe('comparedPairs', () => {
  test('shows both names when codes agree and names do not', () => {
    const pairs = comparedPairs({ ...finding, flags: ['name-differs'] }, { name: '示例市河边食品有限责任公司', code: finding.pageValue });
    expect(pairs.map(({ identity, page, list: listed }) => [identity, page, listed])).toEqual([
      ['uscc', finding.pageValue, finding.listValue],
      ['name', '示例市河边食品有限责任公司', finding.listedName],
    ]);
  });
  test('shows both codes when names agree and codes do not', () => {
    const { findings, applicant } = verdict('different');
    expect(findings.flatMap((found) => comparedPairs(found, applicant)).map(({ identity }) => identity)).toEqual(['name', 'uscc']);
  });
});

test('the reading is repeated only where it is in doubt or nothing was found', () => {
  expect(['listed', 'listed-stale', 'suspected', 'cannot-check', 'not-found'].map((name) => needsReading(verdict(name)))).toEqual([false, false, true, true, true]);
});
