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

it('the same fault is recorded once a day, another version or another lack at once', () => {
  const first = withFault([], fault, NOON);
  expect(first.due).toBe(true);
  expect(withFault(first.faults, fault, NOON + 23 * HOUR)).toEqual({ faults: first.faults, due: false });
  const next = withFault(first.faults, fault, NOON + 25 * HOUR);
  expect(next).toMatchObject({ due: true, faults: [{ firstAt: '2026-11-24T04:00:00.000Z', lastAt: '2026-11-25T05:00:00.000Z' }] });
  expect(withFault(first.faults, { ...fault, version: 3 }, NOON + HOUR)).toMatchObject({ due: true, faults: [{ version: 3 }] });
  expect(withFault(first.faults, { ...fault, missing: ['name', 'route'] }, NOON + HOUR).due).toBe(true);
});

it('a clock that was set back does not silence a fault for ever', () => {
  const first = withFault([], fault, NOON);
  expect(withFault(first.faults, fault, NOON - 48 * HOUR).due).toBe(true);
});

it('a page that is whole again is forgotten, other pages are not', () => {
  const both = withFault(withFault([], fault, NOON).faults, { ...fault, pageId: 'list' }, NOON).faults;
  expect(withoutFault(both, 'office', 'form').map(({ pageId }) => pageId)).toEqual(['list']);
});
