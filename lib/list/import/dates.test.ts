import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from './dates.ts';

describe('dates of sources', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['２０２４年０３月０５日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['20240305', '2024-03-05'],
    [20240305, '2024-03-05'],
    ['2024-03-05 23:59:59', '2024-03-05'],
    ['2024-03-05T08:30', '2024-03-05'],
    ['2024-03-05 00:00:00.0', '2024-03-05'],
    ['2024年3月5日 8时30分', '2024-03-05'],
    ['20240305143000', '2024-03-05'],
    // epoch milliseconds and seconds are instants: 16:00 UTC is the next day in China
    [1709654400000, '2024-03-06'],
    ['1709654399999', '2024-03-05'],
    [1709654400, '2024-03-06'],
    ['2024-03-05T16:00:00Z', '2024-03-06'],
    ['2024-03-05T15:59:59.999Z', '2024-03-05'],
    ['2024-03-05T00:00:00+08:00', '2024-03-05'],
    // Excel
    [45356, '2024-03-05'],
    ['45356', '2024-03-05'],
    [45356.75, '2024-03-05'],
    [new Date('2024-03-05T00:00:00Z'), '2024-03-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (value, day) => {
    expect(readDay(value)).toEqual({ ok: true, value: day });
  });

  it.each(['', ' ', '--', '-', '—', '/', '无', 'null', 'N/A', null, undefined, '0000-00-00', '0000-00-00 00:00:00'])('%j is no date', (value) => {
    expect(readDay(value)).toEqual({ ok: true, value: undefined });
  });

  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '05/03/2024', '2024', '2024-03', '20241301', '明天', '2024-03-05至今', '123', '1234567', '1e12', '-1', '1900-01-01', new Date(Number.NaN), true, {}, []])(
    '%j is refused',
    (value) => {
      expect(readDay(value)).toEqual({ ok: false, reason: 'bad-date' });
    },
  );

  it('every real day is read alike in every shape', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        for (const shape of [day, `${year}/${Number(month)}/${Number(dayOfMonth)}`, `${year}年${Number(month)}月${Number(dayOfMonth)}日`, `${year}${month}${dayOfMonth}`, `${day} 01:02:03`]) {
          expect(readDay(shape)).toEqual({ ok: true, value: day });
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readDay(value)));
  });
});
