import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PACK, RISK_CLASSES, RulePack, type InspectionRules } from '../policy/index.ts';
import { addDays, addYears, isDay } from '../shared/index.ts';
import { afterInterval, capStanding, inRegions, inspectionPlan, nextDue, type InspectedParty } from './index.ts';

const TODAY = '2026-11-24';
const LOCAL = { text: '示例市食品生产风险分级管理办法第八条', date: '2022-05-01' };
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
const anyFrequency = fc.record({ times: fc.integer({ min: 1, max: 52 }), years: fc.integer({ min: 1, max: 5 }) });

const pack = (inspection: Partial<InspectionRules>) => ({ ...DEFAULT_PACK, inspection: { frequencies: [], caps: [], ...inspection } });
const listed: InspectedParty = { listKinds: ['severe'], groundCodes: ['ART5_FOOD'], region: '990102' };
const food = pack({
  frequencies: [
    { id: 'severe', listKinds: ['severe'], level: 'raised', basis: { law: 'order44-15-2' } },
    { id: 'food-d', riskClasses: ['D'], groundCodes: ['ART5_FOOD'], regions: ['9901'], level: 'markedly-raised', times: 3, basis: LOCAL },
    { id: 'food-a', riskClasses: ['A'], level: 'lowered', times: 1, years: 2, basis: LOCAL },
    { id: 'drawn', listKinds: ['severe'], regions: ['9902'], level: 'raised', samplingPercent: 20, basis: LOCAL },
  ],
  caps: [
    { id: 'city', regions: ['9901'], perYear: 4, exceptions: '投诉举报、转办交办的线索核查除外', basis: LOCAL },
    { id: 'province', perYear: 6, basis: LOCAL },
  ],
});

describe('what raised means', () => {
  it('is said without a number where the law gives none', () => {
    const plan = inspectionPlan(listed, DEFAULT_PACK, TODAY);
    expect(plan).toMatchObject({ level: 'raised', withoutNumber: true, capBelowFrequency: false });
    expect(plan.lines.map(({ law }) => law?.article)).toEqual(['第十五条第（二）项']);
    expect(plan.cap).toBeUndefined();
    expect(nextDue(plan, { listedOn: '2026-01-01' }, DEFAULT_PACK)).toEqual({ kind: 'no-number' });
  });
  it('is not silenced by a pack from before there were rules on inspections', () => {
    const { inspection: _, ...older } = DEFAULT_PACK;
    expect(inspectionPlan(listed, { ...older, bases: [] }, TODAY)).toMatchObject({ level: 'raised', lines: [{ law: { id: 'order44-15-2' } }] });
  });
  it('keeps the risk class apart: a class raises by its own line, and a listed party of class A stays raised', () => {
    expect(inspectionPlan({ listKinds: [], groundCodes: [], riskClass: 'D' }, DEFAULT_PACK, TODAY).level).toBe('markedly-raised');
    expect(inspectionPlan({ listKinds: [], groundCodes: [], riskClass: 'A' }, DEFAULT_PACK, TODAY).level).toBe('lowered');
    expect(inspectionPlan({ ...listed, riskClass: 'A' }, DEFAULT_PACK, TODAY).level).toBe('raised');
    expect(inspectionPlan({ listKinds: [], groundCodes: [] }, DEFAULT_PACK, TODAY)).toMatchObject({ level: 'usual', lines: [] });
  });
  it('takes the local number, its basis first, and the lowest cap', () => {
    const plan = inspectionPlan({ ...listed, riskClass: 'D' }, food, TODAY);
    expect(plan).toMatchObject({ level: 'markedly-raised', frequency: { times: 3, years: 1 }, withoutNumber: false, cap: { line: { id: 'city', perYear: 4 } } });
    expect(plan.lines.map(({ line }) => line.id)).toEqual(['food-d', 'severe']);
  });
  it('gives no date to parties that are drawn by lot', () => {
    const plan = inspectionPlan({ ...listed, region: '990201' }, food, TODAY);
    expect(plan).toMatchObject({ samplingPercent: 20, withoutNumber: false });
    expect(nextDue(plan, { listedOn: '2026-01-01' }, food)).toEqual({ kind: 'by-sampling' });
  });
  it('says when the frequency cannot be kept within the cap', () => {
    const tight = pack({ frequencies: food.inspection.frequencies, caps: [{ id: 'two', perYear: 2, basis: LOCAL }] });
    expect(inspectionPlan({ ...listed, riskClass: 'D' }, tight, TODAY).capBelowFrequency).toBe(true);
  });
  it('holds lines to their days', () => {
    const dated = pack({ frequencies: [{ id: 'x', level: 'raised', from: '2026-01-01', until: '2026-06-30', basis: LOCAL }] });
    expect([inspectionPlan(listed, dated, '2025-12-31').level, inspectionPlan(listed, dated, '2026-06-30').level, inspectionPlan(listed, dated, '2026-07-01').level]).toEqual(['usual', 'raised', 'usual']);
  });
  it('never grows laxer by a further line', () => {
    const line = fc.record({ id: fc.constant('x'), level: fc.constant('raised' as const), times: fc.integer({ min: 1, max: 52 }), years: fc.integer({ min: 1, max: 5 }), basis: fc.constant(LOCAL) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), line, (lines, more) => {
        const rate = (all: typeof lines) => {
          const { frequency } = inspectionPlan(listed, pack({ frequencies: all }), TODAY);
          return frequency!.times / frequency!.years;
        };
        expect(rate([...lines, more])).toBeGreaterThanOrEqual(rate(lines));
      }),
    );
  });
});

