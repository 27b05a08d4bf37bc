/** What the statistics show: a busy autumn of one desk, and the table of a campaign. Synthetic, and the same every time. */
import type { StaleTime } from '../../lib/messaging/index.ts';
import { FIELDS, type AnnexAnswer, type AnnexFigures, type AnnexRecords, type TypicalCase } from '../../lib/stats/index.ts';
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

const LISTED = [14, 6, 9, 3, 7, 4];
const REPEAT = [2, 0, 1, 0, 1, 0];
export const annexFigures: AnnexFigures = {
  rows: Object.fromEntries(FIELDS.map((field, index) => [field, { listed: LISTED[index], repeat: REPEAT[index] }])) as AnnexFigures['rows'],
  total: { listed: 43, repeat: 3, repeatSum: 4 },
};
export const annexAnswer: AnnexAnswer = {
  ok: true,
  lists: [
    { listId: 'severe-990000', kind: 'severe', trust: 'signed', version: 128, asOf: '2026-11-23', count: 103_427, used: true },
    { listId: 'repeat-990000', kind: 'repeat', trust: 'signed', version: 12, asOf: '2026-11-20', count: 41, used: true },
  ],
  offices: [
    { name: '示例市市场监督管理局', count: 31 },
    { name: '示例县市场监督管理局', count: 15 },
  ],
  repeated: 0,
};
const listing = { ground: '未经许可从事食品生产经营', groundCode: 'ART5_FOOD', listingAuthority: '示例市市场监督管理局' } as const;
export const annexRecords: AnnexRecords = {
  total: 14,
  entities: 13,
  records: [
    { listId: 'severe-990000', listing: { ...listing, id: '1', name: '示例市河畔食品有限责任公司', uscc: '91990000T00010007R', listingDocNo: '示市监严列〔2026〕12号', listedOn: '2026-10-30' } },
    { listId: 'severe-990000', listing: { ...listing, id: '2', name: '测试区长桥路便民超市', regNo: '990000600012345', listedOn: '2026-09-02', removedOn: '2026-11-10' } },
  ],
};
export const cases: readonly TypicalCase[] = [
  { id: 'c1', publishedOn: '2026-11-03', field: 'food', name: '示例市河畔食品有限责任公司', authority: '示例市市场监督管理局', docNo: '示市监严列〔2026〕12号', where: '示例市局门户网站', record: { listId: 'severe-990000', recordId: '1' }, markedAt: '2026-11-03T08:00:00Z' },
];
