import { expect, it } from 'vitest';
import { requiredMissing, withFault, withoutFault } from './health.ts';
import type { FrameReading } from './types.ts';

const reading = (part: Partial<FrameReading>): FrameReading => ({ kind: 'licensing', how: 'profile', state: 'ready', applicant: {}, severalApplicants: false, route: { present: false, chosen: 'none' }, hasSubmit: false, missing: [], ...part });
const fault = { profileId: 'office', version: 2, pageId: 'form', missing: ['name'], host: 'xk.example.test' };
const NOON = Date.parse('2026-11-24T04:00:00Z');
const HOUR = 3_600_000;

it('only a ready, described page that lacks what it must have is at fault', () => {
  expect(requiredMissing(reading({ missing: ['name', 'legalRep'] }))).toEqual(['name']);
  expect(requiredMissing(reading({ missing: ['legalRep', 'orgCode'] }))).toEqual([]);
  expect(requiredMissing(reading({ missing: ['name'], state: 'waiting' }))).toEqual([]);
  expect(requiredMissing(reading({ missing: ['name'], how: 'generic' }))).toEqual([]);
});

it('one document alone may be an error page: a second one that lacks the same is recorded, then once a day', () => {
  const first = withFault([], fault, NOON);
  expect(first).toMatchObject({ due: false, faults: [{ seen: 1 }] });
  const second = withFault(first.faults, fault, NOON + HOUR);
  expect(second).toMatchObject({ due: true, faults: [{ seen: 2, firstAt: '2026-11-24T04:00:00.000Z', lastAt: '2026-11-24T05:00:00.000Z' }] });
  expect(withFault(second.faults, fault, NOON + 23 * HOUR)).toEqual({ faults: second.faults, due: false });
  expect(withFault(second.faults, fault, NOON + 26 * HOUR)).toMatchObject({ due: true, faults: [{ firstAt: '2026-11-24T04:00:00.000Z', lastAt: '2026-11-25T06:00:00.000Z' }] });
  // Another version or another lack is counted anew.
  expect(withFault(second.faults, { ...fault, version: 3 }, NOON + 2 * HOUR)).toMatchObject({ due: false, faults: [{ version: 3, seen: 1 }] });
  expect(withFault(second.faults, { ...fault, missing: ['name', 'route'] }, NOON + 2 * HOUR)).toMatchObject({ due: false, faults: [{ seen: 1 }] });
});

it('a clock that was set back does not silence a fault for ever', () => {
  const known = withFault(withFault([], fault, NOON).faults, fault, NOON).faults;
  expect(withFault(known, fault, NOON - 48 * HOUR).due).toBe(true);
});

it('a page that is whole again is forgotten, other pages are not', () => {
  const both = withFault(withFault([], fault, NOON).faults, { ...fault, pageId: 'list' }, NOON).faults;
  expect(withoutFault(both, 'office', 'form').map(({ pageId }) => pageId)).toEqual(['list']);
});