describe('a rule pack', () => {
  const withLine = (line: object) => RulePack.safeParse({ ...DEFAULT_PACK, inspection: { frequencies: [line], caps: [] } }).success;
  const line = { id: 'x', level: 'raised', basis: LOCAL };
  it('has no number without the document that has it and its day', () => {
    expect(withLine({ ...line, times: 3 })).toBe(true);
    expect(withLine({ ...line, times: 3, basis: { law: 'order44-15-2' } })).toBe(false);
    expect(withLine({ ...line, samplingPercent: 10, basis: { text: '示例文件' } })).toBe(false);
    expect(withLine({ ...line, basis: {} })).toBe(false);
    expect(withLine({ ...line, times: 3, samplingPercent: 10 })).toBe(false);
    expect(withLine({ ...line, years: 2 })).toBe(false);
    expect(RulePack.safeParse({ ...DEFAULT_PACK, inspection: { frequencies: [], caps: [{ id: 'c', perYear: 2, basis: { law: 'order44-15-2' } }] } }).success).toBe(false);
  });
  it('is, by default, one that gives no number', () => {
    expect(RulePack.parse(DEFAULT_PACK).inspection).toEqual(DEFAULT_PACK.inspection);
    for (const riskClass of RISK_CLASSES) expect(inspectionPlan({ ...listed, riskClass }, DEFAULT_PACK, TODAY).withoutNumber).toBe(true);
  });
});

describe('due dates', () => {
  it('follow the last inspection', () => {
    expect(afterInterval('2026-01-01', { times: 3, years: 1 })).toBe('2026-05-02');
    expect(afterInterval('2026-01-15', { times: 1, years: 2 })).toBe('2028-01-15');
    expect(afterInterval('2024-02-29', { times: 1, years: 1 })).toBe('2025-02-28');
    expect(afterInterval('2027-12-31', { times: 2, years: 1 })).toBe('2028-07-01');
  });
  it('complete the number within the years, from whatever day on', () => {
    fc.assert(
      fc.property(anyDay, anyFrequency, (start, frequency) => {
        let day = start;
        for (let n = 0; n < frequency.times; n += 1) {
          const next = afterInterval(day, frequency);
          expect(isDay(next) && next > day).toBe(true);
          day = next;
        }
        // One day of grace: of a series begun on 29 February, a later year ends on the 28th.
        expect(day <= addDays(addYears(start, frequency.years), 1)).toBe(true);
      }),
    );
  });
  it('never come earlier by a later inspection, nor by a rarer frequency', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(2000), anyFrequency, (day, later, frequency) => {
        expect(afterInterval(addDays(day, later), frequency) >= afterInterval(day, frequency)).toBe(true);
        if (frequency.times > 1) expect(afterInterval(day, { ...frequency, times: frequency.times - 1 }) >= afterInterval(day, frequency)).toBe(true);
      }),
    );
  });
  it('begin with the listing where no inspection is known, and never lie before it', () => {
    const plan = inspectionPlan({ ...listed, riskClass: 'D' }, food, TODAY);
    expect(nextDue(plan, { listedOn: '2026-01-01' }, food)).toEqual({ kind: 'due', on: '2026-05-02', from: '2026-01-01', since: 'listing' });
    expect(nextDue(plan, { listedOn: '2026-01-01' }, pack({ ...food.inspection, firstDue: 'listing' }))).toMatchObject({ on: '2026-01-01' });
    expect(nextDue(plan, { listedOn: '2026-10-01', lastInspectedOn: '2023-01-01' }, food)).toMatchObject({ on: '2026-10-01', since: 'inspection' });
    expect(nextDue(plan, { listedOn: '2026-01-01', lastInspectedOn: '2026-06-01' }, food)).toMatchObject({ on: '2026-09-30', from: '2026-06-01' });
    expect(nextDue(plan, {}, food)).toEqual({ kind: 'no-start' });
  });
});

describe('the annual cap', () => {
  const plan = inspectionPlan({ ...listed, riskClass: 'D' }, food, TODAY);
  it('warns before it is passed', () => {
    const days = ['2026-01-05', '2026-03-05', '2026-06-05', '2026-09-05', '2026-11-05'];
    expect([0, 2, 3, 4, 5].map((n) => capStanding(plan, days.slice(0, n), TODAY)?.state)).toEqual(['within', 'within', 'last', 'reached', 'passed']);
  });
  it('begins anew with the calendar year', () => {
    expect(capStanding(plan, ['2025-12-31', '2026-01-01', '2027-01-01'], TODAY)).toEqual({ cap: 4, done: 1, state: 'within' });
  });
  it('is silent where none is set', () => {
    expect(capStanding(inspectionPlan(listed, DEFAULT_PACK, TODAY), ['2026-01-01'], TODAY)).toBeUndefined();
  });
});

describe('regions', () => {
  it('hold what lies in them', () => {
    expect([inRegions('330106', ['33']), inRegions('330106', ['330000']), inRegions('330106', ['330100']), inRegions('330106', ['330106']), inRegions('330106', ['3302', '34']), inRegions(undefined, ['33'])]).toEqual([true, true, true, true, false, false]);
  });
});
