import { describe, expect, it } from 'vitest';
import { DEFAULT_PACK, type InspectionRules } from '../policy/index.ts';
import { countsOf, filterRows, workRows } from './index.ts';
import type { ListedOn, Visit, WorkParty } from './types.ts';

const TODAY = '2026-11-24';
const BASIS = { text: '示例文件', date: '2022-05-01' };
const INSPECTION: InspectionRules = { frequencies: [{ id: 'food', listKinds: ['severe'], groundCodes: ['ART5_FOOD'], level: 'raised', times: 2, basis: BASIS }], caps: [{ id: 'cap', perYear: 2, basis: BASIS }] };
const PACK = { ...DEFAULT_PACK, inspection: INSPECTION };

const listed = (over: Partial<ListedOn> = {}): ListedOn => ({ key: 'severe/r', kind: 'severe', trust: 'signed', listedOn: '2026-01-01', groundCode: 'ART5_FOOD', ground: 'g', authority: 'a', pass: 1, ...over });
const party = (id: string, over: Partial<WorkParty> = {}): WorkParty => ({ id, name: `示例${id}（测试）有限公司`, code: `91990000MA0000000${id}`, region: '990102', regionBy: 'list', listings: [listed()], keys: [], firstOn: '2026-01-02', ...over });
const visit = (of: string, on: string): Visit => ({ id: `${of}${on}`, party: of, on, at: `${on}T00:00:00Z` });
const rows = (parties: readonly WorkParty[], visits: readonly Visit[] = [], today = TODAY) => workRows(parties, visits, { pack: PACK, today });

describe('the work list', () => {
  it('has what is overdue first, then by day, then what has no day', () => {
    const all = rows([party('1'), party('2'), party('3', { listings: [listed({ groundCode: 'ART10_OTHER' })] }), party('4', { listings: [listed({ groundCode: 'ART10_OTHER', listedOn: '2025-01-01' })] })], [visit('1', '2026-06-20'), visit('2', '2026-02-01'), visit('3', '2026-11-01')]);
    expect(all.map(({ party: { id }, state }) => [id, state])).toEqual([['2', 'overdue'], ['1', 'soon'], ['4', 'no-date'], ['3', 'no-date']]);
    expect(countsOf(all)).toMatchObject({ all: 4, overdue: 1, soon: 1, later: 0, 'no-date': 2 });
  });
  it('moves a due date with each inspection, and back when it is undone', () => {
    const due = (visits: readonly Visit[]) => rows([party('1')], visits)[0]?.due;
    expect(due([])).toMatchObject({ on: '2026-07-02', since: 'listing' });
    expect(due([visit('1', TODAY)])).toMatchObject({ on: '2027-05-25', since: 'inspection' });
    expect(due([visit('1', '2026-03-01'), visit('1', '2026-10-01'), visit('1', '2026-05-01')])).toMatchObject({ from: '2026-10-01' });
  });
  it('warns of the cap before it is passed', () => {
    const cap = (...days: readonly string[]) => rows([party('1')], days.map((on) => visit('1', on)))[0]?.cap?.state;
    expect([cap(), cap('2026-03-01'), cap('2026-03-01', '2026-06-01'), cap('2025-12-31', '2026-06-01')]).toEqual(['within', 'last', 'reached', 'last']);
  });
  it('leaves out whoever no record binds today: removed, repaired, not yet, over', () => {
    const out: Partial<ListedOn>[] = [{ removedOn: TODAY }, { measuresLiftedAt: '2026-11-01' }, { listedOn: '2026-11-25' }, { listedOn: '2023-11-01' }];
    for (const over of out) expect(rows([party('1', { listings: [listed(over)] })])).toEqual([]);
    expect(rows([party('1', { listings: [listed({ removedOn: TODAY }), listed({ key: 'severe/s', listedOn: '2026-02-01' })] })])[0]?.listings).toHaveLength(1);
    expect(rows([party('1', { listings: [] })])).toEqual([]);
  });
  it('is filtered by state, field, region, source and text, whatever the writing', () => {
    const all = rows([party('1'), party('2', { region: '990201', seenOn: TODAY }), party('3', { importedOn: TODAY, listings: [listed({ groundCode: 'ART6_DRUG' })], name: '示例ＡＢ（测试）药业有限公司' })]);
    const ids = (filter: Parameters<typeof filterRows>[1]) => filterRows(all, filter).map(({ party: { id } }) => id);
    expect(ids({ state: 'overdue' })).toEqual(['1', '2']);
    expect(ids({ field: 'ART6_DRUG' })).toEqual(['3']);
    expect(ids({ region: '990201' })).toEqual(['2']);
    expect([ids({ source: 'list' }), ids({ source: 'seen' }), ids({ source: 'imported' })]).toEqual([['1'], ['2'], ['3']]);
    expect(ids({ text: 'ab(测试)药' })).toEqual(['3']);
    expect(ids({ text: 'ma00000002' })).toEqual(['2']);
    expect(ids({ text: '不存在', state: 'overdue' })).toEqual([]);
  });
  it('calls news what an update has brought in the last thirty days', () => {
    expect([rows([party('1', { newOn: '2026-10-26' })])[0]?.isNew, rows([party('1', { newOn: '2026-10-25' })])[0]?.isNew, rows([party('1')])[0]?.isNew]).toEqual([true, false, false]);
  });
});
