import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUND_CODES } from '../list/index.ts';
import { fitsCell, type AuditEntry, type Cell } from '../record/index.ts';
import { addDays, daysBetween } from '../shared/index.ts';
import { behind, DIMENSIONS, FIELDS, fieldOf, FIGURES, filterOf, isPeriod, PERIODS, periodOf, staleTimes, summarise, type FigureQuery, type Narrowing } from './index.ts';

const cell: fc.Arbitrary<Cell> = fc.record({
  day: fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-10-20', days)),
  what: fc.constantFrom('check/listed', 'check/not-found', 'check/cannot-check', 'manual-lookup/not-found', 'manual-lookup/editor', 'prompt', 'block', 'choice-stopped', 'confirm', 'override', 'sync'),
  line: fc.constantFrom('licensing', 'manual', ''),
  site: fc.constantFrom('xk.example.gov.cn', ''),
  grounds: fc.subarray([...GROUND_CODES], { maxLength: 3 }).map((codes) => codes.sort()),
  count: fc.integer({ min: 1, max: 50 }),
});
const narrowing: fc.Arbitrary<Narrowing> = fc.record({ line: fc.constantFrom('licensing', ''), site: fc.constant('xk.example.gov.cn'), field: fc.constantFrom(...FIELDS, 'none' as const) }, { requiredKeys: [] });

describe('summarise', () => {
  it('shows in every table what the filter behind the figure counts', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), narrowing, (cells, narrowed) => {
        const [from, to] = ['2026-10-01', '2026-12-31'];
        const { total, rows } = summarise(cells, narrowed);
        const counted = (query: FigureQuery) => cells.filter((one) => fitsCell(filterOf(query), one)).reduce((sum, { count }) => sum + count, 0);
        for (const figure of FIGURES) {
          const whole: FigureQuery = { figure, from, to, ...narrowed };
          expect(total[figure]).toBe(counted(whole));
          for (const dimension of DIMENSIONS) {
            // A field that was narrowed to does not hide the other field of the same entry; its own line is the total.
            for (const { key, counts } of rows[dimension]) if (dimension !== 'field' || narrowed.field === undefined || key === narrowed.field) expect(counts[figure]).toBe(counted(behind(whole, dimension, key)));
            const sum = rows[dimension].reduce((all, { counts }) => all + counts[figure], 0);
            if (dimension === 'field') expect(sum).toBeGreaterThanOrEqual(total[figure]);
            else expect(sum).toBe(total[figure]);
          }
        }
      }),
    );
  });
  it('counts no try of the editor, and keeps the fields in the order of the form', () => {
    const of = (what: string, grounds: string[]): Cell => ({ day: '2026-11-24', what, line: 'licensing', site: '', grounds, count: 1 });
    const { total, rows } = summarise([of('manual-lookup/editor', []), of('check/listed', ['UNKNOWN', 'ART5_FOOD']), of('block', ['COURT_DOC'])]);
    expect([total.check, total.block, rows.field.map(({ key }) => key)]).toEqual([1, 1, ['food', 'other']]);
  });
});

describe('periods', () => {
  it.each([
    ['this-month', '2026-02-11', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['this-quarter', '2026-11-24', '2026-10-01', '2026-12-31'],
    ['last-quarter', '2026-02-01', '2025-10-01', '2025-12-31'],
    ['this-year', '2028-02-29', '2028-01-01', '2028-12-31'],
    ['last-year', '2026-11-24', '2025-01-01', '2025-12-31'],
  ] as const)('%s on %s is %s to %s', (name, today, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to });
  });
  it('are whole months that contain the day, or end before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(...PERIODS.filter((name) => name !== 'chosen')), (days, name) => {
        const today = addDays('2020-01-01', days);
        const period = periodOf(name, today);
        expect(isPeriod(period)).toBe(true);
        expect([period.from.slice(8), addDays(period.to, 1).slice(8)]).toEqual(['01', '01']);
        expect(name.startsWith('this') ? period.from <= today && today <= period.to : daysBetween(period.to, today) > 0).toBe(true);
      }),
    );
  });
  it('named by two days that are none, or in the wrong order, are no periods', () => {
    expect([isPeriod({ from: '2026-02-30', to: '2026-03-01' }), isPeriod({ from: '2026-03-02', to: '2026-03-01' }), isPeriod({ from: '', to: '' })]).toEqual([false, false, false]);
  });
});

