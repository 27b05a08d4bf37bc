import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDay } from '../shared/index.ts';
import { daysIn } from './inspections.ts';

it.each<[string, string[]]>([
  ['2026-03-05', ['2026-03-05']],
  ['2026年3月5日 至 2026年3月6日', ['2026-03-05', '2026-03-06']],
  ['２０２６/1/9 10:30', ['2026-01-09']],
  ['2026.02.30', []],
  ['编号 120260305', []],
  ['未检查', []],
])('%s', (text, days) => expect(daysIn(text)).toEqual(days));

it('only days of the calendar are read, whatever the text', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9年月日./ -]{0,40}$/), (text) => daysIn(text).every((day) => isDay(day))));
});
