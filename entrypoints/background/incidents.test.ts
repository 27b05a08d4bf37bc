import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIncidents } from './incidents.ts';

test('a page that makes the guard report without end fills the chain with one entry a minute, and the entries tell of the rest', () => {
  const incidents = createIncidents();
  const entries: { unrecorded?: number }[] = [];
  for (let at = 0; at < 600_000; at += 1_500) {
    const due = incidents.due('1:choice-stopped', at);
    if (due !== undefined) entries.push(due);
  }
  expect(entries.length).toBeLessThanOrEqual(15);
  expect(entries[0]).toEqual({});
});

test('every incident is either an entry or counted by a later one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 80 }), (gaps) => {
      const incidents = createIncidents();
      let at = 0;
      let told = 0;
      for (const gap of gaps) {
        at += gap;
        const due = incidents.due('1:x', at);
        if (due !== undefined) told += 1 + (due.unrecorded ?? 0);
      }
      const last = incidents.due('1:x', at + 60_001);
      expect(told + 1 + (last?.unrecorded ?? 0)).toBe(gaps.length + 1);
    }),
  );
});

test('tabs and kinds do not silence each other', () => {
  const incidents = createIncidents();
  for (let at = 0; at < 20; at += 1) incidents.due('1:tamper', at);
  expect(incidents.due('1:tamper', 21)).toBeUndefined();
  expect(incidents.due('2:tamper', 21)).toEqual({});
  expect(incidents.due('1:choice', 21)).toEqual({});
});