describe('regulatory fields', () => {
  it('take in every ground code, whatever a later list brings', () => {
    expect(GROUND_CODES.map(fieldOf)).toEqual(['food', 'drug', 'quality', 'consumer', 'competition', 'other', 'other', 'other', 'other', 'other', 'other']);
    expect([fieldOf('constructor'), fieldOf('')]).toEqual(['other', 'other']);
  });
});

const limit = { hardLimitWorkingDays: 3, calendar: { holidays: [], makeUpWorkdays: [] } };
let seq = 0;
const entry = (at: string, data: AuditEntry['data'], kind: AuditEntry['kind'] = 'sync'): AuditEntry => ({ seq: (seq += 1), at: new Date(at).toISOString(), kind, data, prev: '', hash: '' });
const week = { from: '2026-11-16', to: '2026-11-22' };
const later = Date.parse('2026-12-01T00:00:00Z');
const hours = (entries: AuditEntry[], now = later) => staleTimes(entries, week, limit, now).map(({ day, hours: count }) => `${day.slice(8)}:${count}`);

describe('stale time', () => {
  const monday = entry('2026-11-16T09:00:00+08:00', { listId: 'severe', outcome: 'updated-base', asOf: '2026-11-16' });
  it('begins on the Chinese day after the last permitted working day', () => {
    // Tuesday 1, Wednesday 2, Thursday 3: Friday is past the limit, and so is the weekend.
    expect(hours([monday])).toEqual(['20:24', '21:24', '22:24']);
  });
  it('ends with the sync that brings a newer day, to the tenth of an hour, and not with one that brings none', () => {
    expect(hours([monday, entry('2026-11-20T09:30:00+08:00', { listId: 'severe', outcome: 'offline', asOf: '2026-11-16' }), entry('2026-11-20T13:15:00+08:00', { listId: 'severe', outcome: 'updated-delta', asOf: '2026-11-20' })])).toEqual(['20:13.3']);
  });
  it('is not foretold: nothing counts beyond now', () => {
    expect(hours([monday], Date.parse('2026-11-21T06:00:00+08:00'))).toEqual(['20:24', '21:6']);
  });
  it('counts from the expiry that the publisher has set, where that comes first', () => {
    expect(hours([entry('2026-11-16T09:00:00+08:00', { listId: 'severe', outcome: 'up-to-date', asOf: '2026-11-16', expiresAt: '2026-11-17T18:00:00+08:00' }), entry('2026-11-18T12:00:00+08:00', { listId: 'severe', outcome: 'up-to-date', asOf: '2026-11-16', expiresAt: '2026-12-17T18:00:00+08:00' })])).toEqual(['17:6', '18:12', '20:24', '21:24', '22:24']);
  });
  it('takes back what was announced and then failed, and begins again after a rollback', () => {
    const failed = [entry('2026-11-18T09:00:00+08:00', { listId: 'severe', asOf: '2026-11-18', version: 9 }, 'import'), entry('2026-11-18T09:01:00+08:00', { listId: 'severe', outcome: 'storage-full' }, 'import')];
    expect(hours([monday, ...failed])).toEqual(['20:24', '21:24', '22:24']);
    const good = [failed[0] as AuditEntry, entry('2026-11-18T09:01:00+08:00', { listId: 'severe', outcome: 'imported' }, 'import')];
    expect(hours([monday, ...good])).toEqual([]);
    expect(hours([monday, ...good, entry('2026-11-20T12:00:00+08:00', { listId: 'severe', decision: 'rollback', asOf: '2026-11-16' })])).toEqual(['20:12', '21:24', '22:24']);
  });
  it('is told of each list by itself, and of none that never came or was removed', () => {
    expect(hours([entry('2026-11-16T09:00:00+08:00', { listId: 'severe', outcome: 'offline' })])).toEqual([]);
    const removed = [monday, entry('2026-11-20T12:00:00+08:00', { listId: 'severe', decision: 'remove' }, 'import')];
    expect(hours(removed)).toEqual(['20:12']);
    const both = staleTimes([monday, entry('2026-11-16T10:00:00+08:00', { listId: 'other', outcome: 'updated-base', asOf: '2026-11-13' })], week, limit, later);
    expect(both.map(({ day, listId, since }) => `${day.slice(8)} ${listId} ${since.slice(8)}`)).toEqual(['19 other 16', '20 other 16', '20 severe 16', '21 other 16', '21 severe 16', '22 other 16', '22 severe 16']);
  });
});
