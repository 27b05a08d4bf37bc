/** What the statistics show: a busy autumn of one desk, and the table of a campaign. Synthetic, and the same every time. */
import type { StaleTime } from '../../lib/messaging/index.ts';
import type { Cell } from '../../lib/record/index.ts';
import { addDays } from '../../lib/shared/index.ts';

const WHATS = [
  ['check/not-found', 62, []],
  ['check/listed', 5, ['ART5_FOOD']],
  ['check/listed', 2, ['ART7_QUALITY', 'ART8_CONSUMER']],
  ['check/suspected', 3, ['ART10_OTHER']],
  ['check/cannot-check', 4, []],
  ['prompt', 8, ['ART5_FOOD']],
  ['block', 5, ['ART5_FOOD']],
  ['choice-stopped', 2, ['ART5_FOOD']],
  ['confirm', 2, ['ART10_OTHER']],
  ['override', 1, ['ART5_FOOD']],
] as const;
const PLACES = [
  ['licensing', 'xk.example.gov.cn'],
  ['licensing', 'spxk.example.gov.cn:8443'],
  ['deregistration', 'djzx.example.gov.cn'],
  ['inspection', 'oa.example.gov.cn:8080'],
] as const;

export const cells: readonly Cell[] = Array.from({ length: 24 }, (_, index) => addDays('2026-11-01', index)).flatMap((day, index) =>
  index % 7 === 0 ? [] : PLACES.flatMap(([line, site], place) => WHATS.map(([what, usual, grounds], which): Cell => ({ day, what, line, site, grounds, count: (usual * ((index * 7 + place * 5 + which * 3) % 9)) >> 2 })).filter(({ count }) => count > 0)),
);
export const stale: readonly StaleTime[] = [
  { day: '2026-11-12', listId: 'severe-990000', hours: 15.5, since: '2026-11-06' },
  { day: '2026-11-13', listId: 'severe-990000', hours: 9.2, since: '2026-11-06' },
];
