// @vitest-environment node
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { storedLists } from '../../tests/support/stored-lists.ts';
import { encodeSegment, rowDigest, toRow, type Listing } from '../list/index.ts';
import { openStoredLists } from '../list/index.bg.ts';
import { createAnnex, openCaseStore } from './index.bg.ts';
import { annexFigures, annexTable, createAnnexIndex, FIELDS, fieldOf, type OfficeChoice, type TypicalCase } from './index.ts';

const OFFICES = ['示例市市场监督管理局', '示例县市场监督管理局', '测试区市场监督管理局'];
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const ALL: OfficeChoice = { chosen: [], text: '' };

/** Few parties, offices and days: parties are listed twice, in two fields, by two offices, before and after the period. */
const decision = fc.record({
  party: fc.nat(4),
  coded: fc.boolean(),
  day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-15', '2026-12-31', '2027-01-01'),
  office: fc.constantFrom(...OFFICES),
  ground: fc.constantFrom('ART5_FOOD', 'ART7_QUALITY', 'ART11_REFUSAL', 'UNKNOWN'),
  removed: fc.boolean(),
});
const decided = (all: readonly (typeof decision extends fc.Arbitrary<infer T> ? T : never)[], from = 0): Listing[] =>
  all.map(({ party, coded, day, office, ground, removed }, index) => {
    const { uscc, ...rest } = sample(party, { id: `${from + index}`, listedOn: day, listingAuthority: office, groundCode: ground as Listing['groundCode'], listingDocNo: `${from + index}号`, ...(removed ? { removedOn: '2026-12-30' } : {}) });
    return coded ? { ...rest, ...(uscc === undefined ? {} : { uscc }) } : rest;
  });
const choice: fc.Arbitrary<OfficeChoice> = fc.record({ chosen: fc.subarray(OFFICES), text: fc.constantFrom('', '市市场', ' 县 ', '没有') });

const stored = (lists: Parameters<typeof storedLists>[0]) => storedLists(lists, { version: 1, asOf: '2026-12-31' });

