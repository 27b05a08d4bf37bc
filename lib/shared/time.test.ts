import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, chinaDay, daysBetween, isDay, workingDaysAfter } from './time.ts';

const none = { holidays: [], makeUpWorkdays: [] };
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));

describe('Chinese days', () => {
  it('turn at midnight in China, not in UTC', () => {
    expect(chinaDay(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(chinaDay(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });
  it('exist in the calendar or are refused', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('2026-1-1')).toBe(false);
  });
  it('add up', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(isDay(addDays(day, n))).toBe(true);
      }),
    );
  });
  it('end a term on a day that exists', () => {
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(addYears('2023-11-24', 3)).toBe('2026-11-24');
    fc.assert(fc.property(anyDay, (day) => isDay(addYears(day, 3))));
  });
});

describe('working days', () => {
  it('leave out the weekend: a list of Friday is three working days old on Wednesday', () => {
    expect(workingDaysAfter('2026-11-20', '2026-11-22', none)).toBe(0);
    expect(workingDaysAfter('2026-11-20', '2026-11-25', none)).toBe(3);
  });
  it('leave out holidays and count make-up days', () => {
    const calendar = { holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-27'] };
    expect(workingDaysAfter('2026-09-25', '2026-10-02', calendar)).toBe(4);
  });
  it('are none when time runs backwards', () => {
    expect(workingDaysAfter('2026-11-24', '2026-11-20', none)).toBe(0);
  });
  it('end for a day in the far past', () => {
    expect(workingDaysAfter('1990-01-01', '2026-11-24', none)).toBeGreaterThan(500);
  });
});
