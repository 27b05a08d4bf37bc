import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countText, elapsed, groupCode, instantText, percent } from './format.ts';

describe('groupCode', () => {
  test.each([
    ['91990000T00010007R', '9199 0000 T000 1000 7R'],
    ['9199********0007R', '9199 **** **** 0007 R'],
    ['示例市河畔食品', '示例市河畔食品'],
    ['A-1', 'A-1'],
  ])('%s → %s', (code, grouped) => expect(groupCode(code)).toBe(grouped));

  test('never changes a character but white space', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z*]{8,20}$/), (code) => groupCode(code).replaceAll(' ', '') === code));
  });
});

describe('instantText', () => {
  test('is Chinese time whatever the zone of the desk', () => {
    expect(instantText('2026-11-23T16:30:00Z')).toBe('2026-11-24 00:30');
  });
  test('leaves what is no instant as it is', () => expect(instantText('soon')).toBe('soon'));
});

describe('elapsed', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  test.each([
    ['2026-11-24T11:59:40Z', { unit: 'now', value: 0 }],
    ['2026-11-24T11:01:00Z', { unit: 'minutes', value: 59 }],
    ['2026-11-23T13:00:00Z', { unit: 'hours', value: 23 }],
    ['2026-11-20T12:00:00Z', { unit: 'days', value: 4 }],
    ['2026-11-24T13:00:00Z', null],
    ['nonsense', null],
  ])('%s', (from, expected) => expect(elapsed(from, now)).toEqual(expected));
});

test('countText groups thousands', () => expect([0, 999, 1000, 103427, 1234567].map(countText)).toEqual(['0', '999', '1,000', '103,427', '1,234,567']));

test('percent stays between 0 and 100 for every progress, also a broken one', () => {
  fc.assert(fc.property(fc.double(), fc.double(), (done, total) => percent(done, total) >= 0 && percent(done, total) <= 100));
});