describe('the annex table', () => {
  it('counts decisions one by one and entities once, as a plain count of the records does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { maxLength: 30 }), fc.array(decision, { maxLength: 30 }), choice, async (severe, repeat, offices) => {
        const [listed, again] = [decided(severe), decided(repeat, 1_000)];
        const annex = createAnnex(stored([{ id: 'severe', kind: 'severe', segments: [encodeSegment(listed, null)] }, { id: 'repeat', kind: 'repeat', segments: [encodeSegment(again, null)] }]));
        expect(await annex.walk({ period: YEAR, kept: undefined })).toMatchObject({ ok: true, repeated: 0 });
        const counts = annex.figures(offices);
        const within = (all: Listing[]) => all.filter(({ listedOn, listingAuthority: office }) => listedOn.startsWith('2026') && (offices.chosen.length === 0 || offices.chosen.includes(office)) && office.includes(offices.text.trim()));
        const entities = (all: Listing[]) => new Set(all.map(({ uscc, name }) => uscc ?? name)).size;
        for (const field of FIELDS) {
          const of = (all: Listing[]) => within(all).filter(({ groundCode }) => fieldOf(groundCode) === field);
          expect(counts.rows[field]).toEqual({ listed: of(listed).length, repeat: entities(of(again)) });
          for (const [column, all] of [['listed', listed], ['repeat', again]] as const) {
            const { records, total, entities: different } = await annex.records({ column, field, offices, offset: 0, limit: 100 });
            expect(records.map(({ listing }) => listing.id).sort()).toEqual(of(all).map(({ id }) => id).sort());
            expect(column === 'listed' ? total : different).toBe(counts.rows[field][column]);
          }
        }
        expect(counts.total.listed).toBe(within(listed).length);
        expect(counts.total.repeat).toBe(entities(within(again)));
        expect(counts.total.repeatSum).toBe(FIELDS.reduce((sum, field) => sum + counts.rows[field].repeat, 0));
      }),
      { numRuns: 40 },
    );
  });

  it('counts what an overlay has changed as it stands now, and nothing that was deleted', async () => {
    const base = [sample(1, { listedOn: '2026-02-01' }), sample(2, { listedOn: '2026-02-02' }), sample(3, { listedOn: '2026-02-03' })];
    const later = encodeSegment([{ ...(base[1] as Listing), groundCode: 'ART6_DRUG', removedOn: '2026-03-01' }], [1, 2].map((index) => ({ id: (base[index] as Listing).id, name: (base[index] as Listing).name, digest: rowDigest(toRow(base[index] as Listing)) })));
    const annex = createAnnex(stored([{ id: 'severe', kind: 'severe', segments: [encodeSegment(base, null), later] }]));
    await annex.walk({ period: YEAR, kept: undefined });
    const { rows, total } = annex.figures(ALL);
    expect([rows.food.listed, rows.drug.listed, total.listed]).toEqual([1, 1, 2]);
    expect((await annex.records({ column: 'listed', offices: ALL, offset: 0, limit: 1 })).records[0]?.listing).toMatchObject({ groundCode: 'ART6_DRUG', removedOn: '2026-03-01' });
  });

  it('counts a decision that two lists hold once, leaves unsigned lists out where there are signed ones, and takes the lists that are named', async () => {
    const one = sample(1, { listedOn: '2026-02-01' });
    const own = { ...sample(2, { listedOn: '2026-02-02' }), id: 'own' };
    const open = stored([
      { id: 'a', kind: 'severe', segments: [encodeSegment([one], null)] },
      { id: 'b', kind: 'severe', segments: [encodeSegment([{ ...one, id: 'other' }, own], null)] },
      { id: 'local:c', kind: 'severe', trust: 'local', segments: [encodeSegment([sample(3, { listedOn: '2026-02-03' })], null)] },
      { id: 'd', kind: 'abnormal', segments: [encodeSegment([sample(4, { listedOn: '2026-02-03' })], null)] },
      { id: 'local:e', kind: 'repeat', trust: 'local', segments: [encodeSegment([sample(5, { listedOn: '2026-02-03' })], null)] },
    ]);
    const annex = createAnnex(open);
    const answer = await annex.walk({ period: YEAR, kept: undefined });
    expect(answer).toMatchObject({ ok: true, repeated: 1, offices: [{ name: one.listingAuthority, count: 3 }] });
    expect(answer.ok && answer.lists.map(({ listId, used }) => [listId, used])).toEqual([['a', true], ['b', true], ['local:c', false], ['local:e', true]]);
    expect(annex.figures(ALL).total).toEqual({ listed: 2, repeat: 1, repeatSum: 1 });
    await annex.walk({ period: YEAR, kept: undefined, lists: ['local:c'] });
    expect(annex.figures(ALL).total).toEqual({ listed: 1, repeat: 0, repeatSum: 0 });
  });

  it('adds the cases that were marked, by their own offices and fields', () => {
    const index = createAnnexIndex(YEAR);
    for (const listing of samples(3).map((one) => ({ ...one, listedOn: '2026-05-05' }))) index.offer('listed', 0, toRow(listing), { segment: 0, row: 0 });
    const marked = (field: TypicalCase['field'], authority: string): TypicalCase => ({ id: `${field}${authority}`, publishedOn: '2026-05-06', field, name: '示例', authority, markedAt: '' });
    const cases = [marked('food', OFFICES[0] ?? ''), marked('drug', OFFICES[1] ?? ''), marked('drug', '')];
    const [all, one] = [ALL, { chosen: [OFFICES[1] ?? ''], text: '' }].map((offices) => annexTable(annexFigures(index, offices), cases, offices, 'distinct'));
    expect([all?.rows.food, all?.total]).toEqual([{ listed: 3, repeat: 0, cases: 1 }, { listed: 3, repeat: 0, cases: 3 }]);
    expect([one?.rows.drug, one?.total]).toEqual([{ listed: 0, repeat: 0, cases: 1 }, { listed: 0, repeat: 0, cases: 1 }]);
  });
});

describe('lists as they lie on the desk', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  it('are walked beside the store; records that a sync has replaced meanwhile are said to be gone, never made up', async () => {
    await desk.publish(samples(300).map((listing) => ({ ...listing, listedOn: '2026-04-01' })));
    await desk.sync();
    const kept = { database: desk.storeName };
    const steps: number[] = [];
    const annex = createAnnex(openStoredLists);
    expect(await annex.walk({ period: YEAR, kept }, (done, total) => void steps.push(done / total))).toMatchObject({ ok: true, lists: [{ kind: 'severe', trust: 'signed', count: 300, used: true }] });
    expect(steps.at(-1)).toBe(1);
    expect(annex.figures(ALL).total.listed).toBe(300);
    expect((await annex.records({ column: 'listed', offices: ALL, offset: 290, limit: 50 })).records).toHaveLength(10);
    await desk.store.forgetList('svl');
    await desk.store.sweep('svl');
    expect(await annex.records({ column: 'listed', offices: ALL, offset: 0, limit: 50 })).toEqual({ records: [], total: 300, entities: 300 });
    annex.close();
  });
});

describe('typical cases', () => {
  it('are found by the day on which they were made known, newest first, and only as long as they are marked', async () => {
    const store = openCaseStore();
    const one = (id: string, publishedOn: string): TypicalCase => ({ id, publishedOn, field: 'food', name: '示例', authority: '', markedAt: '' });
    for (const [id, day] of [['a', '2025-12-31'], ['b', '2026-01-01'], ['c', '2026-12-31'], ['d', '2027-01-01']] as const) expect(await store.add(one(id, day))).toEqual({ ok: true });
    const ids = async () => {
      const found = await store.within(YEAR);
      return found.ok ? found.value.map(({ id }) => id) : [];
    };
    expect(await ids()).toEqual(['c', 'b']);
    await store.remove('c');
    expect(await ids()).toEqual(['b']);
    store.close();
  });
});
